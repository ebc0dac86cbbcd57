/* Step 1, lines: segments become blocks, hard line ends are undone. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/share.h"
#include "rebuild/shapes.h"

enum {
	QUOTE = 0x201C,
	UNQUOTE = 0x201D,
	DASH = 0x2014,
	SOFT_HYPHEN = 0xAD,
	NOT_SIGN = 0xAC
};

folded galley_fold(uint32_t c, int wide)
{
	if (c < 0x80)
		return c >= '0' && c <= '9'		 ? '0'
		       : c == ' ' || (c >= 9 && c <= 13) ? 0
							 : (folded)c;
	if (galley_utf8_is_space(c))
		return 0;
	if (c >= 0xFF01 && c <= 0xFF5E)
		return galley_fold(c - 0xFEE0, wide);
	switch (c) {
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
		if (!wide)
			return '\'';
		return c == 0x2018 ? QUOTE : UNQUOTE;
	case 0x300C: /* 「 */
	case 0x300E: /* 『 */
	case 0xAB:   /* « */
	case 0x201E: /* „ */
	case 0x301D:
		return QUOTE;
	case 0x300D: /* 」 */
	case 0x300F: /* 』 */
	case 0xBB:   /* » */
	case 0x301E:
	case 0x301F:
		return UNQUOTE;
	case 0x2015: /* ― */
	case 0x2500: /* ─ */
	case 0x2501:
		return DASH;
	case 0x3014: /* 〔 */
		return '(';
	case 0x3015:
		return ')';
	default:
		/* Characters beyond the BMP share the private use area: two
		 * that fall together only make a comparison less sharp. */
		return c < 0x10000 ? (folded)c : (folded)(0xE000 + c % 0x1800);
	}
}

long galley_fold_text(
    folded *out, const char *text, size_t start, size_t end, int wide)
{
	int blank = 0;
	uint32_t c;
	folded f;
	long n = 0;

	while (start < end) {
		start += galley_utf8_get(text + start, end - start, &c);
		/* Nearly all ideographs stand for themselves. */
		f = c >= 0x3400 && c < 0xA000 ? (folded)c
					      : galley_fold(c, wide);
		if (!f) {
			blank = !wide && n > 0;
			continue;
		}
		if (blank)
			out[n++] = ' ';
		blank = 0;
		out[n++] = f;
	}
	return n;
}

size_t galley_fold_offset(
    const char *text, size_t start, size_t end, int wide, long n)
{
	int blank = 0;
	size_t length;
	uint32_t c;
	long seen = 0;

	while (start < end) {
		length = galley_utf8_get(text + start, end - start, &c);
		if (!galley_fold(c, wide)) {
			blank = !wide && seen > 0;
		} else {
			seen += blank;
			blank = 0;
			if (seen >= n)
				break;
			seen++;
		}
		start += length;
	}
	return start;
}

/* ---- blocks ---- */

/* 0 where there is nothing but white space. */
static int add_block(
    struct work *w, size_t *capacity, size_t segment, size_t start, size_t end)
{
	const struct galley_segment *s = &w->bulletin->segments[segment];
	const char *text = w->bulletin->sources[s->range.source]->text;
	struct block *b;
	folded *f;
	uint32_t c;
	size_t n;

	while (start < end) {
		n = galley_utf8_get(text + start, end - start, &c);
		if (!galley_utf8_is_space(c))
			break;
		start += n;
	}
	while (end > start) {
		for (n = 1; (text[end - n] & 0xC0) == 0x80; n++)
			;
		galley_utf8_get(text + end - n, n, &c);
		if (!galley_utf8_is_space(c))
			break;
		end -= n;
	}
	if (start == end)
		return 0;
	galley_arena_grow(w->step, &w->blocks, (size_t)w->nblocks, capacity,
	    sizeof(*w->blocks));
	b = &w->blocks[w->nblocks++];
	memset(b, 0, sizeof(*b));
	b->segment = segment;
	b->range = (struct galley_range){start, end, s->range.source};
	b->stated = s->stated;
	b->copy_of = b->overlap_with = b->spliced_from = b->follows = b->after =
	    b->article = NOWHERE;
	b->rule = "lines.segment";
	b->sure = 1;
	f = galley_arena_room(w->arena, end - start, sizeof(*f));
	b->n = galley_fold_text(f, text, start, end, w->language->wide);
	b->text = f;
	galley_arena_trim(w->arena, f, (size_t)b->n * sizeof(*f));
	return 1;
}

