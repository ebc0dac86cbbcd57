/* Delivering: what a reader adds to a bulletin that is finished. */
#include <string.h>

#include "bulletin/model.h"

/* Whole characters of a source, and one at least. */
static int is_good(
    const struct galley_bulletin *b, const struct galley_range *r)
{
	const struct galley_source *s;

	if (r->source >= b->nsources || r->start >= r->end)
		return 0;
	s = b->sources[r->source];
	return r->end <= s->bytes && (s->text[r->start] & 0xC0) != 0x80 &&
	       (s->text[r->end] & 0xC0) != 0x80;
}

/* A copy of the ranges, or NULL: one of them is none, or memory is out. */
static struct galley_range *ranges(
    struct galley_bulletin *b, const struct galley_range *from, size_t n)
{
	struct galley_range *r;
	size_t i;

	for (i = 0; i < n; i++) {
		if (!is_good(b, &from[i]))
			return NULL;
	}
	r = galley_arena_array(b->arena, n ? n : 1, sizeof(*r));
	if (!r)
		b->failed = 1;
	else if (n)
		memcpy(r, from, n * sizeof(*r));
	return r;
}

static const char *copy(struct galley_bulletin *b, const char *s)
{
	const char *p = galley_arena_strdup(b->arena, s);

	if (!p)
		b->failed = 1;
	return p;
}

/* Is it one of this bulletin's, which is still being filled? */
static int has(const struct galley_bulletin *b, const struct galley_article *a)
{
	return b && a && !b->settled && a->index < b->narticles &&
	       b->articles[a->index] == a;
}

static int is_article(const struct galley_bulletin *b, long article)
{
	return article >= -1 && article < (long)b->narticles;
}

static struct galley_block *block(struct galley_bulletin *b,
    enum galley_role role, const struct galley_range *from, size_t n)
{
	struct galley_range *r = from && n ? ranges(b, from, n) : NULL;

	return r ? galley_block_new(b, role, NULL, 0, r, n) : NULL;
}

struct galley_article *galley_deliver_article(struct galley_bulletin *b)
{
	return b && !b->settled ? galley_bulletin_add_article(b) : NULL;
}

int galley_deliver_head(struct galley_bulletin *b, struct galley_article *a,
    enum galley_role role, const struct galley_range *from, size_t n)
{
	struct galley_block **head;

	if (!has(b, a))
		return -1;
	head = role == GALLEY_ROLE_HEADLINE ? &a->headline
	       : role == GALLEY_ROLE_KICKER ? &a->kicker
	       : role == GALLEY_ROLE_DECK   ? &a->deck
					    : NULL;
	if (!head || *head)
		return -1;
	*head = block(b, role, from, n);
	return *head ? 0 : -1;
}

int galley_deliver_block(struct galley_bulletin *b, struct galley_article *a,
    enum galley_role role, const struct galley_range *from, size_t n)
{
	struct galley_block *k;

	if (!has(b, a) || role <= GALLEY_ROLE_NONE || role >= GALLEY_ROLES)
		return -1;
	k = block(b, role, from, n);
	return k ? galley_article_add_block(b, a, k) : -1;
}

int galley_deliver_byline(
    struct galley_bulletin *b, struct galley_article *a, const char *name)
{
	const char *p = has(b, a) && name ? copy(b, name) : NULL;

	if (!p)
		return -1;
	if (galley_arena_grow(b->arena, &a->byline, a->nbyline, &a->cbyline,
		sizeof(*a->byline))) {
		b->failed = 1;
		return -1;
	}
	a->byline[a->nbyline++] = p;
	return 0;
}

int galley_deliver_dateline(
    struct galley_bulletin *b, struct galley_article *a, const char *text)
{
	const char *p = has(b, a) && text ? copy(b, text) : NULL;

	if (!p)
		return -1;
	a->dateline = p;
	return 0;
}

int galley_deliver_dateline_part(struct galley_bulletin *b,
    struct galley_article *a, enum galley_dateline_part part, const char *text)
{
	const char *p;

	if (!has(b, a) || (unsigned)part >= GALLEY_DATELINE_PARTS || !text)
		return -1;
	p = copy(b, text);
	if (!p)
		return -1;
	a->sent[part] = p;
	return 0;
}

int galley_deliver_truncated(
    struct galley_bulletin *b, struct galley_article *a)
{
	if (!has(b, a))
		return -1;
	a->truncated = 1;
	return 0;
}

int galley_deliver_aside(struct galley_bulletin *b, const char *reason,
    const struct galley_range *from, size_t n)
{
	struct galley_range *r =
	    b && !b->settled && reason && from && n ? ranges(b, from, n) : NULL;

	return r && galley_bulletin_set_aside(b, reason, NULL, 0, r, n) ? 0
									: -1;
}

int galley_deliver_note(struct galley_bulletin *b, const char *rule,
    double confidence, long article, const char *text,
    const struct galley_range *from, size_t n)
{
	struct galley_range *r;
	const char *p;

	if (!b || !rule || !text || (n && !from) || !is_article(b, article))
		return -1;
	r = ranges(b, from, n);
	p = r ? copy(b, rule) : NULL;
	return p && galley_bulletin_add_note(
			b, p, confidence, article, text, r, n)
		   ? 0
		   : -1;
}

int galley_deliver_segment(struct galley_bulletin *b, size_t i,
    enum galley_role role, const char *rule, double confidence, long article)
{
	struct galley_segment *s;
	const char *p;

	if (!b || i >= b->nsegments || !rule || role >= GALLEY_ROLES ||
	    !is_article(b, article))
		return -1;
	p = copy(b, rule);
	if (!p)
		return -1;
	s = &b->segments[i];
	s->role = role;
	s->rule = p;
	s->confidence = galley_confidence(confidence);
	s->article = article;
	return 0;
}

int galley_deliver_finished(struct galley_bulletin *b, const char *language)
{
	if (!b)
		return -1;
	if (language && !b->language)
		b->language = galley_bulletin_tag(b, language);
	if (language && !b->language)
		return -1;
	b->finished = 1;
	return 0;
}
