/* marked/read.h - what the parts of the reader share: the file as it was
 * parsed, before anything is added to the bulletin. */
#ifndef MARKED_READ_H
#define MARKED_READ_H
#include "marked/marked.h"

/* A run of the input's bytes, and the line that it begins on. */
struct span {
	const char *s;
	size_t n, line;
};

struct read_value { /* metadata; a byline of an article */
	struct span key, value;
	long article;
};

struct read_article {
	struct span dateline; /* s is NULL: none */
	struct span sent[GALLEY_DATELINE_PARTS];
	int truncated, blocks;
	int head[GALLEY_ROLES]; /* which of its parts it has */
	size_t line;
};

struct read_block {
	enum galley_role role; /* NONE: set aside */
	struct span reason;
	int head;	      /* the headline, kicker or deck */
	long article;	      /* that it belongs to, or -1 */
	size_t first, pieces; /* in the order of the file */
};

struct read_piece {
	size_t unit, part;
	struct span text;
	size_t block;
	size_t place; /* in the order of the sources' text */
};

struct read_ref {
	size_t unit, part, to_unit, to_part; /* unit 0: bytes of a source */
	size_t source, start, end;
};

struct read_decision { /* about a segment, or a note */
	size_t unit;   /* a segment's */
	struct span rule, text;
	double confidence;
	int said_role, said_article;
	enum galley_role role, stated;
	long article;
	size_t first, refs; /* a note's */
};

struct read_source {
	struct span name, encoding;
	size_t from, to; /* its numbers; from > to: none */
	int numbered, crlf;
	size_t line;
};

struct read_page {
	size_t unit;
	struct span label, section, language;
	size_t source;
};

struct read_space {
	size_t unit, part; /* unit 0: the end of the source */
	struct span text;
	size_t source;
};

/* A list in the job's memory that grows. */
#define LIST(type)                                                             \
	struct {                                                               \
		type *p;                                                       \
		size_t n, room;                                                \
	}

struct unit {
	size_t first, end; /* its pieces, by place */
	long segment;	   /* index in the bulletin, or -1 */
	int outside;
	const struct read_decision *decision;
};

enum section { HEAD, ARTICLE, ASIDES, SEGMENTS, NOTES, SOURCE };

struct reader {
	struct galley_job *job;
	struct galley_bulletin *bulletin;
	/* Parsing. */
	const char *s, *at, *end; /* the input */
	size_t line;
	enum section section;
	int open; /* a text may go on */
	int body; /* '@body' was said */
	struct span language;
	LIST(struct read_value) metadata;
	LIST(struct read_value) bylines;
	LIST(struct read_article) articles;
	LIST(struct read_block) blocks;
	LIST(struct read_piece) pieces;
	LIST(struct read_ref) refs;
	LIST(struct read_decision) segments;
	LIST(struct read_decision) notes;
	LIST(struct read_source) sources;
	LIST(struct read_page) pages;
	LIST(struct read_space) spaces;
	LIST(struct span) outside;
	/* Building. */
	struct read_piece **order; /* by place */
	struct marked_pieces all;
	struct unit *units;
	size_t nunits, base_source, base_article;
};

/* Makes room for one more in a list; true where there is no memory. */
#define GROW(r, list)                                                          \
	(!((list).p = marked_grow(                                             \
	       r, (list).p, (list).n, &(list).room, sizeof(*(list).p))))
void *marked_grow(
    struct reader *, void *list, size_t n, size_t *room, size_t size);

/* Reports an error about a line; -1, always. */
int marked_bad(struct reader *, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* A span for a message: as much of it as fits "%.*s". */
int marked_shown(const struct span *);

/* ---- scan.c ---- */

/* The next line without its end and blanks there; 0 at the end. */
int marked_next_line(struct reader *, struct span *);
int marked_is_text(const struct span *line); /* neither blank nor comment */
void marked_skip_blanks(struct span *);
/* The word at the span's beginning, which moves behind it and the blanks. */
struct span marked_word(struct span *);
/* Whether the span is exactly that. */
int marked_is(const struct span *, const char *);
/* Whether that character stands first; the span moves behind it. */
int marked_take(struct span *, char);
/* A decimal number; 0 where there is none, or one that is too large. */
int marked_take_number(struct span *, size_t *);
/* "5" or "5.2". */
int marked_take_place(struct span *, size_t *unit, size_t *part);
/* A value without its escapes, in the job's memory, or NULL: reported. */
const char *marked_value(struct reader *, const struct span *);

/* ---- sections.c: the lines of each section; 0, or -1: reported ---- */

int marked_read_key(struct reader *, struct span line); /* "key: value" */
int marked_read_segment(struct reader *, struct span line);
int marked_read_note(struct reader *, struct span line);

/* ---- build.c ---- */

/* Adds sources, pages and segments to the bulletin; 0, or -1: reported. */
int marked_build(struct reader *);

/* ---- deliver.c ---- */

/* Delivers what is finished; 0, or -1: reported. */
int marked_deliver(struct reader *);
#endif
