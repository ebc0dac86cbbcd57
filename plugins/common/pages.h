/* common/pages.h - where in the text the printed pages begin. */
#ifndef GALLEY_COMMON_PAGES_H
#define GALLEY_COMMON_PAGES_H
#include <galley/plugin.h>

struct page_mark {
	size_t page;	/* index in the bulletin */
	size_t article; /* index of the article that holds the place */
	size_t block;	/* 0: before the headline, else 1 + index of a block */
	size_t offset;	/* bytes of the block's text before the place */
};

/* In the order of the text; in the job's memory. */
struct page_marks {
	struct page_mark *mark;
	size_t count;
};

/* Finds where each page begins: at the first article that begins on it, else at
 * the first block that does, else inside the first block that goes on there.  A
 * page without text of an article has no mark.  0, or -1 when memory is out. */
int pages_mark(struct galley_job *, struct page_marks *);
/* The segment that the range begins in, or NULL. */
const struct galley_segment *pages_segment(
    const struct galley_bulletin *, const struct galley_range *);
#endif
