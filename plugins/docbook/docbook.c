/* DocBook 5.1: a book whose articles are the bulletin's.
 *
 * The part of DocBook that 5.0, 5.1 and 5.2 share.  A book may hold articles
 * and nothing else, or nothing at all, so that an empty bulletin is valid
 * too. */
#include "docbook/docbook.h"

static enum galley_status result(const struct docbook *d)
{
	return d->x.failed ? GALLEY_FAIL : GALLEY_OK;
}

static enum galley_status begin(struct galley_job *job, void *state)
{
	const struct galley_bulletin *b = galley_job_bulletin(job);
	struct docbook *d = state;

	if (xml_open(&d->x, job))
		return GALLEY_FAIL;
	xml_block(&d->x, "book");
	xml_attribute(&d->x, "xmlns", "http://docbook.org/ns/docbook");
	xml_attribute(&d->x, "version", "5.1");
	xml_attribute(&d->x, "xml:lang", galley_bulletin_language(b));
	docbook_book_info(d, b);
	return result(d);
}

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	struct docbook *d = state;

	(void)job;
	d->x.article = a;
	xml_block(
	    &d->x, d->articles == ARTICLES_CHAPTER ? "chapter" : "article");
	xml_attribute(&d->x, "xml:id", galley_article_id(a));
	if (galley_article_truncated(a))
		xml_attribute(&d->x, "status", "truncated");
	docbook_article_info(d, a);
	docbook_body(d, a);
	xml_end(&d->x);
	d->x.article = NULL;
	return result(d);
}

static enum galley_status end(struct galley_job *job, void *state)
{
	struct docbook *d = state;

	(void)job;
	xml_end(&d->x);
	return xml_close(&d->x) ? GALLEY_FAIL : GALLEY_OK;
}

static const char *const crossheads[] = {"bridgehead", "section", NULL};
/* Some converters take an article's title inside a book for the whole book's;
 * for them there are chapters. */
static const char *const articles[] = {"article", "chapter", NULL};
static const struct galley_option options[] = {
    {.name = "articles",
	.help = "the element that holds an article",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, articles, int),
	.def = "article",
	.choices = articles},
    {.name = "crossheads",
	.help = "what crossheads become: bridgeheads, or sections' titles",
	.type = GALLEY_ENUM,
	.offset = GALLEY_FIELD(struct docbook, crossheads, int),
	.def = "bridgehead",
	.choices = crossheads},
    {.name = NULL}};

GALLEY_PLUGIN(docbook, .version = "1.0",
    .summary = "write articles as a DocBook 5.1 book",
    .media_type = "application/docbook+xml", .extension = "xml",
    .options = options, .state_size = sizeof(struct docbook), .begin = begin,
    .article = article, .end = end)
