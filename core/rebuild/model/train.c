/* galley-train: makes the rebuild's tables from pages with their truth.
 *
 * usage: galley-train [-k FOLDS [-j COPIES]] [-r ROUNDS] [-s COPIES]
 *	-o OUT FOLDER
 *
 * Without -k: OUT is the file of tables, learnt from all pages.  With -k: OUT is
 * a folder; foldN.tab is learnt from the pages of all folds but N, and "folds"
 * lists each page with its fold, so that every page can be judged by tables that
 * never saw it or an article of it.  How well each does is printed; -j judges
 * them by so many copies of each page, cut anew, as well. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "count.h"
#include "learn.h"
#include "simulate.h"

enum {
	BITS = 15,
	ORDER_WIDE = 4,
	ORDER_LATIN = 5,
	PARTS = 4 /* n-grams for a page are counted on the other parts */
};

struct training {
	struct gold_page *pages;
	size_t count;
	int rounds, copies;
	int judged; /* copies of each page that tables are judged by */
};

static void write_u32(FILE *f, uint32_t n)
{
	int i;

	for (i = 0; i < 4; i++)
		putc((int)(n >> 8 * i & 0xFF), f);
}

static int write_tables(const char *path, const struct tables *t)
{
	FILE *f = fopen(path, "wb");
	uint32_t i;

	if (!f)
		return -1;
	fputs("GALLEYT2", f);
	write_u32(f, BITS);
	write_u32(f, t->wide.order);
	write_u32(f, t->wide.nbuckets);
	write_u32(f, t->latin.order);
	write_u32(f, t->latin.nbuckets);
	write_u32(f, 0);
	for (i = 0; i < (t->mask + 1) * QUESTIONS; i++) {
		float w = t->trained[i] * GALLEY_WEIGHT_ONE;
		int16_t n = w > 32767 ? 32767
			    : w < -32767
				? -32767
				: (int16_t)(w < 0 ? w - 0.5f : w + 0.5f);

		putc(n & 0xFF, f);
		putc(n >> 8 & 0xFF, f);
	}
	fwrite(t->wide.buckets, GALLEY_BUCKET_BYTES, t->wide.nbuckets, f);
	fwrite(t->latin.buckets, GALLEY_BUCKET_BYTES, t->latin.nbuckets, f);
	return ferror(f) | fclose(f) ? -1 : 0;
}

static void count_both(
    const struct training *t, const char *take, struct tables *out)
{
	memset(out, 0, sizeof(*out));
	out->mask = (1u << BITS) - 1;
	out->wide = count_ngrams(t->pages, t->count, take, 0, ORDER_WIDE);
	out->latin = count_ngrams(t->pages, t->count, take, 1, ORDER_LATIN);
}

/* Some copies are read as if their language had never been seen, so that what
 * holds for any language is learnt too: a third of the Latin ones, a tenth of
 * the others. */
static int is_strange(const struct gold_page *p, int copy)
{
	return p->latin ? copy % 3 == 2 : (p->group + copy) % 10 == 0;
}

/* A third of the copies are dressed, a third are of articles from several
 * pages. */
static int is_dressed(int copy)
{
	return copy % 3 == 1;
}

static int is_gathered(int copy)
{
	return copy % 3 == 2;
}

/* Learns from the pages of all folds but this one (-1: from all). */
static void train(const struct training *t, int fold, struct tables *out)
{
	struct tables parts[PARTS], strange;
	char *take = gold_alloc(t->count);
	struct example **examples =
	    gold_alloc(t->count * (size_t)(t->copies + 1) * sizeof(*examples));
	size_t i, n = 0;
	int part, c;

	count_both(t, take, &strange); /* of no page at all */
	for (part = 0; part < PARTS; part++) {
		for (i = 0; i < t->count; i++)
			take[i] = t->pages[i].fold != fold &&
				  t->pages[i].group % PARTS != part;
		count_both(t, take, &parts[part]);
		for (i = 0; i < t->count; i++)
			take[i] = t->pages[i].fold != fold &&
				  t->pages[i].group % PARTS == part;
		for (i = 0; i < t->count; i++) {
			const struct gold_page *p = &t->pages[i], *from;

			if (!take[i])
				continue;
			examples[n++] = example_new(p, &parts[part]);
			for (c = 0; c < t->copies; c++) {
				unsigned seed =
				    (unsigned)(i * 1000 + (size_t)c);

				from =
				    is_gathered(c)
					? gather(t->pages, t->count, take, seed)
					: p;
				examples[n++] = example_new(
				    simulate(from, seed, is_dressed(c)),
				    is_strange(p, c) ? &strange : &parts[part]);
			}
		}
	}
	for (i = 0; i < t->count; i++)
		take[i] = t->pages[i].fold != fold;
	count_both(t, take, out);
	out->trained = learn(examples, n, out->mask, t->rounds);
	for (i = 0; i < n; i++)
		example_free(examples[i]);
	for (part = 0; part < PARTS; part++) {
		count_free(&parts[part].wide);
		count_free(&parts[part].latin);
	}
	count_free(&strange.wide);
	count_free(&strange.latin);
	free(examples);
	free(take);
}

