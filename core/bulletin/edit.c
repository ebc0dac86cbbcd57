/* Editing: what a filter changes of a bulletin that is rebuilt. */
#include <string.h>

#include "base/utf8.h"
#include "bulletin/model.h"

static int fail(struct galley_bulletin *b)
{
	b->failed = 1;
	return -1;
}

/* Text that shows something. */
static int is_good(const char *s, size_t bytes, int keeps_lines)
{
	size_t i, n;
	uint32_t c;
	int ink = 0;

	if (!s || galley_utf8_check(s, bytes) < bytes)
		return 0;
	for (i = 0; i < bytes; i += n) {
		n = galley_utf8_get(s + i, bytes - i, &c);
		if (!c || (!keeps_lines && (c == '\n' || c == '\r')))
			return 0;
		ink |= !galley_utf8_is_space(c);
	}
	return ink;
}

/* A copy of a line, or NULL. */
static const char *line(struct galley_bulletin *b, const char *s)
{
	const char *kept;

	if (!b || !s || !is_good(s, strlen(s), 0))
		return NULL;
	kept = galley_arena_strdup(b->arena, s);
	if (!kept)
		fail(b);
	return kept;
}

static int keeps_lines(enum galley_role role)
{
	return role == GALLEY_ROLE_VERSE || role == GALLEY_ROLE_TABLE ||
	       role == GALLEY_ROLE_LIST;
}

/* The bulletin's own article that was lent as const, or NULL. */
static struct galley_article *own(
    const struct galley_bulletin *b, const struct galley_article *a)
{
	return b && a && a->index < b->narticles && b->articles[a->index] == a
		   ? b->articles[a->index]
		   : NULL;
}

/* What a filter is lent as const is the bulletin's, which may change it. */
static struct galley_block *own_block(const struct galley_block *k)
{
	return (struct galley_block *)k;
}

/* ---- texts ---- */

int galley_edit_text(struct galley_bulletin *b, const struct galley_block *k,
    const char *utf8, size_t bytes)
{
	struct galley_block *block = own_block(k);
	const char *kept;

	if (!b || !k || !is_good(utf8, bytes, keeps_lines(k->role)))
		return -1;
	kept = galley_arena_strndup(b->arena, utf8, bytes);
	if (!kept)
		return fail(b);
	block->text = kept;
	block->bytes = bytes;
	return 0;
}

int galley_edit_byline(struct galley_bulletin *b,
    const struct galley_article *a, size_t i, const char *name)
{
	struct galley_article *article = own(b, a);
	const char *kept =
	    article && i < article->nbyline ? line(b, name) : NULL;

	if (!kept)
		return -1;
	article->byline[i] = kept;
	return 0;
}

int galley_edit_dateline(
    struct galley_bulletin *b, const struct galley_article *a, const char *text)
{
	struct galley_article *article = own(b, a);
	const char *kept = article && article->dateline ? line(b, text) : NULL;

	if (!kept)
		return -1;
	article->dateline = kept;
	return 0;
}

int galley_edit_dateline_part(struct galley_bulletin *b,
    const struct galley_article *a, enum galley_dateline_part part,
    const char *text)
{
	struct galley_article *article = own(b, a);
	const char *kept;

	if (!article || (unsigned)part >= GALLEY_DATELINE_PARTS ||
	    !article->sent[part])
		return -1;
	kept = line(b, text);
	if (!kept)
		return -1;
	article->sent[part] = kept;
	return 0;
}

/* ---- metadata ---- */

int galley_edit_meta(struct galley_bulletin *b, const char *key,
    const char *value, const char **why)
{
	return galley_bulletin_replace_meta(b, key, value, 0, why);
}

int galley_edit_page_section(
    struct galley_bulletin *b, size_t i, const char *section)
{
	const char *kept =
	    b && i < b->npages && section ? line(b, section) : NULL;

	if (!kept)
		return -1;
	b->pages[i].section = kept;
	return 0;
}

int galley_edit_language(struct galley_bulletin *b, const char *tag)
{
	const char *usual = b && tag ? galley_bulletin_tag(b, tag) : NULL;

	if (!usual)
		return -1;
	b->language = usual;
	/* Where it is stated, or the user gave it, that was of the input. */
	if (galley_bulletin_meta(b, "language"))
		return galley_bulletin_replace_meta(
		    b, "language", usual, 1, NULL);
	return 0;
}

int galley_edit_page_language(
    struct galley_bulletin *b, size_t i, const char *tag)
{
	const char *usual =
	    b && i < b->npages && tag ? galley_bulletin_tag(b, tag) : NULL;

