/* Building a bulletin: sources, pages, segments, articles, asides, notes. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "bulletin/model.h"

enum { LINE_STEP = 4096 }; /* bytes of text to one entry of the line index */

/* Adds a pointer to one of the bulletin's lists. */
#define PUSH(b, list, n, cap, item)                                            \
	(galley_arena_grow((b)->arena, &(list), n, &(cap), sizeof(*(list)))    \
		? fail(b)                                                      \
		: ((list)[(n)++] = (item), 0))

static int fail(struct galley_bulletin *b)
{
	b->failed = 1;
	return -1;
}

static void *alloc(struct galley_bulletin *b, size_t bytes)
{
	void *p = galley_arena_alloc(b->arena, bytes);

	if (!p)
		b->failed = 1;
	return p;
}

static const char *copy(struct galley_bulletin *b, const char *s, size_t bytes)
{
	const char *p = galley_arena_strndup(b->arena, s, s ? bytes : 0);

	if (!p)
		b->failed = 1;
	return p;
}

struct galley_bulletin *galley_bulletin_new(struct galley_arena *arena)
{
	struct galley_bulletin *b = galley_arena_alloc(arena, sizeof(*b));

	if (b)
		b->arena = arena;
	return b;
}

/* LF, CR LF and CR alone; the byte behind the last is looked at as well. */
static size_t line_ends(const char *s, size_t bytes)
{
	const char *p, *end = s + bytes;
	size_t n = 0;

	for (p = s; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		n++;
	for (p = s; (p = memchr(p, '\r', (size_t)(end - p))); p++)
		n += p[1] != '\n';
	return n;
}

/* The line ends in each LINE_STEP bytes are summed up once, so that asking for
 * a line costs no more than a look at one step of the text. */
static int index_lines(struct galley_bulletin *b, struct galley_source *s)
{
	size_t i, steps = s->bytes / LINE_STEP + 1;

	s->lines = galley_arena_array(b->arena, steps, sizeof(*s->lines));
	if (!s->lines)
		return fail(b);
	for (i = 1; i < steps; i++)
		s->lines[i] =
		    s->lines[i - 1] +
		    line_ends(s->text + (i - 1) * LINE_STEP, LINE_STEP);
	return 0;
}

size_t galley_source_line(const struct galley_source *s, size_t offset)
{
	size_t step;

	if (!s)
		return 1;
	if (offset > s->bytes)
		offset = s->bytes;
	step = offset / LINE_STEP;
	return 1 + s->lines[step] +
	       line_ends(s->text + step * LINE_STEP, offset - step * LINE_STEP);
}

static int begin_page(
    struct galley_bulletin *b, const char *label, unsigned source)
{
	struct galley_page page = {.source = source};

	if (label && *label && !(page.label = copy(b, label, strlen(label))))
		return -1;
	snprintf(page.number, sizeof(page.number), "%zu", b->npages + 1);
	b->segment_open = 0;
	return PUSH(b, b->pages, b->npages, b->cpages, page);
}

struct galley_source *galley_bulletin_add_source(struct galley_bulletin *b,
    const char *name, const char *text, size_t bytes, const char *encoding)
{
	struct galley_source *s = alloc(b, sizeof(*s));

	if (!s)
		return NULL;
	s->name = copy(b, name, name ? strlen(name) : 0);
	s->encoding = copy(b, encoding, encoding ? strlen(encoding) : 0);
	s->text = text;
	s->bytes = bytes;
	s->index = (unsigned)b->nsources;
	s->first_page = b->npages;
	if (!s->name || !s->encoding || index_lines(b, s) ||
	    PUSH(b, b->sources, b->nsources, b->csources, s) ||
	    begin_page(b, NULL, s->index))
		return NULL;
	return s;
}

int galley_bulletin_add_page(struct galley_bulletin *b, const char *label)
{
	struct galley_page *page;

	if (!b || !b->npages)
		return -1; /* a page is a source's: there is none yet */
	page = &b->pages[b->npages - 1];
	if (!b->segment_open &&
	    b->npages - 1 == b->sources[page->source]->first_page) {
		/* It labels the page that the source began; a second call then
		 * begins another, since pages may well be empty. */
		b->segment_open = 1;
		if (label && *label)
			page->label = copy(b, label, strlen(label));
		return b->failed ? -1 : 0;
	}
	return begin_page(b, label, page->source);
}

int galley_bulletin_add_language(struct galley_bulletin *b, const char *tag)
{
	const char *usual =
	    b && b->npages && tag ? galley_bulletin_tag(b, tag) : NULL;

	if (!usual)
		return -1;
	b->pages[b->npages - 1].language = usual;
	b->pages[b->npages - 1].language_stated = 1;
	return 0;
}

int galley_bulletin_add_section(struct galley_bulletin *b, const char *section)
{
	struct galley_page *page;

	if (!b || !b->npages || !section || !*section)
		return -1;
	page = &b->pages[b->npages - 1];
	page->section = copy(b, section, strlen(section));
	return page->section ? 0 : -1;
}

/* Leaves out the white space at both ends of [*start, *end). */
static void trim(const char *text, size_t *start, size_t *end)
{
	size_t at, n;
	uint32_t c;

	while (*start < *end) {
		n = galley_utf8_get(text + *start, *end - *start, &c);
		if (!n || !galley_utf8_is_space(c))
			break;
		*start += n;
	}
	while (*end > *start) {
		for (at = *end - 1; (text[at] & 0xC0) == 0x80; at--)
			;
		if (!galley_utf8_get(text + at, *end - at, &c) ||
		    !galley_utf8_is_space(c))
			break;
		*end = at;
	}
}

/* What a reader may take: whole characters of the source added last, behind
 * what was taken before.  Leaves out white space at both ends. */
static int take(struct galley_bulletin *b, const struct galley_source *source,
    size_t start, size_t end, struct galley_range *range)
{
	struct galley_source *s;
	const char *t;

	if (!b || !source || source->index + (size_t)1 != b->nsources ||
	    b->sources[source->index] != source || start > end ||
	    end > source->bytes || start < source->taken)
		return -1;
	s = b->sources[source->index];
	t = s->text;
	if ((t[start] & 0xC0) == 0x80 || (t[end] & 0xC0) == 0x80)
		return -1;
	trim(t, &start, &end);
	range->start = start;
	range->end = end;
	range->source = s->index;
	if (start < end)
		s->taken = end;
	return 0;
}

int galley_bulletin_add_segment(struct galley_bulletin *b,
    const struct galley_source *source, size_t start, size_t end,
    enum galley_role stated)
{
	struct galley_segment segment = {.rule = "", .article = -1};

	if (take(b, source, start, end, &segment.range))
		return -1;
	if (segment.range.start == segment.range.end)
		return 0;
	segment.page = b->npages - 1;
	segment.stated = stated < GALLEY_ROLES ? stated : GALLEY_ROLE_NONE;
	b->segment_open = 1;
	return PUSH(b, b->segments, b->nsegments, b->csegments, segment);
}

int galley_bulletin_add_aside(struct galley_bulletin *b,
    const struct galley_source *source, size_t start, size_t end,
    const char *reason)
{
	struct galley_range range, *from;

	if (take(b, source, start, end, &range))
		return -1;
	if (range.start == range.end)
		return 0;
	from = alloc(b, sizeof(*from));
	if (!from)
		return -1;
	*from = range;
	return galley_bulletin_set_aside(b, reason, source->text + range.start,
		   range.end - range.start, from, 1)
		   ? 0
		   : -1;
}

struct galley_article *galley_bulletin_add_article(struct galley_bulletin *b)
{
	struct galley_article *a = alloc(b, sizeof(*a));

	if (!a)
		return NULL;
	a->id = a->label = "";
	a->index = b->narticles;
	return PUSH(b, b->articles, b->narticles, b->carticles, a) ? NULL : a;
}

/* The last segment that begins at a place in a source or before it, or NULL:
 * segments stand in the order of the text. */
static const struct galley_segment *last_before(
    const struct galley_bulletin *b, const struct galley_range *at)
{
	size_t low = 0, high = b->nsegments, mid;
	const struct galley_segment *s;

	while (low < high) {
		mid = low + (high - low) / 2;
		s = &b->segments[mid];
		if (s->range.source < at->source ||
		    (s->range.source == at->source &&
			s->range.start <= at->start))
			low = mid + 1;
		else
			high = mid;
	}
	return low ? &b->segments[low - 1] : NULL;
}

size_t galley_bulletin_page_of(
    const struct galley_bulletin *b, const struct galley_range *at)
{
	const struct galley_segment *s = last_before(b, at);

	if (s && s->range.source == at->source)
		return s->page;
	return at->source < b->nsources ? b->sources[at->source]->first_page
					: 0;
}

const struct galley_segment *galley_bulletin_segment_at(
    const struct galley_bulletin *b, const struct galley_range *r)
{
	struct galley_range last = *r;
	const struct galley_segment *s;

	last.start = r->end - (r->end > r->start);
	s = last_before(b, &last);
	return s && s->range.source == r->source && r->start < s->range.end
		   ? s
		   : NULL;
}

struct galley_block *galley_block_of(struct galley_bulletin *b,
    enum galley_role role, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom)
{
	struct galley_block *block = text ? alloc(b, sizeof(*block)) : NULL;

	if (!block)
		return NULL;
	block->role = role;
	block->text = text;
	block->bytes = bytes;
	block->from = from;
	block->nfrom = from ? nfrom : 0;
	block->page = block->nfrom ? galley_bulletin_page_of(b, from) : 0;
	return block;
}

struct galley_block *galley_block_new(struct galley_bulletin *b,
    enum galley_role role, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom)
{
	return galley_block_of(
	    b, role, copy(b, text, bytes), text ? bytes : 0, from, nfrom);
}

int galley_article_add_block(struct galley_bulletin *b,
    struct galley_article *a, struct galley_block *block)
{
	if (!a || !block)
		return fail(b); /* what was to be made ran out of memory */
	return PUSH(b, a->blocks, a->nblocks, a->cblocks, block);
}

struct galley_aside *galley_bulletin_aside_of(struct galley_bulletin *b,
    const char *reason, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom)
{
	struct galley_aside *a = alloc(b, sizeof(*a));

	if (!a)
		return NULL;
	a->reason = copy(b, reason, reason ? strlen(reason) : 0);
	a->text = text;
	a->bytes = bytes;
	a->from = from;
	a->nfrom = from ? nfrom : 0;
	if (!a->reason || !a->text ||
	    PUSH(b, b->asides, b->nasides, b->casides, a))
		return NULL;
	return a;
}

struct galley_aside *galley_bulletin_set_aside(struct galley_bulletin *b,
    const char *reason, const char *text, size_t bytes,
    struct galley_range *from, size_t nfrom)
{
	return galley_bulletin_aside_of(
	    b, reason, copy(b, text, bytes), text ? bytes : 0, from, nfrom);
}

double galley_confidence(double share)
{
	if (!(share > 0)) /* what is no number is no confidence */
		return 0;
	return share >= 1 ? 1 : (double)(int)(share * 1000 + .5) / 1000;
}

struct galley_note *galley_bulletin_add_note(struct galley_bulletin *b,
    const char *rule, double confidence, long article, const char *text,
    struct galley_range *from, size_t nfrom)
{
	struct galley_note *n = alloc(b, sizeof(*n));

	if (!n)
		return NULL;
	n->rule = rule ? rule : "";
	n->text = copy(b, text, text ? strlen(text) : 0);
	n->confidence = galley_confidence(confidence);
	n->article = article;
	n->from = from;
	n->nfrom = from ? nfrom : 0;
	if (!n->text || PUSH(b, b->notes, b->nnotes, b->cnotes, n))
		return NULL;
	return n;
}
