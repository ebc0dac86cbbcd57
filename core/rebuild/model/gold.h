/* model/gold.h - pages with their truth, for training. */
#ifndef GALLEY_GOLD_H
#define GALLEY_GOLD_H
#include <stddef.h>

#include "galley/bulletin.h"

/* A stretch of the page and what it truly is. */
struct gold_range {
	size_t start, end;
	int article; /* -1: set aside */
	enum galley_role role;
	int piece; /* 0: begins its block; else it continues the piece before */
	size_t before; /* the byte after the end of the piece before */
};

struct gold_block {
	enum galley_role role;
	char *text;
};

struct gold_article {
	struct gold_block *blocks; /* the headline first */
	size_t nblocks;
	int truncated;
	size_t last; /* the byte after its last */
};

struct gold_page {
	char *name, *class;
	char *text;
	size_t bytes;
	int latin;
	unsigned measure; /* of a simulated page: its lines are so long; 0: not
			     set in lines */
	struct gold_range *ranges; /* by start */
	size_t nranges, cranges;
	struct gold_article *articles;
	size_t narticles;
	int group; /* pages that share an article are of one group */
	int fold;  /* of that group */
};

/* Reads NAME.txt and NAME.gold.json of every page in the folder, sorted by
 * name.  Exits with a message where it can't. */
struct gold_page *gold_read(const char *folder, size_t *count);
/* Numbers the groups, and deals them out to so many folds. */
void gold_group(struct gold_page *, size_t count, int folds);
void gold_add_range(struct gold_page *, struct gold_range);
void gold_sort(struct gold_page *);
/* The range that holds this byte, or NULL. */
const struct gold_range *gold_at(const struct gold_page *, size_t byte);
void *gold_alloc(size_t bytes); /* zeroed; exits where there is none */
void *gold_grow(void *, size_t count, size_t *capacity, size_t size);
#endif
