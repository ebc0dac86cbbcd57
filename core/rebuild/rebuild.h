/* rebuild/rebuild.h - segments become articles. */
#ifndef GALLEY_REBUILD_H
#define GALLEY_REBUILD_H
#include "bulletin/model.h"

struct galley_rebuild_options {
	/* BCP 47 tag that the user gave: all pages are in it.  NULL: what an
	 * input states of its own, or else fallback, or else what each page
	 * looks like. */
	const char *language, *fallback;
	/* Trained tables to use instead of those built in, for judging by
	 * folds: the file's bytes, which must outlive the call. */
	const unsigned char *tables;
	size_t tables_bytes;		/* 0: those built in */
	struct galley_profile *profile; /* a publication's own patterns
					   (rebuild/profile.h), or NULL */
};

enum galley_rebuilt {
	GALLEY_REBUILT = 0,
	GALLEY_REBUILD_MEMORY = -1, /* the arena's limit, or the machine's */
	GALLEY_REBUILD_LAW = -2,    /* something would have been lost: a bug */
	GALLEY_REBUILD_TABLES = -3  /* the tables can't be read */
};

/* Turns the bulletin's segments into articles, asides and notes, and gives each
 * segment its role.  Text, sources and segments are read only; all that is made
 * lives in the bulletin's arena.  Called once for a bulletin.  On failure the
 * bulletin is not to be written. */
enum galley_rebuilt galley_rebuild(
    struct galley_bulletin *, const struct galley_rebuild_options *);

/* Makes ready what a reader delivered as finished, and decides nothing: texts
 * of blocks and asides by their ranges, as galley_rebuild() makes them, and
 * articles' names.  Answers and failure as of galley_rebuild(). */
enum galley_rebuilt galley_rebuild_finished(struct galley_bulletin *);
#endif
