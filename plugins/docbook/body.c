/* An article's text. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "common/cut.h"
#include "docbook/docbook.h"

struct body {
	struct docbook *docbook;
	struct xml_out *x;
	const struct galley_article *article;
	size_t cut;	     /* the block that breaks off */
	size_t block;	     /* the index of the one being written */
	unsigned crossheads; /* so far */
	int in_section;
	int filled; /* the element open now holds a block */
};

/* ---- text and printed pages ---- */

/* The label is what a reference to the page says. */
static void anchor(struct docbook *d, const struct page_mark *m)
{
	char id[DOCBOOK_ID];

	snprintf(id, sizeof(id), "page-%zu", m->page + 1);
	xml_inline(&d->x, "anchor");
	xml_attribute(&d->x, "xml:id", id);
	xml_attribute(&d->x, "role", "page");
	xml_attribute(&d->x, "xreflabel",
	    galley_bulletin_page_label(galley_job_bulletin(d->x.job), m->page));
	xml_end(&d->x);
}

void docbook_text(struct docbook *d, const struct galley_article *a,
    const struct galley_block *k, size_t number, size_t from, size_t to)
{
	const char *text = "";
	const struct page_mark *m;
	size_t n = 0;

	if (k)
		text = galley_block_text(k, &n);
	if (to > n)
		to = n;
	for (; d->mark < d->marks.count; d->mark++) {
		m = &d->marks.mark[d->mark];
		if (m->article != galley_article_index(a) ||
		    m->block != number || m->offset > to)
			break;
		if (m->offset > from) {
			xml_text(&d->x, text + from, m->offset - from);
			from = m->offset;
		}
		anchor(d, m);
	}
	xml_text(&d->x, text + from, to - from);
}

/* ---- blocks ---- */

static void put_text(struct body *b, const struct galley_block *k)
{
	docbook_text(b->docbook, b->article, k, b->block + 1, 0, SIZE_MAX);
}

/* An element that is a block of the article, and holds its text alone. */
static void element(struct body *b, const char *name, const char *role,
    const struct galley_block *k)
{
	xml_block(b->x, name);
	docbook_part_id(b->docbook, b->article, PART_BLOCK, b->block);
	if (role)
		xml_attribute(b->x, "role", role);
	put_text(b, k);
	xml_end(b->x);
}

/* A block without text is an empty paragraph: sections, articles and figures
 * must hold something. */
static void fill(struct body *b)
{
	if (b->filled)
		return;
	xml_leaf(b->x, "para", "");
}

static void close_section(struct body *b)
{
	if (!b->in_section)
		return;
	fill(b);
	xml_end(b->x);
	b->in_section = 0;
	b->filled = 1; /* the article: it holds a section */
}

/* Ids follow from the article's, so that no other article changes them. */
static void crosshead(struct body *b, const struct galley_block *k)
{
	int section = b->docbook->crossheads == CROSSHEADS_SECTION;
	char id[DOCBOOK_ID];

	docbook_crosshead_id(b->article, ++b->crossheads, id);
	close_section(b);
	xml_block(b->x, section ? "section" : "bridgehead");
	xml_attribute(b->x, "xml:id", id);
	if (!section) {
		put_text(b, k);
		xml_end(b->x);
		b->filled = 1;
		return;
	}
	element(b, "title", NULL, k);
	b->in_section = 1;
	b->filled = 0;
}

/* A caption element would be dropped by converters that expect a picture
 * before it: the caption is a figure's paragraph.  Its picture is there only
 * where a reader supplied it. */
static void figure(struct body *b, const struct galley_block *caption)
{
	const struct galley_block *k =
	    galley_article_block(b->article, b->block);

	if (!caption && !docbook_has_images(b->docbook, k))
		return;
	xml_block(b->x, "informalfigure");
	xml_attribute(b->x, "role", "photo");
	docbook_images(b->docbook, k);
	if (caption)
		element(b, "para", "caption", caption);
	xml_end(b->x);
	b->filled = 1;
}

/* One member a line. */
static void list(struct body *b, const struct galley_block *k)
{
	const char *text, *end;
	size_t n, from = 0, to;

	text = galley_block_text(k, &n);
	xml_block(b->x, "simplelist");
	docbook_part_id(b->docbook, b->article, PART_BLOCK, b->block);
	xml_attribute(b->x, "type", "vert");
	do {
		end = memchr(text + from, '\n', n - from);
		to = end ? (size_t)(end - text) : n;
		xml_block(b->x, "member");
		docbook_text(b->docbook, b->article, k, b->block + 1, from, to);
		xml_end(b->x);
		from = to + (end != NULL);
	} while (from < n);
	xml_end(b->x);
}

static void put_block(struct body *b, const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);

	if (role == GALLEY_ROLE_CAPTION) {
		figure(b, k);
		return;
	}
	if (role == GALLEY_ROLE_CROSSHEAD) {
		figure(b, NULL);
		crosshead(b, k);
		return;
	}
	figure(b, NULL);
	switch (role) {
	case GALLEY_ROLE_LIST:
		list(b, k);
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE: /* its columns are known to the eye alone */
		element(b, "literallayout", galley_role_name(role), k);
		break;
	case GALLEY_ROLE_PARA:
		element(b, "para", b->block == b->cut ? "truncated" : NULL, k);
		break;
	default:
		element(b, "para", galley_role_name(role), k);
	}
	b->filled = 1;
}

/* ---- the article ---- */

/* A line of the head that is no title: a heading all the same. */
static void head(struct body *b, enum docbook_part part, const char *role,
    const char *as, const struct galley_block *k)
{
	xml_block(b->x, "bridgehead");
	docbook_part_id(b->docbook, b->article, part, 0);
	xml_attribute(b->x, "role", role);
	xml_attribute(b->x, "renderas", as);
	xml_string(b->x, galley_block_text(k, NULL));
	xml_end(b->x);
	b->filled = 1;
}

void docbook_body(struct docbook *d, const struct galley_article *a)
{
	struct body b = {
	    .docbook = d, .x = &d->x, .article = a, .cut = cut_behind(a)};
	const struct galley_block *k;

	if (galley_article_kicker(a))
		head(&b, PART_KICKER, "kicker", "sect4",
		    galley_article_kicker(a));
	if (galley_article_deck(a) && docbook_is_chapter(d))
		head(&b, PART_DECK, "deck", "sect3", galley_article_deck(a));
	for (; (k = galley_article_block(a, b.block)); b.block++)
		put_block(&b, k);
	close_section(&b);
	fill(&b);
}
