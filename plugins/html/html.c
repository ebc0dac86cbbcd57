/* HTML: the bulletin as one page that needs nothing but itself.
 *
 * A writer is three callbacks: begin() writes what stands before the articles,
 * article() one of them, end() what stands behind.  What it shares with others
 * comes from plugins/common.
 *
 * The page is HTML and well-formed XML.  No white space is added in an element
 * that holds text; there is no script, and nothing from elsewhere.  Headings: the
 * bulletin h1, an article h2, a crosshead h3. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <galley/plugin.h>

#include "common/css.h"
#include "common/cut.h"
#include "common/datauri.h"
#include "common/imprint.h"
#include "common/pages.h"
#include "common/words.h"
#include "common/xml.h"

struct html {
	int contents; /* the options */
	const char *css;
	struct xml_out x;
	const char *language; /* the bulletin's */
	struct page_marks marks;
	size_t mark;  /* the next that is to be written */
	size_t block; /* being written, counted from 1; 0: before the first */
};

/* Colours are the screen's, light or dark, and black on paper.  What a language
 * wants is told by :lang(): Chinese begins a paragraph two characters in.  The
 * marks around all of it are for those who read the page as XML. */
static const char STYLE[] =
    "/*<![CDATA[*/\n"
    ":root { color-scheme: light dark; --ink: #1d1b18; --paper: #fdfcf8;\n"
    " --faint: #635d54; --rule: #d9d3c7; --link: #0b57a0 }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #dfdad1;\n"
    " --paper: #181715; --faint: #a39c90; --rule: #3b3833; --link: #8ab8ee }}\n"
    "html { background: var(--paper); color: var(--ink); hyphens: auto;\n"
    " font: 1.0625em/1.6 serif; overflow-wrap: break-word }\n"
    "body { margin: 0 auto; max-width: 38em; padding: 1.5em 1.2em }\n"
    "h1, h2, h3 { hyphens: none; line-height: 1.3; text-wrap: balance }\n"
    "h1 { font-size: 1.9em; margin: .4em 0 }\n"
    "h2 { font-size: 1.5em; margin: 0 } nav h2 { font-size: 1.1em }\n"
    "h3 { font-size: 1.1em; margin: 1.5em 0 .5em }\n"
    "p { margin: 0; orphans: 2; widows: 2 }\n"
    "article > p { text-indent: 1.2em }\n"
    "article > :not(p) + p, .byline + p { text-indent: 0 }\n"
    ".byline { margin-bottom: .5em } body > header { text-align: center }\n"
    "article > header { margin-bottom: 1em }\n"
    "main { border-top: 3px double var(--rule); padding-top: 2em }\n"
    "nav, article + article { border-top: 1px solid var(--rule);\n"
    " margin-top: 1.5em; padding-top: 1.5em }\n"
    ".kicker { font-weight: bold }\n"
    ".deck { font-size: 1.1em; margin-top: .3em }\n"
    ".kicker, .cut, figcaption, body > header p { color: var(--faint) }\n"
    "figure, .verse, .table, ul { hyphens: none; margin: 1.5em 0 }\n"
    ".verse, .table { white-space: pre-wrap }\n"
    ".table { font-family: monospace }\n"
    "img { display: block; margin: 0 auto .5em; max-height: 90vh;\n"
    " max-width: 100% }\n"
    "ul, ol { list-style: none; padding: 0 } li { margin: .5em 0 }\n"
    "a { color: var(--link); text-decoration: none }\n"
    ".page::before { border: 1px solid var(--rule); border-radius: .4em;\n"
    " color: var(--faint); content: attr(aria-label); margin: 0 .3em;\n"
    " font: .7rem/1.2 sans-serif; padding: .1em .4em; white-space: nowrap }\n"
    ":lang(zh), :lang(ja), :lang(ko) { hyphens: none; line-break: strict }\n"
    ":lang(ko) { word-break: keep-all }\n"
    "article > p:lang(zh), article > p:lang(ja), article > p:lang(ko) {\n"
    " line-height: 1.8; text-align: justify; text-indent: 1em }\n"
    "article > p:lang(zh) { text-indent: 2em }\n"
    "article > p:is(.byline, .verse, .table, .cut) { text-indent: 0;\n"
    " text-align: start }\n"
    "@media print { @page { margin: 2cm } nav { display: none }\n"
    " :root { color-scheme: light; --ink: #000; --paper: #fff;\n"
    " --faint: #444; --rule: #999 }\n"
    " html { font-size: 10.5pt } body { max-width: none; padding: 0 }\n"
    " h1, h2, h3, article > header, .page { break-after: avoid }\n"
    " h1, h2, h3, article > header, figure { break-inside: avoid } }\n";

