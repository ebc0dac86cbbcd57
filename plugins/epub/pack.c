/* Makes files into entries: rendered one after the other on the job's thread,
 * deflated by all cores, written in their order.
 *
 * The queue is a ring.  Files are added at its end; any thread takes the first
 * that none has taken, packs it and says so; the job's thread writes the first
 * once it is packed, and packs others itself while it waits.  What the host
 * offers is for the job's thread alone, so the others neither allocate nor
 * report: they read one buffer and fill another.
 *
 * A file is deflated by itself, whoever does it, into room that depends on its
 * size alone: the archive's bytes don't tell how many threads there were. */
#include <libdeflate.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "epub/pack.h"
#include "epub/zip.h"

enum {
	THREADS = 16,	   /* at most, with the job's own */
	SLOTS = 64,	   /* files in the queue */
	PENDING = 2 << 20, /* bytes of text in it, or one file */
	BUFFER_KEPT =
	    64 << 10,	  /* larger ones are freed once they are written */
	SHARE = 64 << 10, /* bytes of text for which a thread is started */
	STACK = 256 << 10 /* the compressor itself is on the heap */
};

struct slot {
	char name[EPUB_PATH_ROOM];
	struct xml_bytes text;	 /* what was rendered; reused */
	struct xml_bytes packed; /* its deflated form; reused */
	const void *data;	 /* text, or what was given */
	size_t n;
	size_t size;  /* of the deflated form; 0: stored as it is */
	uint32_t crc; /* of data */
	int stored;
	int done; /* size and crc hold */
};

struct helper {
	struct epub_zip *zip;
	struct libdeflate_compressor *deflate;
	pthread_t thread;
};

struct epub_zip {
	struct epub *epub;
	struct zip_out out;
	struct libdeflate_compressor *deflate; /* the job's own */
	struct helper helpers[THREADS - 1];
	unsigned nhelpers, most; /* that there are, that there may be */
	uint64_t bytes;		 /* added since the beginning */
	size_t pending;		 /* bytes in the queue */
	struct slot slots[SLOTS];
	size_t written; /* files: the queue begins behind them */

	pthread_mutex_t lock;  /* for what follows, and each slot's done */
	pthread_cond_t more;   /* added or over has changed */
	pthread_cond_t packed; /* a slot is done */
	size_t added, taken;   /* files */
	int over;
};

/* ---- on any thread ---- */

/* What does not become smaller is stored: there the room is too small. */
static void pack(struct slot *s, struct libdeflate_compressor *deflate)
{
	s->crc = libdeflate_crc32(0, s->data, s->n);
	s->size = s->stored ? 0
			    : libdeflate_deflate_compress(
				  deflate, s->data, s->n, s->packed.s, s->n);
}

/* Packs the first that nobody has taken.  Called with the lock, which it gives
 * back meanwhile. */
static void pack_next(struct epub_zip *z, struct libdeflate_compressor *deflate)
{
	struct slot *s = &z->slots[z->taken++ % SLOTS];

	pthread_mutex_unlock(&z->lock);
	pack(s, deflate);
	pthread_mutex_lock(&z->lock);
	s->done = 1;
}

static void *help(void *context)
{
	struct helper *h = context;
	struct epub_zip *z = h->zip;

	pthread_mutex_lock(&z->lock);
	for (;;) {
		while (z->taken == z->added && !z->over)
			pthread_cond_wait(&z->more, &z->lock);
		if (z->taken == z->added)
			break;
		pack_next(z, h->deflate);
		pthread_cond_signal(&z->packed);
	}
	pthread_mutex_unlock(&z->lock);
	return NULL;
}

/* ---- on the job's thread ---- */

/* Signals are for the threads that were there before. */
static int start(struct helper *h)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	int error;

	if (pthread_attr_init(&attributes))
		return -1;
	error = pthread_attr_setstacksize(&attributes, STACK);
	if (!error) {
		sigfillset(&all);
		pthread_sigmask(SIG_SETMASK, &all, &before);
		error = pthread_create(&h->thread, &attributes, help, h);
		pthread_sigmask(SIG_SETMASK, &before, NULL);
	}
	pthread_attr_destroy(&attributes);
	return error ? -1 : 0;
}

/* One more, where there is text enough for it.  Without it all goes on. */
static void get_help(struct epub_zip *z)
{
	struct helper *h = &z->helpers[z->nhelpers];

	if (z->nhelpers == z->most ||
	    z->bytes < (uint64_t)SHARE * (z->nhelpers + 1))
		return;
	h->zip = z;
	h->deflate = libdeflate_alloc_compressor(z->epub->level);
	if (h->deflate && !start(h)) {
		z->nhelpers++;
		return;
	}
	libdeflate_free_compressor(h->deflate);
	z->most = z->nhelpers;
}

static void let_go(struct xml_bytes *b, size_t kept)
{
	b->n = 0;
	if (b->room <= kept)
		return;
	free(b->s);
	*b = (struct xml_bytes){NULL, 0, 0};
}

