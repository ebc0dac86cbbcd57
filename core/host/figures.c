/* What a rebuilt bulletin is told by: counts and doubts. */
#include <stdlib.h>
#include <string.h>

#include "host/figures.h"

enum { MOST_DOUBTS = 20 };

static size_t seams_of(const struct galley_block *k)
{
	return k && k->nfrom ? k->nfrom - 1 : 0;
}

static void count(struct galley_figures *f, const struct galley_bulletin *b)
{
	size_t i, k;

	f->articles = b->narticles;
	f->segments = b->nsegments;
	f->asides = b->nasides;
	for (i = 0; i < b->nsources; i++)
		f->bytes_in += b->sources[i]->bytes;
	for (i = 0; i < b->narticles; i++) {
		const struct galley_article *a = b->articles[i];

		f->truncated += a->truncated != 0;
		f->joins += seams_of(a->headline) + seams_of(a->kicker) +
			    seams_of(a->deck);
		for (k = 0; k < a->nblocks; k++)
			f->joins += seams_of(a->blocks[k]);
	}
}

/* ---- doubts ---- */

/* A decision that was not sure: a note's, or a segment's of which no note
 * tells. */
struct doubt {
	const struct galley_range *from;
	size_t nfrom;
	double confidence;
	const char *rule, *text;
	long article;
};

static int by_place(const void *left, const void *right)
{
	const struct doubt *a = left, *b = right;

	if (!a->nfrom || !b->nfrom)
		return (a->nfrom != 0) - (b->nfrom != 0);
	if (a->from->source != b->from->source)
		return a->from->source < b->from->source ? -1 : 1;
	if (a->from->start != b->from->start)
		return a->from->start < b->from->start ? -1 : 1;
	return strcmp(a->rule, b->rule);
}

/* The segment that holds the range's start, or NULL. */
static struct galley_segment *segment_at(
    const struct galley_bulletin *b, const struct galley_range *at)
{
	size_t low = 0, high = b->nsegments, mid;
	const struct galley_range *r;

	while (low < high) {
		mid = low + (high - low) / 2;
		r = &b->segments[mid].range;
		if (r->source < at->source ||
		    (r->source == at->source && r->end <= at->start))
			low = mid + 1;
		else
			high = mid;
	}
	if (low == b->nsegments)
		return NULL;
	r = &b->segments[low].range;
	return r->source == at->source && r->start <= at->start
		   ? &b->segments[low]
		   : NULL;
}

static void add_notes(
    struct galley_conversion *c, struct doubt *doubts, size_t *n, char *told)
{
	const struct galley_bulletin *b = c->bulletin;
	const struct galley_segment *s;
	const struct galley_note *note;
	size_t i, k;

	for (i = 0; i < b->nnotes; i++) {
		note = b->notes[i];
		if (note->confidence >= c->request.doubt)
			continue;
		doubts[(*n)++] = (struct doubt){note->from, note->nfrom,
		    note->confidence, note->rule, note->text, note->article};
		for (k = 0; k < note->nfrom; k++) {
			s = segment_at(b, &note->from[k]);
			if (s && !strcmp(s->rule, note->rule))
				told[s - b->segments] = 1;
		}
	}
}

static const char *taken_for(enum galley_role role)
{
	switch (role) {
	case GALLEY_ROLE_HEADLINE:
		return "taken for a headline";
	case GALLEY_ROLE_KICKER:
		return "taken for a kicker";
	case GALLEY_ROLE_DECK:
		return "taken for a deck";
	case GALLEY_ROLE_BYLINE:
		return "taken for a byline";
	case GALLEY_ROLE_DATELINE:
		return "taken for a dateline";
	case GALLEY_ROLE_CROSSHEAD:
		return "taken for a crosshead";
	case GALLEY_ROLE_CAPTION:
		return "taken for a caption";
	case GALLEY_ROLE_JUMP:
		return "taken for a jump line";
	case GALLEY_ROLE_FURNITURE:
		return "taken for furniture";
	default:
		return "taken for a paragraph of this article";
	}
}

