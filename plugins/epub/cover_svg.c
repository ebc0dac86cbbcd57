/* The cover as SVG, and the page that shows it.  Text stays text, in fonts that
 * the reader has; nothing is loaded from anywhere. */
#include <stdio.h>
#include <string.h>

#include "common/words.h"
#include "epub/epub.h"

static void put_int(struct xml_out *x, const char *name, int value)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", value);
	xml_attribute(x, name, text);
}

static void put_colour(
    struct xml_out *x, const struct cover *c, enum cover_tone tone)
{
	char text[16];

	snprintf(text, sizeof(text), "#%06lx", cover_colour(c, tone));
	xml_attribute(x, "fill", text);
}

/* Families as CSS lists them, generic ones without quotes. */
static void put_fonts(struct xml_out *x, const struct cover *c)
{
	const char *const *f;
	char text[512];
	size_t n = 0;

	for (f = cover_fonts(c); *f && n < sizeof(text); f++)
		n += (size_t)snprintf(text + n, sizeof(text) - n,
		    strcmp(*f, "serif") != 0 ? "%s'%s'" : "%s%s", n ? ", " : "",
		    *f);
	xml_attribute(x, "font-family", text);
}

static void put_bar(
    struct xml_out *x, const struct cover *c, const struct cover_bar *b)
{
	xml_block(x, "rect");
	put_int(x, "x", b->x);
	put_int(x, "y", b->y);
	put_int(x, "width", b->width);
	put_int(x, "height", b->height);
	put_colour(x, c, b->tone);
	xml_end(x);
}

/* Where text runs from the right, "start" is on the right. */
static void put_line(
    struct xml_out *x, const struct cover *c, const struct cover_line *l)
{
	xml_block(x, "text");
	put_int(x, "x", l->x);
	put_int(x, "y", l->y);
	put_int(x, "font-size", l->size);
	if (l->bold)
		xml_attribute(x, "font-weight", "bold");
	if (c->rtl)
		xml_attribute(x, "direction", "rtl");
	if (l->at_end)
		xml_attribute(x, "text-anchor", "end");
	put_colour(x, c, l->tone);
	xml_text(x, l->text, l->bytes);
	xml_end(x);
}

void epub_cover_svg(struct epub *e, struct xml_out *x, size_t index)
{
	const struct cover *c = epub_cover(e);
	char room[COVER_ALT_ROOM];
	size_t i;

	(void)index;
	if (!c) {
		x->failed = 1; /* the host reports it */
		return;
	}
	xml_block(x, "svg");
	xml_attribute(x, "xmlns", "http://www.w3.org/2000/svg");
	put_int(x, "width", COVER_WIDTH);
	put_int(x, "height", COVER_HEIGHT);
	xml_attribute(x, "viewBox", "0 0 1600 2400");
	xml_attribute(x, "xml:lang", c->language);
	put_fonts(x, c);
	xml_leaf(x, "title", epub_cover_alt(e, room));
	for (i = 0; i < c->nbars; i++)
		put_bar(x, c, &c->bars[i]);
	for (i = 0; i < c->nlines; i++)
		put_line(x, c, &c->lines[i]);
	xml_end(x);
}

/* An <img>, not the SVG itself: the colours of a reader's night mode don't
 * reach into an image, and every reader scales one to its page. */
void epub_cover_page(struct epub *e, struct xml_out *x, size_t index)
{
	char title[WORDS_TITLE_ROOM], room[COVER_ALT_ROOM];

	(void)index;
	epub_html(x, e->language, words_title(e->bulletin, title));
	xml_attribute(x, "class", "cover");
	xml_block(x, "section");
	xml_attribute(x, "epub:type", "cover");
	xml_block(x, "img");
	xml_attribute(x, "src", epub_has_svg(e) ? "cover.svg" : e->cover_name);
	xml_attribute(x, "alt", epub_cover_alt(e, room));
	xml_attribute(x, "role", "doc-cover");
	/* No width and height: MuPDF 1.21 then shows nothing. */
	xml_end(x);
	xml_end(x);
	xml_end(x);
	xml_end(x);
}
