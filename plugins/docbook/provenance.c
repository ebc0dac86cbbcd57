/* Where each part of an article comes from, as annotations.
 *
 * They stand in the article's info: there neither stylesheets nor converters
 * take their words for words of the text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docbook/docbook.h"

/* ---- ids ---- */

/* Ids follow from the article's, so that no other article changes them. */
static void make_id(const struct galley_article *a, enum docbook_part part,
    size_t index, char id[DOCBOOK_ID])
{
	static const char *const names[] = {"headline", "kicker", "deck"};

	if (part == PART_BLOCK)
		snprintf(id, DOCBOOK_ID, "%.48s-b%zu", galley_article_id(a),
		    index + 1);
	else
		snprintf(id, DOCBOOK_ID, "%.48s-%s", galley_article_id(a),
		    names[part]);
}

void docbook_crosshead_id(
    const struct galley_article *a, unsigned n, char id[DOCBOOK_ID])
{
	snprintf(id, DOCBOOK_ID, "%.48s-c%u", galley_article_id(a), n);
}

void docbook_part_id(struct docbook *d, const struct galley_article *a,
    enum docbook_part part, size_t index)
{
	char id[DOCBOOK_ID];

	if (!d->provenance)
		return;
	make_id(a, part, index, id);
	xml_attribute(&d->x, "xml:id", id);
}

/* ---- notes ---- */

static int by_article(const void *left, const void *right)
{
	const struct galley_note *a = *(const struct galley_note *const *)left,
				 *b = *(const struct galley_note *const *)right;
	const struct galley_range *ra, *rb;
	size_t na = galley_note_ranges(a, &ra), nb = galley_note_ranges(b, &rb);

	if (galley_note_article(a) != galley_note_article(b))
		return galley_note_article(a) < galley_note_article(b) ? -1 : 1;
	if (!na || !nb)
		return (na != 0) - (nb != 0);
	if (ra->source != rb->source)
		return ra->source < rb->source ? -1 : 1;
	if (ra->start != rb->start)
		return ra->start < rb->start ? -1 : 1;
	return strcmp(galley_note_rule(a), galley_note_rule(b));
}

int docbook_sort_notes(struct docbook *d)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->x.job);
	size_t i, n = galley_bulletin_notes(b);

	d->notes.note =
	    galley_alloc(d->x.job, (n + 1) * sizeof(*d->notes.note));
	if (!d->notes.note)
		return -1;
	for (i = 0; i < n; i++)
		d->notes.note[i] = galley_bulletin_note(b, i);
	d->notes.count = n;
	qsort(d->notes.note, n, sizeof(*d->notes.note), by_article);
	return 0;
}

/* ---- annotations ---- */

static void phrase(struct xml_out *x, const char *role, const char *text)
{
	xml_inline(x, "phrase");
	xml_attribute(x, "role", role);
	xml_string(x, text);
	xml_end(x);
}

/* "decide.join, confidence 0.93", as far as that is known. */
static void decision(struct xml_out *x, const char *rule, double confidence)
{
	long n = confidence <= 0   ? 0
		 : confidence >= 1 ? 1000
				   : (long)(confidence * 1000 + .5);
	char share[16];

	snprintf(share, sizeof(share), "%ld.%03ld", n / 1000 % 10, n % 1000);
	xml_inline(x, "code");
	xml_string(x, rule);
	xml_end(x);
	xml_string(x, ", confidence ");
	phrase(x, "confidence", share);
}

static void put_range(struct docbook *d, const struct galley_range *r)
{
	const struct galley_bulletin *b = galley_job_bulletin(d->x.job);
	const struct galley_segment *segment = pages_segment(b, r);
	struct xml_out *x = &d->x;
	char bytes[64];

	snprintf(bytes, sizeof(bytes), "%zu-%zu", r->start, r->end);
	xml_block(x, "para");
	xml_attribute(x, "role", "range");
	xml_inline(x, "filename");
	xml_string(x, galley_source_name(galley_bulletin_source(b, r->source)));
	xml_end(x);
	xml_string(x, ", bytes ");
	phrase(x, "bytes", bytes);
	if (segment && *galley_segment_rule(segment)) {
		xml_string(x, ": ");
		decision(x, galley_segment_rule(segment),
		    galley_segment_confidence(segment));
	}
	xml_end(x);
}

