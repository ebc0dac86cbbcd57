/* The ways into the book: nav.xhtml, and toc.ncx for readers of EPUB 2. */
#include <stdio.h>

#include "common/words.h"
#include "epub/epub.h"

enum { HREF_ROOM = 128 };

/* The article's file, with a fragment where there is one. */
static const char *href(
    const struct galley_article *a, const char *fragment, char room[HREF_ROOM])
{
	snprintf(room, HREF_ROOM, "%.64s.xhtml%s%s", galley_article_id(a),
	    fragment ? "#" : "", fragment ? fragment : "");
	return room;
}

static const char *crosshead_id(unsigned n, char room[16])
{
	snprintf(room, 16, "c%u", n);
	return room;
}

/* Block number *at or the next one that is a crosshead; NULL: no more. */
static const struct galley_block *next_crosshead(
    const struct galley_article *a, size_t *at)
{
	const struct galley_block *k;

	while ((k = galley_article_block(a, (*at)++))) {
		if (galley_block_role(k) == GALLEY_ROLE_CROSSHEAD)
			return k;
	}
	return NULL;
}

/* ---- nav.xhtml ---- */

/* An item, left open for a list in it. */
static void item(struct xml_out *x, const char *target, const char *text)
{
	xml_block(x, "li");
	xml_block(x, "a");
	xml_attribute(x, "href", target);
	xml_string(x, text);
	xml_end(x);
}

static void nav(
    struct xml_out *x, const char *type, const char *role, const char *heading)
{
	xml_block(x, "nav");
	xml_attribute(x, "epub:type", type);
	if (role)
		xml_attribute(x, "role", role);
	xml_attribute(x, "id", type);
	xml_leaf(x, "h2", heading);
	xml_block(x, "ol");
}

static void article_item(struct xml_out *x, const struct galley_article *a)
{
	const struct galley_block *k;
	char room[HREF_ROOM], id[16];
	unsigned n = 0;
	size_t at = 0;

	item(x, href(a, NULL, room), epub_label(a));
	while ((k = next_crosshead(a, &at))) {
		if (!n++)
			xml_block(x, "ol");
		item(x, href(a, crosshead_id(n, id), room),
		    galley_block_text(k, NULL));
		xml_end(x);
	}
	if (n)
		xml_end(x);
	xml_end(x);
}

static void mark_target(
    const struct epub *e, const struct epub_mark *m, char room[HREF_ROOM])
{
	char id[32];

	snprintf(id, sizeof(id), "page-%zu", m->page + 1);
	href(e->articles[m->article], id, room);
}

static void page_list(struct epub *e, struct xml_out *x, const char *language)
{
	char room[HREF_ROOM];
	size_t i;

	nav(x, "page-list", "doc-pagelist", words_get(language, WORD_PAGES));
	for (i = 0; i < e->nmarks; i++) {
		mark_target(e, &e->marks[i], room);
		item(x, room,
		    galley_bulletin_page_label(e->bulletin, e->marks[i].page));
		xml_end(x);
	}
	xml_end(x);
	xml_end(x);
}

static void landmark(
    struct xml_out *x, const char *type, const char *target, const char *text)
{
	xml_block(x, "li");
	xml_block(x, "a");
	xml_attribute(x, "epub:type", type);
	xml_attribute(x, "href", target);
	xml_string(x, text);
	xml_end(x);
	xml_end(x);
}

static void landmarks(struct epub *e, struct xml_out *x, const char *language)
{
	char room[HREF_ROOM];

	xml_block(x, "nav");
	xml_attribute(x, "epub:type", "landmarks");
	xml_attribute(x, "hidden", "hidden");
	xml_block(x, "ol");
	landmark(x, "titlepage", "title.xhtml",
	    words_get(language, WORD_TITLE_PAGE));
	landmark(x, "toc", "nav.xhtml#toc", words_get(language, WORD_CONTENTS));
	if (e->narticles)
		landmark(x, "bodymatter", href(e->articles[0], NULL, room),
		    epub_label(e->articles[0]));
	xml_end(x);
	xml_end(x);
}