/* Columns of white space that a line begins with; an ideographic blank is
 * two, a tab counts as four. */
static int indent(const char *s, size_t bytes)
{
	int columns = 0;
	uint32_t c;
	size_t n;

	while (bytes) {
		n = galley_utf8_get(s, bytes, &c);
		if (c == 0x3000)
			columns += 2;
		else if (c == '\t')
			columns += 4;
		else if (c == ' ' || c == 0xA0)
			columns++;
		else
			break;
		s += n;
		bytes -= n;
	}
	return columns;
}

static size_t line_end(const char *text, size_t at, size_t end)
{
	const char *p = memchr(text + at, '\n', end - at);

	if (p)
		end = (size_t)(p - text);
	p = memchr(text + at, '\r', end - at);
	return p ? (size_t)(p - text) : end;
}

static size_t next_line(const char *text, size_t at, size_t end)
{
	if (at < end && text[at] == '\r')
		at++;
	if (at < end && text[at] == '\n' &&
	    (at == 0 || text[at - 1] == '\r' || text[at] == '\n'))
		at++;
	return at;
}

static enum galley_role shape_of(
    const struct work *w, const struct galley_range *r, float *sure)
{
	float traits[TRAITS];
	long lines = galley_shape_traits(w, r, 1, traits);

	return galley_shape_judge(traits, lines, sure);
}

/* A line that stands further in than the least of the segment's lines begins a
 * paragraph.  The reader has taken the first line's own indent away, so that
 * line doesn't count; where all others stand in as far, each is a paragraph
 * only if the indent is the two ideographs of Chinese setting. */
static void split_segment(struct work *w, size_t *capacity, size_t segment)
{
	const struct galley_segment *s = &w->bulletin->segments[segment];
	const char *text = w->bulletin->sources[s->range.source]->text;
	size_t at, end = s->range.end, start = s->range.start;
	int least = -1, columns;
	enum galley_role shape;
	float sure;

	at = next_line(text, line_end(text, start, end), end);
	if (at >= end) {
		add_block(w, capacity, segment, start, end);
		return;
	}
	shape = shape_of(w, &s->range, &sure);
	if (shape != GALLEY_ROLE_NONE) {
		if (add_block(w, capacity, segment, start, end)) {
			w->blocks[w->nblocks - 1].shape = shape;
			w->blocks[w->nblocks - 1].shape_sure = sure;
		}
		return;
	}
	for (; at < end; at = next_line(text, line_end(text, at, end), end)) {
		columns = indent(text + at, end - at);
		if (least < 0 || columns < least)
			least = columns;
	}
	if (least >= 4 && w->language->wide)
		least = 0;
	at = next_line(text, line_end(text, start, end), end);
	for (; at < end; at = next_line(text, line_end(text, at, end), end)) {
		columns = indent(text + at, end - at);
		if (columns < least + 2 || (w->language->wide && columns < 4))
			continue;
		add_block(w, capacity, segment, start, at);
		start = at;
	}
	add_block(w, capacity, segment, start, end);
}

/* The blocks of a run of segments; by its first segment. */
struct run {
	struct block *blocks;
	long n;
};

