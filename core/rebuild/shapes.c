/* Lines that stay lines: verse, tables and lists, by how the lines are set. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rebuild/shapes.h"

enum { LINES_MOST = 400, MARKS_NONE = 0 };

/* ---- the evidence, and what it weighs ---- */

enum { VERSE, TABLE, LIST, SHAPES };

static const enum galley_role roles[SHAPES] = {
    GALLEY_ROLE_VERSE, GALLEY_ROLE_TABLE, GALLEY_ROLE_LIST};
static const float biases[SHAPES] = {-8, -6, -7};
static const float weights[SHAPES][TRAITS] = {
    [VERSE] = {[TRAIT_LINES] = 1.5f,
	[TRAIT_SHORT] = 3,
	[TRAIT_STOPPED] = 5,
	[TRAIT_EARLY] = 3.5f,
	[TRAIT_EVEN] = 2,
	[TRAIT_CAPITALS] = 3.5f,
	[TRAIT_RUNS_ON] = -7,
	[TRAIT_INSIDE] = -8,
	[TRAIT_CELLS] = -8,
	[TRAIT_FIGURES] = -6,
	[TRAIT_MARKED] = -8},
    [TABLE] = {[TRAIT_LINES] = 1,
	[TRAIT_SHORT] = 1,
	[TRAIT_STOPPED] = -4,
	[TRAIT_RUNS_ON] = -3,
	[TRAIT_INSIDE] = -8,
	[TRAIT_CELLS] = 9,
	[TRAIT_FIGURES] = 6,
	[TRAIT_MARKED] = -2},
    [LIST] = {[TRAIT_LINES] = 1,
	[TRAIT_EARLY] = 2,
	[TRAIT_CELLS] = -2,
	[TRAIT_FIGURES] = -2,
	[TRAIT_RUNS_ON] = -2,
	[TRAIT_MARKED] = 8,
	[TRAIT_ORDERED] = 3},
};

/* ---- one line ---- */

struct line {
	long columns, first_word; /* a wide character is two columns */
	uint32_t first, last;
	int cells, numbers, words;
	uint32_t mark; /* its bullet, or '1' for a number; 0: none */
	long number;
	int inside; /* a sentence ends before the line does */
};

static int is_stop(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 ||
	       c == 0xFF1F || c == 0xFF0E;
}

static int is_pause(uint32_t c)
{
	return is_stop(c) || c == ',' || c == ';' || c == ':' || c == 0xFF0C ||
	       c == 0x3001 || c == 0xFF1B || c == 0xFF1A || c == 0x2026 ||
	       c == 0x2014 || c == 0x201D || c == 0x2019 || c == 0xBB ||
	       c == 0x300D || c == 0x300F || c == '"' || c == ')' ||
	       c == 0xFF09;
}

static int is_bullet(uint32_t c)
{
	return c == '-' || c == '*' || c == 0x2022 || c == 0xB7 ||
	       c == 0x2013 || c == 0x30FB || (c >= 0x25A0 && c <= 0x25CF) ||
	       c == 0x2605 || c == 0x2606 || c == 0x203B || c == 0x25E6 ||
	       c == 0x2043 || c == 0x261E || c == 0x25B6;
}

