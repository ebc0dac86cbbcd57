/* A window of the text as cells: how wide each is, and how good it is to end a
 * line before it. */
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>

#include "base/utf8.h"
#include "text/wrap.h"

/* What UAX #14 and UAX #29 say of each byte. */
struct said {
	char breaks[GALLEY_TEXT_WINDOW];
	char starts[GALLEY_TEXT_WINDOW];
};

/* The character before a place, and what came before that. */
struct before {
	uint32_t c;
	unsigned kind;
	unsigned run; /* of the same character: 1, where it is the first */
	int digit;    /* a digit stood before it */
	int spaced;   /* white space follows it */
};

/* What stays together at every level: clreq, "Prohibition rules for unbreakable
 * marks". */
static int unbreakable(const struct before *a, uint32_t c, unsigned kind)
{
	if (a->spaced)
		return 0;
	if (a->c == c && kind & GALLEY_KIND_TIE)
		return !(kind & GALLEY_KIND_DASH) || a->run % 2;
	if (kind & GALLEY_KIND_DIGIT)
		return a->kind & (GALLEY_KIND_DIGIT | GALLEY_KIND_SIGN) ||
		       (a->kind & GALLEY_KIND_POINT && a->digit);
	return a->kind & GALLEY_KIND_DIGIT &&
	       kind & (GALLEY_KIND_UNIT | GALLEY_KIND_POINT);
}

/* The dash or ellipsis at s is one of two characters. */
static int is_double(const char *s, size_t bytes, size_t n)
{
	return bytes >= 2 * n && !memcmp(s, s + n, n);
}

/* What a level forbids, but for the solidus at a line's end: clreq, "Prohibition
 * rules for line start and line end". */
static int forbidden(const struct wrap *w, const struct before *a, uint32_t c,
    unsigned kind, size_t at, size_t n)
{
	if (kind & GALLEY_KIND_CLOSE || a->kind & GALLEY_KIND_OPEN)
		return 1;
	if (w->layout.level == GALLEY_PROHIBIT_STRICT && w->script.cjk &&
	    kind & GALLEY_KIND_DASH)
		return 1;
	if (a->spaced)
		return 0;
	if ((kind | a->kind) & GALLEY_KIND_EITHER ||
	    kind & (GALLEY_KIND_CONNECT | GALLEY_KIND_SOLIDUS))
		return 1;
	/* One em dash connects, two part. */
	return w->script.cjk && c == 0x2014 && a->c != c &&
	       !is_double(w->s + at, w->bytes - at, n);
}

/* Nothing is forbidden, but between letters: where one side is set without
 * blanks between words, and the other so, or punctuation. */
static int anything_goes(const struct wrap *w, unsigned a, unsigned b)
{
	const unsigned mark = GALLEY_KIND_OPEN | GALLEY_KIND_CLOSE |
			      GALLEY_KIND_EITHER | GALLEY_KIND_TIE |
			      GALLEY_KIND_SOLIDUS | GALLEY_KIND_UNIT;
	const unsigned wide =
	    w->script.cjk
		? GALLEY_KIND_WIDE | GALLEY_KIND_QUOTE | GALLEY_KIND_DASH
		: GALLEY_KIND_WIDE;

	return (a & wide && b & (wide | mark)) ||
	       (b & wide && a & (wide | mark));
}

/* UAX #14 knows no direction of quotes, and takes full-width letters for
 * ideographs; and libunistring 1.0 breaks "e.g." where LB29 doesn't. */
static int tailored(
    const struct before *a, uint32_t c, unsigned kind, int possible)
{
	if (a->spaced)
		return possible;
	if (possible && !kind && c < 0x1100 && a->c < 0x80 &&
	    (a->kind & GALLEY_KIND_POINT || a->c == ';') &&
	    uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L))
		return 0;
	if (a->kind & kind & GALLEY_KIND_FULL)
		return 0;
	if (kind & GALLEY_KIND_QUOTE && kind & GALLEY_KIND_OPEN &&
	    a->kind & GALLEY_KIND_WIDE)
		return 1;
	if (a->kind & GALLEY_KIND_QUOTE && a->kind & GALLEY_KIND_CLOSE &&
	    kind & GALLEY_KIND_WIDE)
		return 1;
	return possible;
}

/* What most places are, by a short way: between two letters, or two ideographs.
 * INSIDE, where that doesn't tell. */
