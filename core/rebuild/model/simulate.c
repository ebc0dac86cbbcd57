/* More pages from the true articles, cut as scans and scrapes cut them. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "dress.h"
#include "simulate.h"

struct piece {
	int article; /* -1: set aside */
	enum galley_role role;
	size_t block;
	int number; /* of its block's pieces */
	const char *s;
	size_t n;
};

struct pieces {
	struct piece *p;
	size_t n, cap;
};

static void push(struct pieces *l, struct piece p)
{
	l->p = gold_grow(l->p, l->n, &l->cap, sizeof(*l->p));
	l->p[l->n++] = p;
}

static void push_all(struct pieces *l, const struct piece *p, size_t n)
{
	while (n--)
		push(l, *p++);
}

/* Where a column may end: behind a character that ends no sentence, far enough
 * from both ends; Latin text at a blank.  0: nowhere found. */
static size_t place_to_cut(const char *s, size_t n, int latin)
{
	size_t count = galley_utf8_count(s, n), at, wanted, tries;
	uint32_t c, before;

	for (tries = 0; count > 24 && tries < 8; tries++) {
		wanted = 6 + dice_roll((unsigned)count - 12);
		before = 0;
		for (at = 0; at<n; wanted -= wanted> 0) {
			size_t length = galley_utf8_get(s + at, n - at, &c);
			int letter = galley_utf8_is_han(before) ||
				     (before < 0x2000 && before > 0x7F) ||
				     (before | 32) - 'a' < 26 ||
				     before - '0' < 10;

			if (!wanted && letter && (!latin || c == ' '))
				return at;
			if (!wanted && !latin)
				break;
			before = c;
			at += length;
		}
	}
	return 0;
}

static const char *const credits[] = {"周敏 摄", "(徐静摄)", "（王建国供图）",
    "本报记者 陈思雨 摄", "图为活动现场。 徐静摄"};
static const char *const latin_credits[] = {
    "Photo: Ann Lowe", "(Photo by Reuters)", "Photograph: J. Carter"};

static void add_credit(struct pieces *l, int article, int latin)
{
	const char *s =
	    latin ? latin_credits[dice_roll(3)] : credits[dice_roll(5)];
	struct piece p = {article, GALLEY_ROLE_CAPTION, 99999, 0, s, strlen(s)};

	push(l, p);
}

static struct pieces cut_article(
    const struct gold_page *page, int article, unsigned percent)
{
	const struct gold_article *a = &page->articles[article];
	struct pieces l = {NULL, 0, 0};
	size_t k, at;

	for (k = 0; k < a->nblocks; k++) {
		struct piece p = {article, a->blocks[k].role, k, 0,
		    a->blocks[k].text, strlen(a->blocks[k].text)};

		at = p.role == GALLEY_ROLE_PARA && dice_chance(percent)
			 ? place_to_cut(p.s, p.n, page->latin)
			 : 0;
		if (at) {
			struct piece half = p;

			half.n = at;
			push(&l, half);
			if (dice_chance(15))
				add_credit(&l, article, page->latin);
			p.s += at + (size_t)page->latin;
			p.n -= at + (size_t)page->latin;
			p.number = 1;
		}
		push(&l, p);
	}
	return l;
}

/* The index of a piece that begins a tail, or 0. */
static size_t tail_of(const struct pieces *l)
{
	size_t i, n = 0, pick;

	for (i = 1; i < l->n; i++)
		n += l->p[i].number == 1;
	if (!n)
		return 0;
	pick = dice_roll((unsigned)n);
	for (i = 1; i < l->n; i++) {
		if (l->p[i].number == 1 && pick-- == 0)
			return i;
	}
	return 0;
}

static void push_line(struct pieces *l, const char *s)
{
	struct piece p = {-1, GALLEY_ROLE_NONE, 0, 0, s, strlen(s)};

	push(l, p);
}

/* A tail in another place: behind the next article or the one after, or at the
 * end of the page. */
static void moved(struct pieces *out, struct pieces *cut, size_t n)
{
	const struct piece *tail = NULL;
	size_t i, length = 0, wait = 0, at;

	for (i = 0; i < n; i++) {
		at = tail || !dice_chance(30) ? 0 : tail_of(&cut[i]);
		push_all(out, cut[i].p, at ? at : cut[i].n);
		if (tail && (wait == 0 || i + 1 == n)) {
			push_all(out, tail, length);
			tail = NULL;
		} else if (wait) {
			wait--;
		}
		if (at) {
			tail = cut[i].p + at;
			length = cut[i].n - at;
			wait = dice_chance(60) ? 0 : dice_chance(60) ? 1 : n;
		}
	}
	if (tail)
		push_all(out, tail, length);
}

