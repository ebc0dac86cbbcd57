/* An article in a few of its own sentences. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/chars.h"
#include "common/sentence.h"
#include "common/summary.h"

enum {
	BUCKETS = 1 << 16,
	GRAM = 4,
	ROUNDS = 15,
	LEAST = 8,	   /* what is shorter is no sentence of its own */
	CANDIDATES = 1000, /* a summary is of so many first sentences */
	CHAIN = 3	   /* no more are taken for the last one's sake */
};

/* The model's figures: found on pages with known headlines, as
 * tests/bench/summary.sh measures them. */
static const double FLOOR = .2;	 /* of the prior, far from the beginning */
static const double DECAY = 2;	 /* sentences until it has fallen by e */
static const double DAMP = .7;	 /* what flows on over the n-grams */
static const double ADDED = 25;	 /* to each sentence's length */
static const double LENGTH = .8; /* the exponent of a sentence's length */

struct entry { /* an n-gram of a sentence */
	size_t gram;
	double weight;
};
struct gram {
	uint64_t key;
	double mass;  /* what flows through it */
	size_t seen;  /* the sentence, counted from 1, that had it last */
	size_t entry; /* and its entry there */
	int said;     /* by a sentence that was taken */
};
struct node {		   /* a sentence in the graph */
	size_t first, end; /* its entries */
	double prior, rank, degree;
	int hangs;
};

struct summary {
	uint32_t articles, in[BUCKETS]; /* articles that have such an n-gram */
	struct summary_sentence *sentences;
	struct node *nodes;
	size_t n, room;
	struct entry *entries;
	size_t nentries, entry_room;
	struct gram *grams;
	size_t ngrams, gram_room;
	size_t *slots; /* open addressing: a gram's index and 1; 0: none */
	size_t nslots; /* a power of 2, or 0 */
};

struct summary *summary_new(void)
{
	return calloc(1, sizeof(struct summary));
}

void summary_free(struct summary *s)
{
	if (!s)
		return;
	free(s->sentences);
	free(s->nodes);
	free(s->entries);
	free(s->grams);
	free(s->slots);
	free(s);
}

/* ---- n-grams ---- */

static uint64_t mix(uint64_t h, uint32_t c)
{
	h = (h ^ c) * 0x9e3779b97f4a7c15U;
	return h ^ h >> 29;
}

/* The slot of that key: its own, or the free one where it belongs. */
static size_t *find(const struct summary *s, uint64_t key)
{
	size_t i = (size_t)(key >> 7) & (s->nslots - 1);

	while (s->slots[i] && s->grams[s->slots[i] - 1].key != key)
		i = (i + 1) & (s->nslots - 1);
	return &s->slots[i];
}

/* Slots for twice the n-grams that there is room for. */
static int more_grams(struct summary *s)
{
	size_t room = s->gram_room ? 2 * s->gram_room : 512, i;
	struct gram *grams = realloc(s->grams, room * sizeof(*grams));
	size_t *slots;

	if (!grams)
		return -1;
	s->grams = grams;
	slots = calloc(2 * room, sizeof(*slots));
	if (!slots)
		return -1;
	free(s->slots);
	s->slots = slots;
	s->nslots = 2 * room;
	s->gram_room = room;
	for (i = 0; i < s->ngrams; i++)
		*find(s, s->grams[i].key) = i + 1;
	return 0;
}

/* A long article's slots are not kept for the short one behind it. */
static void no_grams(struct summary *s)
{
	if (s->nslots > 1 << 14 && s->nslots / 16 > s->ngrams) {
		free(s->slots);
		free(s->grams);
		s->slots = NULL;
		s->grams = NULL;
		s->nslots = s->gram_room = 0;
	} else if (s->nslots) {
		memset(s->slots, 0, s->nslots * sizeof(*s->slots));
	}
	s->ngrams = 0;
}

static int more_entries(struct summary *s)
{
	size_t room = s->entry_room ? 2 * s->entry_room : 1024;
	struct entry *e = realloc(s->entries, room * sizeof(*e));

	if (!e)
		return -1;
	s->entries = e;
	s->entry_room = room;
	return 0;
}

static int add_gram(struct summary *s, uint64_t key)
{
	struct gram *g;
	size_t *slot;

	if (s->ngrams == s->gram_room && more_grams(s) < 0)
		return -1;
	slot = find(s, key);
	if (!*slot) {
		s->grams[s->ngrams++] = (struct gram){.key = key};
		*slot = s->ngrams;
	}
	g = &s->grams[*slot - 1];
	if (g->seen == s->n) {
		s->entries[g->entry].weight++;
		return 0;
	}
	if (s->nentries == s->entry_room && more_entries(s) < 0)
		return -1;
	g->seen = s->n;
	g->entry = s->nentries;
	s->entries[s->nentries++] = (struct entry){*slot - 1, 1};
	return 0;
}

enum class { OTHER, WIDE, LETTER, DIGIT };

static enum class class_of(uint32_t c) {
	return chars_is_wide(c)	    ? WIDE
	       : chars_is_digit(c)  ? DIGIT
	       : chars_is_letter(c) ? LETTER
				    : OTHER;
}

