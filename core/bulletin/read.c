/* Reading a bulletin: what plugins ask of the model. */
#include <string.h>

#include "bulletin/model.h"

static const char *const ROLE_NAMES[GALLEY_ROLES] = {
    [GALLEY_ROLE_NONE] = "none",
    [GALLEY_ROLE_HEADLINE] = "headline",
    [GALLEY_ROLE_KICKER] = "kicker",
    [GALLEY_ROLE_DECK] = "deck",
    [GALLEY_ROLE_BYLINE] = "byline",
    [GALLEY_ROLE_DATELINE] = "dateline",
    [GALLEY_ROLE_CROSSHEAD] = "crosshead",
    [GALLEY_ROLE_PARA] = "para",
    [GALLEY_ROLE_CAPTION] = "caption",
    [GALLEY_ROLE_VERSE] = "verse",
    [GALLEY_ROLE_TABLE] = "table",
    [GALLEY_ROLE_LIST] = "list",
    [GALLEY_ROLE_JUMP] = "jump",
    [GALLEY_ROLE_FURNITURE] = "furniture",
};

const char *galley_role_name(enum galley_role role)
{
	return ROLE_NAMES[role < GALLEY_ROLES ? role : GALLEY_ROLE_NONE];
}

enum galley_role galley_role_named(const char *name)
{
	int i;

	for (i = 0; name && i < GALLEY_ROLES; i++) {
		if (!strcmp(ROLE_NAMES[i], name))
			return (enum galley_role)i;
	}
	return GALLEY_ROLE_NONE;
}

static const char *text(const char *s, size_t length, size_t *bytes)
{
	if (bytes)
		*bytes = s ? length : 0;
	return s ? s : "";
}

static size_t ranges(
    const struct galley_range *from, size_t n, const struct galley_range **out)
{
	if (out)
		*out = from;
	return n;
}

/* ---- the bulletin ---- */

const char *galley_bulletin_language(const struct galley_bulletin *b)
{
	const char *stated = galley_bulletin_meta(b, "language");

	if (stated)
		return stated;
	return b && b->language ? b->language : "und";
}

size_t galley_bulletin_sources(const struct galley_bulletin *b)
{
	return b ? b->nsources : 0;
}

const struct galley_source *galley_bulletin_source(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_sources(b) ? b->sources[i] : NULL;
}

size_t galley_bulletin_segments(const struct galley_bulletin *b)
{
	return b ? b->nsegments : 0;
}

const struct galley_segment *galley_bulletin_segment(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_segments(b) ? &b->segments[i] : NULL;
}

size_t galley_bulletin_articles(const struct galley_bulletin *b)
{
	return b ? b->narticles : 0;
}

const struct galley_article *galley_bulletin_article(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_articles(b) ? b->articles[i] : NULL;
}

size_t galley_bulletin_asides(const struct galley_bulletin *b)
{
	return b ? b->nasides : 0;
}

const struct galley_aside *galley_bulletin_aside(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_asides(b) ? b->asides[i] : NULL;
}

size_t galley_bulletin_notes(const struct galley_bulletin *b)
{
	return b ? b->nnotes : 0;
}

const struct galley_note *galley_bulletin_note(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_notes(b) ? b->notes[i] : NULL;
}

size_t galley_bulletin_pages(const struct galley_bulletin *b)
{
	return b ? b->npages : 0;
}

/* What the user gave beats what the input says: the pages' labels too. */
const char *galley_bulletin_page_label(
    const struct galley_bulletin *b, size_t i)
{
	const struct galley_source *s;
	const struct galley_page *page;
	const char *given;

	if (i >= galley_bulletin_pages(b))
		return NULL;
	given = galley_bulletin_given_at(b, "page", i);
	page = &b->pages[i];
	if (given || page->label)
		return given ? given : page->label;
	s = b->sources[page->source];
	if (i - s->first_page < s->nlabels)
		return s->labels[i - s->first_page];
	return page->number;
}

/* What is stated of a page; else the list of its source, or of the user, whose
 * last name holds for all pages behind it. */
const char *galley_bulletin_page_section(
    const struct galley_bulletin *b, size_t i)
{
	const struct galley_source *s;
	const char *given;

	if (i >= galley_bulletin_pages(b))
		return NULL;
	given = galley_bulletin_given(b, "section");
	if (given) {
		while (i && !galley_bulletin_meta_at(b, "section", i))
			i--;
		return galley_bulletin_meta_at(b, "section", i);
	}
	if (b->pages[i].section)
		return b->pages[i].section;
	s = b->sources[b->pages[i].source];
	if (!s->nsections)
		return NULL;
	i -= s->first_page;
	return s->sections[i < s->nsections ? i : s->nsections - 1];
}

const char *galley_bulletin_page_language(
    const struct galley_bulletin *b, size_t i)
{
	const struct galley_page *page;
	const char *stated;

	if (i >= galley_bulletin_pages(b) ||
	    galley_bulletin_given(b, "language"))
		return galley_bulletin_language(b);
	page = &b->pages[i];
	stated = page->language_stated ? page->language
				       : b->sources[page->source]->language;
	if (stated || page->language)
		return stated ? stated : page->language;
	return galley_bulletin_language(b);
}

