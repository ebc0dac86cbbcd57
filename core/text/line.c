/* A line: how wide it is, and what is told of it. */
#include "base/utf8.h"
#include "text/wrap.h"

uint32_t galley_wrap_character(const struct wrap *w, size_t cell)
{
	uint32_t c = 0;
	size_t at = w->cells[cell].at;

	if (!galley_utf8_get(w->s + at, w->bytes - at, &c))
		return 0xfffd;
	return c;
}

static uint64_t width_of(const struct wrap *w, size_t cell)
{
	return w->cells[cell + 1].before - w->cells[cell].before;
}

/* What an opening mark at the line's beginning and one at its end give up. */
static uint64_t trimmed(const struct wrap *w, size_t from, size_t end)
{
	uint64_t n = 0;
	uint32_t a = galley_wrap_character(w, from),
		 b = galley_wrap_character(w, end - 1);
	int first;

	/* Where it met another mark it has given up its half already. */
	if (galley_squeeze_pair(0, a, &first) &&
	    !(from &&
		galley_squeeze_pair(
		    galley_wrap_character(w, from - 1), a, &first) &&
		!first))
		n += width_of(w, from) / 2;
	if (galley_squeeze_pair(b, 0, &first) &&
	    !(end < w->count &&
		galley_squeeze_pair(b, galley_wrap_character(w, end), &first) &&
		first))
		n += width_of(w, end - 1) / 2;
	return n;
}

/* A single stop or comma may hang, not one of several marks. */
static uint64_t hanging(const struct wrap *w, size_t from, size_t end)
{
	const unsigned marks = GALLEY_KIND_CLOSE | GALLEY_KIND_OPEN |
			       GALLEY_KIND_TIE | GALLEY_KIND_EITHER;

	if (w->layout.hang != GALLEY_HANG_STOPS || end < from + 2 ||
	    !(w->cells[end - 1].kind & GALLEY_KIND_STOP) ||
	    w->cells[end - 2].kind & marks)
		return 0;
	return width_of(w, end - 1);
}

struct extent galley_wrap_extent(
    const struct wrap *w, size_t from, size_t to, size_t width)
{
	size_t end = galley_wrap_end(w, from, to);
	struct extent e = {0, 0, 0, 1};

	if (end == from)
		return e;
	e.columns = w->cells[end].before - w->cells[from].before;
	if (w->layout.squeeze == GALLEY_SQUEEZE_MARKS && w->script.cjk) {
		e.reduced = trimmed(w, from, end);
		e.columns -= e.reduced;
	}
	if (w->cells[to].quality == HYPHEN)
		e.columns += w->hyphen;
	if (e.columns > width) {
		e.hang = e.columns - width;
		e.fits = e.hang <= hanging(w, from, end);
	}
	if (!e.fits)
		e.hang = 0;
	return e;
}

int galley_wrap_over_slowly(
    const struct wrap *w, size_t from, size_t to, size_t width)
{
	size_t end = galley_wrap_end(w, from, to);
	uint64_t columns = galley_wrap_columns(w, from, to);

	if (end > from && w->layout.squeeze == GALLEY_SQUEEZE_MARKS &&
	    w->script.cjk)
		columns -= trimmed(w, from, end);
	return columns > width + hanging(w, from, end);
}

int galley_wrap_runt(const struct wrap *w, size_t from)
{
	size_t i, seen = 0;

	for (i = from; i < w->count; i++) {
		if (w->cells[i].quality == HARD)
			return seen == 1;
		if (w->cells[i].quality == INSIDE ||
		    (w->cells[i].kind & GALLEY_KIND_CLOSE && seen))
			continue;
		if (++seen > 1)
			return 0;
	}
	return w->final ? seen == 1 : -1;
}

/* Where it can be stretched. */
static void count(
    const struct wrap *w, size_t from, size_t end, struct galley_line *line)
{
	size_t i;

	for (i = from; i < end && w->cells[i].quality == INSIDE; i++)
		;
	for (i += i < end; i < end; i++) {
		const struct cell *c = &w->cells[i];

		if (c->quality != INSIDE && c[-1].quality == INSIDE)
			line->blanks++;
		else if (c->quality != INSIDE &&
			 (c->kind | c[-1].kind) & GALLEY_KIND_WIDE)
			line->seams++;
	}
}

/* What marks that meet within it have given up. */
static uint64_t squeezed(const struct wrap *w, size_t from, size_t end)
{
	uint32_t a = 0, b;
	uint64_t n = 0;
	size_t i;
	int first;

	for (i = from; i < end; i++, a = b) {
		b = galley_wrap_character(w, i);
		if (a && galley_squeeze_pair(a, b, &first))
			n += width_of(w, first ? i - 1 : i);
	}
	return n;
}

int galley_wrap_emit(struct wrap *w, size_t from, size_t to)
{
	struct extent e = galley_wrap_extent(w, from, to, w->width);
	size_t end = galley_wrap_end(w, from, to);
	enum quality q = w->cells[to].quality;
	struct galley_line line = {0};

	line.hard = to == w->count ? w->final : q == HARD;
	if (end == from && !line.hard)
		return 0; /* nothing but white space */
	line.text = w->s + w->cells[from].at;
	line.bytes = (size_t)(w->cells[end].at - w->cells[from].at);
	line.columns = (size_t)e.columns;
	line.hang = (size_t)e.hang;
	line.hyphen = to < w->count && q == HYPHEN;
	line.forced = !line.hard && (q == ANYWHERE || q == SPLIT);
	if (e.columns < w->width)
		line.slack = w->width - (size_t)e.columns;
	count(w, from, end, &line);
	line.reduced = (size_t)e.reduced;
	if (w->layout.squeeze == GALLEY_SQUEEZE_MARKS && w->script.cjk)
		line.reduced += (size_t)squeezed(w, from, end);
	w->width = w->layout.width;
	return w->each(w->context, &line);
}
