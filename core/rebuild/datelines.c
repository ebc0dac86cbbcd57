/* Where and when a report was sent, and by whom. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/names.h"
#include "rebuild/patterns.h"

enum { DATELINE_BYTES = 120, NEAR_BYTES = 8, NAMES_BYTES = 60 };

struct reader {
	const struct language *language;
	const struct patterns *patterns;
	struct piece text, rest; /* the whole, and what follows the dateline */
	struct dateline *d;
};

static void advance(struct piece *p, size_t n)
{
	p->s += n;
	p->n -= n;
}

static int begins(struct piece p, const char *word)
{
	size_t n = strlen(word);

	return p.n >= n && !memcmp(p.s, word, n);
}

/* Where a word stands in a piece, or NULL. */
static const char *find(struct piece p, const char *word)
{
	for (; p.n; advance(&p, 1)) {
		if (begins(p, word))
			return p.s;
	}
	return NULL;
}

/* The words of a list that the piece ends in are cut off: "电", "報導". */
static void strip_tails(const char *const *words, struct piece *p)
{
	size_t k, n;

	for (k = 0; words && words[k];) {
		n = strlen(words[k]);
		if (p->n < n || memcmp(p->s + p->n - n, words[k], n) != 0) {
			k++;
			continue;
		}
		p->n -= n;
		*p = galley_piece_trim(*p);
		k = 0;
	}
}

/* An agency that the piece ends in: "ロンドン共同". */
static int take_agency_behind(const struct reader *r, struct piece *p)
{
	const char *const *words = r->language->agencies;
	size_t k, n;

	for (k = 0; words && words[k]; k++) {
		n = strlen(words[k]);
		if (p->n < n || memcmp(p->s + p->n - n, words[k], n) != 0)
			continue;
		r->d->agency = (struct piece){p->s + p->n - n, n};
		p->n -= n;
		*p = galley_piece_trim(*p);
		return 1;
	}
	return 0;
}

static void add_agency(const struct reader *r)
{
	struct names *names = &r->d->names;
	size_t i;

	for (i = 0; i < names->count && r->d->agency.n; i++) {
		if (names->name[i].n == r->d->agency.n &&
		    !memcmp(names->name[i].s, r->d->agency.s, r->d->agency.n))
			return;
	}
	if (!r->d->agency.n || names->count == NAMES_MOST)
		return;
	memmove(
	    names->name + 1, names->name, names->count * sizeof(*names->name));
	memmove(names->agency + 1, names->agency, names->count);
	names->name[0] = r->d->agency;
	names->agency[0] = 1;
	names->count++;
}

/* Names are added to those of the dateline. */
static int add_names(const struct reader *r, struct piece p)
{
	struct names more, *names = &r->d->names;
	size_t i;

	if (!galley_names_read(r->language, r->patterns, p, &more))
		return 0;
	for (i = 0; i < more.count && names->count < NAMES_MOST; i++) {
		if (more.agency[i] && !r->d->agency.n)
			r->d->agency = more.name[i];
		names->agency[names->count] = more.agency[i];
		names->name[names->count++] = more.name[i];
	}
	return 1;
}

/* ---- wide text ---- */

/* A numeral of a date, or 年 or 月 between them. */
static int is_of_date(uint32_t c)
{
	static const uint32_t han[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
	    0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341, 0x3007, 0x5EFF, 0x5E74,
	    0x6708, 0};
	size_t k;

	if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19))
		return 1;
	for (k = 0; han[k]; k++) {
		if (han[k] == c)
			return 1;
	}
	return 0;
}

/* "10月8日", cut out of the piece's end: what stands before it is left. */
static void take_date(const struct reader *r, struct piece *p)
{
	struct piece at = *p, date = {NULL, 0};
	const char *day = NULL, *from = NULL;
	uint32_t c;
	size_t n;

	for (; at.n; advance(&at, n)) {
		n = galley_utf8_get(at.s, at.n, &c);
		if (from && c == 0x65E5) /* 日 */
			day = at.s + n;
		if (!is_of_date(c))
			from = NULL;
		else if (!from)
			from = at.s;
		if (day && !date.n && c == 0x65E5)
			date.n = (size_t)(day - date.s);
		else if (from && !date.n)
			date.s = from;
	}
	if (!date.n)
		return;
	r->d->date = date;
	p->n = (size_t)(date.s - p->s);
	*p = galley_piece_trim(*p);
}

