/* info: what is known of the issue and of each article. */
#include <string.h>

#include "common/words.h"
#include "docbook/docbook.h"

/* Names stay whole: a Chinese name has no part that is a "first" name. */
static void name(struct xml_out *x, const char *element, const char *text)
{
	xml_block(x, element);
	xml_leaf(x, words_is_agency(text) ? "orgname" : "personname", text);
	xml_end(x);
}

static void creators(struct xml_out *x, const struct galley_bulletin *b)
{
	const char *value;
	size_t i;

	if (galley_bulletin_meta(b, "creator")) {
		xml_block(x, "authorgroup");
		for (i = 0; (value = galley_bulletin_meta_at(b, "creator", i));
		     i++)
			name(x, "author", value);
		xml_end(x);
	}
	for (i = 0; (value = galley_bulletin_meta_at(b, "contributor", i)); i++)
		name(x, "othercredit", value);
}

/* DocBook's classes of identifiers, by how the identifier begins. */
static const char *biblioid_class(const char *id)
{
	static const struct {
		const char *start, *class;
	} classes[] = {{"urn:isbn:", "isbn"}, {"urn:issn:", "issn"},
	    {"doi:", "doi"}, {"https://doi.org/", "doi"}, {"http:", "uri"},
	    {"https:", "uri"}, {"urn:", "uri"}};
	size_t i;

	for (i = 0; i < sizeof(classes) / sizeof(*classes); i++) {
		if (!strncmp(id, classes[i].start, strlen(classes[i].start)))
			return classes[i].class;
	}
	return NULL;
}

static void biblioid(struct xml_out *x, const char *class, const char *id)
{
	if (!id)
		return;
	xml_block(x, "biblioid");
	xml_attribute(x, "class", class ? class : "other");
	if (!class) /* which "other" wants */
		xml_attribute(x, "otherclass", "identifier");
	xml_string(x, id);
	xml_end(x);
}

/* An element around a leaf, where there is a value. */
static void wrapped(struct xml_out *x, const char *outer, const char *inner,
    const char *or_null)
{
	if (!or_null)
		return;
	xml_block(x, outer);
	xml_leaf(x, inner, or_null);
	xml_end(x);
}

static void subjects(struct xml_out *x, const struct galley_bulletin *b)
{
	const char *value;
	size_t i;

	if (!galley_bulletin_meta(b, "subject"))
		return;
	xml_block(x, "subjectset");
	for (i = 0; (value = galley_bulletin_meta_at(b, "subject", i)); i++)
		wrapped(x, "subject", "subjectterm", value);
	xml_end(x);
}

/* Keys without an element of their own: sections, the user's own keys. */
static void others(struct xml_out *x, const struct galley_bulletin *b)
{
	const char *key, *value;
	size_t i, j;

	for (i = 0; (key = galley_bulletin_meta_key(b, i)); i++) {
		if (strcmp(key, "section") != 0 && strncmp(key, "x-", 2) != 0)
			continue;
		for (j = 0; (value = galley_bulletin_meta_at(b, key, j)); j++) {
			xml_block(x, "bibliomisc");
			xml_attribute(x, "role", key);
			xml_string(x, value);
			xml_end(x);
		}
	}
}

void docbook_book_info(struct docbook *d, const struct galley_bulletin *b)
{
	struct xml_out *x = &d->x;
	char room[WORDS_TITLE_ROOM];
	const char *id = galley_bulletin_meta(b, "identifier"), *value;
	size_t i;

	xml_block(x, "info");
	xml_leaf(x, "title", words_title(b, room));
	creators(x, b);
	wrapped(x, "publisher", "publishername",
	    galley_bulletin_meta(b, "publisher"));
	xml_leaf(x, "pubdate", galley_bulletin_meta(b, "date"));
	xml_leaf(x, "issuenum", galley_bulletin_meta(b, "issue"));
	xml_leaf(x, "volumenum", galley_bulletin_meta(b, "volume"));
	xml_leaf(x, "edition", galley_bulletin_meta(b, "edition"));
	biblioid(x, id ? biblioid_class(id) : NULL, id);
	biblioid(x, "issn", galley_bulletin_meta(b, "issn"));
	value = galley_bulletin_meta(b, "series");
	if (value) {
		xml_block(x, "biblioset");
		xml_attribute(x, "relation", "series");
		xml_leaf(x, "title", value);
		xml_end(x);
	}
	wrapped(x, "legalnotice", "para", galley_bulletin_meta(b, "rights"));
	for (i = 0; (value = galley_bulletin_meta_at(b, "source", i)); i++)
		xml_leaf(x, "bibliosource", value);
	wrapped(x, "abstract", "para", galley_bulletin_meta(b, "description"));
	subjects(x, b);
	others(x, b);
	xml_end(x);
}

/* The page that the article begins on, where there is more than one. */
static void page(struct docbook *d, const struct galley_article *a)
{
	struct xml_out *x = &d->x;
	const struct galley_bulletin *b = galley_job_bulletin(x->job);

	if (galley_bulletin_pages(b) > 1)
		xml_leaf(x,
		    d->articles == ARTICLES_CHAPTER ? "pagenums"
						    : "artpagenums",
		    galley_bulletin_page_label(b, galley_article_page(a)));
}

static void block_leaf(
    struct xml_out *x, const char *element, const struct galley_block *k)
{
	const char *text;
	size_t n;

	xml_block(x, element);
	if (k) {
		text = galley_block_text(k, &n);
		xml_text(x, text, n);
	}
	xml_end(x);
}

/* An article must have a title.  Where it has no headline the title is empty,
 * so that nothing stands twice, and titleabbrev has the label for lists. */
void docbook_article_info(struct docbook *d, const struct galley_article *a)
{
	const struct galley_block *headline = galley_article_headline(a);
	struct xml_out *x = &d->x;
	const char *value;
	size_t i;

	xml_block(x, "info");
	block_leaf(x, "title", headline);
	if (galley_article_deck(a))
		block_leaf(x, "subtitle", galley_article_deck(a));
	if (!headline && *galley_article_label(a))
		xml_leaf(x, "titleabbrev", galley_article_label(a));
	if (galley_article_byline(a, 0)) {
		xml_block(x, "authorgroup");
		for (i = 0; (value = galley_article_byline(a, i)); i++)
			name(x, "author", value);
		xml_end(x);
	}
	page(d, a);
	xml_end(x);
}
