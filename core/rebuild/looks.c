/* A language's patterns, compiled once for all pages.
 *
 * Most lines look like nothing much, and a call of the matcher costs more than
 * what it finds out in the first unit: so which units may begin a look is asked
 * of the pattern itself, once for each unit, and kept. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rebuild/looks.h"

/* Where in a line a look shows, and how long a line may be to show it. */
static const struct {
	enum { WHOLE, HEAD, TAIL } where;
	long most_wide, most;
} windows[LOOKS] = {
    [LOOK_FURNITURE] = {WHOLE, 48, 100},
    [LOOK_JUMP_TO] = {WHOLE, 24, 60},
    [LOOK_JUMP_FROM] = {WHOLE, 24, 60},
    [LOOK_CREDIT] = {WHOLE, 60, 240},
    [LOOK_DATELINE] = {HEAD, 40, 80},
    [LOOK_BYLINE] = {HEAD, 12, 48},
    [LOOK_SIGNATURE] = {TAIL, 28, 44},
    [LOOK_BRACKETS] = {WHOLE, 200, 200},
    [LOOK_NUMBERED] = {HEAD, 12, 12},
    [LOOK_FIGURE] = {HEAD, 8, 16},
    [LOOK_NAME] = {WHOLE, 4, 40},
    [LOOK_NAMES] = {WHOLE, 14, 80},
    [LOOK_AUTHOR] = {WHOLE, 36, 80},
    [LOOK_STANDING] = {WHOLE, 14, 40},
    [LOOK_RUNS_ON] = {WHOLE, 48, 160},
};

#define ASKED (1u << 31) /* a unit's looks are known */
enum {
	UNITS = 1 << 16,
	BUSY = 256 /* calls after which a pattern is made machine code */
};
_Static_assert(LOOKS < 31, "a look a bit, and ASKED");

struct looks {
	const struct language *language;
	pcre2_code *code[LOOKS];
	uint32_t anchored;  /* looks that show at a line's start only */
	folded last[LOOKS]; /* a unit that must be there, or 0 */
	uint32_t calls[LOOKS];
	uint32_t may[UNITS]; /* by unit: the looks that it may begin */
};

/* The pattern's UTF-8 as code units; patterns hold nothing beyond the BMP. */
static pcre2_code *compile(const char *pattern, uint32_t options)
{
	size_t bytes = strlen(pattern), at = 0, n = 0, bad;
	PCRE2_UCHAR16 *units = malloc((bytes + 1) * sizeof(*units));
	pcre2_code *code;
	uint32_t c;
	int error;

	if (!units)
		return NULL;
	while (at < bytes) {
		at += galley_utf8_get(pattern + at, bytes - at, &c);
		units[n++] = (PCRE2_UCHAR16)c;
	}
	code = pcre2_compile(units, n, options, &error, &bad, NULL);
	free(units);
	return code;
}

static void learn(struct looks *l, enum look look)
{
	uint32_t options = 0, type = 0, unit = 0;

	pcre2_pattern_info(l->code[look], PCRE2_INFO_ALLOPTIONS, &options);
	if (options & PCRE2_ANCHORED)
		l->anchored |= 1u << look;
	pcre2_pattern_info(l->code[look], PCRE2_INFO_LASTCODETYPE, &type);
	pcre2_pattern_info(l->code[look], PCRE2_INFO_LASTCODEUNIT, &unit);
	/* A letter may stand there in its other case. */
	if (type && unit < 0x80 && (unit < 'A' || unit > 'z'))
		l->last[look] = (folded)unit;
}

static void drop(struct looks *l)
{
	int i;

	for (i = 0; i < LOOKS; i++)
		pcre2_code_free(l->code[i]);
	free(l);
}

static struct looks *make(const struct language *language)
{
	uint32_t options = PCRE2_CASELESS | PCRE2_DOLLAR_ENDONLY |
			   (language->wide ? 0 : PCRE2_UCP);
	struct looks *l = calloc(1, sizeof(*l));
	int i;

	for (i = 0; l && i < LOOKS; i++) {
		if (!language->looks[i])
			continue;
		l->code[i] = compile(language->looks[i], options);
		if (!l->code[i]) {
			drop(l);
			return NULL;
		}
		learn(l, (enum look)i);
	}
	if (l)
		l->language = language;
	return l;
}

struct looks *galley_looks_of(const struct language *language)
{
	enum { MOST = 16 };
	static struct looks *made[MOST];
	int i;

	for (i = 0; i < MOST && made[i]; i++) {
		if (made[i]->language == language)
			return made[i];
	}
	return i < MOST ? made[i] = make(language) : NULL;
}

/* Which looks a unit may begin: those that would match, or might with more. */
static void ask(struct looks *l, folded unit, pcre2_match_data *data,
    pcre2_match_context *context)
{
	uint32_t may = ASKED;
	int i, found;

	for (i = 0; i < LOOKS; i++) {
		if (!(l->anchored >> i & 1))
			continue;
		found = pcre2_match(l->code[i], &unit, 1, 0,
		    PCRE2_PARTIAL_HARD | PCRE2_NOTEMPTY, data, context);
		if (found != PCRE2_ERROR_NOMATCH)
			may |= 1u << i;
	}
	l->may[unit] = may;
}

static int holds(const folded *text, long n, folded unit)
{
	while (n-- > 0) {
		if (text[n] == unit)
			return 1;
	}
	return 0;
}

int galley_looks_match(struct looks *l, enum look look, const folded *text,
    long n, pcre2_match_data *data, pcre2_match_context *context, long *at,
    long *end)
{
	long most =
	    l->language->wide ? windows[look].most_wide : windows[look].most;
	PCRE2_SIZE *found;
	long skipped = 0;

	if (!l->code[look] || n < 1)
		return 0;
	if (n > most) {
		if (windows[look].where == WHOLE)
			return 0;
		if (windows[look].where == TAIL)
			skipped = n - most;
		n = most;
	}
	text += skipped;
	if (l->anchored >> look & 1) {
		if (!l->may[text[0]])
			ask(l, text[0], data, context);
		if (!(l->may[text[0]] >> look & 1))
			return 0;
	}
	if (l->last[look] && !holds(text, n, l->last[look]))
		return 0;
	/* A single page is done before that pays; where it can't be had,
	 * matching goes on without. */
	if (++l->calls[look] == BUSY)
		pcre2_jit_compile(l->code[look], PCRE2_JIT_COMPLETE);
	if (pcre2_match(l->code[look], (PCRE2_SPTR16)text, (size_t)n, 0, 0,
		data, context) < 0)
		return 0;
	found = pcre2_get_ovector_pointer(data);
	*at = (long)found[0] + skipped;
	*end = (long)found[1] + skipped;
	return 1;
}
