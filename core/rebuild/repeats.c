/* Step 4, repeats: second copies, and strays that overlap what they continue.
 *
 * A table from the last K units of each block to the block finds, as reads are
 * assembled in sequencing, a block whose beginning is another's end (an overlap
 * to merge) and one that is wholly another's end, or that of two joined halves
 * (a second copy).  A tenth of the units may differ: scans misread. */
#include <stdlib.h>
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/share.h"
#include "rebuild/tables.h"
#include "rebuild/work.h"

enum {
	KEY_WIDE = 8,
	KEY_LATIN = 16,
	REACH_WIDE = 60, /* an overlap is at most so long */
	REACH_LATIN = 140,
	SHORTEST = 12, /* a shorter block is no copy worth the risk */
	SAME_KEY = 16  /* ends alike that are looked at */
};

struct suffix {
	uint32_t hash;
	long block, next; /* in the flow; next with that hash */
};

struct suffixes {
	struct suffix *table;
	long *first; /* by slot */
	uint32_t mask;
	long key;
};

/* A polynomial, so that the hash of the units one further on is told from this
 * one (Karp and Rabin, IBM J. Res. Dev. 31(2), 1987). */
enum { BASE = 0x01000193 };

static uint32_t hash_of(const folded *s, long n)
{
	uint32_t h = 0;
	long i;

	for (i = 0; i < n; i++)
		h = h * BASE + s[i];
	return h;
}

static uint32_t base_to(long n)
{
	uint32_t h = 1;

	while (n-- > 0)
		h *= BASE;
	return h;
}

static void build(struct work *w, struct suffixes *s)
{
	const struct flow *f = &w->flow;
	uint32_t size = 64, slot;
	long i;

	s->key = w->language->wide ? KEY_WIDE : KEY_LATIN;
	while (size < 2 * (uint64_t)f->count && size < 1u << 30)
		size *= 2;
	s->mask = size - 1;
	s->first = galley_arena_array(w->step, size, sizeof(*s->first));
	s->table = galley_arena_array(
	    w->step, (size_t)f->count + 1, sizeof(*s->table));
	memset(s->first, -1, size * sizeof(*s->first));
	for (i = f->count; i-- > 0;) { /* so that lists run in page order */
		if (f->n[i] < s->key + 4)
			continue;
		s->table[i].hash =
		    hash_of(f->text[i] + f->n[i] - s->key, s->key);
		s->table[i].block = i;
		slot = galley_mix(s->table[i].hash) & s->mask;
		s->table[i].next = s->first[slot];
		s->first[slot] = i;
	}
}

/* Alike but for a tenth of the units. */
static int alike(const folded *a, const folded *b, long n)
{
	long i, most = n / 10, wrong = 0;

	if (most < 1 && n >= 10)
		most = 1;
	for (i = 0; i < n; i++) {
		wrong += a[i] != b[i];
		if (wrong > most)
			return 0;
	}
	return 1;
}

static float seam(const struct work *w, long i, long j)
{
	const struct flow *f = &w->flow;

	return galley_ngrams_seam(w, f->text[i], f->n[i], f->text[j], f->n[j],
	    GALLEY_NGRAMS_WITH_PAGE);
}

static int open_before(const struct work *w, long j)
{
	return j > 0 && !galley_unit_ends_sentence(
			    w->flow.text[j - 1][w->flow.n[j - 1] - 1]);
}

struct found {
	long overlap, with; /* units; in the flow */
	long copy_of;
};

/* Blocks before j that end in what j begins with. */
static void find_overlap(
    const struct work *w, const struct suffixes *s, long j, struct found *found)
{
	long reach = w->language->wide ? REACH_WIDE : REACH_LATIN, at, i, n;
	const folded *t = w->flow.text[j];
	uint32_t h, out = base_to(s->key - 1);
	int tries;

	if (reach > w->flow.n[j] - s->key)
		reach = w->flow.n[j] - s->key;
	h = hash_of(t, s->key);
	for (at = 0; at <= reach; at++) {
		if (at)
			h = (h - out * t[at - 1]) * BASE + t[at + s->key - 1];
		n = at + s->key;
		i = s->first[galley_mix(h) & s->mask];
		for (tries = 0; i >= 0 && i < j && tries < SAME_KEY; tries++) {
			if (s->table[i].hash == h && w->flow.n[i] > n &&
			    alike(w->flow.text[i] + w->flow.n[i] - n, t, n)) {
				if (n < w->flow.n[j]) {
					found->overlap = n;
					found->with = i;
				} else if (found->copy_of == NOWHERE) {
					found->copy_of = i;
				}
			}
			i = s->table[i].next;
		}
	}
}

