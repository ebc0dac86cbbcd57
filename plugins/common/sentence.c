/* Where sentences end. */
#include <string.h>

#include "common/chars.h"
#include "common/sentence.h"

enum { LONGEST_QUOTE = 1000 }; /* bytes: what goes on further is not closed */

struct scan {
	const char *s;
	size_t bytes;
	int german; /* "am 3. Mai": a number with a stop ends nothing */
};

static uint32_t at(const struct scan *p, size_t i, size_t *n)
{
	uint32_t c = 0;

	*n = 0;
	if (i < p->bytes)
		*n = chars_get(p->s + i, p->bytes - i, &c);
	return c;
}

/* The character that ends before i, and its bytes; 0 at the start. */
static uint32_t before(const struct scan *p, size_t i, size_t *n)
{
	size_t k = 1;

	*n = 0;
	if (!i)
		return 0;
	while (k < 4 && k < i && ((unsigned char)p->s[i - k] & 0xc0) == 0x80)
		k++;
	*n = k;
	return at(p, i - k, &k);
}

/* What closes that opening quote or bracket, or 0. */
static uint32_t closer(uint32_t c)
{
	static const uint32_t pairs[][2] = {{0x201c, 0x201d}, {0x2018, 0x2019},
	    {0x300c, 0x300d}, {0x300e, 0x300f}, {0xff08, 0xff09},
	    {0x300a, 0x300b}, {0x3010, 0x3011}, {0x3014, 0x3015}, {'(', ')'},
	    {'[', ']'}, {0xab, 0xbb}, {0x201e, 0x201c}, {0x201a, 0x2018},
	    {'"', '"'}, {0xff3b, 0xff3d}, {0x3008, 0x3009}};
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (pairs[i][0] == c)
			return pairs[i][1];
	}
	return 0;
}

static int is_closing(uint32_t c)
{
	static const uint32_t marks[] = {0x201d, 0x2019, 0x300d, 0x300f, 0xff09,
	    0x300b, 0x3011, 0x3015, ')', ']', 0xbb, '"', 0xff3d, 0x3009, '\''};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		if (marks[i] == c)
			return 1;
	}
	return 0;
}

static int is_wide_end(uint32_t c)
{
	return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff61;
}

static int is_end(uint32_t c)
{
	return is_wide_end(c) || c == '.' || c == '!' || c == '?' ||
	       c == 0x2026 || c == 0xff0e;
}

/* Behind the closing mark of what the one at i opens, or 0. */
static size_t close_of(const struct scan *p, size_t i)
{
	size_t n, from, depth = 0, last = 0;
	uint32_t open = at(p, i, &n), close = closer(open), c;

	from = i;
	for (i += n; i < p->bytes && i - from <= LONGEST_QUOTE; i += n) {
		c = at(p, i, &n);
		if (c == '\n')
			return 0;
		if (c == close) {
			size_t m;
			/* An apostrophe looks like a closing quote. */
			if (c == 0x2019 && chars_is_letter(at(p, i + n, &m)))
				continue;
			last = i + n;
			if (!depth--)
				return last;
		} else if (c == open) {
			depth++;
		}
	}
	return 0;
}

/* The word that ends before i is one that a stop shortens. */
static int is_short(const struct scan *p, size_t i)
{
	static const char *const words[] = {"mr", "mrs", "ms", "dr", "st",
	    "prof", "gen", "col", "capt", "lt", "sgt", "rev", "hon", "jr", "no",
	    "vs", "inc", "ltd", "co", "corp", "jan", "feb", "apr", "aug",
	    "sept", "oct", "nov", "dec", "mm", "mme", "mlle", "hr", "fr", "nr",
	    "str", "bzw", "ca", "abs", "sra", "srta", "ud", "uds", "bd", "av",
	    "vol", "art", "fig", "messrs", "gov", "sen", "rep", "bros", "mt",
	    "ft", NULL};
	size_t start = i, k, n;
	char word[8];

	while (start && i - start < sizeof(word) &&
	       (((unsigned char)p->s[start - 1] | 0x20) >= 'a' &&
		   ((unsigned char)p->s[start - 1] | 0x20) <= 'z'))
		start--;
	n = i - start;
	if (!n || n >= sizeof(word))
		return 0;
	if (n == 1)
		return !start || !chars_is_letter(before(p, start, &k));
	for (k = 0; k < n; k++)
		word[k] = (char)(p->s[start + k] | 0x20);
	word[n] = '\0';
	for (k = 0; words[k]; k++) {
		if (!strcmp(words[k], word))
			return 1;
	}
	return 0;
}