void epub_nav(struct epub *e, struct xml_out *x, size_t index)
{
	const char *language = galley_bulletin_language(e->bulletin);
	size_t i;

	(void)index;
	epub_html(e, x, words_get(language, WORD_CONTENTS));
	nav(x, "toc", "doc-toc", words_get(language, WORD_CONTENTS));
	for (i = 0; i < e->narticles; i++)
		article_item(x, e->articles[i]);
	if (!e->narticles) { /* a list must list something */
		item(x, "title.xhtml", words_get(language, WORD_TITLE_PAGE));
		xml_end(x);
	}
	xml_end(x);
	xml_end(x);
	if (e->nmarks)
		page_list(e, x, language);
	landmarks(e, x, language);
	xml_end(x);
	xml_end(x);
}

/* ---- toc.ncx ---- */

static void ncx_label(struct xml_out *x, const char *name, const char *text)
{
	xml_block(x, name);
	xml_leaf(x, "text", text);
	xml_end(x);
}

/* A point, left open for points in it. */
static void point(struct xml_out *x, const char *name, const char *id,
    const char *target, const char *text)
{
	xml_block(x, name);
	xml_attribute(x, "id", id);
	if (name[0] == 'p') /* a pageTarget */
		xml_attribute(x, "type", "normal");
	ncx_label(x, "navLabel", text);
	xml_block(x, "content");
	xml_attribute(x, "src", target);
	xml_end(x);
}

static void ncx_article(struct xml_out *x, const struct galley_article *a)
{
	const struct galley_block *k;
	char room[HREF_ROOM], fragment[16], id[96];
	unsigned n = 0;
	size_t at = 0;

	point(x, "navPoint", galley_article_id(a), href(a, NULL, room),
	    epub_label(a));
	while ((k = next_crosshead(a, &at))) {
		crosshead_id(++n, fragment);
		snprintf(
		    id, sizeof(id), "%.64s-%s", galley_article_id(a), fragment);
		point(x, "navPoint", id, href(a, fragment, room),
		    galley_block_text(k, NULL));
		xml_end(x);
	}
	xml_end(x);
}

static void ncx_pages(struct epub *e, struct xml_out *x)
{
	char room[HREF_ROOM], id[32];
	size_t i;

	xml_block(x, "pageList");
	for (i = 0; i < e->nmarks; i++) {
		mark_target(e, &e->marks[i], room);
		snprintf(id, sizeof(id), "page-%zu", e->marks[i].page + 1);
		point(x, "pageTarget", id, room,
		    galley_bulletin_page_label(e->bulletin, e->marks[i].page));
		xml_end(x);
	}
	xml_end(x);
}

void epub_ncx(struct epub *e, struct xml_out *x, size_t index)
{
	const char *language = galley_bulletin_language(e->bulletin);
	char id[EPUB_ID_ROOM], title[WORDS_TITLE_ROOM];
	size_t i;

	(void)index;
	xml_block(x, "ncx");
	xml_attribute(x, "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
	xml_attribute(x, "version", "2005-1");
	xml_attribute(x, "xml:lang", language);
	xml_block(x, "head");
	xml_block(x, "meta");
	xml_attribute(x, "name", "dtb:uid");
	xml_attribute(x, "content", epub_identifier(e, id));
	xml_end(x);
	xml_end(x);
	ncx_label(x, "docTitle", words_title(e->bulletin, title));
	xml_block(x, "navMap");
	for (i = 0; i < e->narticles; i++)
		ncx_article(x, e->articles[i]);
	if (!e->narticles) {
		point(x, "navPoint", "title", "title.xhtml",
		    words_get(language, WORD_TITLE_PAGE));
		xml_end(x);
	}
	xml_end(x);
	if (e->nmarks)
		ncx_pages(e, x);
	xml_end(x);
}
