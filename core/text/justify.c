/* Lines that take their whole width. */
#include <string.h>

#include "base/utf8.h"
#include "galley/text.h"

enum { MOST = 3 }; /* spaces that a blank gets at most */

struct target {
	char *out;
	size_t room, n;
};

static void put(struct target *t, const char *s, size_t bytes)
{
	size_t i;

	for (i = 0; i < bytes; i++, t->n++) {
		if (t->n < t->room)
			t->out[t->n] = s[i];
	}
}

/* Spaces that go to the i-th blank. */
static size_t share(
    const struct galley_line *line, unsigned long number, size_t i)
{
	size_t rest = line->slack % line->blanks;

	return line->slack / line->blanks +
	       (number % 2 ? i < rest : i >= line->blanks - rest);
}

size_t galley_text_justify(const struct galley_line *line, unsigned long number,
    char *out, size_t room)
{
	struct target t = {out, room, 0};
	size_t i, n, k, blank = 0;
	int blanks = 1; /* those at its start aren't widened */
	uint32_t c;

	if (line->hard || !line->blanks || line->slack > MOST * line->blanks) {
		put(&t, line->text, line->bytes);
		return t.n;
	}
	for (i = 0; i < line->bytes; i += n) {
		n = galley_utf8_get(line->text + i, line->bytes - i, &c);
		n += !n;
		put(&t, line->text + i, n);
		if (!galley_utf8_is_space(c)) {
			blanks = 0;
		} else if (!blanks) {
			blanks = 1;
			for (k = share(line, number, blank++); k; k--)
				put(&t, " ", 1);
		}
	}
	return t.n;
}
