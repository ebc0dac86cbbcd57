/* The ways into the book: nav.xhtml, and toc.ncx for readers of EPUB 2. */
#include <stdio.h>
#include <string.h>

#include "common/words.h"
#include "epub/epub.h"

static const char *label_of(const struct epub *e,
    const struct tree_entry *entry, char room[TREE_ROOM], size_t *bytes)
{
	return tree_entry_label(
	    entry, e->articles[entry->article], e->language, room, bytes);
}

static const char *target_of(const struct epub *e,
    const struct tree_entry *entry, char room[EPUB_HREF_ROOM])
{
	char id[EPUB_FRAGMENT_ROOM];

	return epub_href(e->articles[entry->article],
	    entry->crosshead ? epub_crosshead_id(entry->crosshead, id) : NULL,
	    room);
}

/* How deep the entry behind that one lies. */
static unsigned next_depth(const struct epub *e, size_t i)
{
	return i + 1 < e->tree.count ? e->tree.entries[i + 1].depth : 0;
}

/* ---- nav.xhtml ---- */

/* An item, left open for a list in it. */
static void item(struct epub *e, struct xml_out *x, const char *target,
    const char *text, size_t bytes)
{
	xml_block(x, "li");
	xml_block(x, "a");
	xml_attribute(x, "href", target);
	epub_text(e, x, text, bytes);
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

static void entries(struct epub *e, struct xml_out *x)
{
	char label[TREE_ROOM], target[EPUB_HREF_ROOM];
	unsigned depth, next;
	const char *text;
	size_t i, n;

	for (i = 0; i < e->tree.count; i++) {
		text = label_of(e, &e->tree.entries[i], label, &n);
		item(e, x, target_of(e, &e->tree.entries[i], target), text, n);
		next = next_depth(e, i);
		if (next > e->tree.entries[i].depth) {
			xml_block(x, "ol");
			continue;
		}
		xml_end(x);
		for (depth = e->tree.entries[i].depth; depth > next; depth--) {
			xml_end(x); /* the list, */
			xml_end(x); /* and the item that holds it */
		}
	}
}

/* A page beside the articles in the table of contents. */
static void page_item(
    struct epub *e, struct xml_out *x, const char *target, enum word word)
{
	const char *text = words_get(e->language, word);

	item(e, x, target, text, strlen(text));
	xml_end(x);
}

static const char *mark_target(
    const struct epub *e, const struct page_mark *m, char room[EPUB_HREF_ROOM])
{
	char id[EPUB_FRAGMENT_ROOM];

	return epub_href(e->articles[m->article], epub_mark_id(m, id), room);
}

static void page_list(struct epub *e, struct xml_out *x)
{
	char room[EPUB_HREF_ROOM];
	const char *label;
	size_t i;

	nav(x, "page-list", "doc-pagelist", words_get(e->language, WORD_PAGES));
	for (i = 0; i < e->marks.count; i++) {
		label = galley_bulletin_page_label(
		    e->bulletin, e->marks.mark[i].page);
		item(e, x, mark_target(e, &e->marks.mark[i], room), label,
		    strlen(label));
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

static void landmarks(struct epub *e, struct xml_out *x)
{
	const char *language = e->language;
	char room[EPUB_HREF_ROOM];

	xml_block(x, "nav");
	xml_attribute(x, "epub:type", "landmarks");
	xml_attribute(x, "hidden", "hidden");
	xml_block(x, "ol");
	if (epub_has_cover(e))
		landmark(
		    x, "cover", "cover.xhtml", words_get(language, WORD_COVER));
	landmark(x, "titlepage", "title.xhtml",
	    words_get(language, WORD_TITLE_PAGE));
	landmark(x, "toc", "nav.xhtml#toc", words_get(language, WORD_CONTENTS));
	if (e->narticles)
		landmark(x, "bodymatter", epub_href(e->articles[0], NULL, room),
		    tree_label(e->articles[0]));
	xml_end(x);
	xml_end(x);
}

void epub_nav(struct epub *e, struct xml_out *x, size_t index)
{
	(void)index;
	epub_html(x, e->language, words_get(e->language, WORD_CONTENTS));
	nav(x, "toc", "doc-toc", words_get(e->language, WORD_CONTENTS));
	entries(e, x);
	if (e->notes)
		page_item(e, x, "notes.xhtml", WORD_NOTE);
	else if (!e->tree.count) /* a list must list something */
		page_item(e, x, "title.xhtml", WORD_TITLE_PAGE);
	xml_end(x);
	xml_end(x);
	if (e->marks.count)
		page_list(e, x);
	landmarks(e, x);
	xml_end(x);
	xml_end(x);
}

/* ---- toc.ncx ---- */

static void ncx_label(
    struct xml_out *x, const char *name, const char *text, size_t bytes)
{
	xml_block(x, name);
	xml_block(x, "text");
	xml_text(x, text, bytes);
	xml_end(x);
	xml_end(x);
}

/* A point, left open for points in it. */
static void point(struct xml_out *x, size_t number, const char *target,
    const char *text, size_t bytes)
{
	char id[32];

	snprintf(id, sizeof(id), "point-%zu", number);
	epub_element(x, "navPoint", "id", id);
	ncx_label(x, "navLabel", text, bytes);
	epub_element(x, "content", "src", target);
	xml_end(x);
}

static void points(struct epub *e, struct xml_out *x)
{
	char label[TREE_ROOM], target[EPUB_HREF_ROOM];
	unsigned depth;
	const char *text;
	size_t i, n;

	for (i = 0; i < e->tree.count; i++) {
		text = label_of(e, &e->tree.entries[i], label, &n);
		point(x, i + 1, target_of(e, &e->tree.entries[i], target), text,
		    n);
		depth = e->tree.entries[i].depth + 1;
		for (; depth > next_depth(e, i); depth--)
			xml_end(x);
	}
}

static void page_point(
    struct epub *e, struct xml_out *x, const char *target, enum word word)
{
	const char *text = words_get(e->language, word);

	point(x, e->tree.count + 1, target, text, strlen(text));
	xml_end(x);
}

static void ncx_pages(struct epub *e, struct xml_out *x)
{
	char room[EPUB_HREF_ROOM], id[EPUB_FRAGMENT_ROOM];
	const char *label;
	size_t i;

	xml_block(x, "pageList");
	for (i = 0; i < e->marks.count; i++) {
		label = galley_bulletin_page_label(
		    e->bulletin, e->marks.mark[i].page);
		epub_element(
		    x, "pageTarget", "id", epub_mark_id(&e->marks.mark[i], id));
		xml_attribute(x, "type", "normal");
		ncx_label(x, "navLabel", label, strlen(label));
		epub_element(x, "content", "src",
		    mark_target(e, &e->marks.mark[i], room));
		xml_end(x);
		xml_end(x);
	}
	xml_end(x);
}

void epub_ncx(struct epub *e, struct xml_out *x, size_t index)
{
	char id[EPUB_ID_ROOM], room[WORDS_TITLE_ROOM];
	const char *title = words_title(e->bulletin, room);

	(void)index;
	epub_element(x, "ncx", "xmlns", "http://www.daisy.org/z3986/2005/ncx/");
	xml_attribute(x, "version", "2005-1");
	xml_attribute(x, "xml:lang", e->language);
	xml_block(x, "head");
	epub_element(x, "meta", "name", "dtb:uid");
	xml_attribute(x, "content", epub_identifier(e, id));
	xml_end(x);
	xml_end(x);
	ncx_label(x, "docTitle", title, strlen(title));
	xml_block(x, "navMap");
	points(e, x);
	if (e->notes)
		page_point(e, x, "notes.xhtml", WORD_NOTE);
	else if (!e->tree.count)
		page_point(e, x, "title.xhtml", WORD_TITLE_PAGE);
	xml_end(x);
	if (e->marks.count)
		ncx_pages(e, x);
	xml_end(x);
}
