/* docbook/docbook.h - what the parts of the DocBook writer share. */
#ifndef DOCBOOK_H
#define DOCBOOK_H
#include "common/pages.h"
#include "common/xml.h"

enum { ROOT_BOOK, ROOT_SET, ROOT_ARTICLE };
enum { ARTICLES_CHAPTER, ARTICLES_ARTICLE };
enum { CROSSHEADS_BRIDGEHEAD, CROSSHEADS_SECTION };
enum { IMAGES_EMBED, IMAGES_ALT };
enum { DOCBOOK_ID = 96 }; /* room for an xml:id */

/* Notes in the order of their articles. */
struct docbook_notes {
	const struct galley_note **note;
	size_t count, next; /* the first of the article being written */
};

struct docbook {
	/* Options. */
	int version, root, articles, crossheads, images, pages, provenance;

	struct xml_out x;
	struct page_marks marks;
	size_t mark; /* the next to be written */
	struct docbook_notes notes;
	/* root=set: the section and page of the book that is open, and how many
	 * books began on each page. */
	const char *section;
	size_t page, *books;
	int in_book;
};

/* The bulletin's title and its metadata, in an info. */
void docbook_info(struct docbook *, const struct galley_bulletin *);
/* What is known of the article: headline, deck, names, dateline, page. */
void docbook_article_info(struct docbook *, const struct galley_article *);
/* An authorgroup of the article's bylines, if it has any. */
void docbook_authors(struct xml_out *, const struct galley_article *);
/* personname or orgname in an element of that name. */
void docbook_name(struct xml_out *, const char *element, const char *text);
/* Kicker and blocks; always at least one block. */
void docbook_body(struct docbook *, const struct galley_article *);
/* Whether the block has images that something can be written of; these, as
 * mediaobjects. */
int docbook_has_images(const struct docbook *, const struct galley_block *);
void docbook_images(struct docbook *, const struct galley_block *);

/* The deck goes into the body, and the title out of the info, where articles
 * are chapters: see docbook.c. */
int docbook_is_chapter(const struct docbook *);

/* The text [from, to) of a block (NULL: none), with the anchors of the pages
 * that begin in it.  number is 0 for the headline, else 1 + the block's index,
 * as in struct page_mark. */
void docbook_text(struct docbook *, const struct galley_article *,
    const struct galley_block *, size_t number, size_t from, size_t to);

/* ---- provenance ---- */

/* What the parts of an article are told apart by, in ids. */
enum docbook_part { PART_HEADLINE, PART_KICKER, PART_DECK, PART_BLOCK };
/* With provenance=yes: the part's xml:id; that of block number index. */
void docbook_part_id(struct docbook *, const struct galley_article *,
    enum docbook_part, size_t index);
/* The id of crosshead number n, counted from 1. */
void docbook_crosshead_id(
    const struct galley_article *, unsigned n, char id[DOCBOOK_ID]);
/* 0, or -1 when memory is out. */
int docbook_sort_notes(struct docbook *);
/* Annotations, in the article's info, of where its parts come from. */
void docbook_provenance(struct docbook *, const struct galley_article *);
/* The same of what was set aside. */
void docbook_asides(struct docbook *, const struct galley_bulletin *);
#endif
