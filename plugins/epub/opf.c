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

/* refines: an id with "#" before it, or NULL; scheme: or NULL. */
static void refined(struct xml_out *x, const char *refines,
    const char *property, const char *scheme, const char *value)
{
	xml_block(x, "meta");
	if (refines)
		xml_attribute(x, "refines", refines);
	xml_attribute(x, "property", property);
	if (scheme)
		xml_attribute(x, "scheme", scheme);
	xml_string(x, value);
	xml_end(x);
}

static void meta(struct xml_out *x, const char *refines, const char *property,
    const char *value)
{
	refined(x, refines, property, NULL, value);
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
	dc(x, "dc:identifier", "issn", urn);
}

/* ---- titles ---- */

/* What tells the issue from others: its number and its date. */
static void issue_of(const struct epub *e, char *room, size_t size)
{
	const char *date = stated(e, "date"), *issue = stated(e, "issue");
	char title[WORDS_TITLE_ROOM];

	snprintf(room, size, "%.600s%s%.100s%s%.100s",
	    words_title(e->bulletin, title), issue ? " " : "",
	    issue ? issue : "", date ? " " : "", date ? date : "");
}

static void title(struct xml_out *x, const char *id, const char *type,
    unsigned place, const char *text)
{
	char refines[32], number[16];

	if (!text)
		return;
	dc(x, "dc:title", id, text);
	snprintf(refines, sizeof(refines), "#%s", id);
	snprintf(number, sizeof(number), "%u", place);
	meta(x, refines, "title-type", type);
	meta(x, refines, "display-seq", number);
}

/* The first is what readers show. */
static void titles(struct epub *e, struct xml_out *x)
{
	const char *edition = stated(e, "edition");
	char room[WORDS_TITLE_ROOM], text[1024];

	title(x, "title", "main", 1, words_title(e->bulletin, room));
	title(x, "edition", "edition", 2, edition);
	if (!stated(e, "date") && !stated(e, "issue"))
		return;
	issue_of(e, text, sizeof(text));
	title(x, "expanded", "expanded", 2 + (edition != NULL), text);
}

/* ---- people ---- */

/* A name of two words in Latin letters is sorted by the second of them, but
 * where a language puts the family's name first.  Longer names keep their
 * order: which of their words belong together nothing here can tell. */
static void file_as(struct xml_out *x, const char *language,
    const char *refines, const char *name)
{
	static const char *const family_first[] = {"hu", "vi", NULL};
	const char *blank = strchr(name, ' '), *s;
	char turned[512];
	size_t i;

	for (s = name; *s && !((unsigned char)*s & 0x80); s++)
		;
	for (i = 0; family_first[i]; i++) {
		if (!strncmp(language, family_first[i], 2))
			blank = NULL;
	}
	if (*s || !blank || strchr(blank + 1, ' ') || strchr(name, ',') ||
	    words_is_agency(name) || strlen(name) > 400) {
		meta(x, refines, "file-as", name);
		return;
	}
	snprintf(turned, sizeof(turned), "%s, %.*s", blank + 1,
	    (int)(blank - name), name);
	meta(x, refines, "file-as", turned);
}

/* Everyone of a key, with a role of MARC's list of relators. */
static void people(struct epub *e, struct xml_out *x, const char *element,
    const char *key, const char *role)
{
	const char *name;
	char id[48], refines[49];
	size_t i;

	for (i = 0; (name = galley_bulletin_meta_at(e->bulletin, key, i));
	     i++) {
		snprintf(id, sizeof(id), "%s-%zu", key, i + 1);
		snprintf(refines, sizeof(refines), "#%s", id);
		dc(x, element, id, name);
		refined(x, refines, "role", "marc:relators", role);
		file_as(x, e->language, refines, name);
	}
}

/* ---- the series, the paper ---- */

/* The number in an issue's name: the only one, or the one that is counted as an
 * issue; NULL where it isn't plain. */
static const char *position(const char *issue, char room[16])
{
	static const char *const counted[] = {"期", "号", "號", "호"};
	const char *s, *found = NULL;
	size_t n, i, length = 0;
	int sure = 0;

	for (s = issue; *s; s += n ? n : 1) {
		n = strspn(s, "0123456789");
		if (!n || sure)
			continue;
		for (i = 0; i < sizeof(counted) / sizeof(*counted); i++)
			sure |= !strncmp(s + n, counted[i], strlen(counted[i]));
		length = found && !sure ? 0 : n;
		found = s;
	}
	if (!found || !length || length > 9)
		return NULL;
	for (s = found; length > 1 && *s == '0'; s++, length--)
		;
	snprintf(room, 16, "%.*s", (int)length, s);
	return room;
}

static void series(struct epub *e, struct xml_out *x)
{
	const char *value = stated(e, "series"), *issue = stated(e, "issue");
	char room[16];

	if (!value)
		return;
	xml_block(x, "meta");
	xml_attribute(x, "property", "belongs-to-collection");
	xml_attribute(x, "id", "series");
	xml_string(x, value);
	xml_end(x);
	meta(x, "#series", "collection-type", "series");
	if (issue && position(issue, room))
		meta(x, "#series", "group-position", room);
}

