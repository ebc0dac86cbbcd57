/* A line, cut into names and agencies. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/names.h"
#include "rebuild/patterns.h"
#include "rebuild/profile.h"

enum { NAME_BYTES = 120, LINE_BYTES = 240 };

/* ---- pieces ---- */

static size_t prefix(struct piece p, const char *word)
{
	size_t n;

	if (!p.n || *p.s != *word)
		return 0;
	n = strlen(word);
	return p.n >= n && !memcmp(p.s, word, n) ? n : 0;
}

static size_t suffix(struct piece p, const char *word)
{
	size_t n = strlen(word);

	return p.n >= n && !memcmp(p.s + p.n - n, word, n) ? n : 0;
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
	       (c < 0x80 && strchr("()[]:,;/|=", (int)c)) || c == 0xFF08 ||
	       c == 0xFF09 || c == 0xFF1A || c == 0xFF0C || c == 0xFF1B ||
	       c == 0x3010 || c == 0x3011 || c == 0x3014 || c == 0x3015 ||
	       c == 0xFF3B || c == 0xFF3D || c == 0x25CF || c == 0x25CE ||
	       c == 0x25A0 || c == 0x25A1 || c == 0xFF0F || c == 0xFF1D ||
	       c == 0x2014 || c == 0x2013;
}

struct piece galley_piece_trim(struct piece p)
{
	uint32_t c;
	size_t n;

	while (p.n) {
		n = galley_utf8_get(p.s, p.n, &c);
		if (!is_edge(c))
			break;
		advance(&p, n);
	}
	while (p.n) {
		for (n = 1; n < p.n && (p.s[p.n - n] & 0xC0) == 0x80; n++)
			;
		galley_utf8_get(p.s + p.n - n, n, &c);
		if (!is_edge(c))
			break;
		p.n -= n;
	}
	return p;
}

int galley_piece_brackets(struct piece text, size_t within, struct piece *in)
{
	static const char *const open[] = {"(", "（", "【", "[", "〔", NULL},
				 *const close[] = {
				     ")", "）", "】", "]", "〕", NULL};
	struct piece p = text;
	size_t k, n;
	uint32_t c;

	for (; p.n && (size_t)(p.s - text.s) < within; advance(&p, n)) {
		n = galley_utf8_get(p.s, p.n, &c);
		for (k = 0; open[k] && !prefix(p, open[k]); k++)
			;
		if (!open[k])
			continue;
		advance(&p, n);
		in->s = p.s;
		for (; p.n && p.s - in->s < LINE_BYTES; advance(&p, n)) {
			n = galley_utf8_get(p.s, p.n, &c);
			for (k = 0; close[k] && !prefix(p, close[k]); k++)
				;
			if (!close[k])
				continue;
			in->n = (size_t)(p.s - in->s);
			return 1;
		}
		return 0;
	}
	return 0;
}

/* ---- words around names ---- */

/* A word of the list that the piece begins with, as a whole where the language
 * has blanks between words; 0: none. */
static size_t word_at(
    const struct language *l, const char *const *words, struct piece p)
{
	size_t k, n;

	for (k = 0; words && words[k]; k++) {
		n = prefix(p, words[k]);
		if (n && (l->wide || n == p.n || p.s[n] == ' ' ||
			     p.s[n] == ',' || p.s[n] == ':' || p.s[n] == '/'))
			return n;
	}
	return 0;
}

size_t galley_agency_at(
    const struct language *l, const struct patterns *patterns, struct piece p)
{
	const struct galley_profile *own = galley_patterns_own(patterns);
	size_t n = own ? word_at(l, own->agencies, p) : 0;

	return n ? n : word_at(l, l->agencies, p);
}

/* A word of the list that the piece ends in, as a whole. */
static size_t tail_of(
    const struct language *l, const char *const *words, struct piece p)
{
	size_t k, n;

	for (k = 0; words && words[k]; k++) {
		n = suffix(p, words[k]);
		if (n && (l->wide || n == p.n || p.s[p.n - n - 1] == ' '))
			return n;
	}
	return 0;
}

/* "本报记者", "By" before names, "기자", "Staff Writer" behind them, and a
 * profile's at both ends: all, in any order.  Returns how many. */
