/* digest/digest.h - what the parts of the digest share. */
#ifndef DIGEST_H
#define DIGEST_H
#include "common/choose.h"
#include "common/plain.h"
#include "common/extract.h"
#include "common/words.h"
#include "digest/out.h"
#include "digest/press.h"

enum digest_running { DIGEST_BOTH, DIGEST_HEAD, DIGEST_FOOT, DIGEST_NEITHER };
enum digest_marks { DIGEST_NO_MARKS, DIGEST_CUTS, DIGEST_ALL_MARKS };
enum digest_mark {
	DIGEST_CUT,	 /* the text breaks off */
	DIGEST_ABRIDGED, /* sentences are left out */
	DIGEST_COPY,	 /* set aside here: a second copy */
	DIGEST_JUMP,	 /* a jump line */
	DIGEST_FURNITURE,
	DIGEST_MARKS
};
struct digest_aside;

struct digest {
	/* options */
	struct choose choose;
	struct extract extract;
	int width, indent, lines, columns, feeds, running, rules, bold;
	int contents, index, marks, legend, level, breaks, eol, encoding;

	struct galley_job *job;
	const struct galley_bulletin *bulletin;
	const char *language;
	int cjk;
	struct plain_out text; /* its width: a column's, or the sheet's */
	struct out out;
	struct press press;
	size_t *chosen, count; /* indices of articles, in their order */
	size_t *pages;	       /* by the same, on which page each begins */
	struct digest_aside *asides; /* in the order of articles */
	size_t nasides, aside;	     /* and the next that is to be told */
	const char *blanks;	     /* before a paragraph's first line */
	int open; /* an item of the article's, to which a mark may come */
	unsigned marked; /* marks that were set: 1 << mark */
	char *scratch;
	size_t nscratch, scratch_room;
};

/* fit.c: 0, or -1 where options don't go together: told, with what would do. */
int digest_check(const struct digest *);
/* The sheet as the options have it. */
void digest_set_sheet(struct digest *);

/* put.c: what is put into the item that was begun. */
/* The text in lines, each with a string before it; returns the columns of the
 * widest without that. */
size_t digest_put(struct digest *, const char *first, const char *rest,
    const char *utf8, size_t bytes, int bold);
void digest_rule(struct digest *, int twofold, size_t columns);
/* An item of one text. */
void digest_text(struct digest *, enum galley_flow_kind, size_t before,
    const char *first, const char *utf8, size_t bytes, int bold);
/* Ends the item that is open, if there is one. */
void digest_close(struct digest *);
/* A text as it can be put: cleaned, in the encoding's
 * characters; lives until the next call.  NULL: no memory, told. */
const char *digest_clean(struct digest *, const char *utf8, size_t *bytes);
/* A text that is put together piece by piece: begin, add, and read scratch. */
void digest_begin(struct digest *);
void digest_add(struct digest *, const char *utf8, size_t bytes);
/* Adds a text between brackets. */
void digest_add_bracketed(struct digest *, const char *utf8, size_t bytes);

/* head.c: title and metadata across the sheet. */
void digest_head(struct digest *);
/* lists.c: what stands before and behind the articles. */
void digest_contents(struct digest *);
void digest_index(struct digest *);
void digest_legend(struct digest *);
/* body.c: number i of the chosen; of its sentences, unless it is wanted in
 * full, those that were taken. */
void digest_article(struct digest *, size_t i);
/* marks.c: a mark in brackets, below the text of the item that is open. */
void digest_mark(struct digest *, enum digest_mark);
const char *digest_mark_word(const struct digest *, enum digest_mark);
const char *digest_mark_about(const struct digest *, enum digest_mark);
/* asides.c: finds where asides are to be told; 0, or -1: no memory, told. */
int digest_find_asides(struct digest *);
/* What was set aside in the article that is begun, then behind a block. */
void digest_begin_asides(struct digest *, const struct galley_article *);
void digest_put_asides(
    struct digest *, const struct galley_article *, size_t block);
#endif