static int is_small(uint32_t c)
{
	return chars_is_letter(c) && c == chars_fold(c) && c < 0x5d0;
}

/* Past closing marks, and more end marks, that belong to the end at i. */
static size_t past_closing(const struct scan *p, size_t i)
{
	size_t n, m;
	uint32_t c;

	for (;;) {
		c = at(p, i, &n);
		if (n && (is_closing(c) || is_end(c))) {
			i += n;
			continue;
		}
		/* French sets a blank before its closing quote. */
		if (n && chars_is_space(c) && at(p, i + n, &m) == 0xbb) {
			i += n + m;
			continue;
		}
		return i;
	}
}

/* Does the mark c before i, which closing marks follow up to end, end a
 * sentence? */
static int ends(const struct scan *p, uint32_t c, size_t i, size_t end)
{
	size_t n, m;
	uint32_t next = at(p, end, &n);

	if (is_wide_end(c) || !n)
		return 1;
	if (c == 0x2026)
		return 0;
	if (c == 0xff0e)
		return !chars_is_digit(next);
	if (!chars_is_space(next))
		return c != '.' && chars_is_wide(next);
	for (m = end; n && chars_is_space(next); next = at(p, m, &n))
		m += n;
	if (is_small(next))
		return 0;
	if (c != '.')
		return 1;
	if (is_short(p, i - 1))
		return 0;
	return !p->german || !chars_is_digit(before(p, i - 1, &m));
}

/* "……。”钱守义说。" Whose words they were belongs to them. */
static int is_said(const struct scan *p, size_t i)
{
	static const uint32_t verbs[] = {
	    0x8bf4, 0x8aaa, 0x9053, 0x95ee, 0x554f, 0x7b54, 0x79f0, 0x7a31};
	size_t end = i + 60, n, k;
	uint32_t c, last = 0;

	for (; i < p->bytes && i < end; i += n, last = c) {
		c = at(p, i, &n);
		if (!is_wide_end(c))
			continue;
		for (k = 0; k < sizeof(verbs) / sizeof(*verbs); k++) {
			if (last == verbs[k])
				return 1;
		}
		return 0;
	}
	return 0;
}

/* Does the quote from open to close end a sentence with what it says?  Brackets
 * and Japanese quotes stand within a sentence. */
static int quote_ends(
    const struct scan *p, size_t start, size_t open, size_t close)
{
	size_t n, m = close, k;
	uint32_t mark = at(p, open, &n), c, introduced, next;

	if (mark != 0x201c && mark != 0x2018 && mark != 0xab && mark != '"' &&
	    mark != 0x201e && mark != 0x201a)
		return 0;
	c = before(p, m, &k);
	while (m > open + n && (is_closing(c) || chars_is_space(c))) {
		m -= k;
		c = before(p, m, &k);
	}
	if (m <= open + n || !is_end(c) || c == 0x2026)
		return 0;
	if (is_wide_end(c)) {
		introduced = before(p, open, &k);
		return introduced == 0xff1a || introduced == 0xff0c ||
		       (c == 0x3002 && !is_said(p, close));
	}
	/* "Go!" said he: the sentence goes on. */
	next = at(p, close, &n);
	for (m = close; n && chars_is_space(next); next = at(p, m, &n))
		m += n;
	return (c == '.' || open > start) && m > close && !is_small(next);
}

static size_t end_of(const struct scan *p, size_t start)
{
	size_t i, n, end;
	uint32_t c;

	for (i = start; i < p->bytes; i += n) {
		c = at(p, i, &n);
		if (closer(c) && (end = close_of(p, i))) {
			if (quote_ends(p, start, i, end))
				return past_closing(p, end);
			n = end - i;
		} else if (is_end(c)) {
			end = past_closing(p, i + n);
			if (ends(p, c, i + n, end))
				return end;
			n = end - i;
		} else if (c == '\n') {
			return i + n;
		}
	}
	return p->bytes;
}

int sentence_next(const char *s, size_t bytes, const char *language,
    size_t *from, struct sentence *out)
{
	struct scan p = {s, bytes, !strncmp(language, "de", 2)};
	size_t i = *from, end, n;
	uint32_t c;

	for (c = at(&p, i, &n); n && chars_is_space(c); c = at(&p, i, &n))
		i += n;
	if (i >= bytes)
		return 0;
	end = end_of(&p, i);
	*from = end;
	while (end > i && chars_is_space(before(&p, end, &n)))
		end -= n;
	out->text = s + i;
	out->bytes = end - i;
	return 1;
}
