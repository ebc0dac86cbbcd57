/* DocBook 5: a book whose chapters or articles are the bulletin's.
 *
 * The part of DocBook that 5.0, 5.1 and 5.2 share.
 *
 * An article of a newspaper is an article in DocBook, which has title and
 * subtitle in its info.  But converters that know one document with one title
 * (pandoc is one) take an article's title for the whole book's and drop
 * subtitles: text is lost.  What they keep is a chapter with the title before
 * its info, and the deck as a bridgehead.  That is the default, since nothing
 * may be lost; articles=article is for those who know DocBook in full. */
#include <stdio.h>
#include <string.h>

#include "common/words.h"
#include "docbook/docbook.h"

static enum galley_status result(const struct docbook *d)
{
	return d->x.failed ? GALLEY_FAIL : GALLEY_OK;
}

int docbook_is_chapter(const struct docbook *d)
{
	return d->root != ROOT_ARTICLE && d->articles == ARTICLES_CHAPTER;
}

/* Stylesheets have words for each language, and none for "und". */
static void put_language(struct docbook *d, const char *language)
{
	if (strcmp(language, "und") != 0)
		xml_attribute(&d->x, "xml:lang", language);
}

/* ---- the root ---- */

static void start_root(
    struct docbook *d, const char *name, const char *language)
{
	static const char *const versions[] = {"5.0", "5.1", "5.2"};

	xml_block(&d->x, name);
	xml_attribute(&d->x, "xmlns", "http://docbook.org/ns/docbook");
	xml_attribute(&d->x, "version", versions[d->version]);
	put_language(d, language);
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct docbook *d = state;
	size_t n = galley_bulletin_articles(b);

	if (d->root == ROOT_ARTICLE && n != 1) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "root=article is for one article, and here are %zu", n);
		return GALLEY_FAIL;
	}
	d->books =
	    galley_alloc(job, (galley_bulletin_pages(b) + 1) * sizeof(size_t));
	if (!d->books || xml_open(&d->x, job) ||
	    (d->pages && galley_bulletin_pages(b) > 1 &&
		pages_mark(job, &d->marks)) ||
	    (d->provenance && docbook_sort_notes(d)))
		return GALLEY_FAIL;
	if (d->root == ROOT_ARTICLE)
		return GALLEY_OK; /* it begins with the article itself */
	start_root(d, d->root == ROOT_SET ? "set" : "book",
	    galley_bulletin_language(b));
	docbook_info(d, b);
	return result(d);
}

/* ---- a set's books ---- */

/* Without a section a book is a page. */
static void book_title(struct docbook *d, const struct galley_bulletin *b)
{
	const char *language = galley_bulletin_language(b);

	xml_block(&d->x, "title");
	if (d->section) {
		xml_string(&d->x, d->section);
	} else {
		xml_string(&d->x, words_get(language, WORD_PAGE));
		xml_string(&d->x, galley_bulletin_page_label(b, d->page));
		xml_string(&d->x, words_get(language, WORD_PAGE_END));
	}
	xml_end(&d->x);
}

static int same_book(const struct docbook *d, const char *section, size_t page)
{
	if (!d->in_book)
		return 0;
	if (section && d->section)
		return !strcmp(section, d->section);
	return !section && !d->section && page == d->page;
}

/* Its id follows from its first page; where articles go back to a page there
 * are several books of one. */
static void open_book(struct docbook *d, const struct galley_article *a)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->x.job);
	size_t page = galley_article_page(a), n;
	const char *section = galley_bulletin_page_section(b, page);
	char id[DOCBOOK_ID];

	if (same_book(d, section, page))
		return;
	if (d->in_book)
		xml_end(&d->x);
	d->in_book = 1;
	d->section = section;
	d->page = page;
	n = ++d->books[page];
	snprintf(
	    id, sizeof(id), n > 1 ? "book-%zu-%zu" : "book-%zu", page + 1, n);
	xml_block(&d->x, "book");
	xml_attribute(&d->x, "xml:id", id);
	xml_block(&d->x, "info");
	book_title(d, b);
	xml_end(&d->x);
}

/* ---- the job ---- */

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct docbook *d = state;
	const char *language =
	    galley_bulletin_page_language(b, galley_article_page(a));

	d->x.article = a;
	if (d->root == ROOT_ARTICLE) {
		start_root(d, "article", language);
	} else {
		if (d->root == ROOT_SET)
			open_book(d, a);
		xml_block(&d->x, docbook_is_chapter(d) ? "chapter" : "article");
		if (strcmp(language, galley_bulletin_language(b)) != 0)
			put_language(d, language);
	}
	xml_attribute(&d->x, "xml:id", galley_article_id(a));
	if (galley_article_truncated(a))
		xml_attribute(&d->x, "status", "truncated");
	docbook_article_info(d, a);
	docbook_body(d, a);
	xml_end(&d->x);
	d->x.article = NULL;
	return result(d);
}

/* A set must hold a book, and stylesheets warn of a book without content: a
 * bulletin without articles has an empty preface. */
static void nothing(struct docbook *d)
{
	if (d->root == ROOT_SET) {
		d->in_book = 1;
		xml_block(&d->x, "book");
		docbook_info(d, galley_job_bulletin(d->x.job));
	}
	xml_block(&d->x, "preface");
	xml_attribute(&d->x, "role", "empty");
	xml_leaf(&d->x, "title", "");
	xml_leaf(&d->x, "para", "");
	xml_end(&d->x);
}

static enum galley_status end(struct galley_job *job, void *state)
{
	struct docbook *d = state;

	if (!galley_bulletin_articles(galley_job_bulletin(job)))
		nothing(d);
	return xml_close(&d->x) ? GALLEY_FAIL : GALLEY_OK;
}

static const char *const versions[] = {"5.0", "5.1", "5.2", NULL};
static const char *const roots[] = {"book", "set", "article", NULL};
static const char *const articles[] = {"chapter", "article", NULL};
static const char *const crossheads[] = {"bridgehead", "section", NULL};
static const char *const images[] = {"embed", "alt", NULL};
static const struct galley_option options[] = {
    {.name = "version",
	.help = "the version of DocBook that the document says it is in",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, version, int),
	.def = "5.1",
	.choices = versions},
    {.name = "root",
	.help = "what the document is: a book, a set of books, or one article",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, root, int),
	.def = "book",
	.choices = roots},
    {.name = "articles",
	.help = "the element that holds an article",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, articles, int),
	.def = "chapter",
	.choices = articles},
    {.name = "crossheads",
	.help = "what crossheads become: bridgeheads, or sections' titles",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, crossheads, int),
	.def = "bridgehead",
	.choices = crossheads},
    {.name = "images",
	.help = "put images into the document, or only what they show in words",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, images, int),
	.def = "embed",
	.choices = images},
    {.name = "pages",
	.help = "mark where the printed pages begin",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct docbook, pages, int),
	.def = "yes"},
    {.name = "provenance",
	.help = "annotate each part with where it comes from",
	.type = GALLEY_BOOL,
	.offset = GALLEY_FIELD(struct docbook, provenance, int),
	.def = "no"},
    {.name = NULL}};

GALLEY_PLUGIN(docbook, .version = "1.0",
    .summary = "write articles as a DocBook 5 book",
    .media_type = "application/docbook+xml", .extension = "xml",
    .options = options, .state_size = sizeof(struct docbook), .begin = begin,
    .article = article, .end = end)
