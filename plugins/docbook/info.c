/* info: what is known of the issue and of each article. */
#include <stdint.h>
#include <string.h>

#include "common/words.h"
#include "docbook/docbook.h"

static void creators(struct xml_out *x, const struct galley_bulletin *b)
{
	const char *value;
	size_t i;

	if (galley_bulletin_meta(b, "creator")) {
		xml_block(x, "authorgroup");
		for (i = 0; (value = galley_bulletin_meta_at(b, "creator", i));
		     i++)
			docbook_name(x, "author", value);
		xml_end(x);
	}
	for (i = 0; (value = galley_bulletin_meta_at(b, "contributor", i)); i++)
		docbook_name(x, "othercredit", value);
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

/* All but the title. */
static void metadata(struct xml_out *x, const struct galley_bulletin *b)
{
	const char *id = galley_bulletin_meta(b, "identifier"), *value;
	size_t i;

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
}

/* The element that holds it is begun and ended by those who call. */
static void title_and_metadata(
    struct docbook *d, const struct galley_bulletin *b)
{
	char room[WORDS_TITLE_ROOM];

	xml_leaf(&d->x, "title", words_title(b, room));
	metadata(&d->x, b);
}

void docbook_info(struct docbook *d, const struct galley_bulletin *b)
{
	xml_block(&d->x, "info");
	title_and_metadata(d, b);
	docbook_asides(d, b);
	xml_end(&d->x);
}

/* ---- an article ---- */

/* The page that the article begins on, where there is more than one. */
static void page(struct docbook *d, const struct galley_article *a)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->x.job);

	if (galley_bulletin_pages(b) > 1)
		xml_leaf(&d->x,
		    docbook_is_chapter(d) ? "pagenums" : "artpagenums",
		    galley_bulletin_page_label(b, galley_article_page(a)));
}

/* No element of DocBook is a dateline: a set of what it says.  Its date is
 * none in ISO form. */
static void dateline(struct xml_out *x, const struct galley_article *a)
{
	const char *place =
	    galley_article_dateline_part(a, GALLEY_DATELINE_PLACE);

	if (!galley_article_dateline(a))
		return;
	xml_block(x, "biblioset");
	xml_attribute(x, "relation", "dateline");
	xml_leaf(x, "bibliomisc", galley_article_dateline(a));
	if (place) {
		xml_block(x, "bibliocoverage");
		xml_attribute(x, "spatial", "otherspatial");
		xml_attribute(x, "otherspatial", "place");
		xml_string(x, place);
		xml_end(x);
	}
	xml_leaf(
	    x, "date", galley_article_dateline_part(a, GALLEY_DATELINE_DATE));
	xml_leaf(x, "orgname",
	    galley_article_dateline_part(a, GALLEY_DATELINE_AGENCY));
	xml_end(x);
}

/* An article must have a title.  Where it has no headline the title is empty,
 * so that nothing stands twice, and titleabbrev has the label for lists. */
static void titles(struct docbook *d, const struct galley_article *a)
{
	const struct galley_block *headline = galley_article_headline(a),
				  *deck = galley_article_deck(a);

	xml_block(&d->x, "title");
	docbook_part_id(d, a, PART_HEADLINE, 0);
	docbook_text(d, a, headline, 0, 0, SIZE_MAX);
	xml_end(&d->x);
	if (deck && !docbook_is_chapter(d)) {
		xml_block(&d->x, "subtitle");
		docbook_part_id(d, a, PART_DECK, 0);
		xml_string(&d->x, galley_block_text(deck, NULL));
		xml_end(&d->x);
	}
	if (!headline && *galley_article_label(a))
		xml_leaf(&d->x, "titleabbrev", galley_article_label(a));
}

/* Where the article is all there is, the bulletin is what it was taken from. */
static void taken_from(struct docbook *d)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->x.job);

	xml_leaf(&d->x, "pubdate", galley_bulletin_meta(b, "date"));
	xml_block(&d->x, "biblioset");
	xml_attribute(&d->x, "relation", "journal");
	title_and_metadata(d, b);
	xml_end(&d->x);
	docbook_asides(d, b);
}

void docbook_article_info(struct docbook *d, const struct galley_article *a)
{
	if (docbook_is_chapter(d)) {
		titles(d, a);
		if (!galley_article_byline(a, 0) &&
		    !galley_article_dateline(a) && !d->provenance &&
		    galley_bulletin_pages(galley_job_bulletin(d->x.job)) < 2)
			return;
	}
	xml_block(&d->x, "info");
	if (!docbook_is_chapter(d))
		titles(d, a);
	docbook_authors(&d->x, a);
	dateline(&d->x, a);
	page(d, a);
	if (d->root == ROOT_ARTICLE)
		taken_from(d);
	docbook_provenance(d, a);
	xml_end(&d->x);
}