/* "葉瀾清濱": name and place have nothing between them.  The place is one that
 * the text names again, or else the name has three characters. */
static void take_glued(const struct reader *r, struct piece p)
{
	struct piece name, place, best_name = {NULL, 0}, best_place = {NULL, 0};
	uint32_t c;
	size_t at = 0;
	int n, known = 0;
	char word[NAMES_BYTES];

	if (p.n >= sizeof(word))
		return;
	for (n = 1; at < p.n && n <= 3; n++) {
		at += galley_utf8_get(p.s + at, p.n - at, &c);
		name = (struct piece){p.s, at};
		place = (struct piece){p.s + at, p.n - at};
		if (n < 2 || known ||
		    (place.n && galley_utf8_count(place.s, place.n) < 2))
			continue;
		memcpy(word, place.s, place.n);
		word[place.n] = '\0';
		known = place.n && find(r->rest, word);
		best_name = name;
		best_place = place;
	}
	if (best_name.n && add_names(r, best_name) && best_place.n)
		r->d->place = best_place;
}

static int holds(const char *const *words, const char *word)
{
	size_t k;

	for (k = 0; words && words[k]; k++) {
		if (!strcmp(words[k], word))
			return 1;
	}
	return 0;
}

/* Where the names begin: behind "记者"; NULL: none. */
static const char *names_behind(
    const struct reader *r, struct piece p, size_t *before)
{
	const char *const *words = r->language->byline_words;
	const char *found, *best = NULL;
	size_t k;

	for (k = 0; words[k]; k++) {
		if (holds(r->language->dateline_heads, words[k]))
			continue;
		found = find(p, words[k]);
		if (!found || (best && found >= p.s + *before))
			continue;
		best = found + strlen(words[k]);
		*before = (size_t)(found - p.s);
	}
	return best;
}

static void take_names(const struct reader *r, struct piece p)
{
	struct piece name = p, place;
	uint32_t c = 0;
	size_t n;

	/* "溫如玉／上坪": up to a sign. */
	for (n = 0;
	     n < p.n && c != '/' && c != 0xFF0F && c != '=' && c != 0xFF1D;
	     n += name.n)
		name.n = galley_utf8_get(p.s + n, p.n - n, &c);
	if (n < p.n || c == '/' || c == 0xFF0F) {
		place = galley_piece_trim((struct piece){p.s + n, p.n - n});
		if (add_names(r, (struct piece){p.s, n}) && place.n)
			r->d->place = place;
		return;
	}
	if (galley_utf8_count(p.s, p.n) > 3)
		take_glued(r, p);
	else
		add_names(r, p);
}

static void read_wide(const struct reader *r, struct piece p)
{
	const char *const *heads = r->language->dateline_heads;
	const char *names;
	size_t n, before = 0;

	for (n = 0; heads && heads[n];) {
		if (!begins(p, heads[n])) {
			n++;
			continue;
		}
		advance(&p, strlen(heads[n]));
		n = 0;
	}
	n = galley_agency_at(r->language, r->patterns, p);
	if (n) {
		r->d->agency = (struct piece){p.s, n};
		advance(&p, n);
	}
	strip_tails(r->language->dateline_tails, &p);
	names = names_behind(r, p, &before);
	if (names) {
		take_names(r, galley_piece_trim((struct piece){
				  names, (size_t)(p.s + p.n - names)}));
		p = galley_piece_trim((struct piece){p.s, before});
	}
	take_date(r, &p);
	if (!r->d->agency.n)
		take_agency_behind(r, &p);
	/* "東京＝山田太郎" */
	for (n = 0; n < p.n && p.s[n] != '=' &&
		    !begins((struct piece){p.s + n, p.n - n}, "＝");
	     n++)
		;
	if (n < p.n) {
		add_names(
		    r, galley_piece_trim((struct piece){p.s + n, p.n - n}));
		p.n = n;
	}
	p = galley_piece_trim(p);
	if (p.n && !r->d->place.n)
		r->d->place = p;
}