/* Writes the first of the queue, when it is packed. */
static void put_first(struct epub_zip *z)
{
	struct slot *s = &z->slots[z->written % SLOTS];

	pthread_mutex_lock(&z->lock);
	while (!s->done) {
		if (z->taken < z->added)
			pack_next(z, z->deflate);
		else
			pthread_cond_wait(&z->packed, &z->lock);
	}
	pthread_mutex_unlock(&z->lock);
	zip_add(&z->out, &(struct zip_entry){.name = s->name,
			     .data = s->size ? s->packed.s : s->data,
			     .bytes = s->size ? s->size : s->n,
			     .size = s->n,
			     .crc = s->crc,
			     .deflated = s->size != 0});
	z->pending -= s->n;
	z->written++;
	let_go(&s->text, BUFFER_KEPT);
	let_go(&s->packed, BUFFER_KEPT);
}

/* A free slot for a file of that name; NULL: all has failed. */
static struct slot *get_slot(struct epub_zip *z, const char *name)
{
	size_t n = strlen(name);
	struct slot *s;

	if (z->out.failed)
		return NULL;
	if (n >= sizeof(s->name)) {
		zip_fail(&z->out, name, "the name is too long");
		return NULL;
	}
	while (z->added - z->written == SLOTS)
		put_first(z);
	s = &z->slots[z->added % SLOTS];
	memcpy(s->name, name, n + 1);
	s->done = 0;
	return s;
}

static void add(struct epub_zip *z, struct slot *s)
{
	struct xml_bytes *p = &s->packed;

	if (!s->stored && p->room < s->n) {
		let_go(p, 0);
		p->s = malloc(s->n);
		if (!p->s) {
			zip_fail(&z->out, s->name, "out of memory");
			return;
		}
		p->room = s->n;
	}
	z->bytes += s->stored ? 0 : s->n;
	z->pending += s->n;
	get_help(z);
	pthread_mutex_lock(&z->lock);
	z->added++;
	if (z->nhelpers)
		pthread_cond_signal(&z->more);
	pthread_mutex_unlock(&z->lock);
	while (z->pending > (z->most ? PENDING : 0))
		put_first(z);
}

void epub_zip_render(
    struct epub_zip *z, const char *name, epub_render *render, size_t index)
{
	struct slot *s = get_slot(z, name);
	struct xml_out x;

	if (!s)
		return;
	if (!xml_open_memory(&x, z->epub->job, &s->text)) {
		render(z->epub, &x, index);
		xml_close(&x);
	}
	if (x.failed) { /* and reported */
		z->out.failed = 1;
		return;
	}
	s->data = s->text.s;
	s->n = s->text.n;
	s->stored = 0;
	add(z, s);
}

void epub_zip_bytes(struct epub_zip *z, const char *name, const void *bytes,
    size_t n, int stored)
{
	struct slot *s = get_slot(z, name);

	if (!s)
		return;
	s->data = bytes;
	s->n = n;
	s->stored = stored;
	add(z, s);
}

static unsigned cores(void)
{
	long n = 1;

#ifdef _SC_NPROCESSORS_ONLN
	n = sysconf(_SC_NPROCESSORS_ONLN);
#endif
	return n < 1 ? 1 : n > THREADS ? THREADS : (unsigned)n;
}

struct epub_zip *epub_zip_begin(struct epub *e, unsigned threads)
{
	struct epub_zip *z = galley_alloc(e->job, sizeof(*z));

	if (!z)
		return NULL;
	if (!threads)
		threads = cores();
	z->epub = e;
	z->most = (threads < THREADS ? threads : THREADS) - 1;
	zip_begin(&z->out, e->job);
	z->deflate = libdeflate_alloc_compressor(e->level);
	if (!z->deflate || pthread_mutex_init(&z->lock, NULL))
		goto no_lock;
	if (pthread_cond_init(&z->more, NULL))
		goto no_more;
	if (pthread_cond_init(&z->packed, NULL))
		goto no_packed;
	return z;
no_packed:
	pthread_cond_destroy(&z->more);
no_more:
	pthread_mutex_destroy(&z->lock);
no_lock:
	libdeflate_free_compressor(z->deflate);
	zip_fail(&z->out, NULL, "out of memory");
	return NULL;
}

/* What is in the queue is packed before the threads end. */
static void end_help(struct epub_zip *z)
{
	unsigned i;

	pthread_mutex_lock(&z->lock);
	z->over = 1;
	if (z->out.failed)
		z->taken = z->added;
	pthread_cond_broadcast(&z->more);
	pthread_mutex_unlock(&z->lock);
	for (i = 0; i < z->nhelpers; i++) {
		pthread_join(z->helpers[i].thread, NULL);
		libdeflate_free_compressor(z->helpers[i].deflate);
	}
}

int epub_zip_end(struct epub_zip *z)
{
	size_t i;

	while (!z->out.failed && z->written < z->added)
		put_first(z);
	end_help(z);
	for (i = 0; i < SLOTS; i++) {
		let_go(&z->slots[i].text, 0);
		let_go(&z->slots[i].packed, 0);
	}
	libdeflate_free_compressor(z->deflate);
	pthread_cond_destroy(&z->packed);
	pthread_cond_destroy(&z->more);
	pthread_mutex_destroy(&z->lock);
	return zip_end(&z->out);
}