/* Two articles that alternate: A B A B. */
static void interleaved(struct pieces *out, struct pieces *cut, size_t n)
{
	size_t i, a, b;

	for (i = 0; i < n; i++) {
		a = i + 1 < n && dice_chance(60) ? tail_of(&cut[i]) : 0;
		b = a ? tail_of(&cut[i + 1]) : 0;
		if (!b) {
			push_all(out, cut[i].p, cut[i].n);
			continue;
		}
		push_all(out, cut[i].p, a);
		push_all(out, cut[i + 1].p, b);
		push_all(out, cut[i].p + a, cut[i].n - a);
		push_all(out, cut[i + 1].p + b, cut[i + 1].n - b);
		i++;
	}
}

/* An article that goes on upon the next page. */
static void jumps(struct pieces *out, struct pieces *cut, size_t n, int latin)
{
	size_t half = n / 2, i, from = half ? dice_roll((unsigned)half) : 0,
	       at = 0, to;

	if (half)
		at = tail_of(&cut[from]);
	to = half + (n - half ? dice_roll((unsigned)(n - half)) : 0);
	for (i = 0; i < n; i++) {
		push_all(out, cut[i].p, at && i == from ? at : cut[i].n);
		if (at && i == from)
			push_line(out, latin ? "Suite page 3" : "(下转第2版)");
		if (at && i == to) {
			push_line(
			    out, latin ? "Suite de la page 1" : "(上接第1版)");
			push_all(out, cut[from].p + at, cut[from].n - at);
		}
	}
}

static void truncated(
    struct gold_page *page, struct pieces *out, struct pieces *cut, size_t n)
{
	size_t i, at;

	for (i = 0; i < n; i++) {
		at = dice_chance(30) ? tail_of(&cut[i]) : 0;
		push_all(out, cut[i].p, at ? at : cut[i].n);
		page->articles[cut[i].p->article].truncated = at > 0;
	}
}

static void write_page(struct gold_page *page, const struct pieces *l)
{
	struct galley_buf text = GALLEY_BUF_INIT;
	size_t i, *ends = gold_alloc((page->narticles + 1) * sizeof(*ends));

	for (i = 0; i < l->n; i++) {
		const struct piece *p = &l->p[i];
		struct gold_range r = {
		    text.n, 0, p->article, p->role, p->number, 0};

		galley_buf_add(&text, p->s, p->n);
		r.end = text.n;
		galley_buf_puts(&text, "\n\n");
		if (p->article >= 0) {
			r.before = ends[p->article];
			if (p->role != GALLEY_ROLE_CAPTION)
				ends[p->article] =
				    page->articles[p->article].last = r.end;
		}
		gold_add_range(page, r);
	}
	page->text = text.s;
	page->bytes = text.n;
	free(ends);
}

struct gold_page *simulate(
    const struct gold_page *source, unsigned seed, int dressed)
{
	struct gold_page *page = gold_alloc(sizeof(*page));
	size_t n = source->narticles, i;
	struct pieces out = {NULL, 0, 0}, *cut = gold_alloc(n * sizeof(*cut));
	unsigned mode, percent;
	int shuffled;

	dice_seed(seed);
	*page = *source;
	page->ranges = NULL;
	page->nranges = page->cranges = 0;
	page->articles = gold_alloc(n * sizeof(*page->articles));
	if (dressed)
		dress(page, source);
	else
		undressed(page, source);
	mode = dice_roll(100);
	percent = mode < 90 ? 12 + dice_roll(16) : 0;
	for (i = 0; i < n; i++) {
		page->articles[i].truncated = 0;
		cut[i] = cut_article(page, (int)i, percent);
	}
	shuffled = dice_chance(50);
	for (i = n; shuffled && i > 1; i--) {
		size_t k = dice_roll((unsigned)i);
		struct pieces swap = cut[i - 1];

		cut[i - 1] = cut[k];
		cut[k] = swap;
	}
	if (mode < 30)
		moved(&out, cut, n);
	else if (mode < 60)
		interleaved(&out, cut, n);
	else if (mode < 70)
		jumps(&out, cut, n, source->latin);
	else if (mode < 80)
		truncated(page, &out, cut, n);
	else
		for (i = 0; i < n; i++)
			push_all(&out, cut[i].p, cut[i].n);
	write_page(page, &out);
	for (i = 0; i < n; i++)
		free(cut[i].p);
	free(cut);
	free(out.p);
	return page;
}
