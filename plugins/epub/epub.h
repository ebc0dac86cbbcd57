/* epub/epub.h - what the parts of the EPUB writer share.
 *
 * Nothing is written before the last article is known.  Then each file of the
 * book is made when the archive asks for it, from the model, which the host
 * holds: no more than one file's text is in memory beside the archive. */
#ifndef EPUB_H
#define EPUB_H
#include "common/xml.h"
#include "epub/cover.h"

/* Where a printed page begins: before a block of an article, or at its head. */
struct epub_mark {
	size_t page;	/* index in the bulletin */
	size_t article; /* index in the book */
	size_t block;	/* 0: its head, else 1 + the block's index */
};

struct epub {
	int pages, level; /* options */
	struct galley_job *job;
	const struct galley_bulletin *bulletin;
	const struct galley_article **articles;
	size_t narticles;
	struct epub_mark *marks; /* in the order of the text */
	size_t nmarks;
	struct cover *front;	      /* once it is laid out */
	const char *cover_name;	      /* of the user's own, or NULL */
	struct epub_image cover_size; /* of that */
};

/* Renders one file; index is an article's, else 0. */
typedef void epub_render(struct epub *, struct xml_out *, size_t index);

/* opf.c */
enum { EPUB_ID_ROOM = 64 };
/* The identifier given, or one made into room. */
const char *epub_identifier(const struct epub *, char room[EPUB_ID_ROOM]);
epub_render epub_opf;

/* nav.c */
epub_render epub_nav, epub_ncx;

/* xhtml.c */
/* Begins an XHTML document up to its body, with that title. */
void epub_html(struct epub *, struct xml_out *, const char *title);
epub_render epub_title_page, epub_article;
/* An article's name for lists: never empty. */
const char *epub_label(const struct galley_article *);

/* css.c */
extern const char epub_css_common[], epub_css_cjk[], epub_css_latin[];

/* zip.c: the archive, into the output.  0, or -1 with the error reported. */
int epub_zip(struct epub *);
#endif
