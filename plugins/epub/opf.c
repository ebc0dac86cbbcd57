/* package.opf: what the book is, what is in it, in which order. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <uuid.h>

#include "common/words.h"
#include "epub/epub.h"

/* ---- the identifier ---- */

/* What identifiers of bulletins are made in (RFC 9562, section 5.5). */
static const uuid_t namespace = {0x2b, 0x1e, 0x0d, 0x6a, 0x53, 0x7c, 0x4f, 0x0e,
    0x9a, 0x41, 0x6d, 0x35, 0xc8, 0x77, 0x1f, 0x92};

static const char *stated(const struct epub *e, const char *key)
{
	const char *value = galley_bulletin_meta(e->bulletin, key);

	return value && value[strspn(value, " \t\n")] ? value : NULL;
}

/* From publisher, title, date and issue.  Where neither date nor issue is
 * known, bulletins of one paper would be alike: there the articles count. */
const char *epub_identifier(const struct epub *e, char room[EPUB_ID_ROOM])
{
	static const char *const keys[] = {
	    "publisher", "title", "date", "issue"};
	int articles = !stated(e, "date") && !stated(e, "issue");
	uuid_t id, next;
	const char *value;
	char text[37];
	size_t i;

	if (stated(e, "identifier"))
		return stated(e, "identifier");
	memcpy(id, namespace, sizeof(id));
	/* Each is made in the one before: no value runs into the next. */
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		value = stated(e, keys[i]);
		uuid_generate_sha1(
		    next, id, value ? value : "", value ? strlen(value) : 0);
		uuid_copy(id, next);
	}
	for (i = 0; articles && i < e->narticles; i++) {
		value = galley_article_id(e->articles[i]);
		uuid_generate_sha1(next, id, value, strlen(value));
		uuid_copy(id, next);
	}
	uuid_unparse_lower(id, text);
	snprintf(room, EPUB_ID_ROOM, "urn:uuid:%s", text);
	return room;
}

/* ---- metadata ---- */

static void dc(
    struct xml_out *x, const char *name, const char *id, const char *or_null)
{
	if (!or_null)
		return;
	xml_block(x, name);
	if (id)
		xml_attribute(x, "id", id);
	xml_string(x, or_null);
	xml_end(x);
}

static void meta(struct xml_out *x, const char *refines, const char *property,
    const char *value)
{
	xml_block(x, "meta");
	if (refines)
		xml_attribute(x, "refines", refines);
	xml_attribute(x, "property", property);
	xml_string(x, value);
	xml_end(x);
}

/* Every value of a key. */
static void every(
    struct epub *e, struct xml_out *x, const char *name, const char *key)
{
	const char *value;
	size_t i;

	for (i = 0; (value = galley_bulletin_meta_at(e->bulletin, key, i)); i++)
		dc(x, name, NULL, value);
}

static void issn(struct epub *e, struct xml_out *x)
{
	const char *value = stated(e, "issn");
	char urn[64];

	if (!value || strlen(value) > 16)
		return;
	snprintf(urn, sizeof(urn), "urn:issn:%s", value);
	dc(x, "dc:identifier", NULL, urn);
}

static void series(struct epub *e, struct xml_out *x)
{
	const char *value = stated(e, "series"), *issue = stated(e, "issue");

	if (!value)
		return;
	xml_block(x, "meta");
	xml_attribute(x, "property", "belongs-to-collection");
	xml_attribute(x, "id", "series");
	xml_string(x, value);
	xml_end(x);
	meta(x, "#series", "collection-type", "series");
	if (issue && !issue[strspn(issue, "0123456789")])
		meta(x, "#series", "group-position", issue);
}

/* What the printed pages' numbers are of. */
static void page_source(struct epub *e, struct xml_out *x)
{
	char room[WORDS_TITLE_ROOM], text[1024];
	const char *date = stated(e, "date"), *issue = stated(e, "issue");

	if (!e->nmarks)
		return;
	snprintf(text, sizeof(text), "%.600s%s%.100s%s%.100s",
	    words_title(e->bulletin, room), issue ? " " : "",
	    issue ? issue : "", date ? " " : "", date ? date : "");
	dc(x, "dc:source", "print", text);
	meta(x, "#print", "source-of", "pagination");
}

