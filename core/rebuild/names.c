/* Who wrote an article, and where and when it was sent. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/names.h"
#include "rebuild/patterns.h"
#include "rebuild/profile.h"

enum { NAMES_MOST = 12, NAME_BYTES = 120 };

struct piece {
	const char *s;
	size_t n;
};

/* ---- cutting a line into names ---- */

static size_t prefix(const struct piece *p, const char *word)
{
	size_t n = strlen(word);

	return p->n >= n && !memcmp(p->s, word, n) ? n : 0;
}

static void advance(struct piece *p, size_t n)
{
	p->s += n;
	p->n -= n;
}

/* Blanks, brackets and the like at both ends. */
static int is_edge(uint32_t c)
{
	return galley_utf8_is_space(c) ||
	       (c < 0x80 && strchr("()[]:,;/|", (int)c)) || c == 0xFF08 ||
	       c == 0xFF09 || c == 0xFF1A || c == 0xFF0C || c == 0x3010 ||
	       c == 0x3011 || c == 0x25CF || c == 0x25CE;
}

static void trim(struct piece *p)
{
	uint32_t c;
	size_t n;

	while (p->n) {
		n = galley_utf8_get(p->s, p->n, &c);
		if (!is_edge(c))
			break;
		advance(p, n);
	}
	while (p->n) {
		for (n = 1; n < p->n && (p->s[p->n - n] & 0xC0) == 0x80; n++)
			;
		galley_utf8_get(p->s + p->n - n, n, &c);
		if (!is_edge(c))
			break;
		p->n -= n;
	}
}

/* A word that the piece begins with, whole: its bytes, or 0. */
static size_t first_word(
    const struct language *l, const struct piece *p, const char *const *words)
{
	size_t k, n;

	for (k = 0; words[k]; k++) {
		n = prefix(p, words[k]);
		if (n && (l->wide || n == p->n || p->s[n] == ' '))
			return n;
	}
	return 0;
}

static size_t suffix(const struct piece *p, const char *word)
{
	size_t n = strlen(word);

	return p->n > n && !memcmp(p->s + p->n - n, word, n) ? n : 0;
}

/* "本报记者", "By": all of them, in any order; a profile's at both ends. */
static void strip_words(const struct work *w, struct piece *p)
{
	const struct galley_profile *own = w->profile;
	size_t k, n;

	trim(p);
	for (k = 0; own && own->behind[k]; k++) {
		p->n -= suffix(p, own->behind[k]);
		trim(p);
	}
	for (;;) {
		n = own ? first_word(w->language, p, own->before) : 0;
		if (!n)
			n = first_word(
			    w->language, p, w->language->byline_words);
		if (!n)
			return;
		advance(p, n);
		trim(p);
	}
}

/* Bytes of what stands between two names here, or 0. */
static size_t link_at(const struct language *l, const struct piece *p)
{
	static const char *const commas[] = {",", "、", "，", "/", "&", NULL};
	struct piece rest;
	size_t k, n;
	uint32_t c;

	for (k = 0; commas[k]; k++) {
		n = prefix(p, commas[k]);
		if (n)
			return n;
	}
	n = galley_utf8_get(p->s, p->n, &c);
	if (!galley_utf8_is_space(c))
		return 0;
	if (l->wide)
		return n;
	rest = *p;
	advance(&rest, n);
	for (k = 0; l->name_links[k]; k++) {
		size_t m = prefix(&rest, l->name_links[k]);

		if (m && m < rest.n && rest.s[m] == ' ')
			return n + m;
	}
	return 0;
}

static int wide_name(const struct language *l, const struct piece *p)
{
	size_t at = 0;
	long n = 0;
	uint32_t c;

	while (at < p->n) {
		at += galley_utf8_get(p->s + at, p->n - at, &c);
		if (!galley_utf8_is_han(c) && c != 0xB7 && c != 0x30FB &&
		    !(c >= 0x3040 && c <= 0x30FF))
			return 0;
		n++;
	}
	return n >= 2 && n <= l->name_most;
}

/* Two words or more, each with a capital. */
static int latin_name(const struct piece *p)
{
	size_t at = 0, words = 0;
	int begins = 1, bad = 0;
	uint32_t c;

	while (at < p->n) {
		at += galley_utf8_get(p->s + at, p->n - at, &c);
		if (c == ' ') {
			begins = 1;
			continue;
		}
		bad |= (c >= '0' && c <= '9') || c == '(' || c == '?';
		if (begins)
			words += (c >= 'A' && c <= 'Z') || c >= 0xC0;
		if (begins && c >= 'a' && c <= 'z' && words == 0)
			bad = 1;
		begins = 0;
	}
	return !bad && words >= 2 && words <= 5;
}

static int is_agency(const struct work *w, const struct piece *p)
{
	size_t i;

	for (i = 0; w->profile && w->profile->agencies[i]; i++) {
		if (strlen(w->profile->agencies[i]) == p->n &&
		    !memcmp(w->profile->agencies[i], p->s, p->n))
			return 1;
	}
	return 0;
}

static int is_name(const struct work *w, const struct piece *p)
{
	return p->n && p->n < NAME_BYTES &&
	       ((w->language->wide ? wide_name(w->language, p)
				   : latin_name(p)) ||
		   is_agency(w, p));
}

