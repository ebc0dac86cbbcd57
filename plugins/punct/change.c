/* Marks, digits and blanks. */
#include <string.h>

#include "common/chars.h"
#include "punct/punct.h"

int punct_has(const struct punct *p, uint32_t half)
{
	return half && half < 0x80 && strchr(p->which, (int)half);
}

/* ---- digits ---- */

static int is_full_digit(uint32_t c)
{
	return c >= 0xff10 && c <= 0xff19;
}

/* A mark inside of a number goes with its digits: ３．１４, １２：３０, and
 * １，０００ with three behind it. */
static void narrow_inside(struct punct *p, size_t i)
{
	const uint32_t c = p->c[i];
	size_t k = i + 1;

	if (!i || i + 1 >= p->n || !(p->mark[i - 1] & MARK_NARROWED) ||
	    !is_full_digit(p->c[i + 1]))
		return;
	while (k < p->n && is_full_digit(p->c[k]))
		k++;
	if (c == 0xff0e || c == 0xff1a || (c == 0xff0c && k == i + 4))
		p->c[i] = c - 0xfee0;
}

static void narrow(struct punct *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if (is_full_digit(p->c[i])) {
			p->c[i] -= 0xfee0;
			p->mark[i] |= MARK_NARROWED;
		} else {
			narrow_inside(p, i);
		}
	}
}

/* A number of digits alone that stands in wide text and touches no other. */
static void widen(struct punct *p)
{
	size_t i, k, end;
	int before, behind;

	for (i = 0; i < p->n; i = end) {
		for (end = i; end < p->n && punct_is_digit(p->c[end]); end++)
			;
		if (end == i) {
			end++;
			continue;
		}
		before = punct_is_wide_before(p, i);
		behind = punct_is_wide_behind(p, end - 1);
		if ((!before && i) || (!behind && end < p->n) ||
		    (!before && !behind) || (p->mark[i] & MARK_FIXED))
			continue;
		for (k = i; k < end; k++)
			p->c[k] += 0xfee0;
	}
}

void punct_change_digits(struct punct *p, enum width width)
{
	if (width == WIDTH_HALF)
		narrow(p);
	else if (width == WIDTH_FULL)
		widen(p);
}

/* ---- marks ---- */

/* The full-width mark, or 0: it is none that has one. */
static uint32_t full_of(const struct punct *p, uint32_t c)
{
	switch (c) {
	case ',':
		return p->japanese ? 0x3001 : 0xff0c;
	case '.':
		return 0x3002;
	case ';':
	case ':':
	case '?':
	case '!':
		return c + 0xfee0;
	default:
		return 0;
	}
}

static uint32_t half_of(const struct punct *p, uint32_t c)
{
	static const char all[] = ",.;:?!";
	size_t i;

	for (i = 0; all[i]; i++) {
		if (full_of(p, (unsigned char)all[i]) == c)
			return (unsigned char)all[i];
	}
	return 0;
}

/* A stop ends wide text; one before a letter or digit, or of several in a row,
 * is no stop.  Other marks may also stand before wide text. */
static int is_of_wide(const struct punct *p, size_t i)
{
	uint32_t behind = punct_behind(p, i);

	if (p->c[i] != '.')
		return punct_is_wide_before(p, i) || punct_is_wide_behind(p, i);
	return punct_is_wide_before(p, i) && !punct_is_alnum(behind) &&
	       behind != '.' && punct_before(p, i) != '.';
}

static void widen_marks(struct punct *p)
{
	uint32_t full;
	size_t i;

	for (i = 0; i < p->n; i++) {
		full = full_of(p, p->c[i]);
		if (!full || (p->mark[i] & MARK_FIXED) ||
		    !punct_has(p, p->c[i]) || !is_of_wide(p, i))
			continue;
		p->c[i] = full;
		p->mark[i] |= MARK_WIDENED;
		/* It has its blank in itself. */
		if (i + 2 < p->n && p->c[i + 1] == ' ' && p->c[i + 2] != ' ')
			p->mark[i + 1] |= MARK_DROPPED;
	}
}

static void narrow_marks(struct punct *p)
{
	uint32_t half;
	size_t i;

	for (i = 0; i < p->n; i++) {
		half = half_of(p, p->c[i]);
		if (punct_has(p, half))
			p->c[i] = half;
	}
}

void punct_change_marks(struct punct *p, enum width width)
{
	if (width == WIDTH_FULL)
		widen_marks(p);
	else if (width == WIDTH_HALF)
		narrow_marks(p);
}

/* ---- blanks ---- */

static int meet(uint32_t a, uint32_t b)
{
	return (chars_is_wide(a) && (chars_is_letter(b) || punct_is_digit(b)) &&
		   b < 0xff00) ||
	       (chars_is_wide(b) && (chars_is_letter(a) || punct_is_digit(a)) &&
		   a < 0xff00);
}

void punct_change_spacing(struct punct *p, enum spacing spacing)
{
	size_t i;

	for (i = 1; i < p->n; i++) {
		if (spacing == SPACING_BLANK && meet(p->c[i - 1], p->c[i]))
			p->mark[i] |= MARK_SPACED;
		else if (spacing == SPACING_NONE && p->c[i] == ' ' &&
			 i + 1 < p->n && meet(p->c[i - 1], p->c[i + 1]))
			p->mark[i] |= MARK_DROPPED;
	}
}
