/* rebuild/lang/lang.h - what a language's newspapers look like: data only.
 *
 * Patterns are PCRE2 patterns over folded text (lines.c): full-width forms are
 * half-width, quotes are “ and ”, every digit is 0, and white space is gone
 * (languages without blanks between words) or one blank.  They match anywhere
 * unless they say ^ or $.  Case counts not. */
#ifndef GALLEY_LANG_H
#define GALLEY_LANG_H
#include <stddef.h>

/* The kinds of line that patterns tell.  A block may look like several. */
enum look {
	LOOK_FURNITURE, /* page heads, folios, editors' lines, hotlines */
	LOOK_JUMP_TO,	/* "continued on page 3" */
	LOOK_JUMP_FROM, /* "continued from page 1" */
	LOOK_CREDIT,	/* a photo's credit, or a caption that ends in one */
	LOOK_DATELINE,	/* a lead: begins with a place, a date, an agency */
	LOOK_BYLINE,	/* begins like a byline */
	LOOK_SIGNATURE, /* ends in a name in brackets */
	LOOK_BRACKETS,	/* stands in brackets as a whole */
	LOOK_NUMBERED,	/* begins with a number of a list or of sections */
	LOOK_FIGURE,	/* "The picture shows" */
	LOOK_NAME,	/* no more than a name */
	LOOK_NAMES,	/* no more than names, one after the other */
	LOOK_AUTHOR,	/* an office, then a name: "ministre Jean Blanc" */
	/* Those above are features of what is trained; these are not. */
	LOOKS_LEARNT,
	LOOK_STANDING = LOOKS_LEARNT, /* a standing head: "Letters" */
	LOOK_RUNS_ON, /* ends in a word that wants another behind it */
	LOOKS
};

struct language {
	const char *tag; /* BCP 47, without script: "zh" */
	int wide;	 /* no blanks between words */
	/* Lengths of folded text that mean something: */
	long headline_most;		/* a longer line is no headline */
	long name_most;			/* a longer line is no name */
	const char *const looks[LOOKS]; /* patterns, NULL: none */
	/* What stands around names in bylines; the longest first. */
	const char *const *byline_words;
	/* What stands between two names, besides blanks (wide), commas and
	 * the ideographic comma. */
	const char *const *name_links;
	/* The words behind a line that ends in a hyphen which is no division's:
	 * "Haus-" and "und"; or NULL.  With a blank before them the blank is
	 * meant too. */
	const char *const *hyphen_words;
	/* Lists that end in NULL, or NULL; the longest first. */
	const char *const *agencies;
	const char *const *name_tails; /* behind a name: "기자", "Staff" */
	const char *const *offices;    /* begin what is said of a person */
	const char *const *no_names;   /* in brackets, but no names */
	const char *const *dateline_heads, *const *dateline_tails;
	/* What a join must be worth more, in a language that nothing was
	 * trained on: where evidence is thin, text stays where it stands. */
	float caution;
	int one_word; /* a name is one word: LOOK_NAME tells it */
};

extern const struct language galley_lang_zh, galley_lang_fr, galley_lang_en,
    galley_lang_de, galley_lang_ja, galley_lang_ko;
extern const struct language *const galley_languages[]; /* NULL-ended */

#endif
