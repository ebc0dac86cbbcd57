/* Steps 6 and 7, groups and jumps: chains of blocks become articles. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/names.h"
#include "rebuild/ngrams.h"
#include "rebuild/share.h"
#include "rebuild/work.h"

/* What stands behind a block in its article: lists by block, in page order. */
struct tree {
	long *child, *last, *sibling; /* NOWHERE: none */
	long *captions;		      /* first caption behind a block */
	long *stack;
};

static struct tree *grow_tree(struct work *w)
{
	struct tree *t = galley_arena_alloc(w->arena, sizeof(*t));
	size_t n = (size_t)w->nblocks + 1;
	long i;

	t->child = galley_arena_array(w->arena, n, sizeof(long));
	t->last = galley_arena_array(w->arena, n, sizeof(long));
	t->sibling = galley_arena_array(w->arena, n, sizeof(long));
	t->captions = galley_arena_array(w->arena, n, sizeof(long));
	t->stack = galley_arena_array(w->arena, n, sizeof(long));
	memset(t->child, -1, n * sizeof(long));
	memset(t->last, -1, n * sizeof(long));
	memset(t->sibling, -1, n * sizeof(long));
	memset(t->captions, -1, n * sizeof(long));
	for (i = 0; i < w->nblocks; i++) {
		long p = w->blocks[i].after;

		if (w->blocks[i].fate != FATE_TEXT || p == NOWHERE)
			continue;
		if (t->last[p] == NOWHERE)
			t->child[p] = i;
		else
			t->sibling[t->last[p]] = i;
		t->last[p] = i;
	}
	return t;
}

/* A caption goes with the text before it on the page; one before all text goes
 * with the first. */
static void hang_captions(struct work *w, struct tree *t)
{
	long i, at = w->nblocks, last = NOWHERE, first = NOWHERE;

	for (i = 0; i < w->nblocks; i++) {
		if (w->blocks[i].fate == FATE_TEXT) {
			at = i;
			last = NOWHERE;
			if (first == NOWHERE)
				first = i;
		} else if (w->blocks[i].fate == FATE_CAPTION) {
			if (last == NOWHERE)
				t->captions[at] = i;
			else
				t->sibling[last] = i;
			last = i;
		}
	}
	if (t->captions[w->nblocks] == NOWHERE || first == NOWHERE)
		return;
	for (i = t->captions[w->nblocks]; t->sibling[i] != NOWHERE;)
		i = t->sibling[i];
	t->sibling[i] = t->captions[first];
	t->captions[first] = t->captions[w->nblocks];
}

/* ---- making blocks ---- */

struct maker {
	struct work *w;
	struct tree *tree;
	struct galley_article *article;
	struct galley_block *open; /* the paragraph being joined */
	struct galley_range *from; /* its ranges */
	size_t nfrom, cfrom;
	struct galley_range *head; /* the headline's */
	size_t nhead, chead;
	long *pending; /* captions that wait for the paragraph's end */
	size_t npending, cpending;
	long last; /* block placed last, captions aside */
};

/* What of a block stands in its article: neither an overlap nor a splice. */
static struct galley_range range_of(const struct work *w, const struct block *b)
{
	const char *text = w->bulletin->sources[b->range.source]->text;
	struct galley_range r = b->range;

	if (b->overlap)
		r.start = galley_fold_offset(text, b->range.start, b->range.end,
		    w->language->wide, b->overlap);
	if (b->spliced)
		r.end = galley_fold_offset(text, b->range.start, b->range.end,
		    w->language->wide, b->n - b->spliced);
	return r;
}

int galley_lines_kept(enum galley_role role)
{
	return role == GALLEY_ROLE_VERSE || role == GALLEY_ROLE_TABLE ||
	       role == GALLEY_ROLE_LIST;
}

/* Texts are made when all blocks are there: fill_all(). */
static struct galley_block *make(
    struct work *w, enum galley_role role, struct galley_range *from, size_t n)
{
	return galley_block_of(w->bulletin, role, "", 0, from, n);
}

static struct galley_block *make_one(
    struct work *w, const struct block *b, enum galley_role role)
{
	struct galley_range *r =
	    galley_arena_alloc(w->bulletin->arena, sizeof(*r));

