/* common/plain.h - text for a terminal or a printer: what would steer it is
 * replaced, what is too long is wrapped. */
#ifndef GALLEY_COMMON_PLAIN_H
#define GALLEY_COMMON_PLAIN_H
#include <galley/plugin.h>
#include <galley/text.h>

struct plain_out {
	struct galley_job *job;
	const char *language;
	size_t width;			      /* columns of a line */
	const struct galley_article *article; /* being written, for messages */
	const struct galley_article *warned;  /* the last that was warned of */
	int warned_any;			      /* or of none */
	const char *before, *after; /* put around each line's text, or NULL:
				       colours, which take no columns */
	int failed;		    /* no memory: the job fails by itself */
	int quiet;		    /* nothing is reported */
	enum galley_prohibit level;
	enum galley_breaks breaks;
};

/* The text with U+FFFD for control characters but "\n", and a blank for a tab:
 * itself where there are none, else a copy in the job's memory.  They are
 * reported once an article.  NULL: no memory. */
const char *plain_clean(struct plain_out *, const char *utf8, size_t *bytes);
/* Writes the text, cleaned, in lines of at most the width, the first with one
 * string before it and each other with another. */
void plain_wrap(struct plain_out *, const char *first, const char *rest,
    const char *utf8, size_t bytes);
/* A line as plain_lines() makes it. */
struct plain_line {
	const char *before, *text; /* the text is no string */
	size_t bytes;
	size_t columns;	       /* of both */
	size_t before_columns; /* of what stands before the text */
};
typedef void plain_line_fn(void *context, const struct plain_line *);
/* The same lines of a text that is clean, given to each() and not written. */
void plain_lines(struct plain_out *, const char *first, const char *rest,
    const char *utf8, size_t bytes, plain_line_fn *each, void *context);
#endif
