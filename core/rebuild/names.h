/* rebuild/names.h - who wrote an article, and where and when it was sent. */
#ifndef GALLEY_NAMES_H
#define GALLEY_NAMES_H
#include "rebuild/work.h"

/* Fills the article's byline and dateline from its byline blocks, its lead's
 * dateline and the signature at its end.  A line is split into names only where
 * every part looks like one. */
void galley_names_find(struct work *, struct galley_article *);
/* Whether a line is names and the words around them, nothing else. */
int galley_names_alone(const struct work *, const char *line, size_t bytes);
#endif
