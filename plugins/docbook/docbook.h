/* docbook/docbook.h - what the parts of the DocBook writer share. */
#ifndef DOCBOOK_H
#define DOCBOOK_H
#include "common/xml.h"

enum { ARTICLES_ARTICLE, ARTICLES_CHAPTER };
enum { CROSSHEADS_BRIDGEHEAD, CROSSHEADS_SECTION };

struct docbook {
	int crossheads, articles;
	struct xml_out x;
};

/* The book's info: what the metadata say. */
void docbook_book_info(struct docbook *, const struct galley_bulletin *);
/* An article's info: headline, deck, names, page. */
void docbook_article_info(struct docbook *, const struct galley_article *);
/* Kicker and blocks; always at least one block. */
void docbook_body(struct docbook *, const struct galley_article *);
#endif
