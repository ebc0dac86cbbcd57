/* The evidence of an article's course: where it turns to something else, what
 * lines it has by themselves, where it ends. */
#include <stdlib.h>

#include "rebuild/fire.h"

enum { BACK = 12, AHEAD = 6 /* blocks that are looked at */ };

/* Less is shared where there is less to share. */
static float part(float x, float a, float b)
{
	return x / (1 + (a < b ? a : b));
}

/* The last block of the text that would follow the headline. */
static long text_below(const struct scene *sc, long i)
{
	long to = i + 1;

	while (to < sc->n && to < i + 3 && sc->views[to].candidate)
		to++;
	while (to + 1 < sc->n && to < i + AHEAD && !sc->views[to + 1].candidate)
		to++;
	return to;
}

void galley_fire_topic(
    const struct scene *sc, long before, long i, struct score *s)
{
	const struct words *w = sc->words;
	long from = before < 0 ? 0 : before, to = text_below(sc, i);
	uint32_t blocks;
	float x, all;

	galley_ask(s, sc, Q_HEADLINE);
	if (from < i - BACK)
		from = i - BACK;
	blocks = (uint32_t)(i - from);
	fire(s, T_TOPIC_LENGTH, blocks << 1 | (before < 0));
	x = galley_words_shared(w, from, i - 1, i + 1, to, GALLEY_WORDS_RARE);
	fire_curve(s, T_TOPIC, up_to(i - from, 4),
	    part(x, galley_words_all(w, from, i - 1, GALLEY_WORDS_RARE),
		galley_words_all(w, i + 1, to, GALLEY_WORDS_RARE)),
	    0, 0.4f, 0.04f);
	fire_curve(s, T_TOPIC, 8, x / 10, 0, 10, 1);
	if (before >= 0) {
		x = galley_words_shared(w, before, before, i + 1, to, 0) /
		    (1 + galley_words_all(w, before, before, 0));
		fire_curve(s, T_TOPIC_HEADLINE, 0, x, 0, 1, 0.1f);
	}
	all = 1 + galley_words_all(w, i, i, 0);
	x = galley_words_shared(w, i, i, from, i - 1, 0) / all;
	fire_curve(s, T_TOPIC_OWN, 0, x, 0, 1, 0.1f);
	x = galley_words_shared(w, i, i, i + 1, to, 0) / all - x;
	fire_curve(s, T_TOPIC_OWN, 1, x, -1, 1, 0.15f);
}

void galley_fire_second(const struct scene *sc, long i, struct score *s)
{
	const struct view *v = &sc->views[i];

	galley_ask(s, sc, Q_HEADLINE);
	fire(s, T_SECOND, 0);
	fire(s, T_SECOND_LENGTH, length_class(v->n));
	fire(s, T_SECOND_KINDS, letters(0, kind_at(sc, i - 1), v->kind));
	fire(s, T_SECOND_NEXT, letters(0, v->kind, kind_at(sc, i + 1)));
}

void galley_fire_line(
    const struct scene *sc, long j, const struct standing *at, struct score *s)
{
	const struct view *v = &sc->views[j];

	galley_ask(s, sc, Q_HEADLINE);
	if (!at->body) {
		fire(s, T_LINE_HEAD, letters(0, (char)at->line, v->kind));
		return;
	}
	fire(
	    s, T_LINE, letters((char)at->lines, (char)at->page_lines, v->kind));
	fire(s, T_LINE_AGAIN,
	    up_to(at->lines, 3) << 1 | (uint32_t)at->page_lines);
	fire(s, T_LINE_SINCE, up_to(at->since, 8) << 2 | up_to(at->lines, 3));
	if (at->line)
		fire(s, T_LINE_AFTER, letters(0, kind_at(sc, j - 1), v->kind));
	if (at->lines && at->since <= j)
		fire(s, T_LINE_PARALLEL,
		    up_to(labs(v->n - sc->views[j - at->since].n), 6));
}

void galley_fire_unline(
    const struct scene *sc, long j, const struct standing *at, struct score *s)
{
	galley_ask(s, sc, Q_HEADLINE);
	fire(s, T_UNLINE,
	    letters((char)at->lines, (char)at->body, kind_at(sc, j - 1)));
}

void galley_fire_close(
    const struct scene *sc, long j, const struct standing *at, struct score *s)
{
	uint32_t end = j == sc->n;

	galley_ask(s, sc, Q_HEADLINE);
	fire(s, T_CLOSE_LINES, up_to(at->lines, 3) << 1 | end);
	fire(s, T_CLOSE_BODY,
	    up_to(at->blocks, 6) << 2 | (uint32_t)at->body << 1 | end);
	if (at->line)
		fire(s, T_CLOSE_LINE,
		    letters((char)(1 + at->body), kind_at(sc, j - 1),
			kind_at(sc, j)));
	if (at->lines)
		fire(s, T_CLOSE_SINCE,
		    up_to(at->since, 8) << 2 | up_to(at->lines, 3));
}
