/* What all pages of the book share, and the title page. */
#include <stdio.h>
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "epub/epub.h"

const char *epub_href(const struct galley_article *a, const char *fragment,
    char room[EPUB_HREF_ROOM])
{
	snprintf(room, EPUB_HREF_ROOM, "%.64s.xhtml%s%.40s",
	    galley_article_id(a), fragment ? "#" : "",
	    fragment ? fragment : "");
	return room;
}

const char *epub_crosshead_id(size_t n, char room[EPUB_FRAGMENT_ROOM])
{
	snprintf(room, EPUB_FRAGMENT_ROOM, "c%zu", n);
	return room;
}

const char *epub_block_id(size_t i, char room[EPUB_FRAGMENT_ROOM])
{
	snprintf(room, EPUB_FRAGMENT_ROOM, "b%zu", i + 1);
	return room;
}

const char *epub_mark_id(
    const struct page_mark *m, char room[EPUB_FRAGMENT_ROOM])
{
	snprintf(room, EPUB_FRAGMENT_ROOM, "page-%zu", m->page + 1);
	return room;
}

const char *epub_image_name(
    const struct galley_image *image, char room[EPUB_NAME_ROOM])
{
	snprintf(room, EPUB_NAME_ROOM, "image-%zu.%s",
	    galley_image_index(image) + 1,
	    epub_image_extension(galley_image_type(image)));
	return room;
}

void epub_element(struct xml_out *x, const char *name, const char *attribute,
    const char *value)
{
	xml_block(x, name);
	xml_attribute(x, attribute, value);
}

void epub_html(struct xml_out *x, const char *language, const char *title)
{
	xml_doctype(x, "html");
	xml_block(x, "html");
	xml_attribute(x, "xmlns", "http://www.w3.org/1999/xhtml");
	xml_attribute(x, "xmlns:epub", "http://www.idpf.org/2007/ops");
	xml_attribute(x, "xml:lang", language);
	xml_attribute(x, "lang", language);
	if (words_is_rtl(language))
		xml_attribute(x, "dir", "rtl");
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

/* ---- text ---- */

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is read with digits beside it, lying on its side in a vertical line. */
static int is_latin(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || (c && strchr(".,:/%+-", c));
}

/* The first number of one or two digits that stands by itself, or NULL. */
static const char *upright(const char *s, const char *end, size_t *digits)
{
	const char *at = s;
	size_t n;

	for (; s < end; s += n ? n : 1) {
		for (n = 0; s + n < end && is_digit(s[n]); n++)
			;
		if (!n || n > 2 || (s > at && is_latin(s[-1])) ||
		    (s + n < end && is_latin(s[n])))
			continue;
		*digits = n;
		return s;
	}
	return NULL;
}

void epub_text(
    const struct epub *e, struct xml_out *x, const char *s, size_t bytes)
{
	const char *end = s + bytes, *at;
	size_t n;

	while (e->writing == WRITING_VERTICAL && (at = upright(s, end, &n))) {
		xml_text(x, s, (size_t)(at - s));
		xml_inline(x, "span");
		xml_attribute(x, "class", "tcy");
		xml_text(x, at, n);
		xml_end(x);
		s = at + n;
	}
	xml_text(x, s, (size_t)(end - s));
}

void epub_block_text(
    const struct epub *e, struct xml_out *x, const struct galley_block *k)
{
	const char *text;
	size_t n;

	text = galley_block_text(k, &n);
	epub_text(e, x, text, n);
}

/* ---- the title page ---- */

static void line(
    struct epub *e, struct xml_out *x, const char *class, const char *text)
{
	if (!text || !*text)
		return;
	epub_element(x, "p", "class", class);
	epub_text(e, x, text, strlen(text));
	xml_end(x);
}

static void lines(struct epub *e, struct xml_out *x, const char *key)
{
	size_t i;

	for (i = 0; galley_bulletin_meta_at(e->bulletin, key, i); i++)
		line(e, x, key, galley_bulletin_meta_at(e->bulletin, key, i));
}

void epub_title_page(struct epub *e, struct xml_out *x, size_t index)
{
	char room[WORDS_TITLE_ROOM], words[IMPRINT_ROOM];
	const struct galley_bulletin *b = e->bulletin;
	const char *title = words_title(b, room);
	const char *publisher = galley_bulletin_meta(b, "publisher");

	(void)index;
	epub_html(x, e->language, title);
	epub_element(x, "section", "class", "titlepage");
	xml_attribute(x, "epub:type", "titlepage");
	xml_block(x, "h1");
	epub_text(e, x, title, strlen(title));
	xml_end(x);
	lines(e, x, "edition");
	line(e, x, "issue",
	    imprint_number(e->language, galley_bulletin_meta(b, "volume"),
		galley_bulletin_meta(b, "issue"), words));
	line(e, x, "date",
	    imprint_date(e->language, galley_bulletin_meta(b, "date"), words));
	lines(e, x, "creator");
	if (publisher != title)
		line(e, x, "publisher", publisher);
	lines(e, x, "rights");
	xml_end(x);
	xml_end(x);
	xml_end(x);
}
