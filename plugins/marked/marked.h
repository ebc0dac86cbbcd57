/* marked/marked.h - what the parts of the plugin share.
 *
 * The text of a page is cut into pieces, one for each range of a block or an
 * aside.  Numbers are those of the units that hold the pieces: segments, and
 * what was set aside outside of them, counted through all sources from 1, as
 * galley explain counts them.  A unit of several pieces has parts. */
#ifndef MARKED_H
#define MARKED_H
#include <galley/plugin.h>

enum marked_comments {
	MARKED_NONE,
	MARKED_DOUBTFUL, /* on decisions below MARKED_DOUBT */
	MARKED_ALL
};
#define MARKED_DOUBT 0.8

struct marked {
	int comments; /* option: enum marked_comments */
	struct marked_writer *writer;
};

struct marked_piece {
	struct galley_range range;
	size_t unit; /* counted from 1 */
	size_t part; /* counted from 1; 0: all of the unit */
	/* Where it stands: an article's index, or -1; its block's role there,
	 * or what an aside's reason makes of it. */
	long article;
	enum galley_role role;
};

struct marked_pieces {
	struct marked_piece *p; /* in the order of the sources' text */
	size_t n;
};

/* ---- escape.c ---- */

enum marked_mode {
	MARKED_LINES, /* of several lines; LF ends one */
	MARKED_CRLF,  /* the same; CR LF ends one */
	MARKED_LINE,  /* one line, in which line ends are escaped */
	MARKED_WORD   /* that, without blanks, brackets and colons */
};
/* Writes the text so that marked_unescape() gives it back, line by line.  Of
 * several lines each ends in LF, the last as well; of one line none does. */
void marked_put(
    struct galley_job *, const char *, size_t bytes, enum marked_mode);
/* Undoes the escapes of a line (without its end) into out, which has room for
 * as many bytes.  Returns NULL, or what was wanted. */
const char *marked_unescape(
    const char *, size_t bytes, char *out, size_t *written);
/* The bytes of the UTF-8 character at s and, in *c, its number; 0 where there
 * is none. */
size_t marked_char(const char *s, size_t bytes, uint32_t *c);
/* Whether the text is white space, as the law has it, and nothing else. */
int marked_is_blank(const char *, size_t bytes);

/* ---- pieces.c ---- */

/* The keys of a dateline's parts. */
extern const char *const marked_parts[GALLEY_DATELINE_PARTS];
/* Orders them by place. */
void marked_sort(struct marked_pieces *);
/* The first piece that doesn't begin before that place. */
size_t marked_find(
    const struct marked_pieces *, unsigned source, size_t offset);
/* What an aside's reason makes of a segment. */
enum galley_role marked_aside_role(const char *reason);
/* The article that a note is about whose last range is this, or -1, where
 * nothing else is said. */
long marked_note_article(
    const struct marked_pieces *, const struct galley_range *or_null);

/* ---- write.c ---- */

enum galley_status marked_write_begin(struct galley_job *, struct marked *);
enum galley_status marked_write_article(
    struct galley_job *, struct marked *, const struct galley_article *);
enum galley_status marked_write_end(struct galley_job *, struct marked *);

/* ---- read.c ---- */

enum galley_status marked_read(
    struct galley_job *, void *state, struct galley_bulletin *);
#endif
