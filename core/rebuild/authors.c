/* Who wrote an article: its bylines, its dateline, its signature. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/names.h"

enum { NAME_BYTES = 120, TAIL_BYTES = 90 };

static void advance(struct piece *p, size_t n)
{
	p->s += n;
	p->n -= n;
}

/* ---- adding names ---- */

static int is_spaced(const struct language *l, struct piece p)
{
	struct piece blank = p;
	uint32_t c;

	if (!l->wide || galley_utf8_count(p.s, p.n) != 3)
		return 0;
	advance(&blank, galley_utf8_get(p.s, p.n, &c));
	galley_utf8_get(blank.s, blank.n, &c);
	return galley_utf8_is_space(c);
}

/* Without the blank inside "王　明". */
static const char *plain(struct work *w, struct piece p)
{
	char *out = galley_arena_alloc(w->bulletin->arena, p.n + 1);
	size_t at = 0, to = 0, n;
	uint32_t c;

	if (!is_spaced(w->language, p))
		return galley_arena_strndup(w->bulletin->arena, p.s, p.n);
	for (; at < p.n; at += n) {
		n = galley_utf8_get(p.s + at, p.n - at, &c);
		if (!galley_utf8_is_space(c)) {
			memcpy(out + to, p.s + at, n);
			to += n;
		}
	}
	out[to] = '\0';
	return out;
}

static void add_names(
    struct work *w, struct galley_article *a, const struct names *names)
{
	const char **grown, *name;
	size_t i, k;

	if (!names->count)
		return;
	grown = galley_arena_array(
	    w->bulletin->arena, a->nbyline + names->count, sizeof(*a->byline));
	if (a->nbyline)
		memcpy(grown, a->byline, a->nbyline * sizeof(*grown));
	a->byline = grown;
	for (i = 0; i < names->count; i++) {
		name = plain(w, names->name[i]);
		for (k = 0; k < a->nbyline && strcmp(grown[k], name) != 0; k++)
			;
		if (k == a->nbyline)
			grown[a->nbyline++] = name;
	}
}

static struct piece text_of(const struct galley_block *b)
{
	return (struct piece){b->text, b->bytes};
}

static int read_lead(
    struct work *w, struct galley_article *a, const struct galley_block *b)
{
	struct piece parts[GALLEY_DATELINE_PARTS];
	struct dateline d;
	int i;

	memset(&d, 0, sizeof(d));
	if (!galley_dateline_read(w->language, w->patterns, text_of(b), &d))
		return 0;
	a->dateline =
	    galley_arena_strndup(w->bulletin->arena, d.words.s, d.words.n);
	parts[GALLEY_DATELINE_PLACE] = d.place;
	parts[GALLEY_DATELINE_DATE] = d.date;
	parts[GALLEY_DATELINE_AGENCY] = d.agency;
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		if (parts[i].n)
			a->sent[i] = galley_arena_strndup(
			    w->bulletin->arena, parts[i].s, parts[i].n);
	}
	add_names(w, a, &d.names);
	return 1;
}

/* ---- the article ---- */

/* A text's last words: what is in brackets at its end, else what stands behind
 * its last full stop. */
static int last_words(struct piece text, struct piece *in)
{
	struct piece p = text;
	int stopped = 0, found = 0;
	uint32_t c;
	size_t n;

	if (p.n > TAIL_BYTES)
		advance(&p, p.n - TAIL_BYTES);
	while (p.n && (*p.s & 0xC0) == 0x80)
		advance(&p, 1);
	for (; p.n; advance(&p, n)) {
		n = galley_utf8_get(p.s, p.n, &c);
		if (c == '(' || c == 0xFF08 || c == 0x3010 || c == '[') {
			*in = p;
			found = 1;
		} else if (stopped && !galley_utf8_is_space(c) && !found) {
			*in = p;
		}
		stopped = c == 0x3002 || c == '.' || c == 0x201D || c == 0xBB ||
			  c == '!' || c == '?' || c == '"' ||
			  (stopped && galley_utf8_is_space(c));
	}
	return found;
}

static int all_capitals(const struct names *names)
{
	size_t i, k;

	for (i = 0; i < names->count; i++) {
		for (k = 0; k < names->name[i].n; k++) {
			if (names->name[i].s[k] >= 'a' &&
			    names->name[i].s[k] <= 'z')
				return 0;
		}
	}
	return 1;
}

static int all_agencies(const struct names *names)
{
	size_t i;

	for (i = 0; i < names->count; i++) {
		if (!names->agency[i])
			return 0;
	}
	return 1;
}

static void read_signature(
    struct work *w, struct galley_article *a, const struct galley_block *b)
{
	struct piece in = {NULL, 0}, inside;
	struct names names;
	int bracketed = last_words(text_of(b), &in);

	if (!in.n)
		return;
	if (bracketed) {
		if (!galley_piece_brackets(in, 1, &inside) ||
		    in.n - inside.n > 8)
			return;
		in = inside;
	}
	if (!galley_names_read(w->language, w->patterns, in, &names))
		return;
	if (bracketed || names.words || all_agencies(&names))
		add_names(w, a, &names);
}

/* A short block that says of itself that it is a byline, or is a name and the
 * last of its article. */
static void read_line(struct work *w, struct galley_article *a,
    const struct galley_block *b, int last)
{
	struct names names;

	if (!galley_names_read(w->language, w->patterns, text_of(b), &names))
		return;
	/* In capitals, and no word of a byline: a headline, a crosshead. */
	if (!names.words && !w->language->wide && !w->language->one_word &&
	    !all_agencies(&names) && all_capitals(&names))
		return;
	if (b->role == GALLEY_ROLE_BYLINE || names.words ||
	    (last && names.count == 1 && !w->language->wide))
		add_names(w, a, &names);
}

void galley_names_find(struct work *w, struct galley_article *a)
{
	const struct galley_block *b, *last = NULL;
	size_t i, texts = 0;
	int led = 0;

	for (i = 0; i < a->nblocks; i++) {
		b = a->blocks[i];
		if (b->role != GALLEY_ROLE_CAPTION)
			last = b;
	}
	for (i = 0; i < a->nblocks; i++) {
		b = a->blocks[i];
		if (b->role == GALLEY_ROLE_BYLINE ||
		    ((texts == 0 || b == last) && b->bytes < NAME_BYTES &&
			b->role == GALLEY_ROLE_PARA))
			read_line(w, a, b, b == last && texts > 0);
		if (b->role != GALLEY_ROLE_PARA)
			continue;
		/* A deck may stand before the lead. */
		if (texts++ < 2 && !led)
			led = read_lead(w, a, b);
	}
	if (last && last->role == GALLEY_ROLE_PARA)
		read_signature(w, a, last);
}
