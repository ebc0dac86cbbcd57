/* Pieces by their places, and what follows from where they stand. */
#include <stdlib.h>
#include <string.h>

#include "marked/marked.h"

const char *const marked_parts[GALLEY_DATELINE_PARTS] = {
    [GALLEY_DATELINE_PLACE] = "place",
    [GALLEY_DATELINE_DATE] = "date",
    [GALLEY_DATELINE_AGENCY] = "agency"};

static int by_place(const void *left, const void *right)
{
	const struct marked_piece *a = left, *b = right;

	if (a->range.source != b->range.source)
		return a->range.source < b->range.source ? -1 : 1;
	if (a->range.start != b->range.start)
		return a->range.start < b->range.start ? -1 : 1;
	return a->range.end < b->range.end ? -1 : a->range.end > b->range.end;
}

void marked_sort(struct marked_pieces *all)
{
	qsort(all->p, all->n, sizeof(*all->p), by_place);
}

size_t marked_find(
    const struct marked_pieces *all, unsigned source, size_t offset)
{
	size_t low = 0, high = all->n, mid;
	const struct galley_range *r;

	while (low < high) {
		mid = low + (high - low) / 2;
		r = &all->p[mid].range;
		if (r->source < source ||
		    (r->source == source && r->start < offset))
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

enum galley_role marked_aside_role(const char *reason)
{
	if (!strcmp(reason, "duplicate"))
		return GALLEY_ROLE_PARA;
	return galley_role_named(reason); /* furniture, jump; else none */
}

long marked_note_article(
    const struct marked_pieces *all, const struct galley_range *r)
{
	size_t i = r ? marked_find(all, r->source, r->start) : all->n;

	for (; i < all->n && all->p[i].range.source == r->source &&
	       all->p[i].range.start < r->end;
	     i++) {
		if (all->p[i].article >= 0)
			return all->p[i].article;
	}
	return -1;
}