static size_t strip_words(
    const struct language *l, const struct patterns *patterns, struct piece *p)
{
	const struct galley_profile *own = galley_patterns_own(patterns);
	size_t n, count = 0;

	for (;;) {
		*p = galley_piece_trim(*p);
		n = own ? word_at(l, own->before, *p) : 0;
		if (!n)
			n = word_at(l, l->byline_words, *p);
		if (n) {
			advance(p, n);
			count++;
			continue;
		}
		n = own ? tail_of(l, own->behind, *p) : 0;
		if (!n)
			n = tail_of(l, l->name_tails, *p);
		if (!n)
			return count;
		p->n -= n;
		count++;
	}
}

/* Bytes of what stands between two names here, or 0. */
static size_t link_at(const struct language *l, struct piece p)
{
	static const char *const commas[] = {
	    ",", "、", "，", "/", "&", "／", ";", "；", "=", "＝", NULL};
	size_t k, n;
	uint32_t c;

	for (k = 0; commas[k]; k++) {
		n = prefix(p, commas[k]);
		if (n)
			return n;
	}
	if (l->wide && (n = word_at(l, l->byline_words, p)))
		return n;
	n = galley_utf8_get(p.s, p.n, &c);
	if (!galley_utf8_is_space(c))
		return 0;
	if (l->wide || l->one_word)
		return n;
	advance(&p, n);
	k = word_at(l, l->name_links, p);
	return k && k < p.n ? n + k : 0;
}

/* ---- what a name is ---- */

static int looks(
    const struct patterns *patterns, enum look look, struct piece p, int wide)
{
	folded text[NAME_BYTES];
	long n;

	if (!p.n || p.n >= NAME_BYTES)
		return 0;
	n = galley_fold_text(text, p.s, 0, p.n, wide);
	return n && galley_patterns_look(patterns, look, text, n);
}

static long characters(struct piece p)
{
	return (long)galley_utf8_count(p.s, p.n);
}

static int wide_name(const struct language *l, struct piece p)
{
	size_t at = 0;
	long n = 0, dots = 0, han = 0;
	uint32_t c;

	while (at < p.n) {
		at += galley_utf8_get(p.s + at, p.n - at, &c);
		if (!galley_utf8_is_han(c) && c != 0xB7 && c != 0x30FB &&
		    c != 0x3005 && !(c >= 0x3040 && c <= 0x30FF))
			return 0;
		dots += c == 0xB7 || c == 0x30FB;
		/* "ロンドン共同": a place, and who was there. */
		if (galley_utf8_is_han(c) && han++ == 0 && n && !dots)
			return 0;
		n++;
	}
	/* Kana alone is a place, or a word, but where a dot parts names. */
	return n >= 2 && n <= (dots ? 12 : l->name_most) && (dots || han);
}

static int is_capital(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) ||
	       (c >= 0x100 && c < 0x2000);
}

/* "COAL DUTIES." is a headline of old; "Adair Jr." is none. */
static int ends_a_line(struct piece p)
{
	return p.n > 3 && p.s[p.n - 1] == '.' && p.s[p.n - 2] != ' ' &&
	       p.s[p.n - 3] != ' ' && p.s[p.n - 4] != ' ';
}

