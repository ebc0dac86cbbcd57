/* common/json.h - JSON written as it comes, in memory that doesn't grow with
 * what is written.  (A library that builds the whole value first would hold a
 * page's text a second time, in small pieces.)
 *
 * Values follow each other in an array; in an object each has its key before
 * it.  Commas, line ends and escapes are set here.  Errors are the host's:
 * galley_write() keeps them. */
#ifndef GALLEY_COMMON_JSON_H
#define GALLEY_COMMON_JSON_H
#include <galley/plugin.h>

struct json_out {
	struct galley_job *job;
	int indent; /* blanks a level; 0: all on one line */
	int depth;
	int flat;  /* arrays and objects open that stay on one line */
	int more;  /* a value stands before this one, at this depth */
	int keyed; /* the value's key was just written */
};

/* bracket is '[' or '{'. */
void json_open(struct json_out *, char bracket);
/* The same, on one line up to its end. */
void json_open_flat(struct json_out *, char bracket);
void json_close(struct json_out *, char bracket); /* ']' or '}' */
void json_key(struct json_out *, const char *key);
void json_text(struct json_out *, const char *utf8, size_t bytes);
void json_string(struct json_out *, const char *utf8); /* NULL: null */
void json_int(struct json_out *, long long);
void json_bool(struct json_out *, int);
/* A share between 0 and 1, with three digits at most; no locale's comma. */
void json_share(struct json_out *, double);
/* Ends the document: a line end. */
void json_end(struct json_out *);
#endif
