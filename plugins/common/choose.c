/* Which articles. */
#include <stdlib.h>
#include <string.h>

#include "common/chars.h"
#include "common/choose.h"

const char *const CHOOSE_SORTS[] = {"page", "length", "title", NULL};

struct piece {
	const char *s;
	size_t bytes;
};

static int is_comma(uint32_t c)
{
	return c == ',' || c == 0xff0c || c == 0x3001;
}

/* The next stretch of the text without separators; 0 at the end. */
static int next_piece(
    struct piece *rest, int (*parts)(uint32_t), struct piece *out)
{
	size_t n = 0, start = 0, i;
	uint32_t c;

	for (i = 0; i < rest->bytes; i += n) {
		n = chars_get(rest->s + i, rest->bytes - i, &c);
		if (!parts(c))
			continue;
		if (i > start)
			break;
		start = i + n;
	}
	*out = (struct piece){rest->s + start, i - start};
	rest->s += i;
	rest->bytes -= i;
	return out->bytes > 0;
}

static void trim(struct piece *p)
{
	struct piece rest = *p, word;
	const char *first = NULL, *end = p->s;

	while (next_piece(&rest, chars_is_space, &word)) {
		first = first ? first : word.s;
		end = word.s + word.bytes;
	}
	*p = (struct piece){first ? first : p->s, 0};
	if (first)
		p->bytes = (size_t)(end - first);
}

/* Bytes of the text's start that are the word, case apart; or 0. */
static size_t same_start(struct piece text, struct piece word)
{
	size_t i = 0, k = 0, n, m;
	uint32_t a, b;

	while (k < word.bytes) {
		if (i >= text.bytes)
			return 0;
		n = chars_get(text.s + i, text.bytes - i, &a);
		m = chars_get(word.s + k, word.bytes - k, &b);
		if (chars_fold(a) != chars_fold(b))
			return 0;
		i += n;
		k += m;
	}
	return i;
}

static int holds(const char *s, size_t bytes, struct piece word)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		if (same_start((struct piece){s + i, bytes - i}, word))
			return 1;
		n = chars_get(s + i, bytes - i, &c);
	}
	return 0;
}

static int block_holds(const struct galley_block *or_null, struct piece word)
{
	const char *s;
	size_t n;

	if (!or_null)
		return 0;
	s = galley_block_text(or_null, &n);
	return holds(s, n, word);
}

static int article_holds(const struct galley_article *a, struct piece word)
{
	size_t i;

	if (block_holds(galley_article_kicker(a), word) ||
	    block_holds(galley_article_headline(a), word) ||
	    block_holds(galley_article_deck(a), word))
		return 1;
	for (i = 0; i < galley_article_blocks(a); i++) {
		if (block_holds(galley_article_block(a, i), word))
			return 1;
	}
	return 0;
}

typedef int fits_fn(const struct galley_bulletin *,
    const struct galley_article *, struct piece);

static int fits_match(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece words)
{
	struct piece word;
	int any = 0;

	(void)b;
	while (next_piece(&words, chars_is_space, &word)) {
		if (!article_holds(a, word))
			return 0;
		any = 1;
	}
	return any;
}

static int fits_section(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece name)
{
	const char *s = galley_bulletin_page_section(b, galley_article_page(a));
	size_t n = s ? strlen(s) : 0;

	return name.bytes && s && same_start((struct piece){s, n}, name) == n;
}

static int fits_byline(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece name)
{
	const char *s;
	size_t i;

	(void)b;
	for (i = 0; name.bytes && (s = galley_article_byline(a, i)); i++) {
		if (holds(s, strlen(s), name))
			return 1;
	}
	return 0;
}

static int fits_headline(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece words)
{
	(void)b;
	return words.bytes && block_holds(galley_article_headline(a), words);
}

static int fits_dateline(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece words)
{
	const char *s = galley_article_dateline(a);

	(void)b;
	return words.bytes && s && holds(s, strlen(s), words);
}

/* Decimal digits alone, or -1. */
static long number(struct piece p)
{
	long n = 0;
	size_t i;

	for (i = 0; i < p.bytes; i++) {
		if (p.s[i] < '0' || p.s[i] > '9' || i > 8)
			return -1;
		n = n * 10 + (p.s[i] - '0');
	}
	return p.bytes ? n : -1;
}

