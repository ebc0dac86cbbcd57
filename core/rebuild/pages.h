/* rebuild/pages.h - pages in several languages: which page is in which, and
 * one bulletin out of the articles of each. */
#ifndef GALLEY_PAGES_H
#define GALLEY_PAGES_H
#include "rebuild/lang/lang.h"
#include "rebuild/rebuild.h"

struct paged {
	const struct language **of; /* by page; NULL: all are in the first */
	const struct language *languages[8]; /* in the order of the pages */
	size_t n;
};

/* Which page is in which language, and the bulletin's own, the one that most
 * of the text is in, in b->language.  0, or -1: no memory. */
int galley_pages_tell(struct paged *, struct galley_bulletin *,
    const struct galley_rebuild_options *);
/* Puts articles, asides and notes that were made language by language into the
 * order of their pages.  0, or -1: no memory. */
int galley_pages_order(struct galley_bulletin *);
#endif
