/* The style sheet of our own: rules as data, put together for the languages of
 * the book.
 *
 * Fonts, colours and the page's own margins are the reader's, dark or light.
 * Chinese follows W3C's Requirements for Chinese Text Layout (clreq): every
 * paragraph begins two characters in (section 6.2.2), lines are broken strictly
 * and set to both edges, no word is hyphenated, no letter is spaced.  Japanese
 * follows JLREQ: one character in.  Korean follows KLREQ: one character in,
 * lines are broken between words.
 *
 * Sides are those of the text (start, end, block, inline), so that one sheet
 * does for lines across and lines down; readers too old for them find plain
 * margins above each.  Only properties stand here that CSS has, and the -epub-
 * ones of EPUB 3 (section 5.2 of 3.0.1). */
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "epub/epub.h"

struct rule {
	const char *selectors;	  /* with commas between them */
	const char *declarations; /* with semicolons between them */
};

/* For every language. */
static const struct rule COMMON[] = {
    {"body", "margin: 0 5%; overflow-wrap: break-word"},
    {"p", "margin: 0; orphans: 2; widows: 2"},
    {"h1, h2, h3",
	"-webkit-hyphens: none; -epub-hyphens: none; hyphens: none;"
	" break-after: avoid; break-inside: avoid; font-weight: bold;"
	" page-break-after: avoid; page-break-inside: avoid;"
	" text-align: left; text-align: start; text-indent: 0"},
    {"h1", "font-size: 1.6em; line-height: 1.3; margin: 1.2em 0 0.6em;"
	   " margin-block: 1.2em 0.6em; margin-inline: 0"},
    {"h2", "font-size: 1.15em; line-height: 1.4; margin: 1.4em 0 0.5em;"
	   " margin-block: 1.4em 0.5em; margin-inline: 0"},
    {"h3", "font-size: 1em; margin: 1.2em 0 0.4em;"
	   " margin-block: 1.2em 0.4em; margin-inline: 0"},
    /* Kicker, headline and deck are one, byline below them. */
    {"header", "break-after: avoid; break-inside: avoid; margin: 0 0 1em;"
	       " margin-block: 0 1em; margin-inline: 0;"
	       " page-break-after: avoid; page-break-inside: avoid;"
	       " text-align: left; text-align: start"},
    {".kicker", "font-size: 0.95em; font-weight: bold; margin: 1.2em 0 0;"
		" margin-block: 1.2em 0; margin-inline: 0"},
    {".kicker + h1", "margin: 0.2em 0 0.6em; margin-block: 0.2em 0.6em;"
		     " margin-inline: 0"},
    {".deck", "font-size: 1.1em; line-height: 1.45; margin: 0 0 0.4em;"
	      " margin-block: 0 0.4em; margin-inline: 0"},
    {".byline", "margin: 0 0 1em; margin-block: 0 1em; margin-inline: 0;"
		" text-align: left; text-align: start"},
    {".jump", "font-size: 0.9em; margin: 0.6em 0; margin-block: 0.6em;"
	      " margin-inline: 0"},
    {".cut", "font-size: 0.9em; font-style: normal; margin: 0.6em 0;"
	     " margin-block: 0.6em; margin-inline: 0; text-align: right;"
	     " text-align: end"},
    {"figure", "break-inside: avoid; margin: 1.2em 0; margin-block: 1.2em;"
	       " margin-inline: 0; page-break-inside: avoid;"
	       " text-align: center; text-indent: 0"},
    {"img", "height: auto; max-height: 95vh; max-width: 100%; width: auto"},
    {"figcaption", "font-size: 0.9em; line-height: 1.5; margin: 0.4em 0 0;"
		   " margin-block: 0.4em 0; margin-inline: 0;"
		   " text-align: left; text-align: start"},
    {".verse, .table",
	"-webkit-hyphens: none; -epub-hyphens: none; hyphens: none;"
	" margin: 1em 0 1em 2em; margin-block: 1em; margin-inline: 2em 0;"
	" text-align: left; text-align: start; white-space: pre-wrap"},
    {".table", "font-family: monospace, monospace; tab-size: 6;"
	       " margin: 1em 0; margin-block: 1em; margin-inline: 0"},
    {"ul.lines", "list-style: none; margin: 1em 0 1em 2em; margin-block: 1em;"
		 " margin-inline: 2em 0; padding: 0"},
    {"nav ol, nav ul, .notes ul, .notes ol",
	"list-style: none; margin: 0; padding: 0"},
    {"nav ol ol", "margin: 0 0 0 1.5em; margin-block: 0;"
		  " margin-inline: 1.5em 0"},
    {"nav li, .notes li", "margin: 0.4em 0; margin-block: 0.4em;"
			  " margin-inline: 0; text-align: left;"
			  " text-align: start"},
    {"nav a", "text-decoration: none"}, {"nav[hidden]", "display: none"},
    /* Small, at the article's end. */
    {"nav.turn", "break-before: avoid; font-size: 0.85em; margin: 2.5em 0 1em;"
		 " margin-block: 2.5em 1em; margin-inline: 0;"
		 " page-break-before: avoid; text-align: center;"
		 " text-indent: 0"},
    {"nav.turn li", "display: inline; margin: 0 0.75em; margin-block: 0;"
		    " margin-inline: 0.75em"},
    {".titlepage", "margin: 20% 0 0; margin-block: 20% 0; margin-inline: 0;"
		   " text-align: center"},
    {".titlepage h1", "font-size: 2em; text-align: center"},
    {".titlepage p", "margin: 0.4em 0; margin-block: 0.4em; margin-inline: 0;"
		     " text-align: center"},
    /* The cover is the page: no edge but its own. */
    {"body.cover", "margin: 0; padding: 0; text-align: center"},
    {".cover img", "display: block; height: auto; margin: 0 auto;"
		   " max-height: 100vh; max-width: 100%; width: auto"},
    {NULL, NULL}};