static void add_segments(struct galley_conversion *c, struct doubt *doubts,
    size_t *n, const char *told)
{
	const struct galley_bulletin *b = c->bulletin;
	const struct galley_segment *s;
	size_t i;

	for (i = 0; i < b->nsegments; i++) {
		s = &b->segments[i];
		/* Of what no step has looked at there is no decision. */
		if (told[i] || !*s->rule || s->confidence >= c->request.doubt)
			continue;
		doubts[(*n)++] = (struct doubt){&s->range, 1, s->confidence,
		    s->rule, taken_for(s->role), s->article};
	}
}

static void warn_of(struct galley_conversion *c, const struct doubt *d)
{
	const struct galley_bulletin *b = c->bulletin;
	const struct galley_source *source = NULL, *other = NULL;
	struct galley_buf text = GALLEY_BUF_INIT;
	const char *label = NULL;

	if (d->nfrom)
		source = b->sources[d->from[0].source];
	if (d->nfrom > 1)
		other = b->sources[d->from[1].source];
	if (d->article >= 0 && (size_t)d->article < b->narticles)
		label = b->articles[d->article]->label;
	galley_buf_printf(
	    &text, "doubtful (%.2f, %s): %s", d->confidence, d->rule, d->text);
	if (other)
		galley_buf_printf(&text, " (with %s%sline %zu)",
		    other == source ? "" : other->name,
		    other == source ? "" : ", ",
		    galley_source_line(other, d->from[1].start));
	galley_sink_put(c->sink, 1, source ? source->name : NULL,
	    source ? galley_source_line(source, d->from[0].start) : 0, label,
	    text.s ? text.s : d->text);
	galley_buf_free(&text);
}

/* Each decision once, in the order of the pages. */
static int warn_of_doubts(struct galley_conversion *c)
{
	const struct galley_bulletin *b = c->bulletin;
	struct doubt *doubts;
	size_t i, n = 0;
	char *told;

	if (c->request.doubt <= 0)
		return 0;
	doubts = galley_arena_array(
	    c->arena, b->nnotes + b->nsegments + 1, sizeof(*doubts));
	told = galley_arena_alloc(c->arena, b->nsegments + 1);
	if (!doubts || !told)
		return -1;
	add_notes(c, doubts, &n, told);
	add_segments(c, doubts, &n, told);
	qsort(doubts, n, sizeof(*doubts), by_place);
	for (i = 0; i < n && i < MOST_DOUBTS; i++)
		warn_of(c, &doubts[i]);
	c->stage->figures.doubtful = n;
	if (n > MOST_DOUBTS)
		galley_sink_printf(c->sink, 1, NULL,
		    "%zu more doubtful decisions; 'galley explain' shows all",
		    n - MOST_DOUBTS);
	return 0;
}

void galley_figures_count(struct galley_conversion *c)
{
	struct galley_figures *f = &c->stage->figures;

	f->joins = f->truncated = f->bytes_in = 0;
	count(f, c->bulletin);
}

int galley_figures_take(struct galley_conversion *c)
{
	struct galley_figures *f = &c->stage->figures;

	count(f, c->bulletin);
	galley_sink_printf(c->sink, 0, NULL,
	    "segments: %zu, articles: %zu, set aside: %zu, seams: %zu, "
	    "cut off: %zu; language: %s",
	    f->segments, f->articles, f->asides, f->joins, f->truncated,
	    galley_bulletin_language(c->bulletin));
	/* What a person has been over is in no doubt. */
	if (!c->bulletin->finished && warn_of_doubts(c))
		return -1;
	if (!f->articles)
		galley_sink_put(c->sink, 1, c->inputs[0].name, 0, NULL,
		    "no article was found in it");
	return 0;
}
