/* Where what was set aside stood: behind which block of which article. */
#include <stdlib.h>
#include <string.h>

#include "digest/digest.h"

/* An aside that is told: behind the last block that begins before it. */
struct digest_aside {
	size_t article, block, start;
	unsigned source;
	enum digest_mark mark;
};

/* The mark of an aside, or DIGEST_MARKS: front matter is none of the page. */
static enum digest_mark mark_of(const struct galley_aside *a)
{
	const char *reason = galley_aside_reason(a);

	return !strcmp(reason, "duplicate")   ? DIGEST_COPY
	       : !strcmp(reason, "jump")      ? DIGEST_JUMP
	       : !strcmp(reason, "furniture") ? DIGEST_FURNITURE
					      : DIGEST_MARKS;
}

static int by_place(const struct digest_aside *a, const struct digest_aside *b)
{
	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}
static int compare_places(const void *a, const void *b)
{
	return by_place(a, b);
}
static int compare_articles(const void *a, const void *b)
{
	const struct digest_aside *x = a, *y = b;

	if (x->article != y->article)
		return x->article < y->article ? -1 : 1;
	return by_place(x, y);
}
static int compare_blocks(const void *a, const void *b)
{
	const struct digest_aside *x = a, *y = b;

	if (x->block != y->block)
		return x->block < y->block ? -1 : 1;
	return by_place(x, y);
}

/* Asides of the page, in the order of the source. */
static size_t collect(struct digest *d)
{
	const struct galley_range *r;
	const struct galley_aside *a;
	enum digest_mark mark;
	size_t i, n = 0;

	for (i = 0; (a = galley_bulletin_aside(d->bulletin, i)); i++) {
		mark = mark_of(a);
		if (mark == DIGEST_MARKS || !galley_aside_ranges(a, &r))
			continue;
		d->asides[n++] = (struct digest_aside){
		    SIZE_MAX, 0, r->start, r->source, mark};
	}
	qsort(d->asides, n, sizeof(*d->asides), compare_places);
	return n;
}

int digest_find_asides(struct digest *d)
{
	const struct galley_segment *s;
	struct galley_range r = {0, 0, 0};
	size_t i = 0, n, k, article = SIZE_MAX;

	d->asides =
	    calloc(galley_bulletin_asides(d->bulletin) + 1, sizeof(*d->asides));
	if (!d->asides) {
		galley_diag(d->job, NULL, GALLEY_ERROR, "out of memory");
		return -1;
	}
	n = collect(d);
	s = galley_bulletin_segment(d->bulletin, 0);
	for (k = 0; k < n; k++) {
		for (; s; s = galley_bulletin_segment(d->bulletin, ++i)) {
			r = galley_segment_range(s);
			if (r.source > d->asides[k].source ||
			    (r.source == d->asides[k].source &&
				r.start >= d->asides[k].start))
				break;
			if (galley_segment_article(s) >= 0)
				article = (size_t)galley_segment_article(s);
		}
		d->asides[k].article = article;
	}
	qsort(d->asides, n, sizeof(*d->asides), compare_articles);
	d->nasides = n;
	return 0;
}

/* The ranges of the article's blocks, in the order of the source; NULL, told,
 * when memory is out. */
static struct digest_aside *places(
    struct digest *d, const struct galley_article *a, size_t *count)
{
	const struct galley_range *r;
	const struct galley_block *k;
	struct digest_aside *all;
	size_t i, j, n = 0, m = 0;

	for (i = 0; (k = galley_article_block(a, i)); i++)
		n += galley_block_ranges(k, &r);
	all = calloc(n + 1, sizeof(*all));
	if (!all) {
		galley_diag(d->job, NULL, GALLEY_ERROR, "out of memory");
		d->press.failed = 1;
		return NULL;
	}
	for (i = 0; (k = galley_article_block(a, i)); i++) {
		n = galley_block_ranges(k, &r);
		for (j = 0; j < n; j++)
			all[m++] = (struct digest_aside){
			    0, i, r[j].start, r[j].source, DIGEST_MARKS};
	}
	qsort(all, m, sizeof(*all), compare_places);
	*count = m;
	return all;
}

static size_t first_of(const struct digest *d, size_t article)
{
	size_t low = 0, high = d->nasides, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (d->asides[middle].article < article)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void digest_begin_asides(struct digest *d, const struct galley_article *a)
{
	size_t article = galley_article_index(a), i, k, end, n;
	struct digest_aside *all;

	d->aside = first_of(d, article);
	for (end = d->aside;
	     end < d->nasides && d->asides[end].article == article; end++)
		;
	if (end == d->aside)
		return;
	all = places(d, a, &n);
	if (!all)
		return;
	/* Both are in the order of the source, but for asides that were sorted
	 * by block before. */
	qsort(
	    d->asides + d->aside, end - d->aside, sizeof(*all), compare_places);
	for (i = d->aside, k = 0; i < end; i++) {
		while (k < n && by_place(&all[k], &d->asides[i]) < 0)
			k++;
		d->asides[i].block = k ? all[k - 1].block : 0;
	}
	free(all);
	qsort(d->asides + d->aside, end - d->aside, sizeof(*d->asides),
	    compare_blocks);
}

void digest_put_asides(
    struct digest *d, const struct galley_article *a, size_t block)
{
	size_t article = galley_article_index(a);
	unsigned told = 0;

	for (; d->aside < d->nasides; d->aside++) {
		const struct digest_aside *x = &d->asides[d->aside];

		if (x->article != article || x->block != block)
			break;
		if (!(told & 1U << x->mark))
			digest_mark(d, x->mark);
		told |= 1U << x->mark;
	}
}
