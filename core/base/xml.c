/* What XML 1.0 allows, and what it wants escaped. */
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"

static const char REPLACEMENT[] = "\xEF\xBF\xBD"; /* U+FFFD */

int galley_xml_is_char(uint32_t c)
{
	if (c < 0x20)
		return c == 0x09 || c == 0x0A || c == 0x0D;
	return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) ||
	       (c > 0xFFFF && c < 0x110000);
}

/* Only bytes below 0x20 and those that begin U+FFFE and U+FFFF can be at fault
 * in well-formed UTF-8, so most bytes need no decoding. */
static size_t forbidden(const char *s, size_t bytes)
{
	unsigned char b = (unsigned char)*s;

	if (b < 0x20)
		return b != 0x09 && b != 0x0A && b != 0x0D;
	if (b == 0xEF && bytes >= 3 && (unsigned char)s[1] == 0xBF &&
	    (unsigned char)s[2] >= 0xBE)
		return 3;
	return 0;
}

/* Whether a word of text has a byte below 0x20, or one 0xBF, the second of
 * those three (Warren, "Hacker's Delight", section 6-1). */
static int is_suspect(uint64_t x)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t y = x ^ ones * 0xBF;

	return ((((x - ones * 0x20) & ~x) | ((y - ones) & ~y)) & ones << 7) !=
	       0;
}

/* Where in [from, to) of a text of so many bytes one begins, or to. */
static size_t find_forbidden(
    const char *s, size_t from, size_t to, size_t bytes)
{
	while (from < to && !forbidden(s + from, bytes - from))
		from++;
	return from;
}

size_t galley_xml_check(const char *s, size_t bytes)
{
	size_t i, at;
	uint64_t x;

	for (i = 0; bytes - i >= sizeof(x); i += sizeof(x)) {
		memcpy(&x, s + i, sizeof(x));
		if (!is_suspect(x))
			continue;
		/* The first of the three may be the last of the word before. */
		at = find_forbidden(s, i > 0 ? i - 1 : 0, i + sizeof(x), bytes);
		if (at < i + sizeof(x))
			return at;
	}
	return find_forbidden(s, i > 0 ? i - 1 : 0, bytes, bytes);
}

static const char *entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

static size_t copy(
    struct galley_buf *out, const char *s, size_t bytes, int escaping)
{
	size_t i, n, from = 0, replaced = 0;
	const char *e;

	for (i = 0; i < bytes;) {
		n = forbidden(s + i, bytes - i);
		e = n ? REPLACEMENT : escaping ? entity(s[i]) : NULL;
		if (!e) {
			i++;
			continue;
		}
		replaced += n > 0;
		galley_buf_add(out, s + from, i - from);
		galley_buf_puts(out, e);
		i += n ? n : 1;
		from = i;
	}
	galley_buf_add(out, s + from, bytes - from);
	return replaced;
}

size_t galley_xml_clean(struct galley_buf *out, const char *s, size_t bytes)
{
	return copy(out, s, bytes, 0);
}

size_t galley_xml_escape(struct galley_buf *out, const char *s, size_t bytes)
{
	return copy(out, s, bytes, 1);
}
