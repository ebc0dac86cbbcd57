/* epub/epub.h - what the parts of the EPUB writer share.
 *
 * Nothing is written before the last article is known.  Then each file of the
 * book is made when its turn in the container comes, from the model, which the
 * host holds: no more than a few files' text is in memory. */
#ifndef EPUB_H
#define EPUB_H
#include "common/pages.h"
#include "common/tree.h"
#include "common/xml.h"
#include "epub/cover.h"

/* Options, in the order of their words. */
enum { WRITING_HORIZONTAL, WRITING_VERTICAL };
enum { PAGINATION_SOURCE_OF, PAGINATION_PROPERTY };
enum { CONFORMS_NONE, CONFORMS_A, CONFORMS_AA, CONFORMS_AAA };

struct epub {
	/* Options. */
	int pages, level, notes, writing, by, pagination, conforms, style;
	const char *cover, *css, *certified;

	struct galley_job *job;
	const struct galley_bulletin *bulletin;
	const char *language; /* of the bulletin */
	const struct galley_article **articles;
	size_t narticles;
	struct page_marks marks; /* where printed pages begin; one is none */
	struct tree tree;	 /* of contents */
	const struct galley_image **images; /* that articles show */
	size_t nimages;
	const char *sheet;  /* the style sheet, whole */
	size_t sheet_bytes; /* of it */
	/* The cover, as it is laid out; and as the image that readers show on
	 * their shelves, its file's name NULL where there is none. */
	struct cover *front;
	char *cover_name;
	const void *cover_data;
	size_t cover_bytes;
	const char *cover_type; /* media type */
};

/* Renders one file; index is an article's, else 0. */
typedef void epub_render(struct epub *, struct xml_out *, size_t index);

/* ---- book.c: the one list of the book's files ---- */

enum { EPUB_NAME_ROOM = 96 };
struct epub_file {
	char name[EPUB_NAME_ROOM]; /* in the folder EPUB/, ASCII */
	char id[EPUB_NAME_ROOM];   /* in the package, an NCName */
	const char *type;	   /* media type */
	const char *properties;	   /* in the manifest, or NULL */
	epub_render *render;	   /* or NULL, and */
	const void *data;	   /* these bytes */
	size_t bytes;
	size_t index;  /* for render */
	int in_spine;  /* it is read in its turn */
	int is_packed; /* no use to compress it */
};
/* File number i, the package document aside; 0: there is none. */
int epub_file_at(const struct epub *, size_t i, struct epub_file *);

/* ---- opf.c: the package document ---- */

enum { EPUB_ID_ROOM = 64 };
/* The identifier given, or one made into room. */
const char *epub_identifier(const struct epub *, char room[EPUB_ID_ROOM]);
epub_render epub_opf;

/* ---- tree.c, nav.c: the ways into the book ---- */

epub_render epub_nav, epub_ncx;

/* ---- xhtml.c, article.c, notes.c: the pages ---- */

/* Begins an XHTML document in that language up to its body. */
void epub_html(struct xml_out *, const char *language, const char *title);
/* Begins a block that has an attribute. */
void epub_element(struct xml_out *, const char *name, const char *attribute,
    const char *value);
/* Text for the eye: digits stand upright in vertical lines. */
void epub_text(const struct epub *, struct xml_out *, const char *, size_t);
void epub_block_text(
    const struct epub *, struct xml_out *, const struct galley_block *);
/* The article's file, with a fragment where there is one. */
enum { EPUB_HREF_ROOM = 160 };
const char *epub_href(const struct galley_article *, const char *fragment,
    char room[EPUB_HREF_ROOM]);
/* Fragments of crosshead number n, from 1, and of a block, from 0. */
enum { EPUB_FRAGMENT_ROOM = 32 };
const char *epub_crosshead_id(size_t n, char room[EPUB_FRAGMENT_ROOM]);
const char *epub_block_id(size_t i, char room[EPUB_FRAGMENT_ROOM]);
const char *epub_mark_id(
    const struct page_mark *, char room[EPUB_FRAGMENT_ROOM]);
/* The image's file. */
const char *epub_image_name(
    const struct galley_image *, char room[EPUB_NAME_ROOM]);
epub_render epub_title_page, epub_article, epub_notes;

/* ---- css.c, sheet.c: the style sheet ---- */

/* Composes it; 0, or -1 with the error reported. */
int epub_sheet(struct epub *);
/* The style sheet of our own, for the languages that the book's pages are in
 * and the way its lines run, in the job's memory; NULL: there is none left. */
const char *epub_css(const struct epub *);

/* ---- container.c: the book, into the output ---- */

/* 0, or -1 with the error reported. */
int epub_container(struct epub *);
#endif
