/* A filter: the punctuation of Chinese and Japanese, and what is around it. */
#include <stdlib.h>
#include <string.h>

#include "common/chars.h"
#include "common/rewrite.h"
#include "punct/punct.h"

/* Room for n characters, and for their bytes with a blank before each. */
static int make_room(struct punct *p, size_t n)
{
	size_t room = n + n / 2 + 64;

	if (n <= p->room && p->c)
		return 0;
	free(p->c);
	free(p->mark);
	free(p->out);
	p->c = calloc(room, sizeof(*p->c));
	p->mark = calloc(room, 1);
	p->out = calloc(room, 5);
	p->room = room;
	if (p->c && p->mark && p->out)
		return 0;
	p->room = 0;
	galley_diag(p->job, NULL, GALLEY_ERROR, "out of memory");
	return -1;
}

static void take(struct punct *p, const char *utf8, size_t bytes)
{
	size_t i;

	p->n = 0;
	for (i = 0; i < bytes; p->n++)
		i += chars_get(utf8 + i, bytes - i, &p->c[p->n]);
	memset(p->mark, 0, p->n);
}

static char *put(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xc0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		*to++ = (char)(0xe0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	} else {
		*to++ = (char)(0xf0 | c >> 18);
		*to++ = (char)(0x80 | (c >> 12 & 0x3f));
		*to++ = (char)(0x80 | (c >> 6 & 0x3f));
		*to++ = (char)(0x80 | (c & 0x3f));
	}
	return to;
}

static size_t give(struct punct *p)
{
	char *to = p->out;
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (p->mark[i] & MARK_DROPPED)
			continue;
		if (p->mark[i] & MARK_SPACED)
			*to++ = ' ';
		to = put(to, p->c[i]);
	}
	*to = '\0';
	return (size_t)(to - p->out);
}

/* The order matters: numbers are known once their digits are narrow, brackets
 * before the marks that follow them, digits are made wide at the last. */
const char *punct_text(
    void *context, const char *language, const char *utf8, size_t *bytes)
{
	struct punct *p = context;
	size_t n;

	p->japanese = rewrite_is(language, "ja");
	if (!p->japanese && !rewrite_is(language, "zh"))
		return utf8;
	if (make_room(p, *bytes + 1))
		return NULL;
	take(p, utf8, *bytes);
	if (p->digits == WIDTH_HALF)
		punct_change_digits(p, WIDTH_HALF);
	punct_fix(p);
	punct_change_pairs(p);
	punct_change_marks(p, (enum width)p->marks);
	if (p->digits == WIDTH_FULL)
		punct_change_digits(p, WIDTH_FULL);
	punct_change_spacing(p, (enum spacing)p->spacing);
	n = give(p);
	if (n == *bytes && !memcmp(p->out, utf8, n))
		return utf8;
	*bytes = n;
	return p->out;
}

static enum galley_status filter(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	static const char *const keys[] = {
	    "title", "series", "description", NULL};
	struct punct *p = state;
	const struct rewrite r = {.job = job,
	    .bulletin = b,
	    .text = punct_text,
	    .context = p,
	    .keys = keys};

	p->job = job;
	return rewrite_all(&r) ? GALLEY_FAIL : GALLEY_OK;
}

static void release(void *state)
{
	struct punct *p = state;

	free(p->c);
	free(p->mark);
	free(p->out);
}

#define INT(x) GALLEY_FIELD(struct punct, x, int)
static const char *const WIDTHS[] = {"keep", "full", "half", NULL};
static const char *const SPACINGS[] = {"keep", "none", "blank", NULL};
static const char *const QUOTES[] = {"keep", "curly", "corner", NULL};

static const struct galley_option options[] = {
    {.name = "marks",
	.help = "width of stops, commas and brackets in wide text",
	.type = GALLEY_ENUM,
	.offset = INT(marks),
	.def = "full",
	.choices = WIDTHS},
    {.name = "which",
	.help = "the marks that this is about, in half width",
	.type = GALLEY_STR,
	.offset = GALLEY_FIELD(struct punct, which, const char *),
	.def = ",.;:?!()"},
    {.name = "digits",
	.help = "width of digits",
	.type = GALLEY_ENUM,
	.offset = INT(digits),
	.def = "keep",
	.choices = WIDTHS},
    {.name = "spacing",
	.help = "what stands between wide text and Latin letters or digits",
	.type = GALLEY_ENUM,
	.offset = INT(spacing),
	.def = "keep",
	.choices = SPACINGS},
    {.name = "quotes",
	.help = "shape of quotes",
	.type = GALLEY_ENUM,
	.offset = INT(quotes),
	.def = "keep",
	.choices = QUOTES},
    {.name = NULL}};

GALLEY_PLUGIN(punct, .version = "1.0",
    .summary = "set punctuation and digits in full or half width",
    .options = options, .state_size = sizeof(struct punct), .filter = filter,
    .release = release)
