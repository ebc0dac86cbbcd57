/* A page before anything is decided: what is known of each block. */
#include <stdlib.h>

#include "rebuild/ngrams.h"
#include "rebuild/scene.h"
#include "rebuild/tables.h"

static int is_letter(folded c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '0' ||
	       (c >= 0xC0 && c < 0x2000) || (c >= 0x3040 && c <= 0x30FF) ||
	       (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
	       c >= 0xE000;
}

static int is_han(folded c)
{
	return c >= 0x3400 && c <= 0x9FFF;
}

folded galley_unit_class(folded c)
{
	return is_letter(c) ? 'W' : c;
}

int galley_view_holds(const struct view *v, folded c)
{
	long i;

	for (i = 0; i < v->n; i++) {
		if (v->text[i] == c)
			return 1;
	}
	return 0;
}

static int is_candidate(const struct view *v, const struct language *l)
{
	folded last = v->text[v->n - 1];
	int letters = 0;
	long i;

	if (v->n > l->headline_most || v->n < (l->wide ? 2 : 1) ||
	    last == ',' || last == ';' || last == 0x3002 ||
	    (!l->wide && (last == '.' || last == ':')))
		return 0;
	for (i = 0; i < v->n && !letters; i++)
		letters = is_letter(v->text[i]);
	return letters && !(l->wide && galley_view_holds(v, 0x3002));
}

static char kind_of(const struct view *v, const struct language *l)
{
	if (galley_view_looks(v, LOOK_BRACKETS))
		return 'P';
	if (galley_view_looks(v, LOOK_DATELINE))
		return 'D';
	if (galley_view_looks(v, LOOK_BYLINE) && v->n < (l->wide ? 24 : 60))
		return 'B';
	if (galley_view_looks(v, LOOK_NUMBERED) && v->n < (l->wide ? 30 : 80))
		return 'N';
	if (v->candidate) {
		if (l->wide && v->n <= l->name_most)
			return 'n';
		return v->n <= (l->wide ? 16 : 60) ? 's' : 'm';
	}
	if (v->open)
		return 'o';
	if (galley_view_looks(v, LOOK_SIGNATURE))
		return 'S';
	return v->n > (l->wide ? 80 : 250) ? 'L' : 'l';
}

/* The innermost bracket left open, and the first closed that wasn't opened. */
static void match_brackets(struct view *v)
{
	static const folded open[] = {0x201C, '(', 0x300A, 0},
			    close[] = {0x201D, ')', 0x300B, 0};
	folded stack[8];
	int depth = 0, k, d;
	long i;

	for (i = 0; i < v->n; i++) {
		for (k = 0; open[k]; k++) {
			if (v->text[i] == open[k] && depth < 8)
				stack[depth++] = open[k];
			if (v->text[i] != close[k])
				continue;
			for (d = depth; d > 0 && stack[d - 1] != open[k]; d--)
				;
			if (d)
				depth = d - 1;
			else if (!v->closes)
				v->closes = open[k];
		}
	}
	v->opened = depth ? stack[depth - 1] : 0;
}

static int by_hash(const void *a, const void *b)
{
	uint32_t x = ((const struct word *)a)->hash,
		 y = ((const struct word *)b)->hash;

	return x < y ? -1 : x > y;
}

/* Pairs of ideographs, or words of four letters and more. */
static long find_words(
    const struct work *w, const struct view *v, struct word *out)
{
	long i, from = 0, n = 0;
	uint32_t h = 0;
	folded c;

	for (i = 0; w->language->wide && i + 1 < v->n; i++) {
		if (is_han(v->text[i]) && is_han(v->text[i + 1]))
			out[n++] = (struct word){
			    (uint32_t)v->text[i] << 16 | v->text[i + 1], 0};
	}
	for (i = 0; !w->language->wide && i <= v->n; i++) {
		c = i < v->n ? v->text[i] : ' ';
		if (is_letter(c) || c == '\'') {
			if (c >= 'A' && c <= 'Z')
				c = (folded)(c + 32);
			h = galley_ngram_add(h, c);
			continue;
		}
		if (i - from >= 4)
			out[n++] =
			    (struct word){h, galley_ngrams_word_rarity(
						 w, v->text + from, i - from)};
		from = i + 1;
		h = 0;
	}
	return n;
}

enum { WORDS_MOST = 4096 /* units of a block that words are taken from */ };

static void collect_words(struct work *w, struct view *v)
{
	struct view part = *v;
	long i, n, kept = 0;

	if (part.n > WORDS_MOST)
		part.n = WORDS_MOST;
	v->words =
	    galley_arena_array(w->arena, (size_t)part.n + 1, sizeof(*v->words));
	n = find_words(w, &part, v->words);
	qsort(v->words, (size_t)n, sizeof(*v->words), by_hash);
	for (i = 0; i < n; i++) {
		if (kept && v->words[kept - 1].hash == v->words[i].hash)
			continue;
		v->words[kept] = v->words[i];
		if (w->language->wide)
			v->words[kept].rarity = galley_ngrams_rarity(w,
			    (folded)(v->words[i].hash >> 16),
			    (folded)(v->words[i].hash & 0xFFFF));
		kept++;
	}
	v->nwords = kept;
}

static void mark_jumps(struct work *w, struct scene *s)
{
	long i, at = NOWHERE, f = 0;
	int from = 0;

	for (i = 0; i < w->nblocks; i++) {
		const struct block *b = &w->blocks[i];

		if (b->fate == FATE_TEXT) {
			at = f++;
			s->views[at].jump_from = from;
			from = 0;
		} else if (b->fate == FATE_JUMP) {
			if (b->looks & 1u << LOOK_JUMP_FROM)
				from = 1;
			else if (at != NOWHERE)
				s->views[at].jump_to = 1;
		}
	}
}

void galley_scene_build(struct work *w, struct scene *s)
{
	const struct language *l = w->language;
	long i, *at;

	s->work = w;
	s->n = w->flow.count;
	s->views =
	    galley_arena_array(w->arena, (size_t)s->n + 1, sizeof(*s->views));
	at = galley_arena_array(w->arena, (size_t)w->nblocks + 1, sizeof(*at));
	for (i = 0; i < s->n; i++) {
		struct view *v = &s->views[i];
		const struct block *b = &w->blocks[w->flow.block[i]];

		at[w->flow.block[i]] = i;
		v->text = w->flow.text[i];
		v->n = w->flow.n[i];
		v->looks = b->looks;
		v->open = !galley_unit_ends_sentence(v->text[v->n - 1]);
		v->candidate = is_candidate(v, l) && !b->overlap;
		v->kind = kind_of(v, l);
		v->opening = galley_ngrams_opening(w, v->text, v->n);
		v->overlaps = b->overlap ? at[b->overlap_with] : NOWHERE;
		match_brackets(v);
		collect_words(w, v);
	}
	mark_jumps(w, s);
}

/* ---- shared words ---- */

static int in_words(const struct view *v, uint32_t hash)
{
	long low = 0, high = v->nwords, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (v->words[mid].hash < hash)
			low = mid + 1;
		else
			high = mid;
	}
	return low < v->nwords && v->words[low].hash == hash;
}

static int in_any(const struct scene *s, long from, long to, uint32_t hash)
{
	for (from = from < 0 ? 0 : from; from <= to && from < s->n; from++) {
		if (in_words(&s->views[from], hash))
			return 1;
	}
	return 0;
}

/* Rarity of the words of blocks [a, b] that stand in [c, d] too, each counted
 * once; only what is above least counts, and only that much. */
float galley_scene_shared(
    const struct scene *s, long a, long b, long c, long d, float least)
{
	const struct view *v;
	float sum = 0;
	long i, k;

	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++) {
		v = &s->views[i];
		for (k = 0; k < v->nwords; k++) {
			if (v->words[k].rarity > least &&
			    in_any(s, c, d, v->words[k].hash) &&
			    !in_any(s, a, i - 1, v->words[k].hash))
				sum += v->words[k].rarity - least;
		}
	}
	return sum;
}

float galley_scene_rare(const struct scene *s, long a, long b, float least)
{
	float sum = 0, over;
	long i, k;

	for (i = a < 0 ? 0 : a; i <= b && i < s->n; i++) {
		for (k = 0; k < s->views[i].nwords; k++) {
			over = s->views[i].words[k].rarity - least;
			sum += over > 0 ? over : 0;
		}
	}
	return sum;
}
