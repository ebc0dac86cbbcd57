/* Crashes while it is loaded. */
#include "bad.h"

static int *volatile nowhere;

UNWATCHED static __attribute__((constructor)) void start(void)
{
	*nowhere = 1;
}

GOOD_ARTICLE
GALLEY_PLUGIN(ctor, GOOD_TEXTS, .article = article)