/* The value of a digit of any width or kind that numbers a list, or -1. */
static long digit(uint32_t c)
{
	static const uint32_t han[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
	    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
	long i;

	if (c >= '0' && c <= '9')
		return (long)c - '0';
	if (c >= 0xFF10 && c <= 0xFF19)
		return (long)c - 0xFF10;
	for (i = 0; i < 10; i++) {
		if (han[i] == c)
			return i + 1;
	}
	return -1;
}

/* "12." "(3)" "四、" "b)" "⑤" and bullets. */
static void read_mark(struct line *l, const char *s, size_t bytes)
{
	size_t at = 0, n;
	long value = 0, d;
	int digits = 0, opened;
	uint32_t c;

	n = galley_utf8_get(s, bytes, &c);
	if (is_bullet(c)) {
		/* A minus or a dash wants a blank behind it. */
		if (c > 0x2013 || (n < bytes && s[n] == ' ') || c == 0xB7)
			l->mark = c;
		return;
	}
	if (c >= 0x2460 && c <= 0x2473) {
		l->mark = 0x2460;
		l->number = (long)c - 0x2460 + 1;
		return;
	}
	opened = c == '(' || c == 0xFF08;
	if (opened)
		at = n;
	for (; at < bytes && digits < 3; at += n, digits++) {
		n = galley_utf8_get(s + at, bytes - at, &c);
		d = digit(c);
		if (d < 0)
			break;
		value = d == 10
			    ? (value ? value * 10 : 10)
			    : value * (value < 10 || c < 0x4E00 ? 10 : 1) + d;
	}
	if (!digits && at < bytes && c >= 'a' && c <= 'z') {
		value = (long)c - 'a' + 1;
		at++;
		digits = 1;
	}
	if (!digits || digits > 2 || at >= bytes)
		return;
	galley_utf8_get(s + at, bytes - at, &c);
	if (c == ')' || c == 0xFF09 || c == 0x3001 || c == 0xFF0E ||
	    (!opened && c == '.' && at + 1 < bytes && s[at + 1] == ' ') ||
	    (!opened && c == '.' && at + 1 < bytes && (s[at + 1] & 0x80))) {
		l->mark = opened ? '(' : '1';
		l->number = value;
	}
}

/* Blanks of one column or more part words, of two or more cells. */
static void read_line(struct line *l, const char *s, size_t bytes)
{
	size_t at, n;
	int blank = 0, number = 0, other = 0, stopped = 0;
	uint32_t c;

	memset(l, 0, sizeof(*l));
	l->cells = l->words = 1;
	read_mark(l, s, bytes);
	for (at = 0; at < bytes; at += n) {
		n = galley_utf8_get(s + at, bytes - at, &c);
		if (galley_utf8_is_space(c)) {
			blank += c == '\t' || c == 0x3000 ? 2 : 1;
			continue;
		}
		l->inside |= stopped && (blank || c >= 0x2E80);
		if (blank) {
			l->cells += blank >= 2;
			l->words++;
			l->numbers += number && !other;
			number = other = 0;
			if (!l->first_word)
				l->first_word = l->columns;
			l->columns += blank;
		}
		stopped = is_stop(c) && c != '.' ? 1
			  : c == '.'		 ? !number && l->words > 1
						 : 0;
		blank = 0;
		if (!l->first)
			l->first = c;
		l->last = c;
		number |=
		    (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
		other |= (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
			 (c >= 0xC0 && c < 0x2000) ||
			 (c >= 0x3040 && c <= 0xD7A3);
		l->columns += galley_utf8_is_wide(c) ? 2 : 1;
	}
	l->numbers += number && !other;
	if (!l->first_word)
		l->first_word = galley_utf8_is_wide(l->first) ? 2 : l->columns;
}

/* ---- the lines of a text ---- */

static int is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* One line after the other, white space at both ends left out: 1 with [*from,
 * *to), or 0 at the end. */
static int next_line(
    const char *text, size_t *at, size_t end, size_t *from, size_t *to)
{
	size_t n;
	uint32_t c;

	while (*at < end) {
		n = galley_utf8_get(text + *at, end - *at, &c);
		if (!galley_utf8_is_space(c))
			break;
		*at += n;
	}
	*from = *to = *at;
	while (*at < end && !is_line_end(text[*at])) {
		n = galley_utf8_get(text + *at, end - *at, &c);
		*at += n;
		if (!galley_utf8_is_space(c))
			*to = *at;
	}
	return *to > *from;
}

static struct line *read_lines(
    const struct work *w, const struct galley_range *r, size_t n, long *count)
{
	struct line *lines;
	size_t i, at, from, to;
	const char *text;
	long most = (long)n;

	for (i = 0; i < n && most < LINES_MOST; i++) {
		text = w->bulletin->sources[r[i].source]->text;
		for (at = r[i].start; at < r[i].end && most < LINES_MOST; at++)
			most += is_line_end(text[at]);
	}
	lines = galley_arena_array(w->arena, (size_t)most, sizeof(*lines));
	*count = 0;
	for (i = 0; i < n; i++) {
		text = w->bulletin->sources[r[i].source]->text;
		at = r[i].start;
		while (
		    *count < most && next_line(text, &at, r[i].end, &from, &to))
			read_line(&lines[(*count)++], text + from, to - from);
	}
	return lines;
}

static int begins_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

static int begins_small(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF);
}

/* A line that is full and stops nowhere was cut by the measure. */
static int runs_on(const struct line *l, const struct line *next, long widest)
{
	if (!galley_utf8_is_wide(next->first))
		return begins_small(next->first);
	return !is_pause(l->last) && l->columns + 3 >= widest;
}

/* Two lines as long as each other, or nearly. */
static int even(const struct line *a, const struct line *b)
{
	return labs(a->columns - b->columns) <= 2;
}

/* How many cells most lines have. */
static int usual_cells(const struct line *lines, long n)
{
	long seen[8] = {0}, i;
	int k, best = 2;

	for (i = 0; i < n; i++) {
		if (lines[i].cells < 8)
			seen[lines[i].cells]++;
	}
	for (k = 2; k < 8; k++) {
		if (seen[k] > seen[best])
			best = k;
	}
	return best;
}

static int follows(const struct line *l, const struct line *before)
{
	return l->mark == before->mark &&
	       (l->number == 0 || l->number == before->number + 1);
}

/* What holds of a line and of the one before it, added up. */
static void add_line(const struct line *l, long i, long widest, float t[TRAITS])
{
	const struct line *b = i ? &l[i - 1] : NULL;

	t[TRAIT_STOPPED] += (float)is_pause(l[i].last);
	t[TRAIT_INSIDE] += (float)l[i].inside;
	t[TRAIT_FIGURES] +=
	    (float)(l[i].numbers >= 2 && l[i].words <= l[i].numbers + 3);
	t[TRAIT_MARKED] += (float)(l[i].mark != MARKS_NONE);
	if (!b)
		return;
	t[TRAIT_EARLY] += (float)(b->columns + 1 + l[i].first_word < widest);
	t[TRAIT_EVEN] +=
	    (float)(even(&l[i], b) || (i > 1 && even(&l[i], &l[i - 2])));
	t[TRAIT_CAPITALS] +=
	    (float)(begins_capital(l[i].first) && !is_stop(b->last));
	t[TRAIT_RUNS_ON] += (float)runs_on(b, &l[i], widest);
}

/* Traits of a line and the one before it. */
static int is_of_pairs(long trait)
{
	return trait == TRAIT_EARLY || trait == TRAIT_EVEN ||
	       trait == TRAIT_CAPITALS || trait == TRAIT_RUNS_ON;
}

long galley_shape_traits(const struct work *w, const struct galley_range *r,
    size_t nranges, float t[TRAITS])
{
	const struct line *before = NULL;
	struct line *l;
	long n, i, widest = 0;
	int cells;

	memset(t, 0, TRAITS * sizeof(*t));
	l = read_lines(w, r, nranges, &n);
	if (n < 2)
		return n;
	for (i = 0; i < n; i++) {
		if (l[i].columns > widest)
			widest = l[i].columns;
	}
	cells = usual_cells(l, n);
	for (i = 0; i < n; i++) {
		add_line(l, i, widest, t);
		t[TRAIT_CELLS] += (float)(l[i].cells == cells);
		if (l[i].mark && (!before || follows(&l[i], before)))
			t[TRAIT_ORDERED] += 1;
		if (l[i].mark)
			before = &l[i];
	}
	t[TRAIT_ORDERED] /= t[TRAIT_MARKED] > 0 ? t[TRAIT_MARKED] : 1;
	for (i = 0; i < TRAITS; i++) {
		if (i != TRAIT_ORDERED)
			t[i] /= (float)(is_of_pairs(i) ? n - 1 : n);
	}
	t[TRAIT_LINES] = n < 8 ? (float)n / 8 : 1;
	t[TRAIT_SHORT] = widest <= 36	? 1
			 : widest >= 64 ? 0
					: (float)(64 - widest) / 28;
	return n;
}

enum galley_role galley_shape_judge(
    const float t[TRAITS], long lines, float *sure)
{
	static const long fewest[SHAPES] = {4, 3, 2};
	float sum, best = 0;
	enum galley_role role = GALLEY_ROLE_NONE;
	int k, i;

	for (k = 0; k < SHAPES; k++) {
		sum = biases[k];
		for (i = 0; i < TRAITS; i++)
			sum += weights[k][i] * t[i];
		if (lines < fewest[k] || sum <= best)
			continue;
		if (k == LIST && t[TRAIT_MARKED] * (float)lines < 1.5f)
			continue;
		best = sum;
		role = roles[k];
	}
	*sure = 1 / (1 + expf(-best));
	return role;
}

/* ---- the step ---- */

static const float SURE_OF_RUN = 0.92f, SURE_OF_BREAK = 0.95f;
enum { RUN_SHORTEST = 4 };

static struct block *at(struct work *w, long i)
{
	return &w->blocks[w->flow.block[i]];
}

static void become(struct work *w, long i, enum galley_role role, float sure)
{
	struct block *b = at(w, i);

	if (b->headline)
		b->after = i > 0 ? w->flow.block[i - 1] : NOWHERE;
	b->headline = b->cut = 0;
	b->role = role;
	b->rule = "shapes.lines";
	b->sure = sure;
}

/* A line can't be the middle of a sentence that began before a table. */
static void settle(struct work *w, long i, const long *next)
{
	struct block *b = at(w, i), *c;
	long other = next[w->flow.block[i]];

	if (b->overlap || b->spliced)
		return;
	if ((b->follows != NOWHERE || other != NOWHERE) &&
	    b->shape_sure < SURE_OF_BREAK)
		return;
	if (b->follows != NOWHERE && w->blocks[b->follows].role != b->shape) {
		b->follows = NOWHERE;
		b->after = i > 0 ? w->flow.block[i - 1] : NOWHERE;
	}
	c = other == NOWHERE ? NULL : &w->blocks[other];
	if (c && c->shape != b->shape)
		c->follows = NOWHERE;
	become(w, i, b->shape, b->shape_sure);
}

/* May block i of the flow be one more line of verse that began at from? */
static int goes_on(struct work *w, long from, long i, const long *next)
{
	const struct block *b = at(w, i);
	long n = w->flow.n[i], most = w->language->wide ? 18 : 60;

	if (n > most || b->shape || b->overlap || b->spliced ||
	    b->looks & (1u << LOOK_NUMBERED | 1u << LOOK_BRACKETS))
		return 0;
	if (next[w->flow.block[i]] != NOWHERE &&
	    (i + 1 >= w->flow.count ||
		next[w->flow.block[i]] != w->flow.block[i + 1]))
		return 0;
	if (i == from)
		return b->follows == NOWHERE;
	if (!b->headline && b->after != w->flow.block[i - 1])
		return 0;
	return !w->language->wide || n == w->flow.n[i - 1] ||
	       (i > from + 1 && n == w->flow.n[i - 2]);
}

/* The blocks [from, to) of the flow as one. */
static void make_verse(struct work *w, long from, long to)
{
	struct galley_range *r =
	    galley_arena_array(w->arena, (size_t)(to - from), sizeof(*r));
	float traits[TRAITS], sure;
	long i, lines;

	for (i = from; i < to; i++)
		r[i - from] = at(w, i)->range;
	lines = galley_shape_traits(w, r, (size_t)(to - from), traits);
	if (lines != to - from ||
	    galley_shape_judge(traits, lines, &sure) != GALLEY_ROLE_VERSE ||
	    sure < SURE_OF_RUN)
		return;
	for (i = from; i < to; i++) {
		become(w, i, GALLEY_ROLE_VERSE, sure);
		if (i > from)
			at(w, i)->follows = w->flow.block[i - 1];
	}
}

static void find_verse(struct work *w, const long *next)
{
	long from, to;

	for (from = 0; from < w->flow.count; from = to) {
		to = from + 1;
		if (at(w, from)->headline || !goes_on(w, from, from, next))
			continue;
		while (to < w->flow.count && goes_on(w, from, to, next))
			to++;
		if (to - from >= RUN_SHORTEST)
			make_verse(w, from, to);
	}
}

void galley_rebuild_shapes(struct work *w)
{
	long *next =
	    galley_arena_array(w->arena, (size_t)w->nblocks + 1, sizeof(*next));
	long i;

	memset(next, -1, ((size_t)w->nblocks + 1) * sizeof(*next));
	for (i = 0; i < w->nblocks; i++) {
		if (w->blocks[i].follows != NOWHERE)
			next[w->blocks[i].follows] = i;
	}
	for (i = 0; i < w->flow.count; i++) {
		if (at(w, i)->shape != GALLEY_ROLE_NONE)
			settle(w, i, next);
	}
	find_verse(w, next);
}