static void split_some(struct work *mine, void *runs, long from, long to)
{
	struct run *r = (struct run *)runs + from;
	size_t i, capacity = (size_t)(to - from) + 1;

	/* Most segments are one block. */
	mine->nblocks = 0;
	mine->blocks =
	    galley_arena_room(mine->step, capacity, sizeof(*mine->blocks));
	for (i = (size_t)from; i < (size_t)to; i++) {
		if (!mine->pages ||
		    mine->pages[mine->bulletin->segments[i].page] ==
			mine->language)
			split_segment(mine, &capacity, i);
	}
	*r = (struct run){mine->blocks, mine->nblocks};
}

void galley_rebuild_lines(struct work *w)
{
	enum { SHARED_LEAST = 2000 };
	long n = (long)w->bulletin->nsegments, total = 0, i;
	struct run *runs;

	w->step = galley_arena_part(w->arena);
	runs = galley_arena_array(w->step, (size_t)n + 1, sizeof(*runs));
	galley_share(w, n, SHARED_LEAST, split_some, runs);
	for (i = 0; i < n; i++)
		total += runs[i].n;
	w->blocks =
	    galley_arena_room(w->arena, (size_t)total + 1, sizeof(*w->blocks));
	w->nblocks = 0;
	for (i = 0; i < n; i++) {
		if (runs[i].n)
			memcpy(w->blocks + w->nblocks, runs[i].blocks,
			    (size_t)runs[i].n * sizeof(*w->blocks));
		w->nblocks += runs[i].n;
	}
	galley_arena_free(w->step);
	w->step = NULL;
}

/* ---- text for reading ---- */

struct joiner {
	char *out;
	size_t n;
	uint32_t last, before_last; /* characters written */
	int wide;
	const struct language *language; /* of the hyphens */
};

static int is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
	       (c >= 0x370 && c <= 0x52F) || (c >= 0xAC00 && c <= 0xD7A3);
}

static int is_small(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7);
}

static int is_hyphen(uint32_t c)
{
	return c == '-' || c == SOFT_HYPHEN || c == NOT_SIGN || c == 0x2010 ||
	       c == 0x2E17;
}

static void put(struct joiner *j, uint32_t c)
{
	j->n += galley_utf8_put(j->out + j->n, c);
	j->before_last = j->last;
	j->last = c;
}

/* Whether the hyphen before this text is no division's; *blank: and a blank
 * stands behind it. */
static int keeps_hyphen(
    const struct language *l, const char *s, size_t bytes, int *blank)
{
	uint32_t c = 0;
	size_t k, n;

	for (k = 0; l->hyphen_words && l->hyphen_words[k]; k++) {
		*blank = l->hyphen_words[k][0] == ' ';
		n = strlen(l->hyphen_words[k]) - (size_t)*blank;
		if (n > bytes || memcmp(s, l->hyphen_words[k] + *blank, n) != 0)
			continue;
		if (n < bytes)
			galley_utf8_get(s + n, bytes - n, &c);
		if (!is_letter(c))
			return 1;
	}
	return 0;
}

/* What stands between the last character and the next, of the text s, where a
 * line or a range ended between them. */
static void bridge(struct joiner *j, uint32_t next, const char *s, size_t bytes)
{
	int blank;

	if (!j->n)
		return;
	if (is_hyphen(j->last) && is_letter(j->before_last)) {
		/* "jour-" and "nal" are one word; "Saint-" and "Denis" keep
		 * their hyphen. */
		if (j->last != SOFT_HYPHEN && j->last != NOT_SIGN &&
		    keeps_hyphen(j->language, s, bytes, &blank)) {
			if (blank)
				put(j, ' ');
		} else if (is_small(next) || j->last == SOFT_HYPHEN ||
			   j->last == NOT_SIGN) {
			while (j->n && (j->out[--j->n] & 0xC0) == 0x80)
				;
			j->last = j->before_last;
		}
		return;
	}
	if (galley_utf8_is_wide(j->last) || galley_utf8_is_wide(next))
		return;
	if (j->wide && !(is_letter(j->last) && is_letter(next)))
		return;
	put(j, ' ');
}

