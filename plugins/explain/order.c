/* Segments, asides and notes, in the order of the pages. */
#include <stdlib.h>
#include <string.h>

#include "explain/explain.h"

static int compare(const struct galley_range *a, const struct galley_range *b)
{
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

static int by_entry(const void *left, const void *right)
{
	const struct explain_entry *a = left, *b = right;

	return compare(&a->range, &b->range);
}

/* Notes without a place come last, in the order they were made: the index
 * decides where the place does not. */
struct placed {
	const void *what;
	struct galley_range range;
	int loose;
	size_t index;
};

static int by_place(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;
	int result;

	if (a->loose != b->loose)
		return a->loose - b->loose;
	result = a->loose ? 0 : compare(&a->range, &b->range);
	if (result)
		return result;
	return a->index < b->index ? -1 : a->index > b->index;
}

static void place(struct placed *p, const void *what, size_t index,
    const struct galley_range *ranges, size_t n)
{
	p->what = what;
	p->index = index;
	p->loose = !n;
	if (n)
		p->range = ranges[0];
}

static int order_notes(
    struct explain *e, struct galley_job *job, struct placed **sorted)
{
	const struct galley_range *r;
	size_t i, n;

	e->nnotes = galley_bulletin_notes(e->bulletin);
	*sorted = galley_alloc(job, (e->nnotes + 1) * sizeof(**sorted));
	e->notes = galley_alloc(job, (e->nnotes + 1) * sizeof(*e->notes));
	if (!*sorted || !e->notes)
		return -1;
	for (i = 0; i < e->nnotes; i++) {
		n = galley_note_ranges(
		    galley_bulletin_note(e->bulletin, i), &r);
		place(
		    *sorted + i, galley_bulletin_note(e->bulletin, i), i, r, n);
		e->loose += n == 0;
	}
	qsort(*sorted, e->nnotes, sizeof(**sorted), by_place);
	for (i = 0; i < e->nnotes; i++)
		e->notes[i] = (*sorted)[i].what;
	return 0;
}

static int order_asides(
    struct explain *e, struct galley_job *job, struct placed **sorted)
{
	const struct galley_range *r;
	size_t i, n;

	e->nasides = galley_bulletin_asides(e->bulletin);
	*sorted = galley_alloc(job, (e->nasides + 1) * sizeof(**sorted));
	e->asides = galley_alloc(job, (e->nasides + 1) * sizeof(*e->asides));
	if (!*sorted || !e->asides)
		return -1;
	for (i = 0; i < e->nasides; i++) {
		n = galley_aside_ranges(
		    galley_bulletin_aside(e->bulletin, i), &r);
		place(*sorted + i, galley_bulletin_aside(e->bulletin, i), i, r,
		    n);
	}
	qsort(*sorted, e->nasides, sizeof(**sorted), by_place);
	for (i = 0; i < e->nasides; i++)
		e->asides[i] = (*sorted)[i].what;
	return 0;
}

static int inside(const struct galley_range *r, const struct explain_entry *e)
{
	return r->source == e->range.source && r->start >= e->range.start &&
	       r->start < e->range.end;
}

/* An entry for each segment, and for each aside that lies in none. */
static void fill_entries(struct explain *e, const struct placed *asides)
{
	size_t i, segments = galley_bulletin_segments(e->bulletin), at = 0;
	struct explain_entry *entry;

	for (i = 0; i < segments; i++) {
		entry = &e->entries[e->nentries++];
		entry->segment = galley_bulletin_segment(e->bulletin, i);
		entry->range = galley_segment_range(entry->segment);
	}
	qsort(e->entries, segments, sizeof(*e->entries), by_entry);
	for (i = 0; i < e->nasides; i++) {
		if (asides[i].loose)
			break;
		while (at < segments &&
		       !inside(&asides[i].range, &e->entries[at]) &&
		       compare(&e->entries[at].range, &asides[i].range) < 0)
			at++;
		if (at < segments && inside(&asides[i].range, &e->entries[at]))
			continue;
		e->entries[e->nentries++].range = asides[i].range;
	}
	qsort(e->entries, e->nentries, sizeof(*e->entries), by_entry);
}

/* What is about no entry at all belongs to the one before it. */
static int before_next(
    const struct explain *e, size_t i, const struct placed *p)
{
	return !p->loose &&
	       (i + 1 == e->nentries ||
		   compare(&p->range, &e->entries[i + 1].range) < 0);
}

const char *explain_text(
    const struct explain *e, const struct galley_range *r, size_t *bytes)
{
	const struct galley_source *source =
	    galley_bulletin_source(e->bulletin, r->source);

	*bytes = r->end - r->start;
	return galley_source_text(source, NULL) + r->start;
}

size_t explain_entry_at(const struct explain *e, const struct galley_range *r)
{
	size_t low = 0, high = e->nentries, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (compare(&e->entries[mid].range, r) <= 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low - 1;
}

/* ---- doubts ---- */

int explain_doubts(const struct explain *e, double confidence)
{
	return confidence * 100 < e->doubt;
}

/* Whether a note tells of the decision that is a segment's own: it stands with
 * any of the segments that it is about. */
static void tick(const struct explain *e, const struct galley_note *note,
    unsigned char *told)
{
	const struct galley_segment *s;
	const struct galley_range *r;
	size_t n = galley_note_ranges(note, &r), i, at;

	for (i = 0; i < n; i++) {
		at = explain_entry_at(e, &r[i]);
		s = at < e->nentries ? e->entries[at].segment : NULL;
		if (s &&
		    !strcmp(galley_segment_rule(s), galley_note_rule(note)))
			told[at] = 1;
	}
}

/* Each decision counts once, by its note or, where it has none, by its
 * segment. */
static int count_doubts(struct explain *e, struct galley_job *job)
{
	unsigned char *told = galley_alloc(job, e->nentries + 1);
	const struct galley_segment *s;
	size_t i;

	if (!told)
		return -1;
	for (i = 0; i < e->nnotes; i++) {
		if (!explain_doubts(e, galley_note_confidence(e->notes[i])))
			continue;
		e->doubtful++;
		tick(e, e->notes[i], told);
	}
	for (i = 0; i < e->nentries; i++) {
		s = e->entries[i].segment;
		e->doubtful += s && !told[i] && *galley_segment_rule(s) &&
			       explain_doubts(e, galley_segment_confidence(s));
	}
	return 0;
}

int explain_order(struct explain *e, struct galley_job *job)
{
	size_t i, note = 0, aside = 0, n;
	struct placed *notes, *asides;
	struct explain_entry *entry;

	if (order_notes(e, job, &notes) || order_asides(e, job, &asides))
		return -1;
	n = galley_bulletin_segments(e->bulletin) + e->nasides + 1;
	e->entries = galley_alloc(job, n * sizeof(*e->entries));
	if (!e->entries)
		return -1;
	fill_entries(e, asides);
	for (i = 0; i < e->nentries; i++) {
		entry = &e->entries[i];
		entry->first_note = note;
		while (note < e->nnotes && before_next(e, i, &notes[note]))
			note++;
		entry->notes = note - entry->first_note;
		entry->first_aside = aside;
		while (aside < e->nasides && before_next(e, i, &asides[aside]))
			aside++;
		entry->asides = aside - entry->first_aside;
	}
	return count_doubts(e, job);
}
