/* Brackets and quotes, which go in pairs. */
#include "common/chars.h"
#include "punct/punct.h"

enum kind { NO_PAIR, ROUND, DOUBLE, SINGLE, STRAIGHT };
enum { DEEPEST = 32 };

struct open {
	enum kind kind;
	size_t at, wide; /* characters of wide text before it */
};

struct stack {
	struct open open[DEEPEST];
	size_t n;
};

static const uint32_t CURLY[][2] = {
    [DOUBLE] = {0x201c, 0x201d}, [SINGLE] = {0x2018, 0x2019}};
static const uint32_t CORNER[][2] = {
    [DOUBLE] = {0x300c, 0x300d}, [SINGLE] = {0x300e, 0x300f}};

static int is_open(const struct stack *s, enum kind kind)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (s->open[i].kind == kind)
			return 1;
	}
	return 0;
}

/* Not the apostrophe in a word. */
static int is_apostrophe(const struct punct *p, size_t i)
{
	return p->c[i] == 0x2019 && i && i + 1 < p->n &&
	       chars_is_letter(p->c[i - 1]) && chars_is_letter(p->c[i + 1]);
}

/* The kind of half-width bracket or curly or straight quote that this is, and
 * whether it closes. */
static enum kind kind_of(
    const struct punct *p, const struct stack *s, size_t i, int *closes)
{
	if (p->mark[i] & MARK_FIXED)
		return NO_PAIR;
	*closes = 0;
	switch (p->c[i]) {
	case '(':
		return ROUND;
	case ')':
		*closes = 1;
		return ROUND;
	case 0x201c:
		return DOUBLE;
	case 0x201d:
		*closes = 1;
		return DOUBLE;
	case 0x2018:
		return SINGLE;
	case 0x2019:
		*closes = 1;
		return is_apostrophe(p, i) ? NO_PAIR : SINGLE;
	case '"':
		*closes = is_open(s, STRAIGHT);
		return STRAIGHT;
	default:
		return NO_PAIR;
	}
}

static void change_one(struct punct *p, size_t i, enum kind kind, int closes)
{
	if (kind == ROUND) {
		if (p->marks == WIDTH_FULL && punct_has(p, p->c[i])) {
			p->c[i] += 0xfee0;
			p->mark[i] |= MARK_WIDENED;
		}
	} else if (p->quotes != QUOTES_KEEP) {
		if (kind == STRAIGHT)
			kind = DOUBLE;
		p->c[i] = p->quotes == QUOTES_CORNER ? CORNER[kind][closes]
						     : CURLY[kind][closes];
	}
}

/* Blanks that a bracket of half the width had around it are in it now. */
static void drop_blanks(struct punct *p, size_t open, size_t close)
{
	if (p->mark[open] & MARK_WIDENED && open > 1 && p->c[open - 1] == ' ' &&
	    chars_is_wide(p->c[open - 2]))
		p->mark[open - 1] |= MARK_DROPPED;
	if (p->mark[close] & MARK_WIDENED && close + 2 < p->n &&
	    p->c[close + 1] == ' ' && chars_is_wide(p->c[close + 2]))
		p->mark[close + 1] |= MARK_DROPPED;
}

/* Also where a blank stands between. */
static int is_wide_around(const struct punct *p, size_t open, size_t close)
{
	if (open && p->c[open - 1] == ' ')
		open--;
	if (close + 1 < p->n && p->c[close + 1] == ' ')
		close++;
	return punct_is_wide_before(p, open) || punct_is_wide_behind(p, close);
}

/* A pair with wide text in it, before it or behind it changes. */
static void close(
    struct punct *p, struct stack *s, enum kind kind, size_t at, size_t wide)
{
	size_t n = s->n;
	struct open *o;

	while (n && s->open[n - 1].kind != kind)
		n--;
	if (!n)
		return; /* what it closes stands in another paragraph */
	o = &s->open[n - 1];
	s->n = n - 1;
	if (wide == o->wide && !is_wide_around(p, o->at, at))
		return;
	change_one(p, o->at, kind, 0);
	change_one(p, at, kind, 1);
	drop_blanks(p, o->at, at);
}

static void change_round_back(struct punct *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		if ((p->c[i] == 0xff08 || p->c[i] == 0xff09) &&
		    punct_has(p, p->c[i] - 0xfee0))
			p->c[i] -= 0xfee0;
	}
}

static void change_corner_back(struct punct *p)
{
	size_t i;
	int k;

	for (i = 0; i < p->n; i++) {
		for (k = 0; k < 2; k++) {
			if (p->c[i] == CORNER[DOUBLE][k])
				p->c[i] = CURLY[DOUBLE][k];
			else if (p->c[i] == CORNER[SINGLE][k])
				p->c[i] = CURLY[SINGLE][k];
		}
	}
}

/* A curly quote whose other half stands in another paragraph. */
static void change_single(struct punct *p, size_t i, enum kind kind, int closes)
{
	if ((kind == DOUBLE || kind == SINGLE) &&
	    (closes ? punct_is_wide_before(p, i) : punct_is_wide_behind(p, i)))
		change_one(p, i, kind, closes);
}

void punct_change_pairs(struct punct *p)
{
	struct stack s = {.n = 0};
	size_t i, wide = 0;
	enum kind kind;
	int closes = 0;

	for (i = 0; i < p->n; i++) {
		wide += chars_is_wide(p->c[i]) != 0;
		kind = kind_of(p, &s, i, &closes);
		if (kind == NO_PAIR)
			continue;
		if (closes && is_open(&s, kind))
			close(p, &s, kind, i, wide);
		else if (closes)
			change_single(p, i, kind, 1);
		else if (s.n < DEEPEST)
			s.open[s.n++] = (struct open){kind, i, wide};
	}
	for (i = 0; i < s.n; i++)
		change_single(p, s.open[i].at, s.open[i].kind, 0);
	if (p->marks == WIDTH_HALF)
		change_round_back(p);
	if (p->quotes == QUOTES_CURLY)
		change_corner_back(p);
}