/* ---- text with blanks between words ---- */

static int has_digit(struct piece p)
{
	size_t i;

	for (i = 0; i < p.n; i++) {
		if (p.s[i] >= '0' && p.s[i] <= '9')
			return 1;
	}
	return 0;
}

/* A part between commas, brackets and dashes. */
static void take_part(const struct reader *r, struct piece p)
{
	size_t n;

	p = galley_piece_trim(p);
	if (!p.n)
		return;
	n = galley_agency_at(r->language, r->patterns, p);
	if (!n && has_digit(p))
		r->d->date = p;
	else if (!n && !r->d->place.n)
		r->d->place = p;
	else
		add_names(r, p);
}

static void read_latin(const struct reader *r, struct piece p)
{
	struct piece part = p;
	uint32_t c;
	size_t n;

	part.n = 0;
	while (p.n) {
		n = galley_utf8_get(p.s, p.n, &c);
		advance(&p, n);
		if (c == ',' || c == '(' || c == '[' || c == '=' ||
		    c == 0x2014 || c == 0x2013 || c == ')') {
			take_part(r, part);
			part = p;
			part.n = 0;
		} else {
			part.n += n;
		}
	}
	take_part(r, part);
	/* "[서울=연합뉴스] 김하늘 기자 = " */
	for (n = 0; n < r->rest.n && n < NAMES_BYTES && r->rest.s[n] != '=';
	     n++)
		;
	if (r->language->one_word && n < r->rest.n && n < NAMES_BYTES)
		add_names(r, (struct piece){r->rest.s, n});
}

/* ---- the whole ---- */

/* Without what parts it from the text, and without brackets around it all. */
static struct piece words_of(struct piece p)
{
	struct piece inner;
	uint32_t c;
	size_t n;

	while (p.n) {
		for (n = 1; n < p.n && (p.s[p.n - n] & 0xC0) == 0x80; n++)
			;
		galley_utf8_get(p.s + p.n - n, n, &c);
		if (!galley_utf8_is_space(c) && c != 0x2014 && c != 0x2013 &&
		    c != '-' && c != ':' && c != 0xFF1A && c != '=')
			break;
		p.n -= n;
	}
	if (galley_piece_brackets(p, 1, &inner) && inner.n + 6 >= p.n)
		return galley_piece_trim(inner);
	return p;
}

int galley_dateline_read(const struct language *l,
    const struct patterns *patterns, struct piece text, struct dateline *d)
{
	struct reader r = {l, patterns, text, text, d};
	folded units[DATELINE_BYTES];
	size_t some = text.n < DATELINE_BYTES ? text.n : DATELINE_BYTES - 1;
	struct piece in;
	long n, at, end;
	size_t to;

	memset(d, 0, sizeof(*d));
	while (some && some < text.n && (text.s[some] & 0xC0) == 0x80)
		some--;
	n = galley_fold_text(units, text.s, 0, some, l->wide);
	if (!n ||
	    !galley_patterns_find(
		patterns, LOOK_DATELINE, units, n, &at, &end) ||
	    at != 0)
		return 0;
	to = galley_fold_offset(text.s, 0, some, l->wide, end);
	advance(&r.rest, to);
	d->words = words_of((struct piece){text.s, to});
	if (!d->words.n)
		return 0;
	if (l->wide)
		read_wide(&r, galley_piece_trim(d->words));
	else
		read_latin(&r, d->words);
	in = r.rest;
	/* "(记者甲乙)" behind it. */
	if (galley_piece_brackets(in, NEAR_BYTES, &in) &&
	    in.s <= r.rest.s + NEAR_BYTES)
		add_names(&r, in);
	add_agency(&r);
	return 1;
}
