/* A shared object that is no plugin. */
int noentry(void);

__attribute__((visibility("default"))) int noentry(void)
{
	return 1;
}
