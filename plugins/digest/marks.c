/* Marks of what breaks off, was left out or set aside. */
#include <string.h>

#include "digest/digest.h"

static const struct {
	enum word word, about;
} MARKS[DIGEST_MARKS] = {{WORD_CUT, WORD_ABOUT_CUT},
    {WORD_ABRIDGED, WORD_ABOUT_ABRIDGED}, {WORD_COPY, WORD_ABOUT_COPY},
    {WORD_JUMP, WORD_ABOUT_JUMP}, {WORD_FURNITURE, WORD_ABOUT_FURNITURE}};

const char *digest_mark_word(const struct digest *d, enum digest_mark mark)
{
	return words_get(d->language, MARKS[mark].word);
}

const char *digest_mark_about(const struct digest *d, enum digest_mark mark)
{
	return words_get(d->language, MARKS[mark].about);
}

void digest_mark(struct digest *d, enum digest_mark mark)
{
	const char *word = digest_mark_word(d, mark);

	if (d->marks == DIGEST_NO_MARKS)
		return;
	d->marked |= 1U << mark;
	digest_begin(d);
	digest_add_bracketed(d, word, strlen(word));
	if (d->press.failed)
		return;
	if (d->open)
		digest_put(d, d->blanks, "", d->scratch, d->nscratch, 0);
	else
		digest_text(d, GALLEY_FLOW_TEXT, 0, d->blanks, d->scratch,
		    d->nscratch, 0);
}
