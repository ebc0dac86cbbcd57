/* A page before anything is decided: what is known of each block. */
#include <string.h>

#include "rebuild/ngrams.h"
#include "rebuild/scene.h"
#include "rebuild/share.h"
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

/* Older papers set a full stop behind their headlines: "FRANCE."  Those stand
 * on one line. */
enum { STOPPED_MOST = 60 };

static int is_candidate(const struct view *v, const struct language *l)
{
	folded last = v->text[v->n - 1];
	int letters = 0;
	long i;

	if (v->n > l->headline_most || v->n < (l->wide ? 2 : 1) ||
	    last == ',' || last == ';' || last == ':' || last == 0x3002 ||
	    (!l->wide && last == '.' &&
		(v->lines > 1 || v->n > STOPPED_MOST || v->n < 4)))
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
		if (galley_view_looks(v, LOOK_AUTHOR) ||
		    galley_view_looks(v, LOOK_NAMES))
			return 'A';
		if (!l->wide && v->text[v->n - 1] == '.')
			return v->capitals > 1 ? 'E' : 'e';
		if (!v->open)
			return v->n <= (l->wide ? 16 : 60) ? 'q' : 'Q';
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

/* "’98": what folds like a closing quote is none. */
static int is_of_year(const struct view *v, long i)
{
	return v->text[i] == 0x201D && i + 2 < v->n && v->text[i + 1] == '0' &&
	       v->text[i + 2] == '0';
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
		if (v->text[i] > 0x300B ||
		    (v->text[i] > ')' && v->text[i] < 0x201C))
			continue; /* none of them */
		for (k = 0; open[k]; k++) {
			if (v->text[i] == open[k] && depth < 8)
				stack[depth++] = open[k];
			if (v->text[i] != close[k] || is_of_year(v, i))
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

/* Lines that an editor set in a row are often as long as each other. */
static void find_parallels(struct scene *s)
{
	enum { NEAR = 24, SHORTEST = 5 };
	long i, k;

	for (i = 0; i < s->n; i++) {
		struct view *v = &s->views[i];

		for (k = i - 1; v->candidate && v->n >= SHORTEST && k >= 0 &&
				k >= i - NEAR;
		     k--) {
			if (!s->views[k].candidate || s->views[k].n != v->n)
				continue;
			v->parallels++;
			s->views[k].parallels++;
		}
	}
}

/* ---- how lines are set ---- */

static long lines_of(const struct work *w, const struct block *b)
{
	const char *s = w->bulletin->sources[b->range.source]->text;
	const char *p = s + b->range.start, *end = s + b->range.end;
	long lines = 1;

	while ((p = memchr(p, '\n', (size_t)(end - p)))) {
		lines++;
		p++;
	}
	return lines;
}

/* 0 for few capitals among the letters, 3 for most. */
static int capitals_of(const struct view *v)
{
	long i, capitals = 0, letters = 0;

	for (i = 0; i < v->n; i++) {
		folded c = v->text[i];
		int capital =
		    (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);

		capitals += capital;
		letters += capital || (c >= 'a' && c <= 'z') ||
			   (c >= 0xDF && c <= 0xFF);
	}
	return letters < 3			? 0
	       : capitals * 10 >= letters * 7	? 3
	       : capitals * 10 >= letters * 3	? 2
	       : capitals * 100 >= letters * 15 ? 1
						: 0;
}

/* Does a page set a stop behind the short lines that stand over its text? */
static void find_habit(struct scene *s)
{
	enum { TEXT_LEAST = 100, MOST = 60, FEW = 2 };
	long i, stopped = 0, bare = 0;

	for (i = 0; i + 1 < s->n; i++) {
		const struct view *v = &s->views[i];

		if (!v->candidate || v->lines > 1 || v->n > MOST ||
		    s->views[i + 1].n < TEXT_LEAST)
			continue;
		if (v->text[v->n - 1] == '.')
			stopped++;
		else
			bare++;
	}
	s->stops = stopped > FEW ? 1 + (stopped > bare) : 0;
}

/* The measure of a column whose lines are set one below the other. */
static void find_measure(struct scene *s)
{
	long units = 0, lines = 0, set = 0, i;

	for (i = 0; i < s->n; i++) {
		if (s->views[i].lines < 2)
			continue;
		set++;
		units += s->views[i].n;
		lines += s->views[i].lines;
	}
	s->measure = lines && set * 4 > s->n ? units / lines : 0;
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

void galley_scene_begin(const struct scene *s, long i)
{
	struct view *v = &s->views[i];
	struct beginning b;

	if (v->begun)
		return;
	v->begun = 1;
	galley_ngrams_beginning(s->work, v->text, v->n, &b);
	v->start = b.start;
	v->start_page = b.start_page;
	v->opening = b.start - b.anywhere;
	v->sentence = b.sentence - b.anywhere;
}

struct seam galley_scene_seam(const struct scene *s, long i, long j)
{
	const struct view *a = &s->views[i], *b = &s->views[j];
	struct seam x;

	galley_scene_begin(s, j);
	galley_ngrams_follow(
	    s->work, a->text, a->n, b->text, b->n, &x.general, &x.page);
	x.general -= b->start;
	x.page -= b->start_page;
	return x;
}

static void look_at(struct work *w, struct scene *s, long i)
{
	const struct language *l = w->language;
	const struct block *b = &w->blocks[w->flow.block[i]];
	struct view *v = &s->views[i];
	folded last;

	v->text = w->flow.text[i];
	v->n = w->flow.n[i];
	v->looks = b->looks;
	last = v->text[v->n - 1];
	/* A title may end a sentence or stand within one. */
	v->open = !galley_unit_ends_sentence(last) || last == 0x300B;
	v->lines = lines_of(w, b);
	v->candidate = is_candidate(v, l) && !b->overlap;
	v->capitals = l->wide || !v->candidate ? 0 : capitals_of(v);
	v->kind = kind_of(v, l);
	match_brackets(v);
}

/* Blocks from which on threads are worth it. */
enum { SHARED_LEAST = 2000 };

/* For each the scene as its hand sees it. */
static struct scene seen_by(struct work *mine, const struct scene *s)
{
	struct scene own = *s;

	own.work = mine;
	return own;
}

static void look_at_all(struct work *mine, void *scene, long from, long to)
{
	struct scene own = seen_by(mine, scene);

	for (; from < to; from++)
		look_at(mine, &own, from);
}

/* The beginning of block i, where it is surely asked for. */
static void begin_if_asked(const struct scene *s, long i)
{
	const struct view *v = &s->views[i];

	if (v->candidate || (i > 0 && (v[-1].candidate || v[-1].open)))
		galley_scene_begin(s, i);
}

struct survey {
	const struct scene *scene;
	struct words *words;
};

/* Number 0 is the words; the others are the ends of the blocks before. */
static void join_all(struct work *mine, void *survey, long from, long to)
{
	struct survey *v = survey;
	struct scene own = seen_by(mine, v->scene);
	long i;

	if (!from)
		v->words = galley_words_new(mine);
	for (i = from ? from - 1 : 0; i < to - 1; i++) {
		if (!i)
			begin_if_asked(&own, i);
		if (i + 1 == own.n)
			break;
		begin_if_asked(&own, i + 1);
		if (own.views[i].open)
			own.views[i].seam = galley_scene_seam(&own, i, i + 1);
	}
}

void galley_scene_build(struct work *w, struct scene *s)
{
	struct survey survey = {s, NULL};
	long i, *at;

	s->work = w;
	s->n = w->flow.count;
	s->views =
	    galley_arena_array(w->passing, (size_t)s->n + 1, sizeof(*s->views));
	at =
	    galley_arena_array(w->passing, (size_t)w->nblocks + 1, sizeof(*at));
	for (i = 0; i < s->n; i++) {
		const struct block *b = &w->blocks[w->flow.block[i]];

		at[w->flow.block[i]] = i;
		s->views[i].overlaps =
		    b->overlap ? at[b->overlap_with] : NOWHERE;
	}
	galley_share(w, s->n, SHARED_LEAST, look_at_all, s);
	w->step = galley_arena_part(w->arena);
	galley_share(w, s->n + 1, SHARED_LEAST, join_all, &survey);
	s->words = survey.words;
	galley_words_place(w, s->words);
	galley_arena_free(w->step);
	w->step = NULL;
	mark_jumps(w, s);
	find_measure(s);
	if (!w->language->wide)
		find_habit(s);
	find_parallels(s);
}
