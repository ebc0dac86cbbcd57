/* An article's text. */
#include <stdio.h>
#include <string.h>

#include "docbook/docbook.h"

struct body {
	struct xml_out *x;
	const struct galley_article *article;
	const struct galley_block *last_para; /* where a cut-off end shows */
	unsigned crossheads;		      /* so far */
	int sections;			      /* crossheads open sections */
	int in_section;
	int filled; /* the element open now holds a block */
};

static void put_text(struct xml_out *x, const struct galley_block *k)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	xml_text(x, text, n);
}

static void element(struct body *b, const char *name, const char *role,
    const struct galley_block *k)
{
	xml_block(b->x, name);
	if (role)
		xml_attribute(b->x, "role", role);
	put_text(b->x, k);
	xml_end(b->x);
}

/* A block without text is an empty paragraph: sections, articles and figures
 * must hold something. */
static void fill(struct body *b)
{
	if (b->filled)
		return;
	xml_block(b->x, "para");
	xml_end(b->x);
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
	char id[96];

	snprintf(id, sizeof(id), "%.64s-c%u", galley_article_id(b->article),
	    ++b->crossheads);
	close_section(b);
	xml_block(b->x, b->sections ? "section" : "bridgehead");
	xml_attribute(b->x, "xml:id", id);
	if (!b->sections) {
		put_text(b->x, k);
		xml_end(b->x);
		b->filled = 1;
		return;
	}
	element(b, "title", NULL, k);
	b->in_section = 1;
	b->filled = 0;
}

/* The photo itself is not there: a figure of its caption alone.  A caption
 * element would be dropped by converters that expect a picture before it. */
static void caption(struct body *b, const struct galley_block *k)
{
	xml_block(b->x, "informalfigure");
	xml_attribute(b->x, "role", "photo");
	element(b, "para", "caption", k);
	xml_end(b->x);
}

/* One member a line. */
static void list(struct body *b, const struct galley_block *k)
{
	const char *text, *end;
	size_t n, line;

	text = galley_block_text(k, &n);
	xml_block(b->x, "simplelist");
	xml_attribute(b->x, "type", "vert");
	do {
		end = memchr(text, '\n', n);
		line = end ? (size_t)(end - text) : n;
		xml_block(b->x, "member");
		xml_text(b->x, text, line);
		xml_end(b->x);
		text += line + (end != NULL);
		n -= line + (end != NULL);
	} while (n);
	xml_end(b->x);
}

static void put_block(struct body *b, const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);

	switch (role) {
	case GALLEY_ROLE_CROSSHEAD:
		crosshead(b, k);
		return;
	case GALLEY_ROLE_CAPTION:
		caption(b, k);
		break;
	case GALLEY_ROLE_LIST:
		list(b, k);
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE: /* its columns are known to the eye alone */
		element(b, "literallayout", galley_role_name(role), k);
		break;
	case GALLEY_ROLE_PARA:
		element(b, "para", k == b->last_para ? "truncated" : NULL, k);
		break;
	default:
		element(b, "para", galley_role_name(role), k);
	}
	b->filled = 1;
}

static const struct galley_block *last_para(const struct galley_article *a)
{
	const struct galley_block *k;
	size_t i;

	for (i = galley_article_blocks(a); i > 0; i--) {
		k = galley_article_block(a, i - 1);
		if (galley_block_role(k) == GALLEY_ROLE_PARA)
			return k;
	}
	return NULL;
}

void docbook_body(struct docbook *d, const struct galley_article *a)
{
	struct body b = {.x = &d->x,
	    .article = a,
	    .sections = d->crossheads == CROSSHEADS_SECTION};
	const struct galley_block *k;
	size_t i;

	if (galley_article_truncated(a))
		b.last_para = last_para(a);
	if (galley_article_kicker(a)) {
		element(&b, "para", "kicker", galley_article_kicker(a));
		b.filled = 1;
	}
	for (i = 0; (k = galley_article_block(a, i)); i++)
		put_block(&b, k);
	close_section(&b);
	fill(&b);
}
