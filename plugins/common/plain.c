/* Text for a terminal or a printer. */
#include <string.h>

#include "common/plain.h"

/* Bytes of the control character at s, or 0: C0, DEL, and C1 (U+0080 to U+009F,
 * which some terminals obey as well). */
static size_t control(const char *s, size_t bytes)
{
	unsigned char c = (unsigned char)s[0];

	if ((c < 0x20 && c != '\n') || c == 0x7f)
		return 1;
	if (c == 0xc2 && bytes > 1 && (unsigned char)s[1] < 0xa0)
		return 2;
	return 0;
}

/* What most bytes of a text are not. */
static int may_control(char byte)
{
	unsigned char c = (unsigned char)byte;

	return c < 0x20 || c == 0x7f || c == 0xc2;
}

static void warn(struct plain_out *p)
{
	if (p->quiet || (p->warned_any && p->warned == p->article))
		return;
	p->warned_any = 1;
	p->warned = p->article;
	galley_diag(p->job, p->article, GALLEY_WARN,
	    "control characters replaced by U+FFFD");
}

const char *plain_clean(struct plain_out *p, const char *s, size_t *bytes)
{
	size_t i, n, count = 0, at = 0;
	char *copy;

	for (i = 0; i < *bytes && !may_control(s[i]); i++)
		;
	for (; i < *bytes; i += n ? n : 1)
		count += (n = control(s + i, *bytes - i)) > 0;
	if (!count)
		return s;
	copy = galley_alloc(p->job, *bytes + 2 * count + 1);
	if (!copy) {
		p->failed = 1;
		return NULL;
	}
	for (i = 0; i < *bytes; i += n ? n : 1) {
		n = control(s + i, *bytes - i);
		if (!n) {
			copy[at++] = s[i];
		} else if (s[i] == '\t') {
			copy[at++] = ' ';
		} else {
			memcpy(copy + at, "\xef\xbf\xbd", 3);
			at += 3;
			warn(p);
		}
	}
	*bytes = at;
	return copy;
}

struct lines {
	struct plain_out *out;
	const char *before; /* the next line */
	const char *rest;
	size_t columns; /* of what stands before it */
	size_t rest_columns;
	plain_line_fn *each;
	void *context;
};

static int take_line(void *context, const struct galley_line *line)
{
	struct lines *l = context;
	struct plain_line out = {"", line->text, line->bytes, line->columns, 0};

	if (line->bytes) {
		out.before = l->before;
		out.before_columns = l->columns;
		out.columns += l->columns;
	}
	l->each(l->context, &out);
	l->before = l->rest;
	l->columns = l->rest_columns;
	return 0;
}

/* What stands before the text never takes more than half the line. */
static size_t fit_before(const struct plain_out *p, const char **before)
{
	size_t n;

	if (!**before)
		return 0;
	n = galley_text_width(*before, strlen(*before), p->language);
	if (n <= p->width / 2)
		return n;
	*before = "";
	return 0;
}

void plain_lines(struct plain_out *p, const char *first, const char *rest,
    const char *s, size_t bytes, plain_line_fn *each, void *context)
{
	struct galley_layout layout = {.size = sizeof(layout),
	    .language = p->language,
	    .level = p->level,
	    .breaks = p->breaks,
	    .runt = p->breaks == GALLEY_BREAKS_BEST ? GALLEY_RUNT_AVOID
						    : GALLEY_RUNT_ALLOW};
	struct lines l = {p, first, rest, 0, 0, each, context};

	l.columns = fit_before(p, &l.before);
	l.rest_columns = fit_before(p, &l.rest);
	layout.first = p->width - l.columns;
	layout.width = p->width - l.rest_columns;
	galley_text_wrap(&layout, s, bytes, take_line, &l);
}

static void write_line(void *context, const struct plain_line *line)
{
	struct plain_out *p = context;

	if (line->bytes) {
		galley_puts(p->job, line->before);
		if (p->before)
			galley_puts(p->job, p->before);
		galley_write(p->job, line->text, line->bytes);
		if (p->after)
			galley_puts(p->job, p->after);
	}
	galley_write(p->job, "\n", 1);
}

void plain_wrap(struct plain_out *p, const char *first, const char *rest,
    const char *s, size_t bytes)
{
	s = plain_clean(p, s, &bytes);
	if (s)
		plain_lines(p, first, rest, s, bytes, write_line, p);
}
