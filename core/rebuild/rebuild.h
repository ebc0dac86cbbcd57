/* rebuild/rebuild.h - segments become articles. */
#ifndef GALLEY_REBUILD_H
#define GALLEY_REBUILD_H
#include "bulletin/model.h"

struct galley_rebuild_options {
	const char *language; /* BCP 47 tag that the user or the input gave;
				 NULL: detected page by page */
	/* Trained tables to use instead of those built in, for judging by
	 * folds: the file's bytes, which must outlive the call. */
	const unsigned char *tables;
	size_t tables_bytes; /* 0: those built in */
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
#endif
