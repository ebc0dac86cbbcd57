/* common/xml.h - XML through libxml2's writer, with what our formats share:
 * text cleaned of what XML 1.0 forbids, line ends between blocks and never
 * inside running text, one sticky error. */
#ifndef GALLEY_COMMON_XML_H
#define GALLEY_COMMON_XML_H
#include <libxml/xmlwriter.h>

#include <galley/plugin.h>

struct xml_out {
	struct galley_job *job;
	const struct galley_article *article; /* being written, for messages */
	xmlTextWriterPtr writer;
	xmlBufferPtr buffer; /* xml_open_memory() only */
	unsigned depth;	     /* elements open */
	unsigned blocks;     /* of them, those whose end has a line of its own:
				a bit for each depth below 32 */
	int failed, abandoned;
};

/* Begins a document with its XML declaration; the struct stays where it is.  0, or -1 with the error
 * reported; xml_close() or xml_abandon() is to be called either way. */
int xml_open(struct xml_out *, struct galley_job *); /* into the output */
int xml_open_memory(struct xml_out *, struct galley_job *);
/* Ends the document and frees the writer; a second call does nothing.  0, or -1
 * with the error reported.  The buffer, which the caller frees, stays. */
int xml_close(struct xml_out *);
/* Frees the writer without writing more: for release(). */
void xml_abandon(struct xml_out *);

void xml_doctype(struct xml_out *, const char *name);
/* An element on a line of its own, indented: a block. */
void xml_block(struct xml_out *, const char *name);
/* An element in running text. */
void xml_inline(struct xml_out *, const char *name);
void xml_attribute(struct xml_out *, const char *name, const char *value);
/* The text may be part of a longer one, which ends in a NUL. */
void xml_text(struct xml_out *, const char *utf8, size_t bytes);
void xml_string(struct xml_out *, const char *utf8);
/* Ends the element begun last. */
void xml_end(struct xml_out *);
/* A block that holds nothing but this text; NULL: no element at all. */
void xml_leaf(struct xml_out *, const char *name, const char *or_null);
#endif
