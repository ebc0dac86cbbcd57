/* common/extract.h - how much of each article a digest has. */
#ifndef GALLEY_COMMON_EXTRACT_H
#define GALLEY_COMMON_EXTRACT_H
#include <galley/plugin.h>

#include "common/summary.h"

enum extract_content {
	EXTRACT_FULL,
	EXTRACT_LEAD,	 /* its first sentences */
	EXTRACT_SUMMARY, /* those that tell most */
	EXTRACT_HEADLINES
};
/* Their names, for an option's choices; ends in NULL. */
extern const char *const EXTRACT_CONTENTS[];

struct extract {
	/* What is wanted: int, as options are. */
	int content;	/* an extract_content */
	int sentences;	/* of an article; 0: 3, or what characters allow */
	int characters; /* of all articles' texts together; 0: no limit */
	struct summary *summary; /* that of the article asked for last */
	/* How characters are shared out. */
	const struct galley_bulletin *bulletin;
	double total, passed;
	size_t used;
};

/* 1 where articles are not wanted whole, and not without their text. */
int extract_is_part(const struct extract *);
/* Looks over the articles with these indices; 0, or -1 when memory is out. */
int extract_open(struct extract *, const struct galley_bulletin *,
    const size_t *chosen, size_t count);
void extract_close(struct extract *);
/* Articles are asked for from the first on, in the order of chosen. */
void extract_begin(struct extract *);
/* Of the article with this index, takes the sentences that are wanted into
 * summary; nothing is to be done where it is not in part.  Characters are
 * shared out by the root of the length, twice as many on the front page, half
 * as many again to the first article of a page; what one leaves, the next may
 * have.  They are never exceeded.  0, or -1 when memory is out. */
int extract_article(struct extract *, size_t index);

/* The options that fill f, a struct extract, in the state T: entries of a
 * plugin's table. */
#define EXTRACT_OPTIONS(T, f)                                                  \
	{.name = "content",                                                    \
	    .help = "what is written of each article",                         \
	    .type = GALLEY_ENUM,                                               \
	    .offset = GALLEY_FIELD(T, f.content, int),                         \
	    .def = "full",                                                     \
	    .choices = EXTRACT_CONTENTS},                                      \
	    {.name = "sentences",                                              \
		.help = "sentences of an article in a lead or summary, 0 for " \
			"3 or what characters allow",                          \
		.type = GALLEY_INT,                                            \
		.offset = GALLEY_FIELD(T, f.sentences, int),                   \
		.def = "0",                                                    \
		.min = 0,                                                      \
		.max = 1000,                                                   \
		.unit = "sentences"},                                          \
	{                                                                      \
		.name = "characters",                                          \
		.help = "characters of text in the whole lead or summary, 0 "  \
			"for no limit",                                        \
		.type = GALLEY_INT,                                            \
		.offset = GALLEY_FIELD(T, f.characters, int), .def = "0",      \
		.min = 0, .max = 100000000, .unit = "characters"               \
	}
#endif