/* A page's label, or numbers from and to: "3", "A6", "2-4". */
static int fits_page(const struct galley_bulletin *b,
    const struct galley_article *a, struct piece page)
{
	const char *s = galley_bulletin_page_label(b, galley_article_page(a));
	const char *to = memchr(page.s, '-', page.bytes);
	struct piece label = {s, s ? strlen(s) : 0}, first, last;
	long n;

	if (!s || !page.bytes)
		return 0;
	if (same_start(label, page) == label.bytes && label.bytes)
		return 1;
	if (!to)
		return 0;
	first = (struct piece){page.s, (size_t)(to - page.s)};
	last = (struct piece){to + 1, page.bytes - first.bytes - 1};
	n = number(label);
	return n >= 0 && number(first) >= 0 && n >= number(first) &&
	       n <= number(last);
}

/* Does any of the values between commas fit?  NULL is as "". */
static int fits(const struct galley_bulletin *b, const struct galley_article *a,
    const char *value, fits_fn *fit)
{
	struct piece rest = {value, value ? strlen(value) : 0}, one;

	if (!rest.bytes)
		return 1;
	while (next_piece(&rest, is_comma, &one)) {
		trim(&one);
		if (fit(b, a, one))
			return 1;
	}
	return 0;
}

int choose_means(const char *value)
{
	struct piece rest = {value, strlen(value)}, one;

	while (next_piece(&rest, is_comma, &one)) {
		trim(&one);
		if (one.bytes)
			return 1;
	}
	return !*value;
}

size_t choose_length(const struct galley_article *a)
{
	const struct galley_block *k;
	size_t i, n, ink = 0;
	const char *s;

	for (i = 0; (k = galley_article_block(a, i)); i++) {
		if (galley_block_role(k) != GALLEY_ROLE_PARA)
			continue;
		s = galley_block_text(k, &n);
		ink += chars_ink(s, n);
	}
	return ink;
}

struct chosen {
	const char *label;
	size_t index, length;
};

static int by_index(const struct chosen *a, const struct chosen *b)
{
	return a->index < b->index ? -1 : a->index > b->index;
}
static int by_length(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;

	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	return by_index(x, y);
}
static int by_title(const void *a, const void *b)
{
	const struct chosen *x = a, *y = b;
	int order = strcmp(x->label, y->label);

	return order ? order : by_index(x, y);
}

static int is_chosen(const struct galley_bulletin *b,
    const struct galley_article *a, const struct choose *how)
{
	size_t length;

	if (!fits(b, a, how->match, fits_match) ||
	    !fits(b, a, how->section, fits_section) ||
	    !fits(b, a, how->byline, fits_byline) ||
	    !fits(b, a, how->page, fits_page) ||
	    !fits(b, a, how->headline, fits_headline) ||
	    !fits(b, a, how->dateline, fits_dateline))
		return 0;
	if (how->least <= 0 && how->most <= 0)
		return 1;
	length = choose_length(a);
	return (how->least <= 0 || length >= (size_t)how->least) &&
	       (how->most <= 0 || length <= (size_t)how->most);
}

size_t *choose_articles(
    const struct galley_bulletin *b, const struct choose *how, size_t *count)
{
	size_t i, n = galley_bulletin_articles(b), m = 0;
	struct chosen *all = calloc(n + 1, sizeof(*all));
	size_t *out = calloc(n + 1, sizeof(*out));

	if (!all || !out) {
		free(all);
		free(out);
		return NULL;
	}
	for (i = 0; i < n; i++) {
		const struct galley_article *a = galley_bulletin_article(b, i);

		if (is_chosen(b, a, how) == (how->others != 0))
			continue;
		all[m] = (struct chosen){galley_article_label(a), i, 0};
		if (how->sort == CHOOSE_BY_LENGTH)
			all[m].length = choose_length(a);
		m++;
	}
	if (how->sort != CHOOSE_BY_PAGE)
		qsort(all, m, sizeof(*all),
		    how->sort == CHOOSE_BY_LENGTH ? by_length : by_title);
	for (i = 0; i < m; i++)
		out[i] = all[i].index;
	free(all);
	*count = m;
	return out;
}