/* Bytes [from, to) of the text of the block that is being written.  Where a
 * printed page begins in them stands an element that only the style shows. */
static void put_text(struct html *h, const char *s, size_t from, size_t to)
{
	const struct galley_bulletin *b = galley_job_bulletin(h->x.job);
	const struct page_mark *m;
	char id[32];

	for (; h->mark < h->marks.count; h->mark++) {
		m = &h->marks.mark[h->mark];
		if (m->article != galley_article_index(h->x.article) ||
		    m->block != h->block || m->offset > to)
			break;
		xml_text(&h->x, s + from, m->offset - from);
		from = m->offset;
		snprintf(id, sizeof(id), "page-%zu", m->page + 1);
		xml_inline(&h->x, "span");
		xml_attribute(&h->x, "class", "page");
		xml_attribute(&h->x, "id", id);
		xml_attribute(&h->x, "role", "doc-pagebreak");
		xml_attribute(&h->x, "aria-label",
		    galley_bulletin_page_label(b, m->page));
		xml_end(&h->x);
	}
	xml_text(&h->x, s + from, to - from);
}

/* An element for a block, if there is one, of the class that its role names.
 * Its lines are a list's items, or have breaks between them. */
static void put_block(
    struct html *h, const char *name, const struct galley_block *k)
{
	int items = !strcmp(name, "ul");
	size_t n, from = 0, to;
	const char *s, *end;

	if (!k)
		return;
	s = galley_block_text(k, &n);
	xml_block(&h->x, name);
	if (galley_block_role(k) != GALLEY_ROLE_PARA)
		xml_attribute(
		    &h->x, "class", galley_role_name(galley_block_role(k)));
	do {
		end = memchr(s + from, '\n', n - from);
		to = end ? (size_t)(end - s) : n;
		if (items)
			xml_block(&h->x, "li");
		put_text(h, s, from, to);
		if (end && !items)
			xml_inline(&h->x, "br");
		if (end || items)
			xml_end(&h->x);
		from = to + 1;
	} while (from <= n);
	xml_end(&h->x);
}

/* A block; with pictures, its own or those that stand before it, in a figure. */
static void put_body(struct html *h, const struct galley_block *k)
{
	enum galley_role role = galley_block_role(k);
	int caption = role == GALLEY_ROLE_CAPTION;
	const struct galley_image *image;
	char *uri;
	size_t i;

	if (caption || galley_block_image(k, 0))
		xml_block(&h->x, "figure");
	for (i = 0; (image = galley_block_image(k, i)); i++) {
		uri = datauri_new(h->x.job, h->x.article, image);
		xml_block(&h->x, "img");
		xml_attribute(&h->x, "src", uri ? uri : "");
		xml_attribute(&h->x, "alt", galley_image_alt(image));
		xml_end(&h->x);
		free(uri);
	}
	if (!caption && i)
		xml_end(&h->x);
	put_block(h,
	    caption			    ? "figcaption"
	    : role == GALLEY_ROLE_CROSSHEAD ? "h3"
	    : role == GALLEY_ROLE_LIST	    ? "ul"
					    : "p",
	    k);
	if (caption)
		xml_end(&h->x);
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	struct html *h = state;
	const char *language = galley_bulletin_page_language(
	    galley_job_bulletin(job), galley_article_page(a));
	const struct galley_block *title = galley_article_headline(a), *k;
	const struct galley_block *kicker = galley_article_kicker(a);
	const struct galley_block *deck = galley_article_deck(a);
	size_t cut = cut_behind(a);

	h->x.article = a; /* what warnings are about */
	xml_block(&h->x, "article");
	xml_attribute(&h->x, "id", galley_article_id(a));
	xml_attribute(&h->x, "lang", language);
	xml_attribute(&h->x, "dir", words_is_rtl(language) ? "rtl" : "ltr");
	if (!title)
		xml_attribute(&h->x, "aria-label", galley_article_label(a));
	h->block = 0;
	put_text(h, "", 0, 0); /* the marks before it */
	if (title || kicker || deck) {
		xml_block(&h->x, "header");
		put_block(h, "p", kicker);
		put_block(h, "h2", title);
		put_block(h, "p", deck);
		xml_end(&h->x);
	}
	while ((k = galley_article_block(a, h->block))) {
		h->block++; /* a page's mark counts so */
		put_body(h, k);
		if (h->block != cut + 1)
			continue;
		xml_block(&h->x, "p");
		xml_attribute(&h->x, "class", "cut");
		xml_string(&h->x, words_get(language, WORD_CUT));
		xml_end(&h->x);
	}
	xml_end(&h->x);
	h->x.article = NULL;
	return h->x.failed ? GALLEY_FAIL : GALLEY_OK;
}

