/* A page's own n-grams. */
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/places.h"

enum {
	COUNTED_MOST = 1 << 20, /* units of a page that are counted */
	HASHES = 1 << 12,
	PLACES_MOST = 256,
	/* Units from which on the places of a hash are copied side by side: a
	 * walk from place to place misses the cache at each. */
	SIDE_BY_SIDE = 1 << 15
};

static inline uint32_t hash_at(const struct ngrams *g, const folded *end)
{
	uint32_t h = g->alike > 1 ? end[-1] * 0x85EBCA77u : 0;

	return (h ^ *end) * 0x9E3779B1u >> 20;
}

/* ---- a short text: each place linked to the one before it ---- */

static void link_places(struct ngrams *g, uint32_t at, uint32_t end)
{
	uint32_t *last;

	for (; at < end; at++) {
		last = &g->last[hash_at(g, g->text + at)];
		g->same[at] = *last;
		*last = at;
	}
}

/* How many of the last depth units before two places are the same. */
static uint32_t agree(const folded *a, const folded *b, uint32_t depth)
{
	uint32_t k = 0;

	while (k < depth && a[-(long)k] == b[-(long)k])
		k++;
	return k;
}

static void ask_linked(const struct ngrams *g, const folded *end,
    uint32_t depth, folded c, struct follow *f)
{
	uint32_t at = g->last[hash_at(g, end)], k, n;
	folded next;

	for (n = 0; at && n < PLACES_MOST; at = g->same[at], n++) {
		next = g->text[at + 1];
		k = agree(g->text + at, end, depth);
		f->times[k] += next != 0;
		f->seen[k] += next == c;
	}
	/* What agrees in more units agrees in fewer. */
	for (k = depth; k-- > g->alike;) {
		f->times[k] += f->times[k + 1];
		f->seen[k] += f->seen[k + 1];
	}
}

/* ---- a long one: those of a hash side by side ---- */

static inline uint32_t lanes_of(uint32_t places, uint32_t most)
{
	places = places < PLACES_MOST ? places : PLACES_MOST;
	return (places + LANES - 1) / LANES * (1 + most);
}

/* Copies the places in [at, end); there is room for the last PLACES_MOST of
 * each hash, and nobody asks in which order they stand. */
static void copy_places(
    struct ngrams *g, uint32_t *n, uint32_t at, uint32_t end)
{
	uint32_t hash, i, k;
	folded *to;

	for (; at < end; at++) {
		hash = hash_at(g, g->text + at);
		i = n[hash]++ % PLACES_MOST;
		to = (folded *)(g->lanes + g->from[hash] +
				i / LANES * (1 + g->most)) +
		     i % LANES;
		to[0] = g->text[at + 1];
		for (k = 0; k < g->most; k++)
			to[(k + 1) * LANES] = k > at ? 0 : g->text[at - k];
	}
}

/* What agrees in more units than the registers are there for: few do. */
static void ask_deep(const lanes *x, const lanes *units, uint32_t depth,
    lanes here, folded c, lanes *times, lanes *seen)
{
	const lanes on = (lanes)(x[0] != lanes_all(0));
	const lanes as = (lanes)(x[0] == lanes_all(c));
	uint32_t k;

	for (k = 3; k < depth; k++) {
		here &= (lanes)(x[1 + k] == units[k]);
		times[k + 1] -= here & on;
		seen[k + 1] -= here & as;
	}
}

static void ask_lanes(const struct ngrams *g, const folded *end, uint32_t depth,
    folded c, struct follow *f)
{
	uint32_t hash = hash_at(g, end), k;
	const lanes *x = g->lanes + g->from[hash],
		    *over = g->lanes + g->from[hash + 1];
	const lanes none = lanes_all(0), wanted = lanes_all(c);
	lanes times[GALLEY_ORDER_MOST] = {{0}}, units[GALLEY_ORDER_MOST];
	lanes seen[GALLEY_ORDER_MOST] = {{0}}, here, on, as;
	lanes t1 = none, t2 = none, t3 = none, s1 = none, s2 = none, s3 = none;

	for (k = 0; k < GALLEY_ORDER_MOST; k++)
		units[k] = k < depth ? lanes_all(end[-(long)k]) : none;
	/* A comparison that holds is -1.  What lies beyond a row or the depth
	 * is counted and not asked for. */
	for (; x < over; x += 1 + g->most) {
		on = (lanes)(x[0] != none);
		as = (lanes)(x[0] == wanted);
		here = (lanes)(x[1] == units[0]);
		t1 -= here & on;
		s1 -= here & as;
		here &= (lanes)(x[2] == units[1]);
		t2 -= here & on;
		s2 -= here & as;
		here &= (lanes)(x[3] == units[2]);
		t3 -= here & on;
		s3 -= here & as;
		if (depth > 3 && lanes_any(here))
			ask_deep(x, units, depth, here, c, times, seen);
	}
	times[1] = t1;
	times[2] = t2;
	times[3] = t3;
	seen[1] = s1;
	seen[2] = s2;
	seen[3] = s3;
	for (k = g->alike; k <= depth; k++) {
		f->times[k] = lanes_sum(times[k]);
		f->seen[k] = lanes_sum(seen[k]);
	}
}

