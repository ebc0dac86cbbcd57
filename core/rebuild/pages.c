/* Pages in several languages: which is in which, and back to one bulletin. */
#include <stdlib.h>
#include <string.h>

#include "rebuild/lang/detect.h"
#include "rebuild/pages.h"

/* ---- which page is in which language ---- */

/* What its input, or else its text, says of page number i; *at is its first
 * segment, and then the next page's. */
static const struct language *tell(
    const struct galley_bulletin *b, size_t i, const char *fallback, size_t *at)
{
	const struct galley_page *page = &b->pages[i];
	const char *tag = page->language_stated
			      ? page->language
			      : b->sources[page->source]->language;
	size_t first = *at;

	while (*at < b->nsegments && b->segments[*at].page <= i)
		++*at;
	if (!tag)
		tag = fallback;
	if (!tag)
		tag = galley_language_detect_page(b, first, *at - first);
	return tag ? galley_language_of(tag) : NULL;
}

/* A page that doesn't tell follows the one before it, in its own input if it
 * can be, or else the first that tells. */
static void follow(const struct galley_bulletin *b, const struct language **of)
{
	const struct language *last = NULL;
	size_t i;

	for (i = 1; i < b->npages; i++) {
		if (!of[i] && b->pages[i].source == b->pages[i - 1].source)
			of[i] = of[i - 1];
	}
	for (i = b->npages; i-- > 0;) {
		if (!of[i] && i + 1 < b->npages)
			of[i] = of[i + 1];
	}
	for (i = 0; i < b->npages; i++) {
		if (of[i])
			last = of[i];
		else
			of[i] = last;
	}
}

static void list(struct paged *p, size_t npages)
{
	size_t most = sizeof(p->languages) / sizeof(*p->languages), i, k;

	for (i = 0; i < npages; i++) {
		for (k = 0; k < p->n && p->languages[k] != p->of[i]; k++)
			;
		if (k < p->n || !p->of[i])
			continue;
		if (k < most)
			p->languages[p->n++] = p->of[i];
		else
			p->of[i] = p->languages[0];
	}
}

/* The one that most of the text is in. */
static const struct language *main_language(
    const struct paged *p, const struct galley_bulletin *b)
{
	size_t bytes[sizeof(p->languages) / sizeof(*p->languages)] = {0};
	size_t i, k, best = 0;

	for (i = 0; i < b->nsegments; i++) {
		for (k = 0; k < p->n; k++) {
			if (p->languages[k] == p->of[b->segments[i].page])
				bytes[k] += b->segments[i].range.end -
					    b->segments[i].range.start;
		}
	}
	for (k = 1; k < p->n; k++) {
		if (bytes[k] > bytes[best])
			best = k;
	}
	return p->languages[best];
}

static void name_languages(const struct paged *p, struct galley_bulletin *b)
{
	const char *tag;
	size_t i, k;

	for (k = 0; k < p->n; k++) {
		tag = galley_language_detect(b, p->of, p->languages[k]);
		for (i = 0; i < b->npages; i++) {
			if (p->of[i] == p->languages[k] &&
			    !b->pages[i].language_stated)
				b->pages[i].language = tag;
		}
	}
}

static int all_in_one(
    struct paged *p, struct galley_bulletin *b, const char *tag)
{
	p->of = NULL;
	b->language = tag;
	p->languages[0] = galley_language_of(tag);
	p->n = 1;
	return 0;
}

static const char *stated_by_first(
    const struct galley_bulletin *b, const char *fallback)
{
	const char *stated = NULL;

	if (b->npages && b->pages[0].language_stated)
		stated = b->pages[0].language;
	else if (b->npages)
		stated = b->sources[b->pages[0].source]->language;
	return stated ? stated : fallback;
}

int galley_pages_tell(struct paged *p, struct galley_bulletin *b,
    const struct galley_rebuild_options *options)
{
	const char *given = options ? options->language : NULL;
	const char *fallback = options ? options->fallback : NULL;
	const char *tag;
	size_t i, at = 0;

	memset(p, 0, sizeof(*p));
	if (!given && b->npages < 2)
		given = stated_by_first(b, fallback);
	if (given || b->npages < 2)
		return all_in_one(p, b,
		    given ? given : galley_language_detect(b, NULL, NULL));
	p->of = galley_arena_array(b->arena, b->npages, sizeof(*p->of));
	if (!p->of)
		return -1;
	for (i = 0; i < b->npages; i++)
		p->of[i] = tell(b, i, fallback, &at);
	follow(b, p->of);
	list(p, b->npages);
	tag = stated_by_first(b, fallback);
	if (p->n < 2)
		return all_in_one(
		    p, b, tag ? tag : galley_language_detect(b, NULL, NULL));
	b->language = galley_language_detect(b, p->of, main_language(p, b));
	name_languages(p, b);
	return 0;
}

/* ---- back to one bulletin ---- */

struct placed {
	size_t page, index; /* where it was */
	void *what;
};

static int by_page(const void *left, const void *right)
{
	const struct placed *a = left, *b = right;

	if (a->page != b->page)
		return a->page < b->page ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static size_t page_of(
    const struct galley_bulletin *b, const struct galley_range *from, size_t n)
{
	return n ? galley_bulletin_page_of(b, from) : 0;
}

static void order_articles(
    struct galley_bulletin *b, struct placed *placed, long *now)
{
	size_t i;

	for (i = 0; i < b->narticles; i++)
		placed[i] =
		    (struct placed){b->articles[i]->page, i, b->articles[i]};
	qsort(placed, b->narticles, sizeof(*placed), by_page);
	for (i = 0; i < b->narticles; i++) {
		b->articles[i] = placed[i].what;
		b->articles[i]->index = i;
		now[placed[i].index] = (long)i;
	}
	for (i = 0; i < b->nsegments; i++) {
		if (b->segments[i].article >= 0)
			b->segments[i].article = now[b->segments[i].article];
	}
	for (i = 0; i < b->nnotes; i++) {
		if (b->notes[i]->article >= 0)
			b->notes[i]->article = now[b->notes[i]->article];
	}
}

int galley_pages_order(struct galley_bulletin *b)
{
	size_t most = b->narticles, i;
	struct placed *placed;
	long *now;

	most = b->nasides > most ? b->nasides : most;
	most = b->nnotes > most ? b->nnotes : most;
	placed = galley_arena_array(b->arena, most + 1, sizeof(*placed));
	now = galley_arena_array(b->arena, b->narticles + 1, sizeof(*now));
	if (!placed || !now)
		return -1;
	order_articles(b, placed, now);
	for (i = 0; i < b->nasides; i++)
		placed[i] = (struct placed){
		    page_of(b, b->asides[i]->from, b->asides[i]->nfrom), i,
		    b->asides[i]};
	qsort(placed, b->nasides, sizeof(*placed), by_page);
	for (i = 0; i < b->nasides; i++)
		b->asides[i] = placed[i].what;
	for (i = 0; i < b->nnotes; i++)
		placed[i] = (struct placed){
		    page_of(b, b->notes[i]->from, b->notes[i]->nfrom), i,
		    b->notes[i]};
	qsort(placed, b->nnotes, sizeof(*placed), by_page);
	for (i = 0; i < b->nnotes; i++)
		b->notes[i] = placed[i].what;
	return 0;
}