/* A list of links, where there are several articles to go to. */
static void put_contents(struct html *h, const struct galley_bulletin *b)
{
	const struct galley_article *a;
	char target[80];
	size_t i;

	if (!h->contents || galley_bulletin_articles(b) < 2)
		return;
	xml_block(&h->x, "nav");
	xml_leaf(&h->x, "h2", words_get(h->language, WORD_CONTENTS));
	xml_block(&h->x, "ol");
	for (i = 0; (a = galley_bulletin_article(b, i)); i++) {
		snprintf(target, sizeof(target), "#%s", galley_article_id(a));
		xml_block(&h->x, "li");
		xml_block(&h->x, "a");
		xml_attribute(&h->x, "href", target);
		xml_string(&h->x, galley_article_label(a));
		xml_end(&h->x);
		xml_end(&h->x);
	}
	xml_end(&h->x);
	xml_end(&h->x);
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct html *h = state;
	struct xml_out *x = &h->x;
	char title[WORDS_TITLE_ROOM], words[IMPRINT_ROOM];
	size_t n;
	const char *css = css_read(job, h->css, &n);

	h->language = galley_bulletin_language(b);
	if (!css ||
	    xml_open_html(x, job, h->language, words_is_rtl(h->language),
		words_title(b, title)) ||
	    (galley_bulletin_pages(b) > 1 && pages_mark(job, &h->marks)))
		return GALLEY_FAIL; /* and it was told why */
	xml_block(x, "style");
	xml_raw(x, STYLE, sizeof(STYLE) - 1);
	xml_raw(x, css, n); /* the user's, which counts more */
	xml_raw(x, "/*]]>*/", 7);
	xml_end(x);
	xml_end(x);
	xml_block(x, "body");
	xml_block(x, "header");
	xml_leaf(x, "h1", words_title(b, title));
	imprint_number(h->language, galley_bulletin_meta(b, "volume"),
	    galley_bulletin_meta(b, "issue"), words);
	xml_leaf(x, "p", *words ? words : NULL);
	imprint_date(h->language, galley_bulletin_meta(b, "date"), words);
	xml_leaf(x, "p", *words ? words : NULL);
	xml_end(x);
	put_contents(h, b);
	xml_block(x, "main");
	return x->failed ? GALLEY_FAIL : GALLEY_OK;
}

/* Closes whatever is open. */
static enum galley_status end(struct galley_job *job, void *state)
{
	(void)job;
	return xml_close(&((struct html *)state)->x) ? GALLEY_FAIL : GALLEY_OK;
}

static const struct galley_option options[] = {
    {.name = "contents",
	.help = "list the articles with links to them, where there are several",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct html, contents, int),
	.def = "yes"},
    {.name = "css",
	.help = "a style sheet that is added to the one of our own",
	.type = GALLEY_FILE,
	.offset = GALLEY_FIELD(struct html, css, const char *),
	.def = ""},
    {.name = NULL}};

GALLEY_PLUGIN(html, .version = "1.0",
    .summary = "write articles as one HTML page for screen and paper",
    .media_type = "text/html", .extension = "html", .options = options,
    .state_size = sizeof(struct html), .begin = begin, .article = article,
    .end = end)
