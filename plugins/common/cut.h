/* common/cut.h - where to say that an article's text breaks off. */
#ifndef GALLEY_COMMON_CUT_H
#define GALLEY_COMMON_CUT_H
#include <galley/bulletin.h>

/* Index of the block behind which it is said: the last paragraph of an article
 * that stops in mid-sentence; SIZE_MAX where it doesn't, or has none. */
size_t cut_behind(const struct galley_article *);
#endif