/* Two words or more, the first and the last with a capital. */
static int latin_name(struct piece p)
{
	size_t at = 0, words = 0, capitals = 0;
	int begins = 1, last = 0;
	uint32_t c;

	if (ends_a_line(p))
		return 0;
	while (at < p.n) {
		at += galley_utf8_get(p.s + at, p.n - at, &c);
		if (c == ' ') {
			begins = 1;
			continue;
		}
		if ((c >= '0' && c <= '9') ||
		    (c < 0x80 && strchr("()?!:\"@<>*+", (int)c)) ||
		    (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB)
			return 0;
		if (!begins)
			continue;
		begins = 0;
		words++;
		/* "d'Arc", "al-Sayed" */
		last = is_capital(c) ||
		       (at < p.n && (p.s[at] == '\'' || p.s[at] == '-'));
		if (words == 1 && !last)
			return 0;
		capitals += (size_t)last;
	}
	return last && words <= 5 && capitals >= 2;
}

static int is_name(
    const struct language *l, const struct patterns *patterns, struct piece p)
{
	if (!p.n || p.n >= NAME_BYTES || word_at(l, l->no_names, p) == p.n)
		return 0;
	if (l->one_word)
		return looks(patterns, LOOK_NAME, p, 0);
	return l->wide ? wide_name(l, p) : latin_name(p);
}

/* Surname and given name, for names without anything between them. */
static int is_full_name(
    const struct language *l, const struct patterns *patterns, struct piece p)
{
	return characters(p) <= 3 && is_name(l, patterns, p) &&
	       looks(patterns, LOOK_NAME, p, 1);
}

static struct piece first_characters(struct piece p, long n)
{
	size_t at = 0;
	uint32_t c;

	while (n-- > 0 && at < p.n)
		at += galley_utf8_get(p.s + at, p.n - at, &c);
	p.n = at;
	return p;
}

static void add(struct names *names, struct piece name, int agency)
{
	if (names->count == NAMES_MOST)
		return;
	names->agency[names->count] = (char)agency;
	names->name[names->count++] = name;
}

/* "甲乙丙丁": two names where both halves are surname and given name, and there
 * is one way to cut them. */
static int split_two(const struct language *l, const struct patterns *patterns,
    struct piece p, struct names *names)
{
	long n = characters(p), k, ways = 0;
	struct piece a, b, first = {NULL, 0};

	if (!l->wide || n < 4 || n > 6)
		return 0;
	for (k = 2; k <= 3; k++) {
		a = first_characters(p, k);
		b = p;
		advance(&b, a.n);
		if (!is_full_name(l, patterns, a) ||
		    !is_full_name(l, patterns, b))
			continue;
		ways++;
		first = a;
	}
	if (ways != 1)
		return 0;
	add(names, first, 0);
	advance(&p, first.n);
	add(names, p, 0);
	return 1;
}

/* "Anna Weiß in Rom", "Jean Blanc, envoyé spécial": without the office. */
static struct piece without_office(const struct language *l, struct piece p)
{
	size_t at;
	struct piece rest;

	for (at = 0; at < p.n; at++) {
		if (at && p.s[at - 1] != ' ')
			continue;
		rest = (struct piece){p.s + at, p.n - at};
		if (!word_at(l, l->offices, rest))
			continue;
		p.n = at;
		return galley_piece_trim(p);
	}
	return p;
}

/* One part of a line: names, an agency, nothing that counts; 0: else. */
static int read_part(const struct language *l, const struct patterns *patterns,
    struct piece p, struct names *names)
{
	size_t n;

	names->words += strip_words(l, patterns, &p);
	if (!l->wide)
		p = without_office(l, p);
	if (!p.n || memchr(p.s, '@', p.n))
		return 1;
	n = galley_agency_at(l, patterns, p);
	if (n) {
		add(names, (struct piece){p.s, n}, 1);
		if (n == p.n)
			return 1;
		/* "新华社记者甲乙", "新华社北京电" */
		advance(&p, n);
		names->words += strip_words(l, patterns, &p);
		if (!p.n)
			return 1;
	}
	if (split_two(l, patterns, p, names))
		return 1;
	if (!is_name(l, patterns, p))
		return 0;
	add(names, p, 0);
	return 1;
}

/* "王　明": a name of two characters that was spaced to the width of three. */
static struct piece with_given_name(const struct language *l,
    const struct patterns *patterns, struct piece p, struct piece rest)
{
	struct piece given = rest, both;
	size_t n;
	uint32_t c;

	if (!l->wide || characters(p) != 1 || !given.n)
		return p;
	n = galley_utf8_get(given.s, given.n, &c);
	if (n < given.n &&
	    !link_at(l, (struct piece){given.s + n, given.n - n}))
		return p;
	both = (struct piece){p.s, (size_t)(given.s + n - p.s)};
	return looks(patterns, LOOK_NAME, both, 1) ? both : p;
}

int galley_names_read(const struct language *l, const struct patterns *patterns,
    struct piece line, struct names *names)
{
	struct piece p, both;
	size_t link;
	uint32_t c;

	memset(names, 0, sizeof(*names));
	if (line.n > LINE_BYTES)
		return 0;
	names->words += strip_words(l, patterns, &line);
	while (line.n && names->count < NAMES_MOST) {
		p = line;
		while (line.n && !link_at(l, line))
			advance(&line, galley_utf8_get(line.s, line.n, &c));
		p.n -= line.n;
		while (line.n && (link = link_at(l, line))) {
			names->words += word_at(l, l->byline_words, line) > 0;
			advance(&line, link);
		}
		p = galley_piece_trim(p);
		both = with_given_name(l, patterns, p, line);
		if (both.n != p.n) {
			advance(&line, both.n - (size_t)(line.s - both.s));
			add(names, both, 0);
			continue;
		}
		if (!read_part(l, patterns, p, names)) {
			names->count = 0;
			return 0;
		}
	}
	return line.n == 0 && names->count > 0;
}

int galley_names_alone(const struct work *w, const char *s, size_t bytes)
{
	struct names names;

	return galley_names_read(
	    w->language, w->patterns, (struct piece){s, bytes}, &names);
}
