/* base/utf8.h - UTF-8 by the table of The Unicode Standard, section 3.9
 * (D92, table 3-7): no overlong form, no surrogate, nothing above U+10FFFF. */
#ifndef GALLEY_UTF8_H
#define GALLEY_UTF8_H
#include <stddef.h>
#include <stdint.h>

/* Decodes one character at s, of which bytes remain (at least 1).  Returns its
 * length, 1 to 4, or 0 where the bytes are not well formed. */
size_t galley_utf8_decode(const char *s, size_t bytes, uint32_t *c);
/* The same, with the two commonest cases in line. */
static inline size_t galley_utf8_get(const char *s, size_t bytes, uint32_t *c)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] < 0x80) {
		*c = u[0];
		return 1;
	}
	if (bytes >= 3 && u[0] > 0xE0 && u[0] < 0xED && (u[1] & 0xC0) == 0x80 &&
	    (u[2] & 0xC0) == 0x80) {
		*c = (uint32_t)(u[0] & 0x0F) << 12 |
		     (uint32_t)(u[1] & 0x3F) << 6 | (u[2] & 0x3F);
		return 3;
	}
	return galley_utf8_decode(s, bytes, c);
}
/* Writes c, a scalar value, to s (4 bytes at most); returns the length. */
size_t galley_utf8_put(char *s, uint32_t c);
/* Offset of the first ill-formed sequence, or bytes where there is none. */
size_t galley_utf8_check(const char *s, size_t bytes);
/* Characters of well-formed text. */
size_t galley_utf8_count(const char *s, size_t bytes);
/* White space as Unicode's White_Space property has it, and U+FEFF. */
int galley_utf8_is_rare_space(uint32_t c); /* of those above ASCII */
static inline int galley_utf8_is_space(uint32_t c)
{
	if (c < 0x85)
		return c == ' ' || (c >= 0x09 && c <= 0x0D);
	return (c <= 0x3000 || c == 0xFEFF) && galley_utf8_is_rare_space(c);
}
/* A character of one of the scripts that put no blanks between words: Han,
 * kana, bopomofo, CJK and full-width punctuation.  Hangul is none. */
int galley_utf8_is_rare_wide(uint32_t c); /* beside the common ones */
static inline int galley_utf8_is_wide(uint32_t c)
{
	return c >= 0x2E80 &&
	       ((c >= 0x4E00 && c <= 0x9FFF) || galley_utf8_is_rare_wide(c));
}
/* Han alone, with the extensions and compatibility ideographs. */
int galley_utf8_is_han(uint32_t c);
#endif
