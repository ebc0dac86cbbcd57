/* A reader that calls finished what has lost all but the first byte. */
#include "bad.h"

static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	const struct galley_source *s = galley_source_decode(job);
	const struct galley_range first = {0, 1, 0};
	size_t bytes;

	(void)state;
	galley_source_text(s, &bytes);
	galley_bulletin_add_segment(b, s, 0, bytes, GALLEY_ROLE_NONE);
	galley_deliver_block(
	    b, galley_deliver_article(b), GALLEY_ROLE_PARA, &first, 1);
	galley_deliver_finished(b, NULL);
	return GALLEY_OK;
}

GALLEY_PLUGIN(loses, GOOD_TEXTS, .read = read)
