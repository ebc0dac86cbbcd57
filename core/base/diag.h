/* base/diag.h - how a message looks. */
#ifndef GALLEY_DIAG_H
#define GALLEY_DIAG_H
#include <stddef.h>

#include "base/buf.h"

/* Adds text so that it is one line and harmless on a terminal: control
 * characters, line separators and those that turn the direction of writing
 * become \n, \t, \x1b, \u202e, bytes that are not UTF-8 \xff.  At most limit
 * bytes are added, whole characters, and then "..." for what was cut. */
void galley_diag_escape(
    struct galley_buf *, const char *text, size_t bytes, size_t limit);

/* "note", "warning", "error"; for a level that is none, the nearest. */
const char *galley_diag_level(int level);

/* Adds "file:line: level: text (in 'article')", without an end of line.  file
 * and article may be NULL, line 0; with no file "galley" stands there.  colour:
 * with the escape sequences of a terminal.  Everything is escaped as above. */
void galley_diag_line(struct galley_buf *, const char *file, size_t line,
    int level, const char *text, const char *article, int colour);
#endif
