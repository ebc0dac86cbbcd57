/* Has no descriptor to return. */
#include "bad.h"

const struct galley_plugin *galley_plugin_1(void);

__attribute__((visibility("default"))) const struct galley_plugin *
galley_plugin_1(void)
{
	return NULL;
}
