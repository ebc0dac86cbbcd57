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
	const char *again; /* what stands before it a second time, or NULL */
	size_t nagain;
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

static int is_comma(uint32_t c)
{
	return c == ',' || c == 0xFF0C || c == 0x3001;
}

/* A column that holds no more of a paragraph than this is set otherwise. */
enum { CUT_LEAST = 8, CUT_OF = 40 };

/* Where a column may end: behind a character that ends no sentence, far enough
 * from both ends; Latin text at a blank.  0: nowhere found. */
static size_t place_to_cut(const char *s, size_t n, int latin, int anywhere)
{
	size_t count = galley_utf8_count(s, n), at, wanted, tries;
	uint32_t c, before;

	for (tries = 0; count > CUT_OF && tries < 8; tries++) {
		wanted = CUT_LEAST + dice_roll((unsigned)count - 2 * CUT_LEAST);
		before = 0;
		for (at = 0; at<n; wanted -= wanted> 0) {
			size_t length = galley_utf8_get(s + at, n - at, &c);
			int letter = galley_utf8_is_han(before) ||
				     (before < 0x2000 && before > 0x7F) ||
				     (before | 32) - 'a' < 26 ||
				     before - '0' < 10;

			if (!wanted &&
			    (letter || (anywhere && is_comma(before))) &&
			    (!latin || c == ' '))
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
	struct piece p = {
	    article, GALLEY_ROLE_CAPTION, 99999, 0, s, strlen(s), NULL, 0};

	push(l, p);
}

static struct pieces cut_article(
    const struct gold_page *page, int article, unsigned percent, int anywhere)
{
	const struct gold_article *a = &page->articles[article];
	struct pieces l = {NULL, 0, 0};
	size_t k, at;

	for (k = 0; k < a->nblocks; k++) {
		struct piece p = {article, a->blocks[k].role, k, 0,
		    a->blocks[k].text, strlen(a->blocks[k].text), NULL, 0};

		at = p.role == GALLEY_ROLE_PARA && dice_chance(percent)
			 ? place_to_cut(p.s, p.n, page->latin, anywhere)
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
	struct piece p = {-1, GALLEY_ROLE_NONE, 0, 0, s, strlen(s), NULL, 0};

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

/* The last so many characters of a text. */
static size_t ending(const char *s, size_t n, unsigned characters)
{
	size_t at = n;

	while (at && characters) {
		at--;
		characters -= (s[at] & 0xC0) != 0x80;
	}
	return n - at;
}

/* A tail in another place that repeats the end of what it continues. */
static void overlaps(
    struct pieces *out, struct pieces *cut, size_t n, int latin)
{
	struct piece *tail = NULL, *p;
	size_t i, length = 0, at;

	for (i = 0; i < n; i++) {
		at = !tail && i + 1 < n && cut[i].n > 2 && dice_chance(40)
			 ? 2 + dice_roll((unsigned)cut[i].n - 2)
			 : 0;
		push_all(out, cut[i].p, at ? at : cut[i].n);
		if (tail)
			push_all(out, tail, length);
		tail = NULL;
		p = at ? &cut[i].p[at] : NULL;
		if (p && p[-1].role == GALLEY_ROLE_PARA &&
		    p->role == GALLEY_ROLE_PARA) {
			p->nagain = ending(p[-1].s, p[-1].n,
			    (latin ? 30 : 14) + dice_roll(latin ? 30 : 8));
			p->again = p[-1].s + p[-1].n - p->nagain;
			tail = p;
			length = cut[i].n - at;
		} else if (p) {
			push_all(out, p, cut[i].n - at);
		}
	}
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

/* Sets a text in lines: a blank gives way to each line's end. */
static void set_lines(char *s, size_t n, unsigned measure)
{
	size_t i, from = 0, blank = 0;

	for (i = 0; i < n; i++) {
		if (s[i] == ' ')
			blank = i;
		if (i - from >= measure && blank > from) {
			s[blank] = '\n';
			from = blank + 1;
		}
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

		if (p->again) {
			galley_buf_add(&text, p->again, p->nagain);
			r.end = text.n;
			r.article = -1;
			r.role = GALLEY_ROLE_NONE;
			gold_add_range(page, r);
			if (page->latin)
				galley_buf_puts(&text, " ");
			r = (struct gold_range){
			    text.n, 0, p->article, p->role, p->number, 0};
		}
		galley_buf_add(&text, p->s, p->n);
		r.end = text.n;
		if (page->measure && !text.failed)
			set_lines(
			    text.s + r.start, text.n - r.start, page->measure);
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
		cut[i] = cut_article(page, (int)i, percent, dressed);
	}
	shuffled = dice_chance(50);
	for (i = n; shuffled && i > 1; i--) {
		size_t k = dice_roll((unsigned)i);
		struct pieces swap = cut[i - 1];

		cut[i - 1] = cut[k];
		cut[k] = swap;
	}
	if (mode < 25)
		moved(&out, cut, n);
	else if (mode < 35)
		overlaps(&out, cut, n, source->latin);
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

struct gold_page *gather(
    const struct gold_page *pages, size_t n, const char *take, unsigned seed)
{
	enum { MOST = 9 };
	struct gold_page *page = gold_alloc(sizeof(*page));
	const struct gold_page *from = NULL;
	size_t wanted, tries, i;

	dice_seed(seed);
	page->articles = gold_alloc(MOST * sizeof(*page->articles));
	wanted = 3 + dice_roll(MOST - 2);
	for (tries = 0; page->narticles < wanted && tries < 200; tries++) {
		const struct gold_page *p =
		    from && dice_chance(40) ? from
					    : &pages[dice_roll((unsigned)n)];
		const struct gold_article *a =
		    &p->articles[dice_roll((unsigned)p->narticles)];

		if (!take[p - pages] || (from && p->latin != from->latin))
			continue;
		for (i = 0; i < page->narticles; i++) {
			if (!strcmp(page->articles[i].blocks[0].text,
				a->blocks[0].text))
				break;
		}
		if (i < page->narticles)
			continue;
		from = p;
		page->latin = p->latin;
		page->articles[page->narticles++] = *a;
	}
	page->name = strdup("gathered");
	return page;
}
