/* Where lines end.
 *
 * The text is analysed in windows, each of which begins where a line does: a
 * place where a line may end is one that nothing before it reaches over (UAX
 * #14 looks back to the last break at most).  So memory is bounded, and time
 * grows with the text: a window that ends within a line costs that line
 * twice. */
#include <string.h>

#include "text/wrap.h"

/* Where a line may end: before that cell; 0: nowhere yet. */
struct places {
	size_t at[QUALITIES];
	size_t good; /* the last but one that is good */
};

/* The best place: a hyphen only where the line would be an eighth short. */
static size_t choose(const struct wrap *w, size_t from, const struct places *p)
{
	size_t good = p->at[GOOD], i;
	struct extent e;

	if (p->at[HYPHEN] > good) {
		e = galley_wrap_extent(w, from, good, w->width);
		if (!good || e.columns + w->width / 8 < w->width)
			return p->at[HYPHEN];
	}
	for (i = GOOD; i && !p->at[i]; i--)
		;
	return p->at[i];
}

/* What doesn't fit at all: one cluster. */
static size_t least(const struct wrap *w, size_t from)
{
	size_t i = from + 1;

	while (i < w->count && w->cells[i].quality == INSIDE)
		i++;
	return i;
}

int galley_wrap_fill(struct wrap *w, size_t from, size_t *next)
{
	size_t i, last = w->final ? w->count : w->count - 1, to;
	struct places p = {{0}, 0};
	int q, runt;

	for (i = from + (w->cells[from].quality != HARD); i <= last; i++) {
		q = w->cells[i].quality;
		if (q == INSIDE)
			continue;
		if (galley_wrap_over(w, from, i, w->width))
			break;
		if (q == HARD && i < last + (size_t)w->final) {
			*next = i + (i < w->count);
			return galley_wrap_emit(w, from, i);
		}
		if (!galley_wrap_fits(w, from, i, w->width))
			continue;
		if (q == GOOD)
			p.good = p.at[GOOD];
		p.at[q] = i;
	}
	*next = from;
	if (i > last && !w->final && from)
		return 0; /* go on from here in a window of its own */
	to = choose(w, from, &p);
	if (w->layout.runt == GALLEY_RUNT_AVOID && to && p.good) {
		runt = galley_wrap_runt(w, to);
		if (runt < 0 && from)
			return 0;
		if (runt > 0)
			to = p.good;
	}
	if (!to)
		to = least(w, from);
	*next = to;
	return galley_wrap_emit(w, from, to);
}

static int is_valid(const struct galley_layout *l)
{
	size_t least_width = l->measure ? 1 : 2;
	size_t most = l->measure ? GALLEY_TEXT_UNITS : GALLEY_TEXT_COLUMNS;

	return l->width >= least_width && l->width <= most &&
	       (!l->first || (l->first >= least_width && l->first <= most)) &&
	       (unsigned)l->level <= GALLEY_PROHIBIT_STRICT &&
	       (unsigned)l->breaks <= GALLEY_BREAKS_BEST &&
	       (unsigned)l->runt <= GALLEY_RUNT_AVOID &&
	       (unsigned)l->hang <= GALLEY_HANG_STOPS &&
	       (unsigned)l->squeeze <= GALLEY_SQUEEZE_MARKS &&
	       (!l->squeeze || l->measure);
}

int galley_text_wrap(const struct galley_layout *layout, const char *s,
    size_t bytes, galley_line_fn *each, void *context)
{
	size_t done = 0, at, next;
	int result = 0;
	struct wrap w;

	memset(&w.layout, 0, sizeof(w.layout));
	if (layout->size < offsetof(struct galley_layout, level))
		return -1;
	memcpy(&w.layout, layout,
	    layout->size < sizeof(w.layout) ? layout->size : sizeof(w.layout));
	if (!is_valid(&w.layout))
		return -1;
	w.script = galley_script_of(w.layout.language);
	w.each = each;
	w.context = context;
	w.width = w.layout.first ? w.layout.first : w.layout.width;
	w.hyphen = 1;
	w.plain = !w.layout.hang && !w.layout.squeeze;
	if (w.layout.hyphens && w.layout.measure)
		w.hyphen = w.layout.measure(w.layout.measure_context, "-", 1);
	while (done < bytes && !result) {
		galley_wrap_window(&w, s + done, bytes - done);
		for (at = 0; at < w.count && !result; at = next) {
			result = w.layout.breaks == GALLEY_BREAKS_BEST
				     ? galley_wrap_best(&w, at, &next)
				     : galley_wrap_fill(&w, at, &next);
			if (next == at)
				break;
		}
		done += w.cells[at].at;
	}
	return result;
}
