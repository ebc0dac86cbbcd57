/* How likely a text runs on across a seam. */
#include <math.h>
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/places.h"
#include "rebuild/tables.h"

enum {
	SEAM_WIDE = 3, /* characters of the start that are asked for */
	SEAM_LATIN = 5,
	SEAM_MOST = 5
};
static const float PAGE_WEIGHT = 4.0f, UNSEEN = 1.0f / 6000.0f;

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

static const struct ngram_table *trained(const struct work *w)
{
	return w->language->wide ? &w->tables->wide : &w->tables->latin;
}

/* The same few n-grams are asked for over and over: what was found last is kept
 * in a table by hash. */
struct recalled {
	uint32_t hash;
	float seen, followers;
};
enum { RECALLED = 1 << 9 };

void galley_ngrams_begin(struct work *w)
{
	w->recalled =
	    galley_arena_array(w->arena, RECALLED, sizeof(*w->recalled));
}

static inline float count(const struct work *w, uint32_t hash, float *followers)
{
	struct recalled *r = &w->recalled[hash % RECALLED];

	if (r->hash != hash) {
		r->hash = hash;
		r->followers = 0;
		r->seen = galley_ngram_count(trained(w), hash, &r->followers);
	}
	*followers = r->followers;
	return r->seen;
}

void galley_ngrams_page(struct work *w)
{
	w->page = galley_places_new(w, trained(w)->order);
}

/* What a text's probability is, without and with the page's own n-grams. */
struct chance {
	float general, page;
};

/* The histories of one unit that is asked for. */
struct asked {
	uint32_t history[GALLEY_ORDER_MOST + 1], depth;
	const folded *end; /* the last of the depth units */
	folded unit;
};

/* Adds what the page itself has to the counts. */
static int add_page(const struct ngrams *g, const struct follow *f, uint32_t k,
    folded c, float *total, float *kinds, float *seen)
{
	if (k && k < g->alike)
		return 1;
	if (k && !f->times[k])
		return *total > 0;
	*total += PAGE_WEIGHT * (float)(k ? f->times[k] : g->total);
	*kinds += PAGE_WEIGHT * 0.5f * (float)(k ? f->kinds[k] : g->kinds);
	*seen += PAGE_WEIGHT *
		 (float)(k ? f->seen[k] : g->count[c % GALLEY_UNIT_COUNTS]);
	return *total > 0;
}

/* P(unit | history), interpolated from the shortest history up. */
static struct chance probability(
    const struct work *w, const struct asked *x, const struct ngrams *page)
{
	const uint32_t order = trained(w)->order;
	struct chance p = {UNSEEN, UNSEEN};
	float total = 1, seen = 1, kinds, unused;
	struct follow f = {{0}, {0}, {0}};
	uint32_t k;

	if (page && x->depth >= page->alike)
		galley_places_ask(page, x->end, x->depth, x->unit, &f);
	for (k = 0; k <= x->depth && k < order; k++) {
		kinds = 0;
		/* What begins with something unseen is unseen. */
		total = total > 0 ? count(w, x->history[k], &kinds) : 0;
		seen = total > 0 && seen > 0
			   ? count(w, galley_ngram_add(x->history[k], x->unit),
				 &unused)
			   : 0;
		if (seen > total)
			seen = total;
		if (total > 0)
			p.general =
			    (seen + kinds * p.general) / (total + kinds);
		if (page) {
			float all = total, some = seen, more = kinds;

			if (!add_page(page, &f, k, x->unit, &all, &more, &some))
				break;
			if (all > 0)
				p.page = (some + more * p.page) / (all + more);
		} else if (total <= 0) {
			break;
		}
	}
	return p;
}

/* P of the first k units of b, given the n units before them. */
static struct chance run(const struct work *w, const folded *before, long n,
    const folded *b, long k, const struct ngrams *page)
{
	folded text[GALLEY_ORDER_MOST + SEAM_MOST];
	const uint32_t most = trained(w)->order - 1;
	struct asked now = {{GALLEY_SEED}, 0, NULL, 0};
	struct chance all = {1, 1}, p;
	long at, i;

	if (n > (long)most) {
		before += n - (long)most;
		n = (long)most;
	}
	for (at = 0; at < n + k; at++) {
		now.unit = text[at] = at < n ? before[at] : b[at - n];
		now.end = text + at - 1;
		if (at >= n) {
			p = probability(w, &now, page);
			all.general *= p.general;
			all.page *= p.page;
		}
		now.depth += now.depth < most;
		for (i = (long)now.depth; i > 0; i--)
			now.history[i] =
			    galley_ngram_add(now.history[i - 1], now.unit);
	}
	return all;
}

static long asked_for(const struct work *w, long n)
{
	long k = w->language->wide ? SEAM_WIDE : SEAM_LATIN;

	return k < n ? k : n;
}

static struct chance follow(const struct work *w, const folded *a, long na,
    const folded *b, long nb, const struct ngrams *page)
{
	folded end[GALLEY_ORDER_MOST];
	long n = 0, i;

	/* Between Latin words a blank stands at the seam. */
	i = na > GALLEY_ORDER_MOST - 1 ? na - (GALLEY_ORDER_MOST - 1) : 0;
	while (i < na)
		end[n++] = a[i++];
	if (!w->language->wide)
		end[n++] = ' ';
	return run(w, end, n, b, asked_for(w, nb), page);
}

static struct chance start(
    const struct work *w, const folded *b, long n, const struct ngrams *page)
{
	static const folded START = GALLEY_START;

	return run(w, &START, 1, b, asked_for(w, n), page);
}

void galley_ngrams_follow(const struct work *w, const folded *a, long na,
    const folded *b, long nb, float *general, float *page)
{
	struct chance p = follow(w, a, na, b, nb, w->page);

	*general = logf(p.general);
	*page = logf(p.page);
}

void galley_ngrams_beginning(
    const struct work *w, const folded *b, long n, struct beginning *out)
{
	static const folded wide[] = {0x3002}, latin[] = {'.', ' '};
	long k = asked_for(w, n);
	struct chance p = start(w, b, n, w->page);

	out->start = logf(p.general);
	out->start_page = logf(p.page);
	p = w->language->wide ? run(w, wide, 1, b, k, NULL)
			      : run(w, latin, 2, b, k, NULL);
	out->sentence = logf(p.general);
	out->anywhere = logf(run(w, wide, 0, b, k, NULL).general);
}

float galley_ngrams_seam(const struct work *w, const folded *a, long na,
    const folded *b, long nb, enum galley_ngrams_use use)
{
	const struct ngrams *page =
	    use == GALLEY_NGRAMS_WITH_PAGE ? w->page : NULL;
	struct chance x = follow(w, a, na, b, nb, page),
		      y = start(w, b, nb, page);

	return page ? logf(x.page / y.page) : logf(x.general / y.general);
}

float galley_ngrams_opening(const struct work *w, const folded *b, long n)
{
	return logf(start(w, b, n, NULL).general /
		    run(w, b, 0, b, asked_for(w, n), NULL).general);
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
