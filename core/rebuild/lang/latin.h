/* rebuild/lang/latin.h - telling languages in Latin letters by common words. */
#ifndef GALLEY_LATIN_H
#define GALLEY_LATIN_H
#include <stddef.h>

/* Galley has data for the first three, and names the others, so that they are
 * not taken for one of these. */
enum { LATIN_TOLD = 9, LATIN_WEIGHT = 4 /* of a word of one of them alone */ };
extern const char *const galley_latin_tags[LATIN_TOLD];

/* Adds to each language what the text's common words speak for it: the more,
 * the fewer other languages have the word. */
void galley_latin_count(
    const char *text, size_t bytes, size_t speaks[LATIN_TOLD]);
#endif
