/* How a message looks. */
#include <stdint.h>
#include <string.h>

#include "base/diag.h"
#include "base/utf8.h"

enum { FILE_LIMIT = 400, TEXT_LIMIT = 1200, ARTICLE_LIMIT = 120 };

/* Cc, the line and paragraph separators, and the bidirectional controls of
 * UAX #9, which could make a message read as something else. */
static int is_harmful(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
	       c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static void escape_char(struct galley_buf *b, uint32_t c)
{
	if (c == '\n')
		galley_buf_puts(b, "\\n");
	else if (c == '\r')
		galley_buf_puts(b, "\\r");
	else if (c == '\t')
		galley_buf_puts(b, "\\t");
	else
		galley_buf_printf(
		    b, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
}

void galley_diag_escape(
    struct galley_buf *b, const char *text, size_t bytes, size_t limit)
{
	size_t start = b->n, i, length;
	uint32_t c;

	for (i = 0; i < bytes; i += length) {
		size_t before = b->n;

		length = galley_utf8_get(text + i, bytes - i, &c);
		if (!length) {
			galley_buf_printf(
			    b, "\\x%02x", (unsigned)(unsigned char)text[i]);
			length = 1;
		} else if (is_harmful(c)) {
			escape_char(b, c);
		} else {
			galley_buf_add(b, text + i, length);
		}
		if (b->failed)
			return;
		if (b->n - start > limit) {
			b->n = before;
			b->s[b->n] = '\0';
			galley_buf_puts(b, "...");
			return;
		}
	}
}

const char *galley_diag_level(int level)
{
	return level <= 0 ? "note" : level == 1 ? "warning" : "error";
}

void galley_diag_line(struct galley_buf *b, const char *file, size_t line,
    int level, const char *text, const char *article, int colour)
{
	static const char *const colours[] = {
	    "\033[36m", "\033[35m", "\033[31m"};
	const char *name = file ? file : "galley";

	galley_diag_escape(b, name, strlen(name), FILE_LIMIT);
	if (file && line)
		galley_buf_printf(b, ":%zu", line);
	galley_buf_puts(b, ": ");
	if (colour)
		galley_buf_puts(b, colours[level <= 0 ? 0 : level > 1 ? 2 : 1]);
	galley_buf_printf(b, "%s:", galley_diag_level(level));
	galley_buf_puts(b, colour ? "\033[0m " : " ");
	galley_diag_escape(b, text, strlen(text), TEXT_LIMIT);
	if (article) {
		galley_buf_puts(b, " (in '");
		galley_diag_escape(b, article, strlen(article), ARTICLE_LIMIT);
		galley_buf_puts(b, "')");
	}
}
