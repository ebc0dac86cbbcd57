/* How likely a text runs on across a seam. */
#include <math.h>
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/tables.h"

enum {
	SEAM_WIDE = 3, /* characters of the start that are asked for */
	SEAM_LATIN = 5,
	COUNTED_MOST = 1 << 20 /* units of a page that are counted */
};
static const float PAGE_WEIGHT = 4.0f, UNSEEN = 1.0f / 6000.0f;

/* The page's own n-grams: an open table, keyed by hash.  As a history one
 * counts but for where its text ended. */
struct count {
	uint32_t hash;
	uint16_t seen;
	uint8_t ends, followers; /* 255: that many or more */
};

struct ngrams {
	struct count *table;
	uint32_t mask;
	uint32_t total, kinds; /* of single units */
};

int galley_unit_ends_sentence(folded c)
{
	switch (c) {
	case 0x3002: /* 。 */
	case '!':
	case '?':
	case '.':
	case 0x2026: /* … */
	case 0x201D: /* ” */
	case ':':
	case ')':
	case ';':
	case 0x2014: /* — */
	case 0x2019:
	case '"':
	case 0x300B: /* 》 */
	case 0x3011: /* 】 */
		return 1;
	default:
		return 0;
	}
}

int galley_is_open(const struct block *b)
{
	return !galley_unit_ends_sentence(b->text[b->n - 1]);
}

static struct count *find(const struct ngrams *g, uint32_t hash)
{
	uint32_t at = galley_mix(hash) & g->mask;

	while (g->table[at].hash && g->table[at].hash != hash)
		at = (at + 1) & g->mask;
	return &g->table[at];
}

static struct count *touch(struct ngrams *g, uint32_t hash)
{
	struct count *c = find(g, hash);

	c->hash = hash;
	return c;
}

static const struct ngram_table *trained(const struct work *w)
{
	return w->language->wide ? &w->tables->wide : &w->tables->latin;
}

static void more8(uint8_t *n)
{
	if (*n < UINT8_MAX)
		++*n;
}

static void more16(uint16_t *n)
{
	if (*n < UINT16_MAX)
		++*n;
}

static void count_text(
    struct ngrams *g, uint32_t order, const folded *text, long n, int starts)
{
	/* The k units before: their hash, and their entry. */
	uint32_t history[GALLEY_ORDER_MOST] = {GALLEY_SEED}, depth = 0, k;
	struct count *entry[GALLEY_ORDER_MOST] = {NULL}, *whole;
	long i;

	if (starts) {
		history[1] = galley_ngram_add(GALLEY_SEED, GALLEY_START);
		entry[1] = touch(g, history[1]);
		more16(&entry[1]->seen);
		depth = 1;
	}
	for (i = 0; i < n; i++) {
		/* From the longest down, so that each entry is read before it
		 * gives way to that of one unit more. */
		for (k = depth + 1; k-- > 0;) {
			uint32_t h = galley_ngram_add(history[k], text[i]);

			whole = touch(g, h);
			if (!whole->seen && entry[k])
				more8(&entry[k]->followers);
			else if (!whole->seen)
				g->kinds++;
			more16(&whole->seen);
			if (k + 1 < order) {
				history[k + 1] = h;
				entry[k + 1] = whole;
			}
		}
		g->total++;
		if (depth + 1 < order)
			depth++;
	}
	for (k = 1; k <= depth; k++)
		more8(&entry[k]->ends);
}

void galley_ngrams_page(struct work *w)
{
	uint32_t order = trained(w)->order, size = 1024;
	long i, n, total = 0;

	for (i = 0; i < w->flow.count; i++)
		total += w->flow.n[i];
	if (total > COUNTED_MOST)
		total = COUNTED_MOST;
	while (size < (uint64_t)(total + w->flow.count) * order * 5 / 4 &&
	       size < 1u << 30)
		size *= 2;
	w->page = galley_arena_alloc(w->arena, sizeof(*w->page));
	w->page->table =
	    galley_arena_array(w->arena, size, sizeof(*w->page->table));
	w->page->mask = size - 1;
	for (i = 0; i < w->flow.count && total > 0; i++) {
		n = w->flow.n[i] < total ? w->flow.n[i] : total;
		total -= n;
		count_text(w->page, order, w->flow.text[i], n,
		    i == 0 ||
			!galley_is_open(&w->blocks[w->flow.block[i - 1]]));
	}
}