	if (!usual)
		return -1;
	b->pages[i].language = usual;
	b->pages[i].language_stated = 1;
	return 0;
}

/* ---- what takes effect when the filter returns ---- */

int galley_edit_article_aside(struct galley_bulletin *b,
    const struct galley_article *a, const char *reason)
{
	struct galley_article *article = own(b, a);
	const char *kept = article ? line(b, reason) : NULL;

	if (!kept)
		return -1;
	article->aside = kept;
	return 0;
}

int galley_edit_block_aside(
    struct galley_bulletin *b, const struct galley_block *k, const char *reason)
{
	const char *kept = k ? line(b, reason) : NULL;

	if (!kept)
		return -1;
	own_block(k)->aside = kept;
	return 0;
}

int galley_edit_order(
    struct galley_bulletin *b, const size_t *indices, size_t count)
{
	size_t *kept, i;
	char *seen;

	if (!b || !indices || count != b->narticles)
		return -1;
	kept = galley_arena_array(b->arena, count + 1, sizeof(*kept));
	seen = galley_arena_alloc(b->arena, count + 1);
	if (!kept || !seen)
		return fail(b);
	for (i = 0; i < count; i++) {
		if (indices[i] >= count || seen[indices[i]]++)
			return -1;
		kept[i] = indices[i];
	}
	b->order = kept;
	return 0;
}

/* Of no article any more: the segments that lie in it as a whole. */
static void free_segments(
    struct galley_bulletin *b, const struct galley_range *r)
{
	const struct galley_segment *last = galley_bulletin_segment_at(b, r);
	struct galley_segment *s;

	if (!last)
		return;
	for (s = b->segments + (last - b->segments);; s--) {
		if (s->range.source != r->source || s->range.start < r->start)
			return;
		if (s->range.end <= r->end)
			s->article = -1;
		if (s == b->segments)
			return;
	}
}

/* The block where it stays, else NULL: it is set aside. */
static struct galley_block *sift(struct galley_bulletin *b,
    const struct galley_article *a, struct galley_block *k)
{
	const char *reason = k && k->aside ? k->aside : a->aside;
	size_t i;

	if (!k || !reason)
		return k;
	if (!galley_bulletin_aside_of(
		b, reason, k->text, k->bytes, k->from, k->nfrom))
		fail(b);
	for (i = 0; i < k->nfrom; i++)
		free_segments(b, &k->from[i]);
	return NULL;
}

/* 1 where something is left of the article. */
static int sift_article(struct galley_bulletin *b, struct galley_article *a)
{
	size_t i, n = 0;

	a->kicker = sift(b, a, a->kicker);
	a->headline = sift(b, a, a->headline);
	a->deck = sift(b, a, a->deck);
	for (i = 0; i < a->nblocks; i++) {
		a->blocks[n] = sift(b, a, a->blocks[i]);
		n += a->blocks[n] != NULL;
	}
	a->nblocks = n;
	return n || a->headline || a->kicker || a->deck;
}

/* Segments and notes go where their articles went; -1: these are gone. */
static void follow(struct galley_bulletin *b, const long *to, size_t n)
{
	struct galley_segment *s;
	struct galley_note *note;
	size_t i;

	for (i = 0; i < b->nsegments; i++) {
		s = &b->segments[i];
		if (s->article >= 0 && (size_t)s->article < n)
			s->article = to[s->article];
	}
	for (i = 0; i < b->nnotes; i++) {
		note = b->notes[i];
		if (note->article >= 0 && (size_t)note->article < n)
			note->article = to[note->article];
	}
}

int galley_bulletin_apply_edits(struct galley_bulletin *b)
{
	const size_t n = b->narticles;
	struct galley_article **kept, *a;
	size_t i, left = 0;
	long *to;

	kept = galley_arena_array(
	    b->arena, n + 1, sizeof(struct galley_article *));
	to = galley_arena_array(b->arena, n + 1, sizeof(*to));
	if (!kept || !to)
		return fail(b);
	/* Asides come in the order of the page, whatever the articles' is. */
	for (i = 0; i < n; i++)
		to[i] = sift_article(b, b->articles[i]) ? 0 : -1;
	for (i = 0; i < n; i++) {
		const size_t was = b->order ? b->order[i] : i;

		if (to[was] < 0)
			continue;
		to[was] = (long)left;
		a = b->articles[was];
		a->index = left;
		kept[left++] = a;
	}
	b->articles = kept;
	b->narticles = left;
	b->carticles = n + 1;
	b->order = NULL;
	follow(b, to, n);
	return b->failed ? -1 : galley_bulletin_label_articles(b);
}
