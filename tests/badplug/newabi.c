/* Built for the ABI after this one. */
const void *galley_plugin_2(void);

__attribute__((visibility("default"))) const void *galley_plugin_2(void)
{
	return "";
}
