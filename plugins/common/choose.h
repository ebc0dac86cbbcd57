/* common/choose.h - which articles are wanted, and in which order. */
#ifndef GALLEY_COMMON_CHOOSE_H
#define GALLEY_COMMON_CHOOSE_H
#include <galley/plugin.h>

enum choose_sort {
	CHOOSE_BY_PAGE,	  /* as in the bulletin */
	CHOOSE_BY_LENGTH, /* the longest first */
	CHOOSE_BY_TITLE	  /* by the code points of their labels */
};
/* Names of the orders, for an option's choices; ends in NULL. */
extern const char *const CHOOSE_SORTS[];

/* What must be so of an article; "" asks for nothing.  Small and capital
 * letters are the same, and commas part what is enough by itself. */
struct choose {
	/* Words, all of which must stand in its text or head. */
	const char *match;
	const char *section; /* the whole name of its page's section */
	const char *byline;  /* a part of one of its bylines */
	int sort;	     /* a choose_sort; options are int */
	/* Zero, or NULL, asks for nothing. */
	const char *page;     /* label of the page where it begins, or 2-4 */
	const char *headline; /* a part of it */
	const char *dateline; /* a part of it: place, date, agency */
	int least, most;      /* characters, as of choose_length() */
	int others;	      /* those are wanted of which this is not so */
};

/* Indices of the articles, to be freed; NULL when memory is out.  *count may be
 * 0. */
size_t *choose_articles(
    const struct galley_bulletin *, const struct choose *, size_t *count);
/* 1 where the value has something to look for, or is "". */
int choose_means(const char *value);
/* Characters of the article's paragraphs that are not white space. */
size_t choose_length(const struct galley_article *);

/* The options that fill f, a struct choose, in the state T: entries of a plugin's
 * table. */
#define CHOOSE_OPTIONS(T, f)                                                   \
	{.name = "match",                                                      \
	    .help = "only articles with all these words; commas part what is " \
		    "enough",                                                  \
	    .type = GALLEY_STR,                                                \
	    .offset = GALLEY_FIELD(T, f.match, const char *),                  \
	    .def = ""},                                                        \
	    {.name = "section",                                                \
		.help = "only articles of these sections, parted by commas",   \
		.type = GALLEY_STR,                                            \
		.offset = GALLEY_FIELD(T, f.section, const char *),            \
		.def = ""},                                                    \
	    {.name = "byline",                                                 \
		.help = "only articles by these people, parted by commas",     \
		.type = GALLEY_STR,                                            \
		.offset = GALLEY_FIELD(T, f.byline, const char *),             \
		.def = ""},                                                    \
	{                                                                      \
		.name = "sort", .help = "order of the articles",               \
		.type = GALLEY_ENUM, .offset = GALLEY_FIELD(T, f.sort, int),   \
		.def = "page", .choices = CHOOSE_SORTS                         \
	}
#endif
