/* Finds where the printed pages begin in the text. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/pages.h"

/* How good a place is; a better one takes the place of a worse, the first of
 * the text that of a later. */
enum { NOWHERE, INSIDE, AT_BLOCK, AT_ARTICLE };

struct search {
	const struct galley_bulletin *bulletin;
	struct page_mark *mark; /* one a page */
	unsigned char *how;	/* the mark was found */
	size_t pages;
};

static void found(
    struct search *s, size_t page, int how, const struct page_mark *place)
{
	if (page >= s->pages || s->how[page] >= how)
		return;
	s->how[page] = (unsigned char)how;
	s->mark[page] = *place;
	s->mark[page].page = page;
}

/* ---- inside a block ---- */

/* Segments are in the order of the sources. */
const struct galley_segment *pages_segment(
    const struct galley_bulletin *b, const struct galley_range *r)
{
	size_t low = 0, high = galley_bulletin_segments(b), mid;
	struct galley_range s;

	while (low < high) {
		mid = low + (high - low) / 2;
		s = galley_segment_range(galley_bulletin_segment(b, mid));
		if (s.source < r->source ||
		    (s.source == r->source && s.start <= r->start))
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return NULL;
	s = galley_segment_range(galley_bulletin_segment(b, low - 1));
	if (s.source != r->source || s.end <= r->start)
		return NULL;
	return galley_bulletin_segment(b, low - 1);
}

/* The start of the character that ends before that byte. */
static size_t before(const char *s, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)s[at] & 0xc0) == 0x80);
	return at;
}

/* Where in the block's text its range number n begins.  The text is that of the
 * ranges with line ends undone: both are gone through from their ends, and what
 * only one of them has, a blank or a hyphen, is passed over. */
static size_t offset_of(
    const struct galley_bulletin *b, const struct galley_block *k, size_t n)
{
	const struct galley_range *ranges;
	size_t at, i = galley_block_ranges(k, &ranges), from, to, t, s;
	const char *text = galley_block_text(k, &at), *source;

	while (i-- > n) {
		source = galley_source_text(
		    galley_bulletin_source(b, ranges[i].source), NULL);
		from = ranges[i].start;
		for (to = ranges[i].end; to > from && at;) {
			t = before(text, at);
			s = before(source, to);
			if (at - t == to - s &&
			    !memcmp(text + t, source + s, to - s)) {
				at = t;
				to = s;
			} else if (text[t] == ' ' || text[t] == '\n') {
				at = t;
			} else {
				to = s;
			}
		}
	}
	return at;
}

/* ---- the search ---- */

static void look_inside(
    struct search *s, const struct galley_block *k, struct page_mark place)
{
	const struct galley_segment *segment;
	const struct galley_range *ranges;
	size_t i, page, n = galley_block_ranges(k, &ranges);

	for (i = 1; i < n; i++) {
		segment = pages_segment(s->bulletin, &ranges[i]);
		if (!segment)
			continue;
		page = galley_segment_page(segment);
		if (page >= s->pages || s->how[page] != NOWHERE)
			continue;
		place.offset = offset_of(s->bulletin, k, i);
		found(s, page, INSIDE, &place);
	}
}

static void look(struct search *s)
{
	const struct galley_article *a;
	const struct galley_block *k;
	struct page_mark place = {0};

	for (; (a = galley_bulletin_article(s->bulletin, place.article));
	     place.article++) {
		place.block = 0;
		found(s, galley_article_page(a), AT_ARTICLE, &place);
		while ((k = galley_article_block(a, place.block))) {
			place.block++;
			found(s, galley_block_page(k), AT_BLOCK, &place);
			look_inside(s, k, place);
		}
	}
}

static int in_text_order(const void *left, const void *right)
{
	const struct page_mark *a = left, *b = right;

	if (a->article != b->article)
		return a->article < b->article ? -1 : 1;
	if (a->block != b->block)
		return a->block < b->block ? -1 : 1;
	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return a->page < b->page ? -1 : a->page > b->page;
}

int pages_mark(struct galley_job *job, struct page_marks *marks)
{
	struct search s = {.bulletin = galley_job_bulletin(job)};
	size_t i, n;

	s.pages = n = galley_bulletin_pages(s.bulletin);
	marks->count = 0;
	marks->mark = s.mark = galley_alloc(job, (n + 1) * sizeof(*s.mark));
	s.how = galley_alloc(job, n + 1);
	if (!s.mark || !s.how)
		return -1;
	look(&s);
	for (i = 0; i < n; i++) {
		if (s.how[i] != NOWHERE)
			marks->mark[marks->count++] = s.mark[i];
	}
	qsort(marks->mark, marks->count, sizeof(*s.mark), in_text_order);
	return 0;
}