	*r = range_of(w, b);
	return make(w, role, r, 1);
}

static void close_paragraph(struct maker *m)
{
	size_t i;

	if (m->nfrom)
		galley_article_add_block(m->w->bulletin, m->article,
		    make(m->w, m->w->blocks[m->last].role, m->from, m->nfrom));
	m->from = NULL;
	m->nfrom = m->cfrom = 0;
	for (i = 0; i < m->npending; i++)
		galley_article_add_block(m->w->bulletin, m->article,
		    make_one(m->w, &m->w->blocks[m->pending[i]],
			GALLEY_ROLE_CAPTION));
	m->npending = 0;
}

static void add_captions(struct maker *m, long i)
{
	for (i = m->tree->captions[i]; i != NOWHERE; i = m->tree->sibling[i]) {
		m->w->blocks[i].article = (long)m->article->index;
		m->w->blocks[i].role = GALLEY_ROLE_CAPTION;
		galley_arena_grow(m->w->arena, &m->pending, m->npending,
		    &m->cpending, sizeof(*m->pending));
		m->pending[m->npending++] = i;
	}
}

static void set_aside(
    struct work *w, const char *reason, struct galley_range range)
{
	struct galley_range *r =
	    galley_arena_alloc(w->bulletin->arena, sizeof(*r));

	*r = range;
	galley_bulletin_aside_of(w->bulletin, reason, "", 0, r, 1);
}

static void set_repeats_aside(struct work *w, const struct block *b)
{
	struct galley_range kept = range_of(w, b), r = b->range;

	r.end = kept.start;
	if (b->overlap)
		set_aside(w, "duplicate", r);
	r.start = kept.end;
	r.end = b->range.end;
	if (b->spliced)
		set_aside(w, "duplicate", r);
}

/* A headline may be set in several lines. */
static void add_headline(struct maker *m, const struct block *b)
{
	galley_arena_grow(m->w->bulletin->arena, &m->head, m->nhead, &m->chead,
	    sizeof(*m->head));
	m->head[m->nhead++] = range_of(m->w, b);
}

static void place(struct maker *m, long i)
{
	struct block *b = &m->w->blocks[i];
	struct galley_article *a = m->article;

	b->article = (long)a->index;
	set_repeats_aside(m->w, b);
	if (b->role == GALLEY_ROLE_HEADLINE) {
		add_headline(m, b);
	} else if (b->role == GALLEY_ROLE_KICKER && !a->kicker) {
		a->kicker = make_one(m->w, b, b->role);
	} else if (b->role == GALLEY_ROLE_DECK && !a->deck) {
		a->deck = make_one(m->w, b, b->role);
	} else {
		if (b->follows == NOWHERE || b->follows != m->last)
			close_paragraph(m);
		galley_arena_grow(m->w->bulletin->arena, &m->from, m->nfrom,
		    &m->cfrom, sizeof(*m->from));
		m->from[m->nfrom++] = range_of(m->w, b);
	}
	m->last = i;
	add_captions(m, i);
}

/* Behind a block come its continuation, then strays that overlap it, then what
 * the page has next. */
static void push_children(struct work *w, struct tree *t, long i, long *top)
{
	long from = *top, c, pass, n, k, swap;

	for (pass = 0; pass < 3; pass++) {
		for (c = t->child[i]; c != NOWHERE; c = t->sibling[c]) {
			const struct block *b = &w->blocks[c];
			int rank = b->follows == i ? 0 : b->overlap ? 1 : 2;

			if (rank == pass)
				t->stack[(*top)++] = c;
		}
	}
	n = *top - from;
	for (k = 0; k < n / 2; k++) {
		swap = t->stack[from + k];
		t->stack[from + k] = t->stack[*top - 1 - k];
		t->stack[*top - 1 - k] = swap;
	}
}

/* A standing head right before an article's headline is its kicker. */
static void take_section(struct work *w, struct galley_article *a, long root)
{
	struct block *b;

	if (root == 0 || !w->blocks[root].headline)
		return;
	b = &w->blocks[root - 1];
	if (b->fate != FATE_SECTION)
		return;
	a->kicker = make_one(w, b, GALLEY_ROLE_KICKER);
	b->role = GALLEY_ROLE_KICKER;
	b->article = (long)a->index;
}

