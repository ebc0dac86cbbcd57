/* common/xml.h - writes XML 1.0: escaped, cleaned of what it forbids, line ends
 * between blocks and never inside running text, one sticky error.
 *
 * Not libxml2's writer: loading that library and ICU behind it takes a fifth of
 * the time that a page takes from start to end, and its text goes through two
 * more copies. */
#ifndef GALLEY_COMMON_XML_H
#define GALLEY_COMMON_XML_H
#include <galley/plugin.h>

enum { XML_DEPTH = 32 }; /* elements open at once; formats nest less */

/* A document in memory: bytes, without a NUL. */
struct xml_bytes {
	char *s; /* free() it; NULL where there are none */
	size_t n, room;
};

struct xml_out {
	struct galley_job *job;
	const struct galley_article *article; /* being written, for messages */
	struct xml_bytes *memory;	      /* NULL: the job's output */
	const char *open[XML_DEPTH];	      /* names of the elements open */
	unsigned depth;			      /* of them */
	unsigned blocks; /* those whose end has a line of its own: a bit each */
	int in_tag;	 /* the start tag written last is not closed yet */
	int html;	 /* HTML: only void elements end in their start tag */
	int failed;
};

/* Begins a document with its XML declaration, in the output or in memory.
 * 0, or -1 with the error reported. */
int xml_open(struct xml_out *, struct galley_job *);
int xml_open_memory(struct xml_out *, struct galley_job *, struct xml_bytes *);
/* Begins a page of HTML, written so that it is well-formed XML, too, up to its
 * title: html and head are open. */
int xml_open_html(struct xml_out *, struct galley_job *, const char *language,
    int from_the_right, const char *title);
/* Ends the document; 0, or -1 with the error reported. */
int xml_close(struct xml_out *);

void xml_doctype(struct xml_out *, const char *name);
/* An element on a line of its own, indented: a block.  Names are borrowed until
 * the element ends. */
void xml_block(struct xml_out *, const char *name);
/* An element in running text. */
void xml_inline(struct xml_out *, const char *name);
void xml_attribute(struct xml_out *, const char *name, const char *value);
void xml_text(struct xml_out *, const char *utf8, size_t bytes);
void xml_string(struct xml_out *, const char *utf8);
/* Bytes as they are, in the element begun last: its text needs no escape. */
void xml_raw(struct xml_out *, const char *utf8, size_t bytes);
/* Ends the element begun last. */
void xml_end(struct xml_out *);
/* A block that holds nothing but this text; NULL: no element at all. */
void xml_leaf(struct xml_out *, const char *name, const char *or_null);
#endif