/* Where the run of what is no white space ends. */
static size_t run_end(const char *text, size_t at, size_t end)
{
	unsigned char lead;
	uint32_t c;

	while (at < end) {
		lead = (unsigned char)text[at];
		if (lead <= ' ') {
			if (galley_utf8_is_space(lead))
				break;
			at++;
		} else if (lead > 0xE3 && lead < 0xEF) {
			at += 3; /* no white space begins so */
		} else if (lead < 0xC2 || (lead > 0xC2 && lead < 0xE1) ||
			   lead > 0xEF) {
			at++; /* nor so */
		} else {
			size_t n = galley_utf8_get(text + at, end - at, &c);

			if (galley_utf8_is_space(c))
				break;
			at += n;
		}
	}
	return at;
}

/* Copies a run; its last two characters are kept in mind. */
static void put_run(struct joiner *j, const char *run, size_t bytes)
{
	size_t at = bytes, first;

	memcpy(j->out + j->n, run, bytes);
	j->n += bytes;
	while ((run[--at] & 0xC0) == 0x80)
		;
	first = at;
	j->before_last = j->last;
	galley_utf8_get(run + at, bytes - at, &j->last);
	if (!first)
		return;
	while ((run[--at] & 0xC0) == 0x80)
		;
	galley_utf8_get(run + at, first - at, &j->before_last);
}

/* A blank inside a line stands as it is, but for the indent of a line. */
static void join_range(struct joiner *j, const char *text,
    const struct galley_range *r, int keep_lines)
{
	size_t at = r->start, n, end, blank_from = 0;
	int lines = 1, blanks = 0; /* a range begins like a line */
	uint32_t c;

	while (at < r->end) {
		n = galley_utf8_get(text + at, r->end - at, &c);
		if (galley_utf8_is_space(c)) {
			if (!blanks)
				blank_from = at;
			blanks = 1;
			lines += c == '\n' || c == '\r';
			at += n;
			continue;
		}
		if (lines && keep_lines && j->n) {
			put(j, '\n');
		} else if (lines) {
			bridge(j, c, text + at, r->end - at);
		} else if (blanks) {
			memcpy(
			    j->out + j->n, text + blank_from, at - blank_from);
			j->n += at - blank_from;
			j->last = ' ';
		}
		end = run_end(text, at, r->end);
		put_run(j, text + at, end - at);
		lines = blanks = 0;
		at = end;
	}
}

/* Where there is an ideograph, kana or hangul, no blank belongs between what
 * stands around a line's end, words aside.  The lead bytes of these are E3 to
 * ED; E2 is that of dashes and quotes. */
static int holds_wide(const char *text, const struct galley_range *r)
{
	size_t at;
	uint32_t c;

	for (at = r->start; at < r->end; at++) {
		unsigned char lead = (unsigned char)text[at];

		if (lead < 0xE3 || lead > 0xF0)
			continue;
		galley_utf8_get(text + at, r->end - at, &c);
		if (galley_utf8_is_wide(c))
			return 1;
	}
	return 0;
}

const char *galley_lines_text(const struct work *w,
    const struct galley_range *r, size_t n, int keep_lines, size_t *bytes)
{
	struct joiner j = {NULL, 0, 0, 0, 0, w->language};
	size_t i, room = n + 1;

	for (i = 0; i < n; i++) {
		room += r[i].end - r[i].start;
		j.wide |=
		    holds_wide(w->bulletin->sources[r[i].source]->text, &r[i]);
	}
	j.out = galley_arena_room(w->bulletin->arena, room, 1);
	for (i = 0; i < n; i++)
		join_range(&j, w->bulletin->sources[r[i].source]->text, &r[i],
		    keep_lines);
	j.out[j.n] = '\0';
	galley_arena_trim(w->bulletin->arena, j.out, j.n + 1);
	*bytes = j.n;
	return j.out;
}

void galley_lines_fill(const struct work *w, struct galley_block *or_null)
{
	struct galley_block *k = or_null;

	if (k)
		k->text = galley_lines_text(w, k->from, k->nfrom,
		    galley_lines_kept(k->role), &k->bytes);
}