/* The names of a line; 0 unless every part looks like one. */
static size_t split(
    const struct work *w, struct piece line, struct piece *names)
{
	const struct language *l = w->language;
	struct piece p;
	size_t n = 0, link;

	strip_words(w, &line);
	while (line.n && n < NAMES_MOST) {
		p = line;
		while (line.n && !link_at(l, &line)) {
			uint32_t c;

			advance(&line, galley_utf8_get(line.s, line.n, &c));
		}
		p.n -= line.n;
		while (line.n && (link = link_at(l, &line)))
			advance(&line, link);
		strip_words(w, &p);
		if (!p.n)
			continue;
		if (!is_name(w, &p))
			return 0;
		names[n++] = p;
	}
	return line.n ? 0 : n;
}

int galley_names_alone(const struct work *w, const char *s, size_t bytes)
{
	struct piece names[NAMES_MOST];

	return split(w, (struct piece){s, bytes}, names) > 0;
}

/* ---- the article ---- */

static void add_names(
    struct work *w, struct galley_article *a, const char *s, size_t bytes)
{
	struct piece names[NAMES_MOST];
	size_t n = split(w, (struct piece){s, bytes}, names), i, k;
	const char **grown;

	if (!n)
		return;
	grown =
	    galley_arena_array(w->arena, a->nbyline + n, sizeof(*a->byline));
	if (a->nbyline)
		memcpy(grown, a->byline, a->nbyline * sizeof(*grown));
	a->byline = grown;
	for (i = 0; i < n; i++) {
		for (k = 0; k < a->nbyline; k++) {
			if (strlen(grown[k]) == names[i].n &&
			    !memcmp(grown[k], names[i].s, names[i].n))
				break;
		}
		if (k == a->nbyline)
			grown[a->nbyline++] = galley_arena_strndup(
			    w->arena, names[i].s, names[i].n);
	}
}

/* The first brackets of a text, within its first bytes: 1 with what is in
 * them. */
static int brackets(const char *s, size_t bytes, struct piece *in)
{
	static const char *const open[] = {"(", "（", NULL}, *const close[] = {
								 ")", "）",
								 NULL};
	const char *from = NULL, *to = NULL, *p;
	size_t i;

	for (i = 0; open[i]; i++) {
		p = strstr(s, open[i]);
		if (p && (size_t)(p - s) < bytes && (!from || p < from))
			from = p + strlen(open[i]);
	}
	for (i = 0; from && close[i]; i++) {
		p = strstr(from, close[i]);
		if (p && p - from < NAME_BYTES && (!to || p < to))
			to = p;
	}
	if (!to)
		return 0;
	*in = (struct piece){from, (size_t)(to - from)};
	return 1;
}

/* The agency of a profile that the dateline names. */
static void add_agency(struct work *w, struct galley_article *a)
{
	const char *const *agency = w->profile ? w->profile->agencies : NULL;

	for (; agency && *agency; agency++) {
		if (strstr(a->dateline, *agency)) {
			add_names(w, a, *agency, strlen(*agency));
			return;
		}
	}
}

/* "新华社北京10月8日电(记者甲乙)": the dateline, and who stands behind it. */
static void read_lead(
    struct work *w, struct galley_article *a, const struct galley_block *b)
{
	folded text[96];
	size_t some = b->bytes < 90 ? b->bytes : 90, from, to;
	struct piece in;
	long n, at, end;

	while (some && some < b->bytes && (b->text[some] & 0xC0) == 0x80)
		some--;
	n = galley_fold_text(text, b->text, 0, some, w->language->wide);
	if (!n || !galley_patterns_find(
		      w->patterns, LOOK_DATELINE, text, n, &at, &end))
		return;
	from = galley_fold_offset(b->text, 0, some, w->language->wide, at);
	to = galley_fold_offset(b->text, 0, some, w->language->wide, end);
	if (from == 0) {
		while (to && b->text[to - 1] == ' ')
			to--;
		a->dateline = galley_arena_strndup(w->arena, b->text, to);
		add_agency(w, a);
	}
	if (brackets(b->text + (to > 3 ? to - 3 : 0), 8, &in))
		add_names(w, a, in.s, in.n);
}

static void read_signature(
    struct work *w, struct galley_article *a, const struct galley_block *b)
{
	const char *from = NULL, *p;
	struct piece in;

	for (p = b->text; *p; p++) {
		if (*p == '(' || !strncmp(p, "（", 3))
			from = p;
	}
	if (from && brackets(from, 1, &in) &&
	    (size_t)(b->text + b->bytes - (in.s + in.n)) <= 3)
		add_names(w, a, in.s, in.n);
}

void galley_names_find(struct work *w, struct galley_article *a)
{
	const struct galley_block *b, *first = NULL, *last = NULL;
	size_t i;

	for (i = 0; i < a->nblocks; i++) {
		b = a->blocks[i];
		if (b->role == GALLEY_ROLE_BYLINE)
			add_names(w, a, b->text, b->bytes);
		if (b->role != GALLEY_ROLE_PARA)
			continue;
		if (!first)
			first = b;
		last = b;
	}
	if (first)
		read_lead(w, a, first);
	if (last)
		read_signature(w, a, last);
}