/* What the printed pages' numbers are of. */
static void page_source(struct epub *e, struct xml_out *x)
{
	char text[1024];

	if (!e->marks.count)
		return;
	issue_of(e, text, sizeof(text));
	if (e->pagination == PAGINATION_PROPERTY) {
		meta(x, NULL, "pageBreakSource", text);
		return;
	}
	dc(x, "dc:source", "print", text);
	meta(x, "#print", "source-of", "pagination");
}

/* ---- accessibility ---- */

static int all_described(const struct epub *e)
{
	size_t i;

	for (i = 0; i < e->nimages; i++) {
		if (!*galley_image_alt(e->images[i]))
			return 0;
	}
	return 1;
}

static void feature(struct xml_out *x, const char *name)
{
	meta(x, NULL, "schema:accessibilityFeature", name);
}

/* schema.org's words for what is there, and no more. */
static void accessibility(struct epub *e, struct xml_out *x)
{
	meta(x, NULL, "schema:accessMode", "textual");
	if (e->nimages)
		meta(x, NULL, "schema:accessMode", "visual");
	if (all_described(e))
		meta(x, NULL, "schema:accessModeSufficient", "textual");
	feature(x, "structuralNavigation");
	feature(x, "tableOfContents");
	feature(x, "readingOrder");
	if (e->nimages && all_described(e))
		feature(x, "alternativeText");
	if (e->marks.count) {
		feature(x, "pageBreakMarkers");
		feature(x, "pageNavigation");
	}
	meta(x, NULL, "schema:accessibilityHazard", "none");
	if (all_described(e))
		meta(x, NULL, "schema:accessibilitySummary",
		    words_get(e->language, WORD_ACCESSIBLE));
}

/* What the publisher asks to have said (EPUB Accessibility 1.1, section 5). */
static void conformance(struct epub *e, struct xml_out *x)
{
	static const char *const levels[] = {
	    [CONFORMS_A] = "EPUB Accessibility 1.1 - WCAG 2.1 Level A",
	    [CONFORMS_AA] = "EPUB Accessibility 1.1 - WCAG 2.1 Level AA",
	    [CONFORMS_AAA] = "EPUB Accessibility 1.1 - WCAG 2.1 Level AAA"};

	if (e->conforms == CONFORMS_NONE)
		return;
	xml_block(x, "meta");
	xml_attribute(x, "property", "dcterms:conformsTo");
	xml_attribute(x, "id", "conformance");
	xml_string(x, levels[e->conforms]);
	xml_end(x);
	if (*e->certified)
		meta(x, "#conformance", "a11y:certifiedBy", e->certified);
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
	char id[EPUB_ID_ROOM];

	xml_block(x, "metadata");
	xml_attribute(x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	dc(x, "dc:identifier", "id", epub_identifier(e, id));
	issn(e, x);
	titles(e, x);
	dc(x, "dc:language", NULL, e->language);
	people(e, x, "dc:creator", "creator", "aut");
	people(e, x, "dc:contributor", "contributor", "ctb");
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
	conformance(e, x);
	if (epub_has_cover(e)) { /* where readers of EPUB 2 look */
		xml_block(x, "meta");
		xml_attribute(x, "name", "cover");
		xml_attribute(x, "content", "cover-image");
		xml_end(x);
	}
	xml_end(x);
}

/* ---- manifest and spine ---- */

static void manifest(struct epub *e, struct xml_out *x)
{
	struct epub_file f;
	size_t i;

	xml_block(x, "manifest");
	for (i = 0; epub_file_at(e, i, &f); i++) {
		xml_block(x, "item");
		xml_attribute(x, "id", f.id);
		xml_attribute(x, "href", f.name);
		xml_attribute(x, "media-type", f.type);
		if (f.properties)
			xml_attribute(x, "properties", f.properties);
		xml_end(x);
	}
	xml_end(x);
}

static void spine(struct epub *e, struct xml_out *x)
{
	struct epub_file f;
	size_t i;

	xml_block(x, "spine");
	xml_attribute(x, "toc", "ncx");
	if (e->writing == WRITING_VERTICAL || words_is_rtl(e->language))
		xml_attribute(x, "page-progression-direction", "rtl");
	for (i = 0; epub_file_at(e, i, &f); i++) {
		if (!f.in_spine)
			continue;
		xml_block(x, "itemref");
		xml_attribute(x, "idref", f.id);
		xml_end(x);
	}
	xml_end(x);
}

void epub_opf(struct epub *e, struct xml_out *x, size_t index)
{
	(void)index;
	xml_block(x, "package");
	xml_attribute(x, "xmlns", "http://www.idpf.org/2007/opf");
	xml_attribute(x, "version", "3.0");
	xml_attribute(x, "unique-identifier", "id");
	xml_attribute(x, "xml:lang", e->language);
	metadata(e, x);
	manifest(e, x);
	spine(e, x);
	xml_end(x);
}
