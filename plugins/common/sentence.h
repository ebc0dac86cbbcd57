/* common/sentence.h - where sentences end, in Chinese and Japanese and in
 * languages that write words apart. */
#ifndef GALLEY_COMMON_SENTENCE_H
#define GALLEY_COMMON_SENTENCE_H
#include <stddef.h>

struct sentence {
	const char *text; /* in the text given, without blanks around it */
	size_t bytes;
};
/* The next sentence of a paragraph from *at on, which moves behind it; 0 where
 * there is none left.  What stands between quotes or brackets is not parted: a
 * sentence has both or none.  A bracket that nothing closes within the
 * paragraph, or within some 300 characters, counts as none.  language is a BCP
 * 47 tag. */
int sentence_next(const char *paragraph, size_t bytes, const char *language,
    size_t *at, struct sentence *);
/* 1 where the sentence can't be understood without the one before it: it begins
 * with a pronoun or a word that takes up what was said. */
int sentence_hangs(const struct sentence *, const char *language);
#endif