static int ends_in(const struct work *w, long h, const folded *t, long n)
{
	return w->flow.n[h] >= n && !memcmp(w->flow.text[h] + w->flow.n[h] - n,
					t, (size_t)n * sizeof(*t));
}

/* Whether block j, all but the end that block i holds, ends one before i. */
static int halves(const struct work *w, long i, const folded *t, long n)
{
	long h;

	for (h = i - 1; h >= 0 && h > i - 200; h--) {
		if (ends_in(w, h, t, n))
			return 1;
	}
	return 0;
}

static void find_copy(
    const struct work *w, const struct suffixes *s, long j, struct found *found)
{
	const folded *t = w->flow.text[j], *u;
	long n = w->flow.n[j], m, i;
	uint32_t h = hash_of(t + n - s->key, s->key);
	int tries;

	i = s->first[galley_mix(h) & s->mask];
	for (tries = 0; i >= 0 && i < j && tries < SAME_KEY; tries++) {
		u = w->flow.text[i];
		m = w->flow.n[i];
		if (s->table[i].hash == h &&
		    ((m >= n && alike(u + m - n, t, n)) ||
			(m < n && i > 0 && alike(t + n - m, u, m) &&
			    halves(w, i, t, n - m)))) {
			found->copy_of = i;
			return;
		}
		i = s->table[i].next;
	}
}

/* An overlap counts for its length, against how well the block runs on from
 * the one before it and how natural a beginning of a paragraph it is. */
static int overlap_holds(const struct work *w, long j, const struct found *f)
{
	const struct flow *p = &w->flow;
	float length, against = -9, opening;
	int wide = w->language->wide;
	long i = f->with;

	if (f->overlap < (wide ? KEY_WIDE : KEY_LATIN))
		return 0;
	length = (float)f->overlap / (wide ? 1.0f : 2.5f);
	if (open_before(w, j))
		against = seam(w, j - 1, j);
	opening = galley_ngrams_opening(w, p->text[j], p->n[j]) * 1.5f;
	if (length < 16 && i + 1 < j && open_before(w, i + 1) &&
	    p->n[i + 1] > w->language->headline_most && seam(w, i, i + 1) > 2)
		return 0; /* what it would continue runs on where it stands */
	return length - 8 + 1 > (against > opening ? against : opening);
}

/* How well block j runs on from the block before it. */
static float runs_on(const struct work *w, long j)
{
	return open_before(w, j) ? seam(w, j - 1, j) : -9;
}

static int copy_holds(const struct work *w, long j, const struct found *f)
{
	const struct flow *p = &w->flow;
	float here = runs_on(w, j);

	if (p->n[j] < SHORTEST || (f->copy_of != j - 1 && here > 4))
		return 0;
	return p->n[j] >= 24 || (here <= 1 && galley_ngrams_opening(
						  w, p->text[j], p->n[j]) <= 2);
}

/* Of two blocks that are the same, the one that runs on from what stands before
 * it is in its place, and the other is the copy, whichever comes first. */
static int first_is_copy(const struct work *w, long j, const struct found *f)
{
	long i = f->copy_of;

	return w->flow.n[i] == w->flow.n[j] && w->flow.n[j] >= 24 &&
	       runs_on(w, j) > runs_on(w, i) + 1;
}

static void set_copy(struct work *w, long copy, long of)
{
	struct block *b = &w->blocks[w->flow.block[copy]];

	b->fate = FATE_DUPLICATE;
	b->copy_of = w->flow.block[of];
	b->rule = "repeats.copy";
	b->sure = w->flow.n[copy] >= 40 ? 0.97f : 0.85f;
}

/* ---- splices ---- */

/* Rarity of the pairs of units of a text that stand in another too. */
static float known_in(
    const struct work *w, const folded *text, long n, const folded *in, long m)
{
	float sum = 0, rarity;
	long i, k;

	for (i = 0; i + 1 < n; i++) {
		rarity = galley_ngrams_rarity(w, text[i], text[i + 1]) - 4;
		for (k = 0; rarity > 0 && k + 1 < m; k++) {
			if (in[k] == text[i] && in[k + 1] == text[i + 1]) {
				sum += rarity;
				break;
			}
		}
	}
	return sum;
}

/* How well a text goes with what ends at block i: its first m units and the
 * block before it. */
static float belongs(
    const struct work *w, const folded *text, long n, long i, long m)
{
	const struct flow *f = &w->flow;
	float sum = known_in(w, text, n, f->text[i], m);

	if (i > 0)
		sum += known_in(w, text, n, f->text[i - 1], f->n[i - 1]);
	return sum;
}

enum { SPLICE_LEAST = 24, SPLICE_MOST = 2000 };

/* What of a block is an overlap already, and no text of its own. */
static long overlap_of(const struct work *w, long i)
{
	return w->blocks[w->flow.block[i]].overlap;
}