static enum quality judge_plain(
    const struct before *a, unsigned kind, int possible)
{
	if (a->kind != kind || a->spaced)
		return INSIDE;
	if (kind == GALLEY_KIND_WIDE && possible)
		return GOOD;
	return !kind && a->c && !possible ? SPLIT : INSIDE;
}

static enum quality judge(const struct wrap *w, const struct before *a,
    uint32_t c, unsigned kind, size_t at, size_t n, int possible)
{
	if (kind == GALLEY_KIND_WIDE && a->kind == kind && !a->spaced)
		return possible ? GOOD : SPLIT; /* most of Chinese text */
	if (unbreakable(a, c, kind))
		return ANYWHERE;
	if (w->layout.level == GALLEY_PROHIBIT_NONE) {
		if (!(a->kind & kind & (GALLEY_KIND_FULL | GALLEY_KIND_DASH)) &&
		    anything_goes(w, a->kind, kind))
			return GOOD;
	} else if (forbidden(w, a, c, kind, at, n)) {
		return ANYWHERE;
	} else if (w->layout.level >= GALLEY_PROHIBIT_GB && w->script.cjk &&
		   a->kind & GALLEY_KIND_SOLIDUS && !a->spaced) {
		return SPLIT; /* better than within the words around it */
	}
	if (a->c == c && kind & GALLEY_KIND_DASH && !a->spaced)
		return SPLIT; /* between dashes of two characters each */
	return tailored(a, c, kind, possible) ? GOOD : SPLIT;
}

static void follow(struct before *a, uint32_t c, unsigned kind)
{
	a->run = a->c == c && !a->spaced ? a->run + 1 : 1;
	a->digit = !a->spaced && a->kind & GALLEY_KIND_DIGIT;
	a->c = c;
	a->kind = kind;
	a->spaced = 0;
}

/* How wide the cell is, that ends there. */
static uint64_t measured(const struct wrap *w, size_t cell, size_t end)
{
	size_t at = w->cells[cell].at, n, most;

	if (w->cells[cell].quality == HARD)
		return 0;
	if (!w->layout.measure) { /* the commonest first */
		unsigned char u = (unsigned char)w->s[at];

		if (end == at + 1 && u < 0x80)
			return u >= 0x20 && u != 0x7f;
		if (end == at + 3 && u >= 0xe5 && u <= 0xe9)
			return 2; /* U+5000 to U+9FFF */
		return galley_text_cluster(w->s + at, end - at, w->script.cjk);
	}
	most = w->layout.width > w->layout.first ? w->layout.width
						 : w->layout.first;
	n = w->layout.measure(w->layout.measure_context, w->s + at, end - at);
	return n <= most ? n : most + 1;
}

/* Closes the last cell, whose cluster ends there, and begins another. */
static void begin(struct wrap *w, size_t at, unsigned kind, enum quality q)
{
	struct cell *c = &w->cells[w->count], *last = c - 1;

	*c = (struct cell){.at = (unsigned short)at,
	    .kind = (unsigned short)kind,
	    .quality = (unsigned char)q};
	if (w->count) {
		c->before = last->before + measured(w, w->count - 1, at);
		c->end = last->quality == INSIDE || last->quality == HARD
			     ? last->end
			     : (unsigned short)w->count;
		if (last->quality == HARD) /* a paragraph's beginning */
			c->end = (unsigned short)w->count;
	}
	w->count++;
}

/* A mark within a cluster: what it stands on counts, but on a blank it stands
 * by itself. */
static void mark(struct wrap *w, struct before *a)
{
	struct cell *c = &w->cells[w->count - 1];

	if (c->quality == INSIDE) {
		c->quality = SPLIT;
		*a = (struct before){0, 0, 0, 0, 0};
	}
}

static void make_cells(struct wrap *w, const struct said *said)
{
	struct before a = {0, 0, 0, 0, 0};
	unsigned kind;
	enum quality q;
	int possible;
	uint32_t c;
	size_t i, n;

	w->count = 0;
	for (i = 0; i < w->bytes; i += n) {
		n = galley_utf8_get(w->s + i, w->bytes - i, &c);
		if (!n) { /* ill-formed, against the contract: no harm */
			n = 1;
			c = 0xfffd;
		}
		kind = galley_kind_of(c, &w->script);
		if (said->breaks[i] == UC_BREAK_MANDATORY ||
		    said->breaks[i] == UC_BREAK_CR_BEFORE_LF) {
			if (said->starts[i] || !w->count)
				begin(w, i, kind, HARD);
			a = (struct before){0, 0, 0, 0, 0};
		} else if (!said->starts[i] && w->count) {
			if (!(kind & GALLEY_KIND_SPACE))
				mark(w, &a);
		} else if (kind & GALLEY_KIND_SPACE) {
			begin(w, i, kind, INSIDE);
			a.spaced = 1;
		} else {
			possible = said->breaks[i] == UC_BREAK_POSSIBLE;
			q = judge_plain(&a, kind, possible);
			if (q == INSIDE)
				q = judge(w, &a, c, kind, i, n, possible);
			begin(w, i, kind, q);
			follow(&a, c, kind);
		}
	}
	begin(w, w->bytes, 0, HARD);
	w->count--;
}

