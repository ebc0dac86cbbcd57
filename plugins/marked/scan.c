/* Small things that the reader finds in a line. */
#include <string.h>

#include "marked/read.h"

static int is_blank(char c)
{
	return c == ' ' || c == '\t';
}

int marked_next_line(struct reader *r, struct span *line)
{
	const char *lf;

	if (r->at == r->end)
		return 0;
	lf = memchr(r->at, '\n', (size_t)(r->end - r->at));
	line->s = r->at;
	line->n = (size_t)((lf ? lf : r->end) - r->at);
	line->line = ++r->line;
	r->at = lf ? lf + 1 : r->end;
	if (line->n && line->s[line->n - 1] == '\r')
		line->n--;
	return 1;
}

int marked_is_text(const struct span *line)
{
	size_t i;

	if (line->n && *line->s == '#')
		return 0;
	for (i = 0; i < line->n && is_blank(line->s[i]); i++)
		;
	return i < line->n;
}

void marked_skip_blanks(struct span *s)
{
	for (; s->n && is_blank(*s->s); s->n--)
		s->s++;
}

struct span marked_word(struct span *s)
{
	struct span word = {s->s, 0, s->line};

	while (word.n < s->n && !is_blank(s->s[word.n]))
		word.n++;
	s->s += word.n;
	s->n -= word.n;
	marked_skip_blanks(s);
	return word;
}

int marked_is(const struct span *s, const char *what)
{
	return s->n == strlen(what) && !memcmp(s->s, what, s->n);
}

int marked_take(struct span *s, char c)
{
	if (!s->n || *s->s != c)
		return 0;
	s->s++;
	s->n--;
	return 1;
}

int marked_take_number(struct span *s, size_t *number)
{
	size_t n = 0, digits = 0;

	for (; s->n && *s->s >= '0' && *s->s <= '9'; s->s++, s->n--) {
		if (++digits > 15) /* no text is as long */
			return 0;
		n = n * 10 + (size_t)(*s->s - '0');
	}
	*number = n;
	return digits > 0;
}

int marked_take_place(struct span *s, size_t *unit, size_t *part)
{
	*part = 0;
	if (!marked_take_number(s, unit) || !*unit)
		return 0;
	return !marked_take(s, '.') || (marked_take_number(s, part) && *part);
}

const char *marked_value(struct reader *r, const struct span *s)
{
	char *out = galley_alloc(r->job, s->n + 1);
	const char *wanted;
	size_t n = 0;

	if (!out)
		return NULL;
	wanted = marked_unescape(s->s, s->n, out, &n);
	if (wanted) {
		marked_bad(r, s->line, "%s", wanted);
		return NULL;
	}
	out[n] = '\0';
	return out;
}
