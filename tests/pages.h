/* pages.h - bulletins from plain text, for tests that call rebuild itself. */
#ifndef TESTS_PAGES_H
#define TESTS_PAGES_H
#include <string.h>

#include "bulletin/model.h"

/* The end of the line at s, of bytes bytes: its line end or form feed. */
static inline size_t line_end(const char *s, size_t at, size_t bytes)
{
	while (at < bytes && s[at] != '\n' && s[at] != '\f')
		at++;
	return at;
}

static inline int line_is_blank(const char *s, size_t at, size_t end)
{
	while (at < end && strchr(" \t\v\r", s[at]))
		at++;
	return at == end;
}

/* Adds the source's blocks as the text reader does: a block is a run of lines
 * that are not blank, a form feed begins a page.  0, or -1: no memory. */
static inline int add_blocks(
    struct galley_bulletin *b, const struct galley_source *s)
{
	size_t at = 0, end, start = 0, stop = 0;
	int turned = 0;

	for (; at <= s->bytes; at = end + 1) {
		end = line_end(s->text, at, s->bytes);
		if (!line_is_blank(s->text, at, end)) {
			if (start == stop)
				start = at;
			stop = end;
			if (end < s->bytes && s->text[end] == '\n')
				continue;
		}
		if (start != stop) {
			if (turned && galley_bulletin_add_page(b, NULL))
				return -1;
			if (galley_bulletin_add_segment(
				b, s, start, stop, GALLEY_ROLE_NONE))
				return -1;
			turned = 0;
		}
		start = stop = 0;
		turned |= end < s->bytes && s->text[end] == '\f';
	}
	return 0;
}
#endif