size_t galley_bulletin_images(const struct galley_bulletin *b)
{
	return b ? b->nimages : 0;
}

const struct galley_image *galley_bulletin_image(
    const struct galley_bulletin *b, size_t i)
{
	return i < galley_bulletin_images(b) ? b->images[i] : NULL;
}

/* ---- a source; its lines are counted in bulletin.c ---- */

const char *galley_source_name(const struct galley_source *s)
{
	return s ? s->name : "";
}

const char *galley_source_encoding(const struct galley_source *s)
{
	return s ? s->encoding : "";
}

size_t galley_source_page(const struct galley_source *s)
{
	return s ? s->first_page : 0;
}

const char *galley_source_text(const struct galley_source *s, size_t *bytes)
{
	return text(s ? s->text : NULL, s ? s->bytes : 0, bytes);
}

/* ---- a segment ---- */

struct galley_range galley_segment_range(const struct galley_segment *s)
{
	return s ? s->range : (struct galley_range){0, 0, 0};
}

size_t galley_segment_page(const struct galley_segment *s)
{
	return s ? s->page : 0;
}

enum galley_role galley_segment_stated(const struct galley_segment *s)
{
	return s ? s->stated : GALLEY_ROLE_NONE;
}

enum galley_role galley_segment_role(const struct galley_segment *s)
{
	return s ? s->role : GALLEY_ROLE_NONE;
}

const char *galley_segment_rule(const struct galley_segment *s)
{
	return s && s->rule ? s->rule : "";
}

double galley_segment_confidence(const struct galley_segment *s)
{
	return s ? s->confidence : 0;
}

long galley_segment_article(const struct galley_segment *s)
{
	return s ? s->article : -1;
}

/* ---- an article ---- */

const char *galley_article_id(const struct galley_article *a)
{
	return a ? a->id : "";
}

size_t galley_article_index(const struct galley_article *a)
{
	return a ? a->index : 0;
}

const struct galley_block *galley_article_headline(
    const struct galley_article *a)
{
	return a ? a->headline : NULL;
}

const struct galley_block *galley_article_kicker(const struct galley_article *a)
{
	return a ? a->kicker : NULL;
}

const struct galley_block *galley_article_deck(const struct galley_article *a)
{
	return a ? a->deck : NULL;
}

const char *galley_article_label(const struct galley_article *a)
{
	return a ? a->label : "";
}

const char *galley_article_byline(const struct galley_article *a, size_t i)
{
	return a && i < a->nbyline ? a->byline[i] : NULL;
}

const char *galley_article_dateline(const struct galley_article *a)
{
	return a ? a->dateline : NULL;
}

const char *galley_article_dateline_part(
    const struct galley_article *a, enum galley_dateline_part part)
{
	return a && (unsigned)part < GALLEY_DATELINE_PARTS ? a->sent[part]
							   : NULL;
}

int galley_article_truncated(const struct galley_article *a)
{
	return a && a->truncated;
}

size_t galley_article_page(const struct galley_article *a)
{
	return a ? a->page : 0;
}

size_t galley_article_blocks(const struct galley_article *a)
{
	return a ? a->nblocks : 0;
}

const struct galley_block *galley_article_block(
    const struct galley_article *a, size_t i)
{
	return i < galley_article_blocks(a) ? a->blocks[i] : NULL;
}

/* ---- a block ---- */

enum galley_role galley_block_role(const struct galley_block *k)
{
	return k ? k->role : GALLEY_ROLE_NONE;
}

const char *galley_block_text(const struct galley_block *k, size_t *bytes)
{
	return text(k ? k->text : NULL, k ? k->bytes : 0, bytes);
}

size_t galley_block_ranges(
    const struct galley_block *k, const struct galley_range **out)
{
	return ranges(k ? k->from : NULL, k ? k->nfrom : 0, out);
}

size_t galley_block_page(const struct galley_block *k)
{
	return k ? k->page : 0;
}

const struct galley_image *galley_block_image(
    const struct galley_block *k, size_t i)
{
	return k && i < k->nimages ? k->images[i] : NULL;
}

/* ---- an aside ---- */

const char *galley_aside_reason(const struct galley_aside *a)
{
	return a ? a->reason : "";
}

const char *galley_aside_text(const struct galley_aside *a, size_t *bytes)
{
	return text(a ? a->text : NULL, a ? a->bytes : 0, bytes);
}

size_t galley_aside_ranges(
    const struct galley_aside *a, const struct galley_range **out)
{
	return ranges(a ? a->from : NULL, a ? a->nfrom : 0, out);
}

/* ---- a note ---- */

const char *galley_note_rule(const struct galley_note *n)
{
	return n ? n->rule : "";
}

double galley_note_confidence(const struct galley_note *n)
{
	return n ? n->confidence : 0;
}

long galley_note_article(const struct galley_note *n)
{
	return n ? n->article : -1;
}

const char *galley_note_text(const struct galley_note *n)
{
	return n && n->text ? n->text : "";
}

size_t galley_note_ranges(
    const struct galley_note *n, const struct galley_range **out)
{
	return ranges(n ? n->from : NULL, n ? n->nfrom : 0, out);
}
