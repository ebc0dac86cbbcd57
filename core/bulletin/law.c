/* The law: every character that is not white space stands in one range. */
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "bulletin/model.h"

struct list {
	struct galley_range *items; /* NULL while they are only counted */
	size_t n;
};

static void add(struct list *l, const struct galley_range *from, size_t n)
{
	if (l->items && n)
		memcpy(l->items + l->n, from, n * sizeof(*from));
	l->n += n;
}

static void add_block(struct list *l, const struct galley_block *k)
{
	if (k)
		add(l, k->from, k->nfrom);
}

static void add_all(struct list *l, const struct galley_bulletin *b)
{
	const struct galley_article *a;
	size_t i, j;

	l->n = 0;
	for (i = 0; i < b->narticles; i++) {
		a = b->articles[i];
		add_block(l, a->headline);
		add_block(l, a->kicker);
		add_block(l, a->deck);
		for (j = 0; j < a->nblocks; j++)
			add_block(l, a->blocks[j]);
	}
	for (i = 0; i < b->nasides; i++)
		add(l, b->asides[i]->from, b->asides[i]->nfrom);
}

static int by_place(const void *left, const void *right)
{
	const struct galley_range *a = left, *b = right;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return a->end < b->end ? -1 : a->end > b->end;
}

/* Is it whole characters of a source? */
static int is_range(
    const struct galley_bulletin *b, const struct galley_range *r)
{
	const struct galley_source *s;

	if (r->source >= b->nsources || r->start > r->end)
		return 0;
	s = b->sources[r->source];
	return r->end <= s->bytes && (s->text[r->start] & 0xC0) != 0x80 &&
	       (s->text[r->end] & 0xC0) != 0x80;
}

/* The first character in [at, end) that is not white space, or end. */
static size_t first_ink(const char *text, size_t at, size_t end)
{
	uint32_t c;
	size_t n;

	while (at < end) {
		n = galley_utf8_get(text + at, end - at, &c);
		if (!n || !galley_utf8_is_space(c))
			break;
		at += n;
	}
	return at;
}

/* Walks the sorted ranges of one source; returns where the law is broken, or
 * the source's size. */
static size_t walk(
    const struct galley_source *s, const struct galley_range *r, size_t n)
{
	size_t i, at, end, done = 0;

	for (i = 0; i < n; i++) {
		if (r[i].start > done) { /* what no range holds */
			at = first_ink(s->text, done, r[i].start);
			if (at < r[i].start)
				return at;
		} else { /* what one before holds as well */
			end = done < r[i].end ? done : r[i].end;
			at = first_ink(s->text, r[i].start, end);
			if (at < end)
				return at;
		}
		if (r[i].end > done)
			done = r[i].end;
	}
	return first_ink(s->text, done, s->bytes);
}

static unsigned holders(const struct galley_range *r, size_t n, size_t at)
{
	unsigned count = 0;
	size_t i;

	for (i = 0; i < n; i++)
		count += r[i].start <= at && at < r[i].end;
	return count;
}

static int broken(unsigned s, size_t at, unsigned n, unsigned *source,
    size_t *offset, unsigned *count)
{
	if (source)
		*source = s;
	if (offset)
		*offset = at;
	if (count)
		*count = n;
	return -1;
}

static int check(const struct galley_bulletin *b, const struct list *l,
    unsigned *source, size_t *offset, unsigned *count)
{
	const struct galley_range *r = l->items;
	size_t i, n, at, left = l->n;

	for (i = 0; i < l->n; i++) {
		if (!is_range(b, &r[i]))
			return broken(r[i].source, r[i].start, UINT_MAX, source,
			    offset, count);
	}
	for (i = 0; i < b->nsources; i++) {
		for (n = 0; n < left && r[n].source == i; n++)
			;
		at = walk(b->sources[i], r, n);
		if (at < b->sources[i]->bytes)
			return broken((unsigned)i, at, holders(r, n, at),
			    source, offset, count);
		r += n;
		left -= n;
	}
	return 0;
}

int galley_bulletin_check_law(const struct galley_bulletin *b, unsigned *source,
    size_t *offset, unsigned *count)
{
	struct list l = {NULL, 0};
	size_t n;
	int result = -2;

	add_all(&l, b);
	n = l.n ? l.n : 1;
	if (n > SIZE_MAX / sizeof(*l.items))
		return -2;
	l.items = malloc(n * sizeof(*l.items));
	if (l.items) {
		add_all(&l, b);
		qsort(l.items, l.n, sizeof(*l.items), by_place);
		result = check(b, &l, source, offset, count);
	}
	free(l.items);
	return result;
}