/* Halves the full-width marks that meet. */
static void squeeze(struct wrap *w)
{
	uint64_t gone = 0, width, half, moved = 0;
	uint32_t a = 0, b;
	int first, done = 0;
	size_t i;

	for (i = 0; i <= w->count; i++) {
		b = i < w->count ? galley_wrap_character(w, i) : 0;
		half = 0;
		if (a && b && galley_squeeze_pair(a, b, &first)) {
			/* moved: the width of the cell before this one */
			if (first && !done)
				gone += moved / 2;
			else if (!first)
				half = 1;
		}
		width = i < w->count
			    ? w->cells[i + 1].before - w->cells[i].before
			    : 0;
		w->cells[i].before -= gone;
		if (half)
			gone += width / 2;
		done = half != 0;
		moved = width;
		a = b;
	}
}

/* Letters of a script with spaces between words. */
static int is_letter(const struct wrap *w, size_t cell)
{
	uint32_t c = galley_wrap_character(w, cell);

	return !(w->cells[cell].kind & GALLEY_KIND_WIDE) &&
	       (c == 0x2019 || uc_is_general_category_withtable(
				   c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M));
}

static void hyphenate(struct wrap *w)
{
	char marks[GALLEY_HYPHEN_WORD];
	size_t i, j, k, at, bytes;

	for (i = 0; i < w->count; i = j + 1) {
		for (j = i; j < w->count && is_letter(w, j);)
			j++;
		at = w->cells[i].at;
		bytes = w->cells[j].at - at;
		if (j == i || bytes > sizeof(marks) ||
		    (j == w->count && !w->final))
			continue;
		galley_hyphens_word(w->layout.hyphens, w->s + at, bytes, marks);
		for (k = i + 1; k < j; k++) {
			if (marks[w->cells[k].at - at] &&
			    w->cells[k].quality == SPLIT)
				w->cells[k].quality = HYPHEN;
		}
	}
}

/* 1 for characters that never are one with what stands around them, whatever
 * that is of the same sort: UAX #29, Grapheme_Cluster_Break=Other. */
static int stands_alone(uint32_t c)
{
	return (c >= 0x20 && c < 0x7f) ||
	       (c >= 0xa0 && c < 0x300 && c != 0xad) ||
	       (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x2010 && c <= 0x2027) ||
	       (c >= 0x3000 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
	       (c >= 0x30a0 && c <= 0x30ff) || (c >= 0xff01 && c <= 0xff5e);
}

/* Where clusters begin: in most text, where characters do. */
static void find_starts(const struct wrap *w, char *starts)
{
	uint32_t c;
	size_t i, n;

	memset(starts, 0, w->bytes);
	for (i = 0; i < w->bytes; i += n) {
		if (w->s[i] >= 0x20 && w->s[i] < 0x7f) {
			starts[i] = 1;
			n = 1;
			continue;
		}
		n = galley_utf8_get(w->s + i, w->bytes - i, &c);
		if (!n || !stands_alone(c)) {
			u8_grapheme_breaks(
			    (const uint8_t *)w->s, w->bytes, starts);
			return;
		}
		starts[i] = 1;
	}
}

void galley_wrap_window(struct wrap *w, const char *s, size_t bytes)
{
	const uint8_t *u = (const uint8_t *)s;
	struct said said;

	w->s = s;
	w->bytes = galley_text_window(s, bytes);
	w->final = w->bytes == bytes;
	/* The encoding says only that ambiguous characters are ideographs. */
	u8_possible_linebreaks(
	    u, w->bytes, w->script.cjk ? "GBK" : "UTF-8", said.breaks);
	find_starts(w, said.starts);
	make_cells(w, &said);
	if (w->layout.squeeze == GALLEY_SQUEEZE_MARKS && w->script.cjk)
		squeeze(w);
	if (w->layout.hyphens)
		hyphenate(w);
}
