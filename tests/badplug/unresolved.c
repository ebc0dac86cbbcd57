/* Calls what nobody has. */
#include "bad.h"

void galley_nowhere(void);

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	(void)job;
	(void)state;
	(void)a;
	galley_nowhere();
	return GALLEY_OK;
}

GALLEY_PLUGIN(unresolved, GOOD_TEXTS, .article = article)