/* ---- the page is read ---- */

/* A block's text, and what is counted of it; returns where its places begin,
 * which are linked where they are to be. */
static uint32_t add_text(
    struct ngrams *g, uint32_t at, folded mark, const folded *text, long n)
{
	uint32_t end = at + 1 + (uint32_t)n, from, *count;

	g->text[at] = mark;
	memcpy(g->text + at + 1, text, (size_t)n * sizeof(*text));
	g->text[end] = 0;
	from = at + (mark != GALLEY_START || g->alike > 1);
	for (at = from; at < end; at++) {
		count = &g->count[g->text[at] % GALLEY_UNIT_COUNTS];
		g->kinds += !*count;
		++*count;
	}
	g->total += (uint32_t)n;
	if (g->last)
		link_places(g, from, end);
	return from;
}

/* Where the places of a block stand. */
struct span {
	uint32_t begin, end;
};

/* Returns of how many blocks there is text. */
static long add_all(
    struct work *w, struct ngrams *g, struct span *or_null, long total)
{
	uint32_t at = 1, from;
	long i, n;

	for (i = 0; i < w->flow.count && total > 0; i++) {
		n = w->flow.n[i] < total ? w->flow.n[i] : total;
		total -= n;
		from = add_text(g, at,
		    i > 0 && galley_is_open(&w->blocks[w->flow.block[i - 1]])
			? 0
			: GALLEY_START,
		    w->flow.text[i], n);
		at += 1 + (uint32_t)n;
		if (or_null)
			or_null[i] = (struct span){from, at};
		at++;
	}
	return i;
}

static void set_side_by_side(struct galley_arena *arena, struct ngrams *g,
    const struct span *s, long nspans)
{
	uint32_t *n = galley_arena_array(arena, HASHES, sizeof(*n)), at, room;
	long i;

	for (i = 0; i < nspans; i++) {
		for (at = s[i].begin; at < s[i].end; at++)
			n[hash_at(g, g->text + at)]++;
	}
	g->from = galley_arena_array(arena, HASHES + 1, sizeof(*g->from));
	for (i = 0; i < HASHES; i++) {
		room = lanes_of(n[i], g->most);
		g->from[i + 1] = g->from[i] + room;
		n[i] = 0;
	}
	g->lanes = galley_arena_array(
	    arena, (size_t)g->from[HASHES] + 3, sizeof(*g->lanes));
	for (i = 0; i < nspans; i++)
		copy_places(g, n, s[i].begin, s[i].end);
}

struct ngrams *galley_places_new(struct work *w, uint32_t order)
{
	struct ngrams *g = galley_arena_alloc(w->passing, sizeof(*g));
	size_t blocks = (size_t)w->flow.count + 1, room;
	long i, total = 0;

	for (i = 0; i < w->flow.count; i++)
		total += w->flow.n[i];
	if (total > COUNTED_MOST)
		total = COUNTED_MOST;
	room = (size_t)total + 2 * blocks;
	g->alike = w->language->wide ? 1 : 2;
	g->most = order - 1;
	g->text = galley_arena_room(w->passing, room, sizeof(*g->text));
	g->text[0] = 0;
	g->count = galley_arena_array(
	    w->passing, GALLEY_UNIT_COUNTS, sizeof(*g->count));
	if (total < SIDE_BY_SIDE || g->most < g->alike) {
		g->same = galley_arena_room(w->passing, room, sizeof(*g->same));
		g->last =
		    galley_arena_array(w->passing, HASHES, sizeof(*g->last));
		add_all(w, g, NULL, total);
	} else {
		struct span *spans =
		    galley_arena_room(w->passing, blocks, sizeof(*spans));
		long n = add_all(w, g, spans, total);

		set_side_by_side(w->passing, g, spans, n);
	}
	return g;
}

void galley_places_ask(const struct ngrams *g, const folded *end,
    uint32_t depth, folded c, struct follow *f)
{
	uint32_t k;

	if (g->lanes)
		ask_lanes(g, end, depth, c, f);
	else
		ask_linked(g, end, depth, c, f);
	for (k = g->alike; k <= depth; k++)
		f->kinds[k] = f->times[k] - f->seen[k] + (f->seen[k] > 0);
}