static double percent(long part, long all)
{
	return all ? 100.0 * (double)part / (double)all : 100;
}

/* Pages cut anew, of the articles of the fold's pages: there are few true pages,
 * and what they say of a change is loud with chance. */
static void judge_cut_anew(const struct training *t, int fold,
    const struct tables *tables, struct tally *sum)
{
	char *take = gold_alloc(t->count);
	struct example *e;
	size_t i;
	int c;

	for (i = 0; i < t->count; i++)
		take[i] = t->pages[i].fold == fold;
	for (i = 0; i < t->count; i++) {
		for (c = 0; take[i] && c < t->judged; c++) {
			unsigned seed =
			    (unsigned)(1000000 + i * 100 + (size_t)c);

			e = example_new(
			    simulate(c % 3 == 2 ? gather(t->pages, t->count,
						      take, seed)
						: &t->pages[i],
				seed, 0),
			    tables);
			example_judge(e, tables, sum);
			example_free(e);
		}
	}
	free(take);
	printf("cut anew, so far: of 100 articles' headlines %.2f wrong, of "
	       "their joins %.2f\n",
	    percent(
		sum->headlines - sum->headlines_right + sum->headlines_wrong,
		sum->headlines),
	    percent(sum->joins - sum->joins_right + sum->joins_wrong,
		sum->headlines));
}

static void judge(
    const struct training *t, int fold, const struct tables *tables)
{
	struct tally all;
	size_t i;

	memset(&all, 0, sizeof(all));
	for (i = 0; i < t->count; i++) {
		struct example *e;

		if (fold >= 0 && t->pages[i].fold != fold)
			continue;
		e = example_new(&t->pages[i], tables);
		example_judge(e, tables, &all);
		example_free(e);
	}
	printf("fold %d: %ld pages, %.1f%% read to the letter; headlines found "
	       "%.2f%%, right %.2f%%; joins found %.2f%%, right %.2f%%\n",
	    fold, all.pages, percent(all.pages_right, all.pages),
	    percent(all.headlines_right, all.headlines),
	    percent(
		all.headlines_right, all.headlines_right + all.headlines_wrong),
	    percent(all.joins_right, all.joins),
	    percent(all.joins_right, all.joins_right + all.joins_wrong));
	fflush(stdout);
}

static int train_folds(const struct training *t, int folds, const char *folder)
{
	struct tally sum;
	struct tables tables;
	char path[4096];
	size_t i;
	int fold;
	FILE *f;

	memset(&sum, 0, sizeof(sum));
	if (mkdir(folder, 0777) && errno != EEXIST)
		goto fail;
	snprintf(path, sizeof(path), "%s/folds", folder);
	f = fopen(path, "w");
	if (!f)
		goto fail;
	for (i = 0; i < t->count; i++)
		fprintf(f, "%s %d\n", t->pages[i].name, t->pages[i].fold);
	if (fclose(f))
		goto fail;
	for (fold = 0; fold < folds; fold++) {
		train(t, fold, &tables);
		judge(t, fold, &tables);
		if (t->judged)
			judge_cut_anew(t, fold, &tables, &sum);
		snprintf(path, sizeof(path), "%s/fold%d.tab", folder, fold);
		if (write_tables(path, &tables))
			goto fail;
		count_free(&tables.wide);
		count_free(&tables.latin);
		free((void *)tables.trained);
	}
	return 0;
fail:
	fprintf(stderr, "galley-train: %s: %s\n", folder, strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	struct training t = {NULL, 0, 4, 30, 0};
	const char *out = NULL;
	struct tables tables;
	int c, folds = 0;

	while ((c = getopt(argc, argv, "j:k:r:s:o:")) != -1) {
		if (c == 'j')
			t.judged = atoi(optarg);
		else if (c == 'k')
			folds = atoi(optarg);
		else if (c == 'r')
			t.rounds = atoi(optarg);
		else if (c == 's')
			t.copies = atoi(optarg);
		else if (c == 'o')
			out = optarg;
		else
			return 2;
	}
	if (!out || optind + 1 != argc || folds < 0 || t.rounds < 1 ||
	    t.copies < 0) {
		fprintf(stderr, "usage: galley-train [-k FOLDS [-j COPIES]] "
				"[-r ROUNDS] [-s COPIES] -o OUT FOLDER\n");
		return 2;
	}
	t.pages = gold_read(argv[optind], &t.count);
	gold_group(t.pages, t.count, folds ? folds : 1);
	if (folds)
		return train_folds(&t, folds, out);
	train(&t, -1, &tables);
	judge(&t, -1, &tables);
	if (write_tables(out, &tables)) {
		fprintf(stderr, "galley-train: %s: %s\n", out, strerror(errno));
		return 1;
	}
	return 0;
}