/* Adds what the page itself has to the counts. */
static void add_page(const struct ngrams *page, const uint32_t *history,
    uint32_t k, folded c, float *total, float *kinds, float *seen)
{
	const struct count *l = k ? find(page, history[k]) : NULL;
	uint32_t times = l ? (uint32_t)(l->seen - l->ends) : page->total;

	if (!times || (l && l->seen <= l->ends))
		return;
	*total += PAGE_WEIGHT * (float)times;
	*kinds += PAGE_WEIGHT * 0.5f * (float)(l ? l->followers : page->kinds);
	*seen += PAGE_WEIGHT *
		 (float)find(page, galley_ngram_add(history[k], c))->seen;
}

/* P(c | history of depth units), interpolated from the shortest history up. */
static float probability(const struct work *w, const uint32_t *history,
    uint32_t depth, folded c, const struct ngrams *page)
{
	const struct ngram_table *t = trained(w);
	float p = UNSEEN, total, seen, kinds, unused;
	uint32_t k;

	for (k = 0; k <= depth && k < t->order; k++) {
		kinds = 0;
		total = galley_ngram_count(t, history[k], &kinds);
		seen = total > 0 ? galley_ngram_count(t,
				       galley_ngram_add(history[k], c), &unused)
				 : 0;
		if (seen > total)
			seen = total;
		if (page)
			add_page(page, history, k, c, &total, &kinds, &seen);
		if (total <= 0)
			break;
		p = (seen + kinds * p) / (total + kinds);
	}
	return p;
}

/* history[k]: hash of the last k of n units. */
static uint32_t histories(
    uint32_t *history, uint32_t order, const folded *text, long n)
{
	uint32_t k, depth = order - 1 < (uint32_t)n ? order - 1 : (uint32_t)n;
	long i;

	for (k = 0; k <= depth; k++) {
		history[k] = GALLEY_SEED;
		for (i = n - (long)k; i < n; i++)
			history[k] = galley_ngram_add(history[k], text[i]);
	}
	return depth;
}

/* log P of the first k units of b, given the n units before them. */
static float run(const struct work *w, const folded *before, long n,
    const folded *b, long k, const struct ngrams *page)
{
	uint32_t history[GALLEY_ORDER_MOST], order = trained(w)->order, depth;
	folded text[2 * GALLEY_ORDER_MOST];
	float sum = 0;
	long i;

	if (n > (long)order - 1) {
		before += n - ((long)order - 1);
		n = (long)order - 1;
	}
	memcpy(text, before, (size_t)n * sizeof(*text));
	for (i = 0; i < k; i++) {
		depth = histories(history, order, text, n + i);
		sum += logf(probability(w, history, depth, b[i], page));
		text[n + i] = b[i];
	}
	return sum;
}

static long asked(const struct work *w, long n)
{
	long k = w->language->wide ? SEAM_WIDE : SEAM_LATIN;

	return k < n ? k : n;
}

float galley_ngrams_seam(const struct work *w, const folded *a, long na,
    const folded *b, long nb, enum galley_ngrams_use use)
{
	const struct ngrams *page =
	    use == GALLEY_NGRAMS_WITH_PAGE ? w->page : NULL;
	folded end[GALLEY_ORDER_MOST], start = GALLEY_START;
	long k = asked(w, nb), n = 0, i;

	/* Between Latin words a blank stands at the seam. */
	i = na > GALLEY_ORDER_MOST - 1 ? na - (GALLEY_ORDER_MOST - 1) : 0;
	while (i < na)
		end[n++] = a[i++];
	if (!w->language->wide)
		end[n++] = ' ';
	return run(w, end, n, b, k, page) - run(w, &start, 1, b, k, page);
}

float galley_ngrams_opening(const struct work *w, const folded *b, long n)
{
	folded start = GALLEY_START;
	long k = asked(w, n);

	return run(w, &start, 1, b, k, NULL) - run(w, &start, 0, b, k, NULL);
}

float galley_ngrams_rarity(const struct work *w, folded a, folded b)
{
	const struct ngram_table *t = trained(w);
	uint32_t h = galley_ngram_add(galley_ngram_add(GALLEY_SEED, a), b);
	float unused, seen = galley_ngram_count(t, h, &unused);

	return seen > 0 ? 8.5f - logf(seen) : 8.5f;
}

float galley_ngrams_word_rarity(
    const struct work *w, const folded *text, long n)
{
	long order = (long)trained(w)->order, i, k;
	float unused, seen, least = 1e9f;
	uint32_t h;

	if (order > n)
		order = n;
	for (i = 0; i + order <= n; i++) {
		h = GALLEY_SEED;
		for (k = 0; k < order; k++)
			h = galley_ngram_add(h, text[i + k]);
		seen = galley_ngram_count(trained(w), h, &unused);
		if (seen < least)
			least = seen;
	}
	return least > 0 ? 8.5f - logf(least) : 8.5f;
}