/* A run of one class: pairs of wide characters, pieces of four letters of words
 * that have as many, whole numbers. */
struct run {
	enum class class;
	size_t length;
	uint32_t last[GRAM];
	uint64_t number;
};

static int end_run(struct summary *s, struct run *r)
{
	int result = 0;

	if (r->class == DIGIT)
		result = add_gram(s, r->number);
	r->class = OTHER;
	r->length = 0;
	r->number = DIGIT;
	return result;
}

static int step(struct summary *s, struct run *r, uint32_t c)
{
	size_t most = r->class == WIDE ? 2 : GRAM, i;
	uint64_t h = r->class;

	r->last[r->length++ % GRAM] = chars_fold(c);
	if (r->class == DIGIT) {
		r->number = mix(r->number, c);
		return 0;
	}
	if (r->length < most)
		return 0;
	for (i = r->length - most; i < r->length; i++)
		h = mix(h, r->last[i % GRAM]);
	return add_gram(s, h);
}

static int add_grams(struct summary *s, const char *text, size_t bytes)
{
	struct run r = {OTHER, 0, {0}, DIGIT};
	enum class class;
	size_t i, n;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		n = chars_get(text + i, bytes - i, &c);
		class = class_of(c);
		if (class != r.class && end_run(s, &r) < 0)
			return -1;
		r.class = class;
		if (class != OTHER && step(s, &r, c) < 0)
			return -1;
	}
	return end_run(s, &r);
}

/* ---- reading an article ---- */

static int add_sentence(
    struct summary *s, const struct sentence *x, size_t block)
{
	if (s->n == s->room) {
		size_t room = s->room ? 2 * s->room : 64;
		struct summary_sentence *a;
		struct node *b;

		a = realloc(s->sentences, room * sizeof(*a));
		if (!a)
			return -1;
		s->sentences = a;
		b = realloc(s->nodes, room * sizeof(*b));
		if (!b)
			return -1;
		s->nodes = b;
		s->room = room;
	}
	s->sentences[s->n] = (struct summary_sentence){
	    x->text, x->bytes, block, chars_ink(x->text, x->bytes), 0};
	s->nodes[s->n] = (struct node){.first = s->nentries};
	s->n++;
	if (add_grams(s, x->text, x->bytes) < 0)
		return -1;
	s->nodes[s->n - 1].end = s->nentries;
	return 0;
}

int summary_read(
    struct summary *s, const struct galley_article *a, const char *language)
{
	const struct galley_block *k;
	struct sentence x;
	size_t i, at, n;
	const char *text;

	s->n = s->nentries = 0;
	no_grams(s);
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		if (galley_block_role(k) != GALLEY_ROLE_PARA)
			continue;
		text = galley_block_text(k, &n);
		for (at = 0; sentence_next(text, n, language, &at, &x);) {
			if (add_sentence(s, &x, i) < 0)
				return -1;
			s->nodes[s->n - 1].hangs =
			    s->n > 1 && sentence_hangs(&x, language);
		}
	}
	return 0;
}

static uint32_t *bucket(struct summary *s, const struct gram *g)
{
	return &s->in[g->key >> 40 & (BUCKETS - 1)];
}

int summary_count(
    struct summary *s, const struct galley_article *a, const char *language)
{
	size_t i;

	if (summary_read(s, a, language) < 0)
		return -1;
	for (i = 0; i < s->ngrams; i++)
		++*bucket(s, &s->grams[i]);
	s->articles++;
	return 0;
}

const struct summary_sentence *summary_sentence(
    const struct summary *s, size_t i)
{
	return i < s->n ? &s->sentences[i] : NULL;
}

/* ---- the graph ---- */

/* Weights of n-grams: how often in the sentence, how rare in the bulletin; a
 * sentence's have the length 1. */
static void weigh(struct summary *s)
{
	size_t i, k;

	for (i = 0; i < s->n; i++) {
		struct node *n = &s->nodes[i];
		double sum = 0;

		for (k = n->first; k < n->end; k++) {
			struct entry *e = &s->entries[k];
			uint32_t in = *bucket(s, &s->grams[e->gram]);

			e->weight = (1 + log(e->weight)) *
				    log(1 + (s->articles + 1.) / (in + 1.));
			sum += e->weight * e->weight;
		}
		for (k = n->first; k < n->end; k++)
			s->entries[k].weight /= sqrt(sum);
	}
}

/* What the sentences give to the n-grams: of[i], over its degree if wanted. */
static void give(struct summary *s, int ones)
{
	size_t i, k;

	for (i = 0; i < s->ngrams; i++)
		s->grams[i].mass = 0;
	for (i = 0; i < s->n; i++) {
		const struct node *n = &s->nodes[i];
		double x = ones		      ? 1
			   : n->degree > 1e-9 ? n->rank / n->degree
					      : 0;

		for (k = n->first; k < n->end; k++)
			s->grams[s->entries[k].gram].mass +=
			    s->entries[k].weight * x;
	}
}

