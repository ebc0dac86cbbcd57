/* common/css.h - the user's own style sheet. */
#ifndef GALLEY_COMMON_CSS_H
#define GALLEY_COMMON_CSS_H
#include <galley/plugin.h>

/* The text of the file that option css names, "" where it names none; in the
 * job's memory, and such that an element of XML or HTML holds it as it is.
 * NULL, with the error reported, where it can't be read, is no UTF-8, or asks
 * for what the output doesn't hold. */
const char *css_read(struct galley_job *, const char *path, size_t *bytes);
#endif
