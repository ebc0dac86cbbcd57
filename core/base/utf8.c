/* UTF-8 by the table of The Unicode Standard, section 3.9. */
#include <string.h>

#include "base/utf8.h"

size_t galley_utf8_decode(const char *text, size_t bytes, uint32_t *c)
{
	const unsigned char *s = (const unsigned char *)text;
	unsigned low = 0x80, high = 0xBF;
	size_t i, n;

	if (s[0] < 0x80) {
		*c = s[0];
		return 1;
	}
	if (s[0] < 0xC2 || s[0] > 0xF4)
		return 0;
	n = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (n > bytes)
		return 0;
	if (s[0] == 0xE0)
		low = 0xA0;
	else if (s[0] == 0xED)
		high = 0x9F;
	else if (s[0] == 0xF0)
		low = 0x90;
	else if (s[0] == 0xF4)
		high = 0x8F;
	if (s[1] < low || s[1] > high)
		return 0;
	*c = s[0] & (0x7Fu >> n);
	for (i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		*c = *c << 6 | (s[i] & 0x3F);
	}
	return n;
}

size_t galley_utf8_put(char *s, uint32_t c)
{
	if (c < 0x80) {
		s[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		s[0] = (char)(0xC0 | c >> 6);
		s[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		s[0] = (char)(0xE0 | c >> 12);
		s[1] = (char)(0x80 | (c >> 6 & 0x3F));
		s[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	s[0] = (char)(0xF0 | c >> 18);
	s[1] = (char)(0x80 | (c >> 12 & 0x3F));
	s[2] = (char)(0x80 | (c >> 6 & 0x3F));
	s[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* Runs of ASCII, and of characters of three bytes, of which those that begin
 * with E0 or ED want a closer look, are taken by the word. */
enum { WORD = sizeof(uint64_t) };

static uint64_t word_at(const char *s)
{
	uint64_t x;

	memcpy(&x, s, sizeof(x));
	return x;
}

static int holds(uint64_t x, uint64_t byte)
{
	const uint64_t ones = 0x0101010101010101u;

	x ^= ones * byte;
	return (((x - ones) & ~x) & ones << 7) != 0;
}

/* The masks are read as the text is, so that the order of bytes doesn't
 * matter. */
static int is_three_bytes(const char *s)
{
	static const char mask[] = "\xF0\xC0\xC0\xF0\xC0\xC0\xF0\xC0\xC0"
				   "\xF0\xC0\xC0\xF0\xC0\xC0\xF0\xC0\xC0"
				   "\xF0\xC0\xC0\xF0\xC0\xC0";
	static const char wanted[] = "\xE0\x80\x80\xE0\x80\x80\xE0\x80\x80"
				     "\xE0\x80\x80\xE0\x80\x80\xE0\x80\x80"
				     "\xE0\x80\x80\xE0\x80\x80";
	uint64_t x, bad = 0;
	size_t i;

	for (i = 0; i < 3 * WORD; i += WORD) {
		x = word_at(s + i);
		bad |= (x & word_at(mask + i)) ^ word_at(wanted + i);
		bad |= (uint64_t)holds(x, 0xE0) | (uint64_t)holds(x, 0xED);
	}
	return !bad;
}

static size_t take_words(const char *s, size_t at, size_t bytes)
{
	while (bytes - at >= 3 * WORD) {
		if (!(word_at(s + at) & 0x8080808080808080u))
			at += WORD;
		else if (is_three_bytes(s + at))
			at += 3 * WORD;
		else
			break;
	}
	return at;
}

size_t galley_utf8_check(const char *s, size_t bytes)
{
	size_t at = 0, n;
	uint32_t c;

	while ((at = take_words(s, at, bytes)) < bytes) {
		n = galley_utf8_get(s + at, bytes - at, &c);
		if (n == 0)
			break;
		at += n;
	}
	return at;
}

size_t galley_utf8_count(const char *s, size_t bytes)
{
	size_t i, n = 0;

	for (i = 0; i < bytes; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

int galley_utf8_is_rare_space(uint32_t c)
{
	return c == 0x85 || c == 0xA0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

int galley_utf8_is_han(uint32_t c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
	       (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
	       c == 0x3005 || c == 0x3007;
}

int galley_utf8_is_rare_wide(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0x4DBF) ||
	       (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF60) ||
	       (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}
