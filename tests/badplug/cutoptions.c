/* Options shorter than those of ABI 1.0. */
#include "bad.h"

GOOD_ARTICLE
WHERE_OPTIONS;
const struct galley_plugin *galley_plugin_1(void);

__attribute__((visibility("default"))) const struct galley_plugin *
galley_plugin_1(void)
{
	static const struct galley_plugin p = {.size = sizeof(p),
	    .option_size = sizeof(struct galley_option) - 8,
	    .name = "cutoptions",
	    GOOD_TEXTS,
	    .options = options,
	    .state_size = sizeof(struct where_state),
	    .article = article};

	return &p;
}