/* Each language sets what the others set, so that one can stand in a book of
 * another. */
static const struct rule CHINESE[] = {
    {"body", "-webkit-hyphens: none; -epub-hyphens: none; hyphens: none;"
	     " -webkit-line-break: strict; -epub-line-break: strict;"
	     " line-break: strict; line-height: 1.75; text-align: justify;"
	     " -epub-word-break: normal; word-break: normal"},
    {"p", "text-indent: 2em"},
    {"header + p, h1 + p, h2 + p, .byline + p", "text-indent: 2em"},
    {NULL, NULL}};
static const struct rule JAPANESE[] = {
    {"body", "-webkit-hyphens: none; -epub-hyphens: none; hyphens: none;"
	     " -webkit-line-break: strict; -epub-line-break: strict;"
	     " line-break: strict; line-height: 1.75; text-align: justify;"
	     " -epub-word-break: normal; word-break: normal"},
    {"p", "text-indent: 1em"},
    {"header + p, h1 + p, h2 + p, .byline + p", "text-indent: 1em"},
    {NULL, NULL}};
static const struct rule KOREAN[] = {
    {"body", "-webkit-hyphens: none; -epub-hyphens: none; hyphens: none;"
	     " -webkit-line-break: strict; -epub-line-break: strict;"
	     " line-break: strict; line-height: 1.7; text-align: justify;"
	     " -epub-word-break: keep-all; word-break: keep-all"},
    {"p", "text-indent: 1em"},
    {"header + p, h1 + p, h2 + p, .byline + p", "text-indent: 1em"},
    {NULL, NULL}};
/* And whatever else has blanks between words: the first paragraph begins at the
 * edge, where it is to be seen that one begins. */
static const struct rule LATIN[] = {
    {"body", "-webkit-hyphens: auto; -epub-hyphens: auto; hyphens: auto;"
	     " -webkit-line-break: auto; -epub-line-break: auto;"
	     " line-break: auto; line-height: 1.5; text-align: left;"
	     " text-align: start; -epub-word-break: normal;"
	     " word-break: normal"},
    {"p", "text-indent: 1.2em"},
    {"header + p, h1 + p, h2 + p, .byline + p", "text-indent: 0"},
    {NULL, NULL}};

