/* A step's blocks, dealt out to threads. */
#include <string.h>

#include "base/parallel.h"
#include "rebuild/ngrams.h"
#include "rebuild/share.h"

/* Pieces for each thread: one that is held up does fewer. */
enum { PIECES = 4 };

struct hand {
	struct work work;
	struct galley_bulletin bulletin;
	jmp_buf trap;
	int ready;
};

struct shared {
	struct work *work;
	void (*part)(struct work *, void *, long, long);
	void *context;
	struct hand hands[GALLEY_THREADS_MOST];
	/* By hand, out of the way of its jumps. */
	int failed[GALLEY_THREADS_MOST];
};

static int get_ready(struct hand *h, const struct work *w)
{
	h->ready = 1;
	h->work = *w;
	h->bulletin = *w->bulletin;
	h->work.bulletin = &h->bulletin;
	h->work.patterns = NULL;
	h->bulletin.arena = galley_arena_new(0);
	h->work.arena = galley_arena_new(0);
	h->work.passing = galley_arena_new(0);
	h->work.step = galley_arena_new(0);
	if (!h->bulletin.arena || !h->work.arena || !h->work.passing ||
	    !h->work.step)
		return -1;
	galley_ngrams_begin(&h->work);
	return h->work.recalled ? 0 : -1;
}

static void set_trap(struct hand *h, jmp_buf *or_null)
{
	galley_arena_trap(h->bulletin.arena, or_null);
	galley_arena_trap(h->work.arena, or_null);
	galley_arena_trap(h->work.passing, or_null);
	galley_arena_trap(h->work.step, or_null);
}

static void do_part(void *context, unsigned who, size_t from, size_t to)
{
	struct shared *s = context;
	struct hand *h = &s->hands[who];

	if (s->failed[who])
		return;
	if (!h->ready && get_ready(h, s->work)) {
		s->failed[who] = 1;
		return;
	}
	if (setjmp(h->trap)) {
		s->failed[who] = 1;
		return;
	}
	set_trap(h, &h->trap);
	s->part(&h->work, s->context, (long)from, (long)to);
	set_trap(h, NULL);
}

/* What a hand made becomes the work's own. */
static void collect(struct work *w, struct hand *h)
{
	if (!h->ready)
		return;
	galley_arena_adopt(w->bulletin->arena, h->bulletin.arena);
	galley_arena_adopt(w->arena, h->work.arena);
	galley_arena_adopt(w->passing ? w->passing : w->arena, h->work.passing);
	galley_arena_adopt(w->step ? w->step : w->arena, h->work.step);
	w->bulletin->failed |= h->bulletin.failed;
}

void galley_share(struct work *w, long n, long least,
    void (*part)(struct work *, void *, long, long), void *context)
{
	unsigned threads = galley_parallel_threads(), i;
	struct shared *s;
	int failed = 0;

	if (threads < 2 || n < least) {
		part(w, context, 0, n);
		return;
	}
	s = galley_arena_alloc(w->arena, sizeof(*s));
	s->work = w;
	s->part = part;
	s->context = context;
	galley_parallel(
	    (size_t)n, (size_t)n / (threads * PIECES) + 1, do_part, s);
	for (i = 0; i < GALLEY_THREADS_MOST; i++) {
		collect(w, &s->hands[i]);
		failed |= s->failed[i];
	}
	if (failed)
		galley_arena_fail(w->arena);
}
