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
	uint64_t scale;	  /* a line in thousandths, times 2^32 */
	size_t known;	  /* costs up to there are set */
	size_t lead;	  /* where the first line with text in it begins */
	size_t open;	  /* where the last line begins that isn't whole */
	uint64_t cost[GALLEY_TEXT_WINDOW + 1];
	unsigned short back[GALLEY_TEXT_WINDOW + 1];
};

static void reach(struct plan *p, size_t from, size_t to, uint64_t cost)
{
	while (p->known < to)
		p->cost[++p->known] = UINT64_MAX;
	cost += p->cost[from];
	if (cost <=
	    p->cost[to]) { /* of two that are as good the fuller first */
		p->cost[to] = cost;
		p->back[to] = (unsigned short)from;
	}
}

static uint64_t cost_of(const struct wrap *w, const struct plan *p, size_t from,
    size_t to, size_t width)
{
	uint64_t columns = galley_wrap_columns(w, from, to), left, cost;

	if (!w->plain || w->cells[to].quality == HYPHEN)
		columns = galley_wrap_extent(w, from, to, width).columns;
	left = columns < width ? width - columns : 0;
	if (left > w->layout.width) /* a first line that is wider */
		left = w->layout.width;
	left = left * p->scale >> 32;
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
		if (galley_wrap_fits(w, from, i, width))
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

/* Lines that begin there: to everywhere where less than a quarter is left (a
 * half, where there are words), or the end.  *near is where that begins, and
 * moves with it. */
static void lines_from(
    const struct wrap *w, struct plan *p, size_t from, size_t *near)
{
	size_t width = from <= p->lead ? w->width : w->layout.width, i, to;
	uint64_t cost, enough = width - width / (w->script.cjk ? 4 : 2);
	int found = 0;

	/* The first line may have another width than those behind it. */
	i = from <= p->lead || *near < from ? from : *near;
	while (
	    i < p->end && w->cells[i].before - w->cells[from].before < enough)
		i++;
	if (from > p->lead)
		*near = i;
	for (i += i == from; i <= p->end; i++) {
		if (w->cells[i].quality < HYPHEN &&
		    (i < p->end || w->cells[i].quality == INSIDE))
			continue;
		if (galley_wrap_over(w, from, i, width))
			break;
		if (!galley_wrap_fits(w, from, i, width))
			continue;
		if (i == p->end && p->whole) {
			cost = COST_LINE;
			if (w->layout.runt == GALLEY_RUNT_AVOID &&
			    from != p->from && galley_wrap_runt(w, from) > 0)
				cost += COST_RUNT;
			reach(p, from, i, cost);
			return;
		}
		if (w->cells[i].quality < HYPHEN || w->cells[i].end <= from)
			continue;
		reach(p, from, i, cost_of(w, p, from, i, width));
		found = 1;
	}
	if (i > p->end && !p->whole) {
		if (!p->open || p->cost[from] <= p->cost[p->open])
			p->open = from;
	} else if (!found) {
		to = longest(w, p, from, width);
		cost = cost_of(w, p, from, to, width);
		if (from == p->from && w->cells[to].end <= from)
			p->lead = to; /* nothing but white space before it */
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
	p.known = p.lead = from;
	p.scale = ((uint64_t)1000 << 32) / w->layout.width;
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
