/* Ends the process while it is loaded. */
#include <unistd.h>

#include "bad.h"

static __attribute__((constructor)) void start(void)
{
	_exit(0);
}

GOOD_ARTICLE
GALLEY_PLUGIN(ctorexits, GOOD_TEXTS, .article = article)
