/* rebuild/profile.h - a publication's own patterns, beside its language's.
 *
 * They see folded text as a language's patterns do (lang/lang.h), and are
 * folded themselves: who writes one need not know of folding, but that a number
 * stands for any number. */
#ifndef GALLEY_PROFILE_H
#define GALLEY_PROFILE_H
#include "base/arena.h"
#include "base/buf.h"
#include "rebuild/work.h"

enum {
	GALLEY_PROFILE_PATTERNS = 200, /* the most of one profile */
	GALLEY_PATTERN_BYTES = 500     /* the longest */
};

enum galley_profile_kind {
	GALLEY_PROFILE_FURNITURE, /* a whole line */
	GALLEY_PROFILE_SECTION,	  /* a whole line */
	GALLEY_PROFILE_JUMP,	  /* a whole line */
	GALLEY_PROFILE_CREDIT,	  /* the end of a line */
	GALLEY_PROFILE_DATELINE,  /* the start of a paragraph */
	GALLEY_PROFILE_BYLINE,	  /* what stands around names, "*" for them */
	GALLEY_PROFILE_AGENCY,	  /* a name, without a pattern's signs */
	GALLEY_PROFILE_KINDS
};

struct galley_profile_pattern {
	enum galley_profile_kind kind;
	int regex;	  /* PCRE2; else text with "*" for anything */
	const char *text; /* UTF-8; without slashes */
	size_t line;	  /* of the profile's file */
	/* Set by rebuild: it took too many steps on a line, and was not asked
	 * any more. */
	int gave_up;
};

struct galley_profile {
	struct galley_profile_pattern *patterns;
	size_t n, capacity;
	/* Of bylines, what stands before names and what behind them, and
	 * agencies: texts, NULL-ended. */
	const char **before, **behind, **agencies;
};

/* Whether the pattern can be used: 0, or -1 with what is wrong added to why. */
int galley_profile_check(
    const struct galley_profile_pattern *, struct galley_buf *why);
/* Fills before, behind and agencies, once all patterns are there; 0, or -1: no
 * memory. */
int galley_profile_finish(struct galley_profile *, struct galley_arena *);

/* The profile's patterns, compiled for text with or without blanks between
 * words; NULL: no memory.  The profile must live as long. */
struct profiled *galley_profiled_new(struct galley_profile *, int wide);
void galley_profiled_free(struct profiled *); /* NULL is fine */
/* Whether folded text shows a pattern of that kind, and where: 1 with [*at,
 * *end), or 0.  NULL has no patterns. */
int galley_profiled_find(struct profiled *, enum galley_profile_kind,
    const folded *, long n, long *at, long *end);

/* A step behind roles: lines that are bylines by the profile are bylines. */
void galley_profile_bylines(struct work *);
#endif
