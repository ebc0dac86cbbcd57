/* Work that is dealt out to threads. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/parallel.h"

enum { STACK = 512 * 1024 };

static unsigned threads = 1;

struct dealer {
	size_t n, piece;
	void (*part)(void *, unsigned, size_t, size_t);
	void *context;
	atomic_size_t next;
};

struct hand {
	struct dealer *dealer;
	unsigned who;
	pthread_t thread;
};

void galley_parallel_use(unsigned wanted)
{
	long n = wanted;

#ifdef _SC_NPROCESSORS_ONLN
	if (!wanted)
		n = sysconf(_SC_NPROCESSORS_ONLN);
#endif
	threads = n < 1			    ? 1
		  : n > GALLEY_THREADS_MOST ? GALLEY_THREADS_MOST
					    : (unsigned)n;
}

unsigned galley_parallel_threads(void)
{
	return threads;
}

static void work(struct dealer *d, unsigned who)
{
	size_t from, to;

	for (;;) {
		from = atomic_fetch_add(&d->next, d->piece);
		if (from >= d->n)
			return;
		to = d->n - from < d->piece ? d->n : from + d->piece;
		d->part(d->context, who, from, to);
	}
}

static void *run(void *hand)
{
	struct hand *h = hand;

	work(h->dealer, h->who);
	return NULL;
}

/* Signals are for the thread that is there anyway. */
static unsigned start(struct hand *hands, unsigned wanted, struct dealer *d)
{
	pthread_attr_t attr;
	sigset_t all, old;
	unsigned n = 0;

	if (pthread_attr_init(&attr))
		return 0;
	pthread_attr_setstacksize(&attr, STACK);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	for (; n < wanted; n++) {
		hands[n].dealer = d;
		hands[n].who = n + 1;
		if (pthread_create(&hands[n].thread, &attr, run, &hands[n]))
			break;
	}
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	return n;
}

void galley_parallel(size_t n, size_t piece,
    void (*part)(void *, unsigned, size_t, size_t), void *context)
{
	struct dealer d = {n, piece ? piece : 1, part, context, 0};
	struct hand hands[GALLEY_THREADS_MOST];
	size_t pieces = n / d.piece + (n % d.piece != 0);
	unsigned started = 0, i;

	if (threads > 1 && pieces > 1)
		started = start(hands,
		    pieces < threads ? (unsigned)pieces - 1 : threads - 1, &d);
	work(&d, 0);
	for (i = 0; i < started; i++)
		pthread_join(hands[i].thread, NULL);
}