/* schema.org's words for what is there, and no more. */
static void accessibility(struct epub *e, struct xml_out *x)
{
	meta(x, NULL, "schema:accessMode", "textual");
	meta(x, NULL, "schema:accessModeSufficient", "textual");
	meta(x, NULL, "schema:accessibilityFeature", "structuralNavigation");
	meta(x, NULL, "schema:accessibilityFeature", "tableOfContents");
	meta(x, NULL, "schema:accessibilityFeature", "readingOrder");
	if (e->nmarks) {
		meta(
		    x, NULL, "schema:accessibilityFeature", "pageBreakMarkers");
		meta(x, NULL, "schema:accessibilityFeature", "pageNavigation");
	}
	meta(x, NULL, "schema:accessibilityHazard", "none");
}

static void modified(struct epub *e, struct xml_out *x)
{
	time_t t = (time_t)galley_clock(e->job);
	char text[sizeof("2026-01-05T00:00:00Z")];
	struct tm tm;

	if (!gmtime_r(&t, &tm) ||
	    !strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm))
		strcpy(text, "1970-01-01T00:00:00Z"); /* past year 9999 */
	meta(x, NULL, "dcterms:modified", text);
}

static void metadata(struct epub *e, struct xml_out *x)
{
	char id[EPUB_ID_ROOM], title[WORDS_TITLE_ROOM];

	xml_block(x, "metadata");
	xml_attribute(x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	dc(x, "dc:identifier", "id", epub_identifier(e, id));
	issn(e, x);
	dc(x, "dc:title", "title", words_title(e->bulletin, title));
	meta(x, "#title", "title-type", "main");
	dc(x, "dc:language", NULL, galley_bulletin_language(e->bulletin));
	every(e, x, "dc:creator", "creator");
	every(e, x, "dc:contributor", "contributor");
	dc(x, "dc:publisher", NULL, stated(e, "publisher"));
	dc(x, "dc:date", NULL, stated(e, "date"));
	dc(x, "dc:rights", NULL, stated(e, "rights"));
	dc(x, "dc:description", NULL, stated(e, "description"));
	every(e, x, "dc:subject", "subject");
	every(e, x, "dc:source", "source");
	page_source(e, x);
	series(e, x);
	modified(e, x);
	accessibility(e, x);
	xml_end(x);
}

/* ---- manifest and spine ---- */

static void item(struct xml_out *x, const char *id, const char *target,
    const char *type, const char *properties)
{
	xml_block(x, "item");
	xml_attribute(x, "id", id);
	xml_attribute(x, "href", target);
	xml_attribute(x, "media-type", type);
	if (properties)
		xml_attribute(x, "properties", properties);
	xml_end(x);
}

static void itemref(struct xml_out *x, const char *id)
{
	xml_block(x, "itemref");
	xml_attribute(x, "idref", id);
	xml_end(x);
}

static void manifest(struct epub *e, struct xml_out *x)
{
	static const char xhtml[] = "application/xhtml+xml";
	char name[128];
	const char *id;
	size_t i;

	xml_block(x, "manifest");
	item(x, "css", "style.css", "text/css", NULL);
	item(x, "titlepage", "title.xhtml", xhtml, NULL);
	item(x, "nav", "nav.xhtml", xhtml, "nav");
	item(x, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL);
	for (i = 0; i < e->narticles; i++) {
		id = galley_article_id(e->articles[i]);
		snprintf(name, sizeof(name), "%.64s.xhtml", id);
		item(x, id, name, xhtml, NULL);
	}
	xml_end(x);
}

static void spine(struct epub *e, struct xml_out *x)
{
	size_t i;

	xml_block(x, "spine");
	xml_attribute(x, "toc", "ncx");
	itemref(x, "titlepage");
	itemref(x, "nav");
	for (i = 0; i < e->narticles; i++)
		itemref(x, galley_article_id(e->articles[i]));
	xml_end(x);
}

void epub_opf(struct epub *e, struct xml_out *x, size_t index)
{
	(void)index;
	xml_block(x, "package");
	xml_attribute(x, "xmlns", "http://www.idpf.org/2007/opf");
	xml_attribute(x, "version", "3.0");
	xml_attribute(x, "unique-identifier", "id");
	xml_attribute(x, "xml:lang", galley_bulletin_language(e->bulletin));
	metadata(e, x);
	manifest(e, x);
	spine(e, x);
	xml_end(x);
}
