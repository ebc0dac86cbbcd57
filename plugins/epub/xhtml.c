/* The book's pages: XHTML, one file an article. */
#include <stdio.h>
#include <string.h>

#include "common/words.h"
#include "epub/epub.h"

const char *epub_label(const struct galley_article *a)
{
	const char *label = galley_article_label(a);

	return label[strspn(label, " \t\n")] ? label : galley_article_id(a);
}

static void attribute_element(struct xml_out *x, const char *name,
    const char *attribute, const char *value)
{
	xml_block(x, name);
	xml_attribute(x, attribute, value);
}

void epub_html(struct epub *e, struct xml_out *x, const char *title)
{
	const char *language = galley_bulletin_language(e->bulletin);

	xml_doctype(x, "html");
	xml_block(x, "html");
	xml_attribute(x, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attribute(x, "xmlns:epub", "http://www.idpf.org/2007/ops");
	xml_attribute(x, "xml:lang", language);
	xml_attribute(x, "lang", language);
	xml_block(x, "head");
	xml_leaf(x, "title", title);
	xml_block(x, "link");
	xml_attribute(x, "rel", "stylesheet");
	xml_attribute(x, "type", "text/css");
	xml_attribute(x, "href", "style.css");
	xml_end(x);
	xml_end(x);
	xml_block(x, "body");
}

/* ---- the title page ---- */

static void metas(struct epub *e, struct xml_out *x, const char *key)
{
	const char *value;
	size_t i;

	for (i = 0; (value = galley_bulletin_meta_at(e->bulletin, key, i)); i++)
		xml_leaf(x, "p", value);
}

void epub_title_page(struct epub *e, struct xml_out *x, size_t index)
{
	char room[WORDS_TITLE_ROOM];
	const char *title = words_title(e->bulletin, room);
	const char *publisher = galley_bulletin_meta(e->bulletin, "publisher");

	(void)index;
	epub_html(e, x, title);
	attribute_element(x, "section", "class", "titlepage");
	xml_attribute(x, "epub:type", "titlepage");
	xml_leaf(x, "h1", title);
	metas(e, x, "edition");
	metas(e, x, "issue");
	metas(e, x, "date");
	metas(e, x, "creator");
	if (publisher != title)
		xml_leaf(x, "p", publisher);
	xml_end(x);
	xml_end(x);
	xml_end(x);
}

/* ---- an article ---- */

struct body {
	struct epub *epub;
	struct xml_out *x;
	size_t article;	    /* index */
	size_t mark;	    /* the next that has not been written */
	unsigned crosshead; /* so far */
};

/* The marks of pages that begin before that block (see struct epub_mark). */
static void put_marks(struct body *b, size_t block)
{
	struct epub *e = b->epub;
	const struct epub_mark *m;
	const char *label;
	char id[32];

	for (; b->mark < e->nmarks; b->mark++) {
		m = &e->marks[b->mark];
		if (m->article > b->article ||
		    (m->article == b->article && m->block > block))
			return;
		if (m->article < b->article)
			continue;
		label = galley_bulletin_page_label(e->bulletin, m->page);
		snprintf(id, sizeof(id), "page-%zu", m->page + 1);
		attribute_element(b->x, "span", "id", id);
		xml_attribute(b->x, "epub:type", "pagebreak");
		xml_attribute(b->x, "role", "doc-pagebreak");
		xml_attribute(b->x, "aria-label", label);
		xml_end(b->x);
	}
}

static void put_text(struct xml_out *x, const struct galley_block *k)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	xml_text(x, text, n);
}

/* A block's text in an element of that class. */
static void element(struct xml_out *x, const char *name, const char *class,
    const struct galley_block *k)
{
	xml_block(x, name);
	if (class)
		xml_attribute(x, "class", class);
	put_text(x, k);
	xml_end(x);
}

/* Lines that stay lines: as items, or with a break between them. */
static void lines(struct xml_out *x, const struct galley_block *k, int items)
{
	const char *text, *end;
	size_t n, line;

	text = galley_block_text(k, &n);
	do {
		end = memchr(text, '\n', n);
		line = end ? (size_t)(end - text) : n;
		if (items)
			xml_block(x, "li");
		xml_text(x, text, line);
		if (items || end) {
			if (!items)
				xml_inline(x, "br");
			xml_end(x);
		}
		text += line + (end != NULL);
		n -= line + (end != NULL);
	} while (n);
}

static void crosshead(struct body *b, const struct galley_block *k)
{
	char id[16];

	snprintf(id, sizeof(id), "c%u", ++b->crosshead);
	attribute_element(b->x, "h2", "id", id);
	put_text(b->x, k);
	xml_end(b->x);
}

static void put_block(struct body *b, const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);
	struct xml_out *x = b->x;

	switch (role) {
	case GALLEY_ROLE_CROSSHEAD:
		crosshead(b, k);
		break;
	case GALLEY_ROLE_CAPTION: /* of a photo that is not there */
		xml_block(x, "figure");
		element(x, "figcaption", NULL, k);
		xml_end(x);
		break;
	case GALLEY_ROLE_LIST:
		attribute_element(x, "ul", "class", "lines");
		lines(x, k, 1);
		xml_end(x);
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
		attribute_element(x, "p", "class", galley_role_name(role));
		lines(x, k, 0);
		xml_end(x);
		break;
	case GALLEY_ROLE_PARA:
		element(x, "p", NULL, k);
		break;
	default:
		element(x, "p", galley_role_name(role), k);
	}
}

/* Index of the last paragraph, or SIZE_MAX. */
static size_t last_para(const struct galley_article *a)
{
	size_t i = galley_article_blocks(a);

	while (i--) {
		if (galley_block_role(galley_article_block(a, i)) ==
		    GALLEY_ROLE_PARA)
			return i;
	}
	return SIZE_MAX;
}

static void put_cut(struct body *b)
{
	const char *language = galley_bulletin_language(b->epub->bulletin);
	int cjk = words_is_cjk(language);

	attribute_element(b->x, "p", "class", "cut");
	xml_string(b->x, cjk ? "〔" : "[");
	xml_string(b->x, words_get(language, WORD_CUT));
	xml_string(b->x, cjk ? "〕" : "]");
	xml_end(b->x);
}

static void put_head(struct xml_out *x, const struct galley_article *a)
{
	if (!galley_article_headline(a) && !galley_article_kicker(a) &&
	    !galley_article_deck(a))
		return;
	xml_block(x, "header");
	if (galley_article_kicker(a))
		element(x, "p", "kicker", galley_article_kicker(a));
	if (galley_article_headline(a))
		element(x, "h1", NULL, galley_article_headline(a));
	if (galley_article_deck(a))
		element(x, "p", "deck", galley_article_deck(a));
	xml_end(x);
}

void epub_article(struct epub *e, struct xml_out *x, size_t index)
{
	const struct galley_article *a = e->articles[index];
	struct body b = {.epub = e, .x = x, .article = index};
	const struct galley_block *k;
	size_t i, last = SIZE_MAX;

	if (galley_article_truncated(a))
		last = last_para(a);
	x->article = a;
	epub_html(e, x, epub_label(a));
	attribute_element(x, "article", "id", galley_article_id(a));
	if (!galley_article_headline(a))
		xml_attribute(x, "aria-label", epub_label(a));
	put_marks(&b, 0);
	put_head(x, a);
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		put_marks(&b, i + 1);
		put_block(&b, k);
		if (i == last)
			put_cut(&b);
	}
	xml_end(x);
	xml_end(x);
	xml_end(x);
	x->article = NULL;
}