static void put_note(struct xml_out *x, const struct galley_note *note)
{
	xml_block(x, "para");
	xml_attribute(x, "role", "note");
	decision(x, galley_note_rule(note), galley_note_confidence(note));
	xml_string(x, ": ");
	xml_string(x, galley_note_text(note));
	xml_end(x);
}

static int overlap(const struct galley_range *a, const struct galley_range *b)
{
	return a->source == b->source && a->start < b->end && b->start < a->end;
}

/* Whether a note is about any of these ranges. */
static int is_about(
    const struct galley_note *note, const struct galley_range *r, size_t n)
{
	const struct galley_range *own;
	size_t i, j, count = galley_note_ranges(note, &own);

	for (i = 0; i < count; i++) {
		for (j = 0; j < n; j++) {
			if (overlap(&own[i], &r[j]))
				return 1;
		}
	}
	return 0;
}

/* These words are ours, and English, whatever the text is in. */
static void open_annotation(
    struct xml_out *x, const char *role, const char *or_null)
{
	xml_block(x, "annotation");
	if (or_null)
		xml_attribute(x, "annotates", or_null);
	xml_attribute(x, "role", role);
	xml_attribute(x, "xml:lang", "en");
}

/* notes is the number of those that are the article's. */
static void annotate(struct docbook *d, const char *id,
    const struct galley_block *k, size_t notes)
{
	const struct galley_note *note;
	const struct galley_range *r;
	size_t i, n = galley_block_ranges(k, &r);

	open_annotation(&d->x, "provenance", id);
	for (i = 0; i < n; i++)
		put_range(d, &r[i]);
	for (i = 0; i < notes; i++) {
		note = d->notes.note[d->notes.next + i];
		if (is_about(note, r, n))
			put_note(&d->x, note);
	}
	xml_end(&d->x);
}

static void annotate_blocks(
    struct docbook *d, const struct galley_article *a, size_t notes)
{
	const struct galley_block *k;
	unsigned crossheads = 0;
	char id[DOCBOOK_ID];
	size_t i;

	for (i = 0; (k = galley_article_block(a, i)); i++) {
		if (galley_block_role(k) == GALLEY_ROLE_CROSSHEAD &&
		    d->crossheads == CROSSHEADS_BRIDGEHEAD)
			docbook_crosshead_id(a, ++crossheads, id);
		else
			make_id(a, PART_BLOCK, i, id);
		annotate(d, id, k, notes);
	}
}

void docbook_provenance(struct docbook *d, const struct galley_article *a)
{
	const struct galley_block *heads[] = {galley_article_headline(a),
	    galley_article_kicker(a), galley_article_deck(a)};
	long index = (long)galley_article_index(a);
	struct docbook_notes *n = &d->notes;
	char id[DOCBOOK_ID];
	size_t i, end;

	if (!d->provenance)
		return;
	while (
	    n->next < n->count && galley_note_article(n->note[n->next]) < index)
		n->next++;
	for (end = n->next;
	     end < n->count && galley_note_article(n->note[end]) == index;
	     end++)
		;
	for (i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
		if (!heads[i])
			continue;
		make_id(a, (enum docbook_part)i, 0, id);
		annotate(d, id, heads[i], end - n->next);
	}
	annotate_blocks(d, a, end - n->next);
}

void docbook_asides(struct docbook *d, const struct galley_bulletin *b)
{
	const struct galley_aside *aside;
	const struct galley_range *r;
	size_t i, j, n;

	for (i = 0; d->provenance && (aside = galley_bulletin_aside(b, i));
	     i++) {
		n = galley_aside_ranges(aside, &r);
		open_annotation(&d->x, "aside", NULL);
		xml_block(&d->x, "para");
		xml_attribute(&d->x, "role", "reason");
		xml_string(&d->x, "set aside: ");
		phrase(&d->x, "reason", galley_aside_reason(aside));
		xml_end(&d->x);
		for (j = 0; j < n; j++)
			put_range(d, &r[j]);
		xml_end(&d->x);
	}
}