/* What the n-grams give back, but for what the sentence gave itself: the row of
 * the graph's matrix, which is never made. */
static double take(const struct summary *s, size_t i, int ones)
{
	const struct node *n = &s->nodes[i];
	double x = ones ? 1 : n->degree > 1e-9 ? n->rank / n->degree : 0;
	double sum = n->first < n->end ? -x : 0;
	size_t k;

	for (k = n->first; k < n->end; k++)
		sum += s->grams[s->entries[k].gram].mass * s->entries[k].weight;
	return sum > 0 ? sum : 0;
}

static int rank(struct summary *s)
{
	double *next = calloc(s->n + 1, sizeof(*next)), sum = 0;
	size_t i, round;

	if (!next)
		return -1;
	for (i = 0; i < s->n; i++) {
		s->nodes[i].prior = FLOOR + exp(-(double)i / DECAY);
		sum += s->nodes[i].prior;
	}
	give(s, 1);
	for (i = 0; i < s->n; i++) {
		s->nodes[i].prior /= sum;
		s->nodes[i].rank = s->nodes[i].prior;
		next[i] = take(s, i, 1);
	}
	for (i = 0; i < s->n; i++)
		s->nodes[i].degree = next[i];
	for (round = 0; round < ROUNDS; round++) {
		give(s, 0);
		for (i = 0; i < s->n; i++)
			next[i] = (1 - DAMP) * s->nodes[i].prior +
				  DAMP * take(s, i, 0);
		for (i = 0; i < s->n; i++)
			s->nodes[i].rank = next[i];
	}
	/* Last, what each n-gram is worth. */
	for (i = 0; i < s->n; i++)
		s->nodes[i].degree = 1;
	give(s, 0);
	free(next);
	return 0;
}

/* ---- taking sentences ---- */

static void forget(struct summary *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		s->sentences[i].taken = 0;
	for (i = 0; i < s->ngrams; i++)
		s->grams[i].said = 0;
}

static int within(size_t used, size_t more, size_t limit)
{
	return used <= limit && more <= limit - used;
}

size_t summary_lead(struct summary *s, struct summary_limits limits)
{
	size_t i, ink = 0;

	forget(s);
	for (i = 0; i < s->n; i++) {
		if (!within(i, 1, limits.sentences) ||
		    !within(ink, s->sentences[i].ink, limits.characters))
			break;
		s->sentences[i].taken = 1;
		ink += s->sentences[i].ink;
	}
	return ink;
}

/* The first sentence that has to be taken with sentence i; SIZE_MAX where that
 * would be too many. */
static size_t begin_of(const struct summary *s, size_t i)
{
	size_t n;

	for (n = 1; n <= CHAIN; n++, i--) {
		if (!i || !s->nodes[i].hangs || s->sentences[i - 1].taken)
			return i;
	}
	return SIZE_MAX;
}

/* What the sentences from first to last add that is not said, for their length.
 * In steps, so that the last bit of a logarithm decides nothing. */
static double worth(const struct summary *s, size_t first, size_t last)
{
	double sum = 0, all = 0;
	size_t ink = 0, i, k;

	for (i = first; i <= last; i++) {
		sum = 0;
		for (k = s->nodes[i].first; k < s->nodes[i].end; k++) {
			const struct entry *e = &s->entries[k];

			if (!s->grams[e->gram].said)
				sum += s->grams[e->gram].mass * e->weight;
		}
		all += sum * s->nodes[i].prior;
		ink += s->sentences[i].ink;
	}
	return floor(1e9 * all / exp(LENGTH * log((double)ink + ADDED)));
}

static size_t take_all(struct summary *s, size_t first, size_t last)
{
	size_t ink = 0, i, k;

	for (i = first; i <= last; i++) {
		s->sentences[i].taken = 1;
		ink += s->sentences[i].ink;
		for (k = s->nodes[i].first; k < s->nodes[i].end; k++)
			s->grams[s->entries[k].gram].said = 1;
	}
	return ink;
}

size_t summary_best(struct summary *s, struct summary_limits limits)
{
	size_t used = 0, count = 0, i, first, more, k, best, best_first = 0;
	double value, best_value;

	weigh(s);
	if (rank(s) < 0)
		return 0;
	forget(s);
	for (;;) {
		best = SIZE_MAX;
		best_value = -1;
		for (i = 0; i < s->n && i < CANDIDATES; i++) {
			first = begin_of(s, i);
			if (s->sentences[i].taken || first == SIZE_MAX ||
			    s->sentences[i].ink < LEAST)
				continue;
			for (more = 0, k = first; k <= i; k++)
				more += s->sentences[k].ink;
			if (!within(count, i - first + 1, limits.sentences) ||
			    !within(used, more, limits.characters))
				continue;
			value = worth(s, first, i);
			if (value > best_value) {
				best_value = value;
				best = i;
				best_first = first;
			}
		}
		if (best == SIZE_MAX)
			return used;
		used += take_all(s, best_first, best);
		count += best - best_first + 1;
	}
}
