/* A reader that delivers an article and doesn't say that this is all. */
#include "bad.h"

static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	const struct galley_source *s = galley_source_decode(job);
	size_t bytes;

	(void)state;
	galley_source_text(s, &bytes);
	galley_bulletin_add_segment(b, s, 0, bytes, GALLEY_ROLE_NONE);
	galley_deliver_article(b);
	return GALLEY_OK;
}

GALLEY_PLUGIN(unfinished, GOOD_TEXTS, .read = read)
