/* common/chars.h - characters of a text, and what they are to sentences and
 * searches. */
#ifndef GALLEY_COMMON_CHARS_H
#define GALLEY_COMMON_CHARS_H
#include <stddef.h>
#include <stdint.h>

/* The character at s, of which bytes are left (one at least); returns its
 * bytes.  What is no UTF-8 is U+FFFD of one byte. */
size_t chars_get(const char *s, size_t bytes, uint32_t *c);
/* 1 for blanks, line ends and the ideographic space. */
int chars_is_space(uint32_t);
/* 1 for Han, kana, hangul, Bopomofo: no blanks stand around their words, or, in
 * Korean, two of them are a word's worth. */
int chars_is_wide(uint32_t);
/* 1 for letters of scripts that write words apart. */
int chars_is_letter(uint32_t);
int chars_is_digit(uint32_t); /* ASCII and full width */
/* The character in small letters: Latin, Greek, Cyrillic and full width. */
uint32_t chars_fold(uint32_t);
/* Characters that are not white space. */
size_t chars_ink(const char *s, size_t bytes);
#endif
