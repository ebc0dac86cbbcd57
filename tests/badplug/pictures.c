/* A reader that supplies an image.  This one is no bad plugin: writers are
 * tested by it, and options that name a file. */
#include <string.h>

#include "bad.h"

struct state {
	int at;
	const char *picture, *alt;
};

static const struct galley_option options[] = {
    {"at", "the byte that the image stands at", GALLEY_INT,
	GALLEY_FIELD(struct state, at, int), "0", 0, 65536, "bytes", NULL},
    {"picture", "the image", GALLEY_FILE,
	GALLEY_FIELD(struct state, picture, const char *), "", 0, 0, NULL,
	NULL},
    {"alt", "what it shows", GALLEY_STR,
	GALLEY_FIELD(struct state, alt, const char *), "", 0, 0, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

static void add_blocks(
    struct galley_bulletin *b, const struct galley_source *source)
{
	size_t bytes, start = 0, end;
	const char *text = galley_source_text(source, &bytes), *blank;

	for (; start < bytes; start = end) {
		blank = strstr(text + start, "\n\n");
		end = blank ? (size_t)(blank - text) + 2 : bytes;
		galley_bulletin_add_segment(
		    b, source, start, end, GALLEY_ROLE_NONE);
	}
}

static enum galley_status read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	const struct galley_source *source = galley_source_decode(job);
	const struct state *s = state;
	const void *data;
	size_t bytes;

	if (!source)
		return GALLEY_FAIL;
	add_blocks(b, source);
	data = galley_option_file(job, s->picture, 4096, &bytes);
	if (!data)
		return GALLEY_FAIL;
	if (galley_bulletin_add_image(
		b, source, (size_t)s->at, data, bytes, s->alt)) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "picture: an image of the book's formats is wanted");
		return GALLEY_FAIL;
	}
	return GALLEY_OK;
}

GALLEY_PLUGIN(pictures, GOOD_TEXTS, .options = options,
    .state_size = sizeof(struct state), .read = read)
