/* A page before anything is decided: what is known of each block. */
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
	}
	for (i = 0; i + 1 < s->n; i++) {
		if (s->views[i].open)
			s->views[i].seam =
			    galley_ngrams_seam(w, s->views[i].text,
				s->views[i].n, s->views[i + 1].text,
				s->views[i + 1].n, GALLEY_NGRAMS_WITH_PAGE);
	}
	mark_jumps(w, s);
	s->words = galley_words_new(w);
}
