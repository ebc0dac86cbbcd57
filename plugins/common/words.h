/* common/words.h - the few words that our writers add to a bulletin, in its
 * language, and the names they fall back on. */
#ifndef GALLEY_COMMON_WORDS_H
#define GALLEY_COMMON_WORDS_H
#include <galley/bulletin.h>

enum word {
	WORD_BULLETIN,	 /* a title for one that states none */
	WORD_CONTENTS,	 /* heading of a list of contents */
	WORD_PAGES,	 /* heading of a list of printed pages */
	WORD_PAGE,	 /* before a page's label */
	WORD_PAGE_END,	 /* behind it, or "" */
	WORD_ISSUE,	 /* before an issue's number */
	WORD_ISSUE_END,	 /* behind it, or "" */
	WORD_CUT,	 /* the text stops here in mid-sentence */
	WORD_TITLE_PAGE, /* in lists of landmarks */
	WORD_COVER,	 /* there, too */
	WORD_PREVIOUS,	 /* the link to the article before */
	WORD_NEXT,	 /* and to the one behind */
	WORD_NOTE, /* heading of the chapter that tells what was rebuilt */
	WORD_NOTE_ABOUT, /* its first paragraph */
	WORD_NOTE_NONE,	 /* where it has nothing to list */
	WORD_JOINED,	 /* headings in it: halves of paragraphs joined */
	WORD_MOVED,	 /* parts brought back from elsewhere */
	WORD_MERGED,	 /* ends that stood twice, merged */
	WORD_COPIES,	 /* second copies set aside */
	WORD_CUTS,	 /* ends that are missing */
	WORD_ACCESSIBLE, /* what the book gives to those who don't see it */
	WORD_SHEET,	 /* before the number of a page of our own */
	WORD_SHEET_END,	 /* behind it, or "" */
	WORD_INDEX,	 /* heading of a list of who wrote */
	WORD_MARKS,	 /* heading of the list that explains marks */
	WORD_ABRIDGED,	 /* a mark: the article goes on in the bulletin */
	WORD_COPY,	 /* a mark: a second copy was set aside here */
	WORD_JUMP,	 /* a jump line was */
	WORD_FURNITURE,	 /* a page's head, foot or the like was */
	WORD_ABOUT_CUT,	 /* what WORD_CUT says, in a sentence */
	WORD_ABOUT_ABRIDGED,
	WORD_ABOUT_COPY,
	WORD_ABOUT_JUMP,
	WORD_ABOUT_FURNITURE,
	WORDS
};

/* The word in the language of that BCP 47 tag, else in English. */
const char *words_get(const char *language, enum word);
/* 1 where lines of text are set as in Chinese: zh, ja, yue and the like. */
int words_is_cjk(const char *language);
/* 1 where it is written from right to left: ar, he, fa and the like, unless the
 * tag names a script that is not. */
int words_is_rtl(const char *language);
/* 1 where the name in a byline is an agency's, a paper's or an office's. */
int words_is_agency(const char *name);

/* What to call the bulletin: its title, else its publisher, else the name of
 * its first source's file without folder and extension, else WORD_BULLETIN.
 * The name is written to room, cut to fit, where it has to be made. */
enum { WORDS_TITLE_ROOM = 256 };
const char *words_title(
    const struct galley_bulletin *, char room[WORDS_TITLE_ROOM]);
#endif
