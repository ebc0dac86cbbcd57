/* An article: one XHTML file. */
#include <stdint.h>
#include <string.h>

#include "common/cut.h"
#include "common/words.h"
#include "epub/epub.h"

struct body {
	struct epub *epub;
	struct xml_out *x;
	size_t article;	  /* index */
	size_t block;	  /* index of the one that is written */
	size_t mark;	  /* the next that has not been written */
	size_t crosshead; /* so far */
};

/* The first mark that is not before the article: marks stand in the order of
 * the text. */
static size_t first_mark(const struct epub *e, size_t article)
{
	size_t low = 0, high = e->marks.count, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (e->marks.mark[middle].article < article)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void put_mark(struct body *b, const struct page_mark *m, int inside)
{
	char id[EPUB_FRAGMENT_ROOM];

	if (inside)
		xml_inline(b->x, "span");
	else
		xml_block(b->x, "span");
	xml_attribute(b->x, "id", epub_mark_id(m, id));
	xml_attribute(b->x, "epub:type", "pagebreak");
	xml_attribute(b->x, "role", "doc-pagebreak");
	xml_attribute(b->x, "aria-label",
	    galley_bulletin_page_label(b->epub->bulletin, m->page));
	xml_end(b->x);
}

/* The next mark, if it stands before that place in the article: in block 0, the
 * head, or behind so many bytes of the text of a block, counted from 1. */
static const struct page_mark *next_mark(
    const struct body *b, size_t block, size_t offset)
{
	const struct page_marks *marks = &b->epub->marks;
	const struct page_mark *m = &marks->mark[b->mark];

	if (b->mark == marks->count || m->article != b->article ||
	    m->block > block || (m->block == block && m->offset > offset))
		return NULL;
	return m;
}

/* The marks between blocks, before that one. */
static void put_marks(struct body *b, size_t block)
{
	const struct page_mark *m;

	for (; (m = next_mark(b, block, 0)); b->mark++)
		put_mark(b, m, 0);
}

/* The block's text, with the marks inside of it. */
static void put_text(struct body *b, const struct galley_block *k)
{
	const struct page_mark *m;
	const char *text;
	size_t n, at = 0;

	text = galley_block_text(k, &n);
	for (; (m = next_mark(b, b->block + 1, n)); b->mark++) {
		epub_text(b->epub, b->x, text + at, m->offset - at);
		put_mark(b, m, 1);
		at = m->offset;
	}
	epub_text(b->epub, b->x, text + at, n - at);
}

/* An element for the block; where notes lead to blocks, one that has an id. */
static void begin(struct body *b, const char *name, const char *class)
{
	char id[EPUB_FRAGMENT_ROOM];

	xml_block(b->x, name);
	if (class)
		xml_attribute(b->x, "class", class);
	if (b->epub->notes)
		xml_attribute(b->x, "id", epub_block_id(b->block, id));
}

/* A block's text in an element of that class. */
static void element(struct xml_out *x, const struct epub *e, const char *name,
    const char *class, const struct galley_block *k)
{
	xml_block(x, name);
	if (class)
		xml_attribute(x, "class", class);
	epub_block_text(e, x, k);
	xml_end(x);
}

/* Lines that stay lines: as items, or with a break between them. */
static void lines(struct body *b, const struct galley_block *k, int items)
{
	const char *text, *end;
	struct xml_out *x = b->x;
	size_t n, line;

	text = galley_block_text(k, &n);
	do {
		end = memchr(text, '\n', n);
		line = end ? (size_t)(end - text) : n;
		if (items)
			xml_block(x, "li");
		epub_text(b->epub, x, text, line);
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
	char id[EPUB_FRAGMENT_ROOM];

	epub_element(b->x, "h2", "id", epub_crosshead_id(++b->crosshead, id));
	epub_block_text(b->epub, b->x, k);
	xml_end(b->x);
}

static void put_images(struct body *b, const struct galley_block *k)
{
	const struct galley_image *image;
	char name[EPUB_NAME_ROOM];
	size_t i;

	for (i = 0; (image = galley_block_image(k, i)); i++) {
		epub_element(b->x, "img", "src", epub_image_name(image, name));
		xml_attribute(b->x, "alt", galley_image_alt(image));
		xml_end(b->x);
	}
}

/* A photo that is there, or its caption alone. */
static void caption(struct body *b, const struct galley_block *k)
{
	begin(b, "figure", NULL);
	put_images(b, k);
	element(b->x, b->epub, "figcaption", NULL, k);
	xml_end(b->x);
}

static void put_block(struct body *b, const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);
	struct xml_out *x = b->x;

	if (role == GALLEY_ROLE_CAPTION) {
		caption(b, k);
		return;
	}
	if (galley_block_image(k, 0)) {
		xml_block(x, "figure");
		put_images(b, k);
		xml_end(x);
	}
	switch (role) {
	case GALLEY_ROLE_CROSSHEAD:
		crosshead(b, k);
		return;
	case GALLEY_ROLE_LIST:
		begin(b, "ul", "lines");
		lines(b, k, 1);
		break;
	case GALLEY_ROLE_VERSE:
	case GALLEY_ROLE_TABLE:
		begin(b, "p", galley_role_name(role));
		lines(b, k, 0);
		break;
	default:
		begin(b, "p",
		    role == GALLEY_ROLE_PARA ? NULL : galley_role_name(role));
		put_text(b, k);
	}
	xml_end(x);
}

static void put_cut(struct body *b)
{
	const char *language = b->epub->language;
	int cjk = words_is_cjk(language);

	epub_element(b->x, "p", "class", "cut");
	xml_attribute(b->x, "id", "cut");
	xml_string(b->x, cjk ? "〔" : "[");
	xml_string(b->x, words_get(language, WORD_CUT));
	xml_string(b->x, cjk ? "〕" : "]");
	xml_end(b->x);
}

static void put_head(
    const struct epub *e, struct xml_out *x, const struct galley_article *a)
{
	if (!galley_article_headline(a) && !galley_article_kicker(a) &&
	    !galley_article_deck(a))
		return;
	xml_block(x, "header");
	if (galley_article_kicker(a))
		element(x, e, "p", "kicker", galley_article_kicker(a));
	if (galley_article_headline(a))
		element(x, e, "h1", NULL, galley_article_headline(a));
	if (galley_article_deck(a))
		element(x, e, "p", "deck", galley_article_deck(a));
	xml_end(x);
}

/* ---- the links at its end ---- */

static void link_to(
    struct xml_out *x, const char *rel, const char *target, const char *text)
{
	epub_element(x, "li", "class", rel);
	xml_block(x, "a");
	xml_attribute(x, "href", target);
	xml_string(x, text);
	xml_end(x);
	xml_end(x);
}

/* Previous, contents, next. */
static void put_links(struct epub *e, struct xml_out *x, size_t index)
{
	const char *language = e->language;
	char room[EPUB_HREF_ROOM];

	epub_element(x, "nav", "class", "turn");
	xml_attribute(x, "aria-label", words_get(language, WORD_CONTENTS));
	xml_block(x, "ul");
	if (index)
		link_to(x, "previous",
		    epub_href(e->articles[index - 1], NULL, room),
		    words_get(language, WORD_PREVIOUS));
	link_to(x, "contents", "nav.xhtml", words_get(language, WORD_CONTENTS));
	if (index + 1 < e->narticles)
		link_to(x, "next",
		    epub_href(e->articles[index + 1], NULL, room),
		    words_get(language, WORD_NEXT));
	xml_end(x);
	xml_end(x);
}

void epub_article(struct epub *e, struct xml_out *x, size_t index)
{
	const struct galley_article *a = e->articles[index];
	struct body b = {
	    .epub = e, .x = x, .article = index, .mark = first_mark(e, index)};
	const struct galley_block *k;
	size_t i, cut = cut_behind(a);

	x->article = a;
	epub_html(x,
	    galley_bulletin_page_language(e->bulletin, galley_article_page(a)),
	    tree_label(a));
	epub_element(x, "article", "id", galley_article_id(a));
	if (!galley_article_headline(a))
		xml_attribute(x, "aria-label", tree_label(a));
	put_marks(&b, 0);
	put_head(e, x, a);
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		b.block = i;
		put_marks(&b, i + 1);
		put_block(&b, k);
		if (i == cut)
			put_cut(&b);
	}
	put_marks(&b, SIZE_MAX); /* those in lines that stay lines */
	xml_end(x);
	put_links(e, x, index);
	xml_end(x);
	xml_end(x);
	x->article = NULL;
}
