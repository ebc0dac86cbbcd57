/* Breaks chosen together for a paragraph, after Knuth and Plass, "Breaking
 * Paragraphs into Lines" (1981): the cheapest way from its beginning to its
 * end.  What costs is what is left of a line, squared, and what clreq asks to
 * avoid: a lone character in the last line, rules broken; and hyphens.
 *
 * What the window doesn't hold is left for another, with the last quarter of
 * the lines, whose breaks hang on it. */
#include <string.h>

#include "text/wrap.h"

/* Nothing left over costs nothing; a whole line a million. */
enum {
	COST_LINE = 100,
	COST_HYPHEN = 60000,
	COST_HYPHENS = 120000, /* two lines in a row */
	COST_RUNT = 2000000,
	COST_SPLIT = 3000000,
	COST_ANYWHERE = 6000000
};

struct plan {
	size_t from, end; /* cells: the paragraph's, or the window's part */
	int whole;	  /* the paragraph ends there */
	size_t known;	  /* costs up to there are set */
	size_t open;	  /* where the last line begins that isn't whole */
	uint64_t cost[GALLEY_TEXT_WINDOW + 1];
	unsigned short back[GALLEY_TEXT_WINDOW + 1];
};

static void reach(struct plan *p, size_t from, size_t to, uint64_t cost)
{
	while (p->known < to)
		p->cost[++p->known] = UINT64_MAX;
	cost += p->cost[from];
	if (cost < p->cost[to]) {
		p->cost[to] = cost;
		p->back[to] = (unsigned short)from;
	}
}

static uint64_t cost_of(
    const struct wrap *w, size_t from, size_t to, size_t width)
{
	struct extent e = galley_wrap_extent(w, from, to, width);
	uint64_t left = e.columns < width ? width - e.columns : 0, cost;

	left = left * 1000 / width;
	cost = COST_LINE + left * left;
	switch (w->cells[to].quality) {
	case HYPHEN:
		cost += COST_HYPHEN;
		if (w->cells[from].quality == HYPHEN)
			cost += COST_HYPHENS;
		break;
	case SPLIT:
		cost += COST_SPLIT;
		break;
	case GOOD:
		break;
	default:
		cost += COST_ANYWHERE;
	}
	return cost;
}

/* The line from there that takes most, by the rules or against them: where it
 * is short, or nothing else will do. */
static size_t longest(
    const struct wrap *w, const struct plan *p, size_t from, size_t width)
{
	size_t at[QUALITIES] = {0}, i, to = p->end;

	for (i = from + 1; i <= to && !galley_wrap_over(w, from, i, width);
	     i++) {
		if (galley_wrap_extent(w, from, i, width).fits)
			at[w->cells[i].quality] = i;
	}
	to = at[HYPHEN] > at[GOOD] ? at[HYPHEN] : at[GOOD];
	if (!to)
		to = at[SPLIT] ? at[SPLIT] : at[ANYWHERE];
	for (i = from + 1; !to; i++) {
		if (w->cells[i].quality != INSIDE)
			to = i;
	}
	return to;
}

/* Lines that begin there: to everywhere where less than two fifths are left, or
 * the end.  *near is where to look from, and moves with it. */
static void lines_from(
    const struct wrap *w, struct plan *p, size_t from, size_t *near)
{
	size_t width = from == p->from ? w->width : w->layout.width, i, to;
	uint64_t cost, enough = width - width * 2 / 5;
	int found = 0;

	if (from == p->from + 1)
		*near = from; /* the first line may have another width */
	while (*near < p->end &&
	       w->cells[*near].before - w->cells[from].before < enough)
		++*near;
	for (i = *near > from ? *near : from + 1; i <= p->end; i++) {
		if (w->cells[i].quality == INSIDE)
			continue;
		if (galley_wrap_over(w, from, i, width))
			break;
		if (!galley_wrap_extent(w, from, i, width).fits)
			continue;
		if (i == p->end && p->whole) {
			cost = COST_LINE;
			if (w->layout.runt == GALLEY_RUNT_AVOID &&
			    from != p->from && galley_wrap_runt(w, from) > 0)
				cost += COST_RUNT;
			reach(p, from, i, cost);
			return;
		}
		if (w->cells[i].quality < HYPHEN)
			continue;
		reach(p, from, i, cost_of(w, from, i, width));
		found = 1;
	}
	if (i > p->end && !p->whole) {
		if (!p->open || p->cost[from] <= p->cost[p->open])
			p->open = from;
	} else if (!found) {
		to = longest(w, p, from, width);
		cost = cost_of(w, from, to, width);
		reach(p, from, to, to == p->end && p->whole ? 0 : cost);
	}
}

/* The lines of the cheapest way to there, in order; *next is behind the last. */
static int emit(struct wrap *w, struct plan *p, size_t to, size_t *next)
{
	size_t at = to, before, behind = 0, stop;
	int result = 0;

	for (; at != p->from; at = before) { /* the way back, turned */
		before = p->back[at];
		p->back[at] = (unsigned short)behind;
		behind = at;
	}
	stop = p->whole ? p->end : p->from + (p->end - p->from) / 4 * 3;
	for (; behind && !result; at = behind, behind = p->back[behind]) {
		if (at > stop)
			break;
		result = galley_wrap_emit(w, at, behind);
		*next = behind;
	}
	return result;
}

int galley_wrap_best(struct wrap *w, size_t from, size_t *next)
{
	size_t last = w->final ? w->count : w->count - 1, i, near = from;
	struct plan p;
	int result;

	p.from = from;
	p.end = from;
	while (p.end < last && w->cells[p.end].quality != HARD)
		p.end++;
	p.whole = p.end < last + (size_t)w->final;
	*next = from;
	if (!p.whole && from)
		return 0; /* go on from here in a window of its own */
	if (p.whole && p.end == from) {
		*next = from + (from < w->count);
		return galley_wrap_emit(w, from, from);
	}
	p.known = from;
	p.open = 0;
	p.cost[from] = 0;
	for (i = from; i < p.end && i <= p.known; i++) {
		if (p.cost[i] != UINT64_MAX)
			lines_from(w, &p, i, &near);
	}
	if (!p.whole && !p.open) /* it holds less than a line */
		return galley_wrap_fill(w, from, next);
	result = emit(w, &p, p.whole ? p.end : p.open, next);
	if (p.whole && *next < w->count)
		++*next; /* the line end */
	return result;
}