/* Behind a language's: what is no running text begins at the edge. */
static const struct rule AT_EDGE[] = {
    {"header p, figcaption p, .byline, .dateline, .jump, .cut, .verse, .table,"
     " .titlepage p, .notes li, nav li",
	"text-indent: 0"},
    {NULL, NULL}};

/* Lines down, from the right to the left.  Numbers of two digits stand upright
 * in a line; Latin words lie on their side. */
static const struct rule VERTICAL[] = {
    {"html", "-webkit-writing-mode: vertical-rl;"
	     " -epub-writing-mode: vertical-rl; writing-mode: vertical-rl"},
    {"body", "margin: 5% 0; -webkit-text-orientation: mixed;"
	     " -epub-text-orientation: mixed; text-orientation: mixed"},
    {".tcy", "-webkit-text-combine: horizontal;"
	     " -epub-text-combine: horizontal; text-combine-upright: all"},
    {"img, .cover img", "max-height: 95vh; max-width: 95vw"},
    {"body.cover", "margin: 0"}, {".titlepage", "margin: 0"}, {NULL, NULL}};

/* ---- putting together ---- */

static const struct rule *rules_of(const char *language)
{
	if (imprint_is_in(language, "ja"))
		return JAPANESE;
	if (imprint_is_in(language, "ko"))
		return KOREAN;
	return words_is_cjk(language) ? CHINESE : LATIN;
}

/* Text that grows; with s NULL it is only measured. */
struct sheet {
	char *s;
	size_t n;
};

static void put(struct sheet *t, const char *s, size_t bytes)
{
	if (t->s)
		memcpy(t->s + t->n, s, bytes);
	t->n += bytes;
}

static void put_string(struct sheet *t, const char *s)
{
	put(t, s, strlen(s));
}

/* The parts of a list, each with something around it. */
static void put_parts(struct sheet *t, const char *list, char separator,
    const char *before, const char *between, const char *after)
{
	const char *end;

	for (;; list = end + 1) {
		list += strspn(list, " ");
		end = strchr(list, separator);
		put_string(t, before);
		put(t, list, end ? (size_t)(end - list) : strlen(list));
		if (!end)
			break;
		put_string(t, between);
	}
	put_string(t, after);
}

/* The rules, for text in that language alone where one is given. */
static void put_rules(
    struct sheet *t, const struct rule *r, const char *language)
{
	char prefix[80] = "";
	size_t n = language ? strlen(language) : 0;

	if (n && n + sizeof(":lang() ") <= sizeof(prefix)) {
		strcpy(prefix, ":lang(");
		strcat(prefix, language);
		strcat(prefix, ") ");
	}
	for (; r->selectors; r++) {
		put_parts(t, r->selectors, ',', prefix, ",\n", " {\n");
		put_parts(t, r->declarations, ';', "\t", ";\n", ";\n}\n");
	}
}

/* Is that page the first in its language, which is not the book's? */
static int is_first(const struct epub *e, size_t page)
{
	const char *of,
	    *language = galley_bulletin_page_language(e->bulletin, page);
	size_t i;

	if (rules_of(language) == rules_of(e->language))
		return 0;
	for (i = 0; i < page; i++) {
		of = galley_bulletin_page_language(e->bulletin, i);
		if (!strcmp(of, language))
			return 0;
	}
	return 1;
}

static void compose(const struct epub *e, struct sheet *t)
{
	size_t i, n = galley_bulletin_pages(e->bulletin);
	const char *language;

	put_rules(t, COMMON, NULL);
	put_rules(t, rules_of(e->language), NULL);
	put_rules(t, AT_EDGE, NULL);
	for (i = 0; i < n; i++) {
		if (!is_first(e, i))
			continue;
		language = galley_bulletin_page_language(e->bulletin, i);
		put_rules(t, rules_of(language), language);
		put_rules(t, AT_EDGE, language);
	}
	if (e->writing == WRITING_VERTICAL)
		put_rules(t, VERTICAL, NULL);
}

const char *epub_css(const struct epub *e)
{
	struct sheet t = {NULL, 0};

	compose(e, &t);
	t.s = galley_alloc(e->job, t.n + 1);
	t.n = 0;
	if (t.s)
		compose(e, &t);
	return t.s;
}
