/* A descriptor shorter than ABI 1.0. */
#include "bad.h"

const struct galley_plugin *galley_plugin_1(void);

__attribute__((visibility("default"))) const struct galley_plugin *
galley_plugin_1(void)
{
	static const struct {
		uint32_t size, option_size;
		const char *name, *version;
	} p = {sizeof(p), sizeof(struct galley_option), "cutoff", "1.0"};

	return (const void *)&p;
}
