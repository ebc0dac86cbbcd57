/* host/filters.h - filters: between rebuild and the writer. */
#ifndef GALLEY_FILTERS_H
#define GALLEY_FILTERS_H
#include "base/buf.h"
#include "host/conversion.h"

/* Part number i of "NAME:key=value,key=value", put into b, which it empties
 * before: the name is part 0, settings follow.  A comma belongs to the value
 * where no "key=" stands behind it; "\," is a comma always, "\\" a backslash.
 * -1: there are no more, or no memory. */
int galley_filter_part(const char *filter, size_t i, struct galley_buf *b);

/* Loads the filters of the request and sets their options; what is wrong is
 * said. */
enum galley_result galley_filters_load(struct galley_conversion *);
/* Runs them in their order, and holds each to the law. */
enum galley_result galley_filters_run(struct galley_conversion *);
#endif
