/* How fast is rebuild, alone?
 *
 *	speed [-n TIMES] FILE...
 *
 * Reads all pages, UTF-8 text, into memory, and rebuilds each TIMES times (5)
 * in this one process and thread.  Prints the best run's megabytes a second
 * (10^6 bytes) for the whole and, but for -n 1, for each step.  The steps are called as
 * rebuild.c calls them; "begin" tells the language and readies its patterns,
 * "other" is what no step holds: naming the articles, and what memory costs.  Making the bulletins is not
 * counted.  -n 0 only makes them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pages.h"
#include "rebuild/ngrams.h"
#include "rebuild/patterns.h"
#include "rebuild/rebuild.h"
#include "rebuild/shapes.h"
#include "rebuild/steps.h"
#include "rebuild/tables.h"

struct page {
	const char *name;
	char *text;
	size_t bytes;
};

static void check_law(struct work *w)
{
	galley_bulletin_check_law(w->bulletin, NULL, NULL, NULL);
}

/* A step may be called more than once: its times are added up. */
static const struct step {
	const char *name;
	void (*run)(struct work *);
} STEPS[] = {
    {"lines", galley_rebuild_lines}, {"patterns", galley_rebuild_patterns},
    {"flow", galley_rebuild_flow}, {"ngrams", galley_ngrams_page},
    {"repeats", galley_rebuild_repeats}, {"flow", galley_rebuild_flow},
    {"decide", galley_rebuild_decide}, {"roles", galley_rebuild_roles},
    {"shapes", galley_rebuild_shapes}, {"heads", galley_rebuild_heads},
    {"groups", galley_rebuild_groups}, {"notes", galley_rebuild_notes},
    {"law", check_law}, {"begin", NULL}, /* timed by itself */
};

enum { NSTEPS = sizeof(STEPS) / sizeof(*STEPS), BEGIN = NSTEPS - 1 };

static void fail(const char *what, const char *name)
{
	fprintf(stderr, "speed: %s: %s\n", name, what);
	exit(2);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct page read_page(const char *name)
{
	struct page p = {name, NULL, 0};
	FILE *f = fopen(name, "rb");
	long bytes = -1;

	if (f && !fseek(f, 0, SEEK_END))
		bytes = ftell(f);
	if (bytes < 0)
		fail("can't be read", name);
	rewind(f);
	p.bytes = (size_t)bytes;
	p.text = calloc(1, p.bytes + 1);
	if (!p.text || fread(p.text, 1, p.bytes, f) != p.bytes)
		fail("can't be read", name);
	fclose(f);
	return p;
}

static struct galley_bulletin *bulletin_of(const struct page *p)
{
	struct galley_arena *arena = galley_arena_new(0);
	struct galley_bulletin *b = arena ? galley_bulletin_new(arena) : NULL;
	struct galley_source *s = b ? galley_bulletin_add_source(b, p->name,
					  p->text, p->bytes, "UTF-8")
				    : NULL;

	if (!s || add_blocks(b, s))
		fail("out of memory", p->name);
	return b;
}

/* Seconds of the whole; *most becomes what its arena held, if that is more. */
static double run_whole(const struct page *p, size_t *most)
{
	struct galley_bulletin *b = bulletin_of(p);
	double begin = now(), took;

	if (b->nsegments && galley_rebuild(b, NULL) != GALLEY_REBUILT)
		fail("was not rebuilt", p->name);
	took = now() - begin;
	if (galley_arena_bytes(b->arena) > *most)
		*most = galley_arena_bytes(b->arena);
	galley_arena_free(b->arena);
	return took;
}

/* Adds the seconds of each step. */
static void run_steps(const struct page *p, double *took)
{
	struct galley_bulletin *b = bulletin_of(p);
	struct tables tables;
	struct work w;
	jmp_buf trap;
	double begin;
	size_t i;

	if (galley_tables_built_in(&tables))
		fail("no tables", p->name);
	begin = now();
	if (galley_rebuild_begin(&w, b, NULL, &tables))
		fail("out of memory", p->name);
	took[BEGIN] += now() - begin;
	if (setjmp(trap))
		fail("out of memory", p->name);
	galley_arena_trap(b->arena, &trap);
	for (i = 0; b->nsegments && i < BEGIN; i++) {
		begin = now();
		STEPS[i].run(&w);
		took[i] += now() - begin;
	}
	galley_arena_trap(b->arena, NULL);
	galley_rebuild_end(&w);
	galley_arena_free(b->arena);
}

static void print(const char *name, size_t bytes, double seconds, double all)
{
	printf("%-10s %9.2f MB/s %9.4f s %6.1f %%\n", name,
	    seconds > 0 ? (double)bytes / seconds / 1e6 : 0.0, seconds,
	    all > 0 ? 100 * seconds / all : 0.0);
}

static void report(size_t bytes, double whole, const double *steps)
{
	double other = whole, sum;
	size_t i, k;

	print("whole", bytes, whole, whole);
	for (i = 0; i < NSTEPS; i++) {
		sum = 0;
		for (k = 0; k < NSTEPS; k++) {
			if (strcmp(STEPS[k].name, STEPS[i].name) != 0)
				continue;
			if (k < i)
				break;
			sum += steps[k];
		}
		if (k < NSTEPS)
			continue; /* counted before */
		print(STEPS[i].name, bytes, sum, whole);
		other -= sum;
	}
	print("other", bytes, other > 0 ? other : 0, whole);
}

/* The best run of each: what else the machine did only ever adds. */
static void measure(const struct page *pages, size_t n, long times)
{
	double whole = 0, took, sums[NSTEPS], best[NSTEPS];
	size_t bytes = 0, most = 0, i;
	long t;

	for (i = 0; i < n; i++)
		bytes += pages[i].bytes;
	for (t = 0; t < times; t++) {
		took = 0;
		memset(sums, 0, sizeof(sums));
		for (i = 0; i < n; i++) {
			took += run_whole(&pages[i], &most);
			if (times > 1)
				run_steps(&pages[i], sums);
		}
		if (t == 0 || took < whole)
			whole = took;
		for (i = 0; i < NSTEPS; i++)
			best[i] =
			    t == 0 || sums[i] < best[i] ? sums[i] : best[i];
	}
	printf("%zu pages, %zu bytes, best of %ld, at most %zu MB a page\n", n,
	    bytes, times, most / 1000000 + 1);
	if (times > 1)
		report(bytes, whole, best);
	else
		print("whole", bytes, whole, whole);
}

int main(int argc, char **argv)
{
	struct page *pages;
	long times = 5, i, n;
	int option;

	while ((option = getopt(argc, argv, "n:")) != -1) {
		if (option != 'n')
			return 2;
		times = strtol(optarg, NULL, 10);
	}
	n = argc - optind;
	pages = n > 0 ? calloc((size_t)n, sizeof(*pages)) : NULL;
	if (!pages) {
		fprintf(stderr, "usage: speed [-n TIMES] FILE...\n");
		return 2;
	}
	for (i = 0; i < n; i++)
		pages[i] = read_page(argv[optind + i]);
	if (times > 0) {
		measure(pages, (size_t)n, times);
	} else {
		for (i = 0; i < n; i++)
			galley_arena_free(bulletin_of(&pages[i])->arena);
	}
	for (i = 0; i < n; i++)
		free(pages[i].text);
	free(pages);
	return 0;
}