/* Stray j overlaps the end of one block, and stands as a whole at the end of
 * another: one of the two has run over into the other's text.  The words that
 * the rest of the stray shares with each say which. */
static void find_splice(
    struct work *w, const struct suffixes *s, long j, struct found *found)
{
	const struct flow *f = &w->flow;
	const folded *rest = f->text[j] + found->overlap;
	long n = f->n[j] - found->overlap, m;
	struct found copy = {0, NOWHERE, NOWHERE};
	struct block *over;

	find_copy(w, s, j, &copy);
	m = copy.copy_of;
	if (m == NOWHERE || m == found->with || n < SPLICE_LEAST ||
	    n > SPLICE_MOST || f->n[m] - overlap_of(w, m) < f->n[j] + 12)
		return;
	if (belongs(w, rest, n, found->with, f->n[found->with]) <=
	    belongs(w, rest, n, m, f->n[m] - f->n[j])) {
		found->overlap = 0;
		found->copy_of = m;
		return;
	}
	over = &w->blocks[f->block[m]];
	over->spliced = f->n[j];
	over->spliced_from = f->block[j];
}

/* ---- the step ---- */

/* What block j repeats by itself, before it is known what others do. */
struct repeat {
	struct found found;
	int holds; /* its overlap does */
	/* Of a copy: is it the first that is one, or may this one be? */
	int first, copy;
};

struct survey {
	const struct suffixes *suffixes;
	struct repeat *repeats;
};

static void judge_copy(const struct work *w, long j, struct repeat *r)
{
	r->first = r->copy = 0;
	if (r->found.copy_of == NOWHERE)
		return;
	r->first = first_is_copy(w, j, &r->found);
	r->copy = !r->first && copy_holds(w, j, &r->found);
}

static void find_all(struct work *mine, void *survey, long from, long to)
{
	const struct survey *v = survey;
	struct repeat *r;
	long j;

	for (j = from > 0 ? from : 1; j < to; j++) {
		r = &v->repeats[j];
		*r = (struct repeat){{0, NOWHERE, NOWHERE}, 0, 0, 0};
		if (mine->flow.n[j] < SHORTEST ||
		    mine->flow.n[j] < v->suffixes->key)
			continue;
		find_overlap(mine, v->suffixes, j, &r->found);
		if (r->found.copy_of == NOWHERE)
			find_copy(mine, v->suffixes, j, &r->found);
		r->holds =
		    r->found.overlap && overlap_holds(mine, j, &r->found);
		judge_copy(mine, j, r);
	}
}

static void settle(
    struct work *w, const struct suffixes *s, long j, struct repeat *r)
{
	struct block *b = &w->blocks[w->flow.block[j]];
	long copy_of = r->found.copy_of;

	if (r->holds)
		find_splice(w, s, j, &r->found);
	else
		r->found.overlap = 0;
	if (r->found.overlap) {
		b->overlap = r->found.overlap;
		b->overlap_with = w->flow.block[r->found.with];
		return;
	}
	if (r->found.copy_of != copy_of)
		judge_copy(w, j, r);
	if (r->first)
		set_copy(w, r->found.copy_of, j);
	else if (r->copy)
		set_copy(w, j, r->found.copy_of);
}

void galley_rebuild_repeats(struct work *w)
{
	enum { SHARED_LEAST = 2000 };
	struct suffixes s;
	struct survey survey = {&s, NULL};
	long j, n = w->flow.count;

	w->step = galley_arena_part(w->arena);
	survey.repeats =
	    galley_arena_room(w->step, (size_t)n + 1, sizeof(*survey.repeats));
	build(w, &s);
	galley_share(w, n, SHARED_LEAST, find_all, &survey);
	for (j = 1; j < n; j++)
		settle(w, &s, j, &survey.repeats[j]);
	galley_arena_free(w->step);
	w->step = NULL;
}

/* An overlap with a copy that is set aside is none. */
void galley_rebuild_flow(struct work *w)
{
	struct flow *f = &w->flow;
	struct block *b;
	long i;

	if (!f->block) {
		size_t most = (size_t)w->nblocks + 1;

		f->block = galley_arena_array(w->arena, most, sizeof(long));
		f->n = galley_arena_array(w->arena, most, sizeof(long));
		f->text = galley_arena_array(w->arena, most, sizeof(*f->text));
	}
	f->count = 0;
	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (b->fate != FATE_TEXT)
			continue;
		if (b->overlap &&
		    w->blocks[b->overlap_with].fate != FATE_TEXT) {
			b->overlap = 0;
			b->overlap_with = NOWHERE;
		}
		f->block[f->count] = i;
		f->text[f->count] = b->text + b->overlap;
		f->n[f->count++] = b->n - b->overlap - b->spliced;
	}
}