static void build_article(struct work *w, struct tree *t, long root)
{
	struct maker m = {.w = w, .tree = t, .last = NOWHERE};
	const struct block *b;
	long top = 0, i;

	m.article = galley_bulletin_add_article(w->bulletin);
	m.article->page = w->bulletin->segments[w->blocks[root].segment].page;
	take_section(w, m.article, root);
	t->stack[top++] = root;
	while (top) {
		i = t->stack[--top];
		place(&m, i);
		push_children(w, t, i, &top);
	}
	close_paragraph(&m);
	if (m.nhead)
		m.article->headline =
		    make(w, GALLEY_ROLE_HEADLINE, m.head, m.nhead);
	b = &w->blocks[m.last];
	m.article->truncated = b->cut;
}

/* ---- the rest ---- */

static void set_rest_aside(struct work *w)
{
	static const char *const reasons[] = {[FATE_DUPLICATE] = "duplicate",
	    [FATE_FURNITURE] = "furniture",
	    [FATE_JUMP] = "jump",
	    [FATE_SECTION] = "furniture"};
	struct block *b;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (b->fate == FATE_TEXT || b->fate == FATE_CAPTION ||
		    b->article != NOWHERE)
			continue;
		set_aside(w, reasons[b->fate], b->range);
		b->role = b->fate == FATE_JUMP	      ? GALLEY_ROLE_JUMP
			  : b->fate == FATE_DUPLICATE ? GALLEY_ROLE_PARA
						      : GALLEY_ROLE_FURNITURE;
	}
}

/* A page of nothing but captions still has to put them somewhere. */
static void captions_alone(struct work *w)
{
	struct galley_article *a = NULL;
	struct block *b;
	long i;

	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (b->fate != FATE_CAPTION)
			continue;
		if (!a)
			a = galley_bulletin_add_article(w->bulletin);
		b->article = (long)a->index;
		b->role = GALLEY_ROLE_CAPTION;
		galley_article_add_block(
		    w->bulletin, a, make_one(w, b, b->role));
	}
}

/* What was there before this language's pages were. */
struct before {
	size_t articles, asides;
};

static void fill_article(const struct work *w, const struct galley_article *a)
{
	size_t i;

	galley_lines_fill(w, a->headline);
	galley_lines_fill(w, a->kicker);
	galley_lines_fill(w, a->deck);
	for (i = 0; i < a->nblocks; i++)
		galley_lines_fill(w, a->blocks[i]);
}

static void fill_some(struct work *mine, void *before, long from, long to)
{
	const struct galley_bulletin *b = mine->bulletin;
	const struct before *had = before;
	struct galley_aside *a;
	size_t i;

	for (; from < to; from++) {
		i = had->articles + (size_t)from;
		if (i < b->narticles) {
			fill_article(mine, b->articles[i]);
			continue;
		}
		a = b->asides[had->asides + (i - b->narticles)];
		a->text =
		    galley_lines_text(mine, a->from, a->nfrom, 0, &a->bytes);
	}
}

static void fill_all(struct work *w, struct before *had)
{
	enum { SHARED_LEAST = 500 };
	const struct galley_bulletin *b = w->bulletin;
	size_t i;

	galley_share(w,
	    (long)(b->narticles - had->articles + b->nasides - had->asides),
	    SHARED_LEAST, fill_some, had);
	/* Captions alone name nobody. */
	for (i = had->articles; w->flow.count && i < b->narticles; i++)
		galley_names_find(w, b->articles[i]);
}

void galley_rebuild_groups(struct work *w)
{
	struct before had = {w->bulletin->narticles, w->bulletin->nasides};
	struct tree *t = grow_tree(w);
	long i;

	hang_captions(w, t);
	for (i = 0; i < w->nblocks; i++) {
		if (w->blocks[i].fate == FATE_TEXT &&
		    w->blocks[i].after == NOWHERE)
			build_article(w, t, i);
	}
	if (!w->flow.count)
		captions_alone(w);
	set_rest_aside(w);
	fill_all(w, &had);
}
