/* The evidence of seams: where a sentence goes on. */
#include "rebuild/fire.h"
#include "rebuild/ngrams.h"

void galley_fire_start(const struct scene *sc, long j, struct score *s)
{
	const struct view *v = &sc->views[j];

	galley_scene_begin(sc, j);
	galley_ask(s, sc, Q_CUT);
	fire(s, T_BEGIN, 0);
	fire_curve(s, T_BEGIN_OPENING, 0, v->opening, -8, 8, 1);
	fire_curve(s, T_BEGIN_SENTENCE, 0, v->sentence, -8, 8, 1);
	fire(s, T_BEGIN_START, galley_unit_class(v->text[0]));
	fire(s, T_BEGIN_LENGTH, length_class(v->n));
	fire_looks(s, T_BEGIN_LOOKS, v);
	fire(s, T_BEGIN_BEFORE, letters(0, kind_at(sc, j - 1), v->kind));
	if (v->text[0] >= 'a' && v->text[0] <= 'z')
		fire(s, T_BEGIN_SMALL, 1);
	else if (v->text[0] >= 'A' && v->text[0] <= 'Z')
		fire(s, T_BEGIN_SMALL, 2);
}

static uint32_t brackets(const struct view *a, const struct view *b)
{
	if (!a->opened)
		return b->closes ? 5 : 0;
	if (b->closes)
		return a->opened == b->closes ? 1 : 2;
	return a->n < 400 ? 3 : 4;
}

/* It is asked once for all ends that block j may continue. */
static float shared_around(const struct scene *sc, long j)
{
	struct view *v = &sc->views[j];

	if (!v->set_in)
		v->around =
		    galley_words_shared(sc->words, j - 4, j - 1, j, j + 1, 3);
	v->set_in = 1;
	return v->around;
}

/* Far from its end a continuation shares words with it, and few with what
 * stands before it. */
static void fire_far(
    const struct scene *sc, long i, long j, float page, struct score *s)
{
	const struct view *b = &sc->views[j];
	float x;

	fire_curve(s, T_REACH_PAGE, 0, page, -9, 12, 1);
	fire_curve(s, T_REACH_OPENING, 0, b->opening, -8, 8, 1);
	x = galley_words_shared(sc->words, i - 3, i, j, j + 1, 3) / 8;
	fire_curve(s, T_REACH_SHARED, 0, x, 0, 10, 1);
	x -= shared_around(sc, j) / 8;
	fire_curve(s, T_REACH_SHARED_HERE, 0, x, -8, 8, 1);
	fire(s, T_REACH_KINDS, letters(0, kind_at(sc, j - 1), b->kind));
}

void galley_fire_link(const struct scene *sc, long i, long j, struct score *s)
{
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t next = j == i + 1, how;
	struct seam seam = next ? a->seam : galley_scene_seam(sc, i, j);
	float x;

	galley_scene_begin(sc, j);
	galley_ask(s, sc, Q_CUT);
	s->sum -= sc->work->language->caution;
	how = 2 * next + (a->n <= (sc->work->language->wide ? 20 : 60));
	fire_curve(s, T_LINK_GENERAL, next, seam.general, -9, 12, 1);
	fire_curve(s, T_LINK_PAGE, how, seam.page, -9, 12, 1);
	fire_curve(s, T_LINK_SENTENCE, how,
	    seam.general + b->opening - b->sentence, -9, 12, 1);
	fire(s, T_LINK_BRACKETS, brackets(a, b));
	if (!next) {
		fire_far(sc, i, j, seam.page, s);
		return;
	}
	x = galley_words_shared(sc->words, i - 3, i, j, j + 1, 3) / 8;
	fire_curve(s, T_JOIN_SHARED, 0, x, 0, 10, 1);
}

void galley_fire_reach(const struct scene *sc, long i, long j,
    const struct circumstances *c, struct score *s)
{
	const struct view *a = &sc->views[i], *b = &sc->views[j];
	uint32_t far = j == i + 1	 ? 0
		       : c->distance < 1 ? 1
		       : c->distance > 5 ? 6
					 : (uint32_t)c->distance + 1;

	galley_ask(s, sc, Q_CUT);
	fire(s, T_REACH, far << 1 | (c->pending > 0));
	if (far)
		fire(s, T_REACH_LEFT, (uint32_t)c->left);
	else if (c->below)
		fire(s, T_JOIN_BELOW,
		    length_class(a->n) << 8 | (uint32_t)(unsigned char)a->kind);
	if (a->jump_to || b->jump_from)
		fire(s, T_REACH_JUMP,
		    (uint32_t)a->jump_to << 2 | (uint32_t)b->jump_from << 1 |
			(far == 0));
}

void galley_fire_wait(
    const struct scene *sc, long i, int headline, struct score *s)
{
	const struct view *v = &sc->views[i];

	galley_ask(s, sc, Q_CUT);
	fire(s, T_WAIT, (uint32_t)headline);
	fire(s, T_WAIT_LENGTH, length_class(v->n));
	if (v->jump_to)
		fire(s, T_WAIT_JUMP, 0);
}
