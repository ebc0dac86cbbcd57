/* A publication's own patterns: from what a person writes to PCRE2, and asked. */
#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lines.h"
#include "rebuild/names.h"
#include "rebuild/patterns.h"
#include "rebuild/profile.h"

enum {
	LINE_MOST = 400, /* a longer line is not looked at */
	HEAD = 120,	 /* so much of a paragraph's start or end is */
	STEPS = 20000	 /* a pattern may take on a line */
};

/* ---- from what is written to PCRE2 ---- */

struct units {
	PCRE2_UCHAR16 *s;
	size_t n;
	int wide;
};

/* A character of the pattern becomes at most 8 units. */
enum { WORST = 8 };

static void put(struct units *u, const char *ascii)
{
	while (*ascii)
		u->s[u->n++] = (unsigned char)*ascii++;
}

static int is_alnum(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* One character that stands for itself. */
static void put_literal(struct units *u, uint32_t c)
{
	folded f = galley_fold(c, u->wide);

	if (f < 0x80 && f && !is_alnum(f))
		u->s[u->n++] = '\\';
	if (f)
		u->s[u->n++] = f;
}

/* Blanks of a line are gone, or one. */
static size_t put_blanks(struct units *u, const char *s, size_t bytes)
{
	size_t at = 0, n;
	uint32_t c;

	while (at < bytes) {
		n = galley_utf8_get(s + at, bytes - at, &c);
		if (!galley_utf8_is_space(c))
			break;
		at += n;
	}
	if (!u->wide)
		put(u, " ");
	return at;
}

/* Text up to the next "*": literal, but that a number stands for any. */
static size_t put_piece(struct units *u, const char *s, size_t bytes)
{
	size_t at = 0, n;
	uint32_t c;

	while (at < bytes && s[at] != '*') {
		if (s[at] == '\\' && at + 1 < bytes &&
		    (s[at + 1] == '*' || s[at + 1] == '\\'))
			at++;
		n = galley_utf8_get(s + at, bytes - at, &c);
		if (galley_utf8_is_space(c)) {
			at += put_blanks(u, s + at, bytes - at);
			continue;
		}
		if (galley_fold(c, u->wide) != '0')
			put_literal(u, c);
		else if (u->n < 2 || u->s[u->n - 1] != '+' ||
			 u->s[u->n - 2] != '0')
			put(u, "0+");
		at += n;
	}
	return at;
}

/* The shortest text that "*" may stand for always does, but before the last
 * piece: so no line takes more than a pass or two. */
static void put_plain(struct units *u, const char *s)
{
	size_t bytes = strlen(s), at = put_piece(u, s, bytes);

	while (at < bytes) {
		int last;

		while (at < bytes && s[at] == '*')
			at++;
		last = !memchr(s + at, '*', bytes - at) || strchr(s, '\\');
		put(u, last ? ".*?" : "(?>.*?");
		at += put_piece(u, s + at, bytes - at);
		if (!last)
			put(u, ")");
	}
}

/* What a backslash, a brace or "(?" begins and folding must not touch. */
static size_t verbatim(const char *s, size_t bytes, int in_class)
{
	size_t n = 1;

	if (*s == '\\') {
		if (bytes < 2)
			return 1;
		n = (unsigned char)s[1] < 0x80 ? 2 : 1;
		if (s[1] == 'x' && (n == bytes || s[2] != '{')) {
			while (n < bytes && n < 4 && is_alnum(s[n] & 0x7F))
				n++;
		} else if (n < bytes && s[n] == '{' &&
			   strchr("xpPgkNo", s[1])) {
			while (n < bytes && s[n - 1] != '}')
				n++;
		} else if (s[1] >= '0' && s[1] <= '9') {
			while (n < bytes && s[n] >= '0' && s[n] <= '9')
				n++;
		}
		return n;
	}
	if (in_class)
		return 0;
	if (*s == '{') {
		while (
		    n < bytes && s[n - 1] != '}' && (unsigned char)s[n] < 0x80)
			n++;
		return n;
	}
	if (*s != '(' || bytes < 2 || s[1] != '?')
		return 0;
	for (n = 2; n < bytes && strchr("+-0123456789", s[n]); n++)
		;
	return n;
}

static void put_regex(struct units *u, const char *s)
{
	size_t bytes = strlen(s), at = 0, n;
	int in_class = 0;
	uint32_t c;

	while (at < bytes) {
		n = verbatim(s + at, bytes - at, in_class);
		if (n) {
			while (n--)
				u->s[u->n++] = (unsigned char)s[at++];
			continue;
		}
		n = galley_utf8_get(s + at, bytes - at, &c);
		if (c == '[')
			in_class = 1;
		else if (c == ']')
			in_class = 0;
		if (galley_utf8_is_space(c)) {
			n = put_blanks(u, s + at, bytes - at);
			if (u->wide && in_class)
				put(u, " ");
		} else if (c < 0x80) {
			u->s[u->n++] = galley_fold(c, u->wide);
		} else {
			put_literal(u, c);
		}
		at += n;
	}
}

/* An agency's name begins a report, or stands behind its place. */
static void put_agency(struct units *u, const char *name)
{
	if (u->wide) {
		put(u, "\\(?");
		u->s[u->n++] = 0x636E; /* 据 */
		put(u, "?");
		put_plain(u, name);
		put(u, "[^");
		u->s[u->n++] = 0x3002; /* the ideographic full stop */
		put(u, ",]{0,14}?[");
		put_literal(u, 0x7535); /* 电電讯訊, 道 and 導 of 报道 */
		put_literal(u, 0x96FB);
		put_literal(u, 0x8BAF);
		put_literal(u, 0x8A0A);
		put_literal(u, 0x9053);
		put_literal(u, 0x5C0E);
		put(u, "]");
		return;
	}
	put(u, "(?:[^.()]{2,40} \\()?");
	put_plain(u, name);
	put(u, "\\)?(?:,? [^.()]{1,24}?)? ?[");
	put_literal(u, 0x2014);
	put_literal(u, 0x2013);
	put(u, ":-]");
}

static pcre2_code *compile(const struct galley_profile_pattern *p, int wide,
    int *error, int *out_of_memory)
{
	static const char *const ends[GALLEY_PROFILE_KINDS][2] = {
	    [GALLEY_PROFILE_FURNITURE] = {"^(?:", ")$"},
	    [GALLEY_PROFILE_SECTION] = {"^(?:", ")$"},
	    [GALLEY_PROFILE_JUMP] = {"^(?:", ")$"},
	    [GALLEY_PROFILE_CREDIT] = {"(?:", ")$"},
	    [GALLEY_PROFILE_DATELINE] = {"^(?:", ")"},
	    [GALLEY_PROFILE_BYLINE] = {"^(?:", ")"},
	    [GALLEY_PROFILE_AGENCY] = {"^(?:", ")"}};
	uint32_t options = PCRE2_CASELESS | PCRE2_DOLLAR_ENDONLY |
			   PCRE2_NEVER_UTF | PCRE2_NEVER_BACKSLASH_C |
			   (wide ? 0 : PCRE2_UCP);
	struct units u = {NULL, 0, wide};
	pcre2_code *code;
	PCRE2_SIZE at;

	u.s = malloc((WORST * strlen(p->text) + 100) * sizeof(*u.s));
	*out_of_memory = !u.s;
	if (!u.s)
		return NULL;
	if (!p->regex)
		put(&u, ends[p->kind][0]);
	if (p->regex)
		put_regex(&u, p->text);
	else if (p->kind == GALLEY_PROFILE_AGENCY)
		put_agency(&u, p->text);
	else
		put_plain(&u, p->text);
	if (!p->regex)
		put(&u, ends[p->kind][1]);
	code = pcre2_compile(u.s, u.n, options, error, &at, NULL);
	*out_of_memory = !code && *error == PCRE2_ERROR_NOMEMORY;
	free(u.s);
	return code;
}

/* ---- what can be used ---- */

static int matches_nothing(const pcre2_code *code)
{
	pcre2_match_data *match = pcre2_match_data_create(1, NULL);
	const PCRE2_UCHAR16 none[1] = {0};
	int found;

	found = match && pcre2_match(code, none, 0, 0, 0, match, NULL) >= 0;
	pcre2_match_data_free(match);
	return found;
}

int galley_profile_check(
    const struct galley_profile_pattern *p, struct galley_buf *why)
{
	PCRE2_UCHAR16 text[120];
	int wide, error = 0, out, i, bad = 0;
	pcre2_code *code;

	for (wide = 0; wide < 2 && !bad; wide++) {
		code = compile(p, wide, &error, &out);
		if (!code && out) {
			galley_buf_puts(why, "no memory");
			bad = 1;
		} else if (!code) {
			galley_buf_puts(why, "no regular expression: ");
			if (pcre2_get_error_message(error, text, 120) < 0)
				text[0] = 0;
			for (i = 0; text[i]; i++)
				galley_buf_putc(why, (char)text[i]);
			bad = 1;
		} else if (matches_nothing(code)) {
			galley_buf_puts(why, "it would fit every line");
			bad = 1;
		}
		pcre2_code_free(code);
	}
	return bad ? -1 : 0;
}

/* The text before the first "*", or behind the last, as a word. */
static const char *word_of(
    struct galley_arena *arena, const char *text, int behind)
{
	const char *star = behind ? strrchr(text, '*') : strchr(text, '*');
	size_t n;

	if (!star)
		return behind ? "" : text;
	if (behind)
		text = star + 1;
	n = behind ? strlen(text) : (size_t)(star - text);
	while (n && *text == ' ') {
		text++;
		n--;
	}
	while (n && text[n - 1] == ' ')
		n--;
	return galley_arena_strndup(arena, text, n);
}

int galley_profile_finish(struct galley_profile *p, struct galley_arena *arena)
{
	size_t i, before = 0, behind = 0, agencies = 0;
	const char *first, *last;

	p->before = galley_arena_array(arena, p->n + 1, sizeof(char *));
	p->behind = galley_arena_array(arena, p->n + 1, sizeof(char *));
	p->agencies = galley_arena_array(arena, p->n + 1, sizeof(char *));
	if (!p->before || !p->behind || !p->agencies)
		return -1;
	for (i = 0; i < p->n; i++) {
		if (p->patterns[i].kind == GALLEY_PROFILE_AGENCY)
			p->agencies[agencies++] = p->patterns[i].text;
		if (p->patterns[i].kind != GALLEY_PROFILE_BYLINE ||
		    p->patterns[i].regex)
			continue;
		first = word_of(arena, p->patterns[i].text, 0);
		last = word_of(arena, p->patterns[i].text, 1);
		if (!first || !last)
			return -1;
		if (*first)
			p->before[before++] = first;
		if (*last)
			p->behind[behind++] = last;
	}
	return 0;
}

/* ---- asking ---- */

struct profiled {
	struct galley_profile *profile;
	pcre2_code *code[GALLEY_PROFILE_PATTERNS];
	pcre2_match_data *match;
	pcre2_match_context *context;
};

struct profiled *galley_profiled_new(struct galley_profile *profile, int wide)
{
	struct profiled *p = calloc(1, sizeof(*p));
	int error, out;
	size_t i;

	if (!p)
		return NULL;
	p->profile = profile;
	p->match = pcre2_match_data_create(1, NULL);
	p->context = pcre2_match_context_create(NULL);
	if (!p->match || !p->context)
		goto fail;
	pcre2_set_match_limit(p->context, STEPS);
	pcre2_set_depth_limit(p->context, 1000);
	for (i = 0; i < profile->n; i++) {
		p->code[i] = compile(&profile->patterns[i], wide, &error, &out);
		if (!p->code[i])
			goto fail;
	}
	return p;
fail:
	galley_profiled_free(p);
	return NULL;
}

void galley_profiled_free(struct profiled *p)
{
	size_t i;

	if (!p)
		return;
	for (i = 0; i < p->profile->n; i++)
		pcre2_code_free(p->code[i]);
	pcre2_match_data_free(p->match);
	pcre2_match_context_free(p->context);
	free(p);
}

/* What of a text a kind of pattern looks at; 0: nothing. */
static long window(enum galley_profile_kind kind, long n, long *skipped)
{
	*skipped = 0;
	switch (kind) {
	case GALLEY_PROFILE_DATELINE:
	case GALLEY_PROFILE_BYLINE:
	case GALLEY_PROFILE_AGENCY:
		return n < HEAD ? n : HEAD;
	default:
		return n <= LINE_MOST ? n : 0;
	}
}

int galley_profiled_find(struct profiled *p, enum galley_profile_kind kind,
    const folded *text, long n, long *at, long *end)
{
	struct galley_profile_pattern *pattern;
	PCRE2_SIZE *found;
	long skipped;
	int result;
	size_t i;

	if (!p || !(n = window(kind, n, &skipped)))
		return 0;
	for (i = 0; i < p->profile->n; i++) {
		pattern = &p->profile->patterns[i];
		if (pattern->kind != kind || pattern->gave_up)
			continue;
		result = pcre2_match(p->code[i], (PCRE2_SPTR16)text, (size_t)n,
		    0, 0, p->match, p->context);
		if (result == PCRE2_ERROR_MATCHLIMIT ||
		    result == PCRE2_ERROR_DEPTHLIMIT ||
		    result == PCRE2_ERROR_HEAPLIMIT)
			pattern->gave_up = 1;
		if (result < 0)
			continue;
		found = pcre2_get_ovector_pointer(p->match);
		*at = (long)found[0];
		*end = (long)found[1];
		return 1;
	}
	return 0;
}

/* ---- bylines ---- */

/* A line that begins as the profile's bylines do and goes on with names, or all
 * of which a regular expression fits. */
static int is_byline(struct work *w, struct profiled *p, const struct block *b)
{
	const char *text = w->bulletin->sources[b->range.source]->text;
	long at, end;

	if (!galley_profiled_find(
		p, GALLEY_PROFILE_BYLINE, b->text, b->n, &at, &end))
		return 0;
	return (at == 0 && end == b->n) ||
	       galley_names_alone(
		   w, text + b->range.start, b->range.end - b->range.start);
}

/* Not where it is a part of something else already. */
void galley_profile_bylines(struct work *w)
{
	struct profiled *p = galley_patterns_profile(w->patterns);
	char *followed;
	struct block *b;
	long i;

	if (!p)
		return;
	followed = galley_arena_alloc(w->arena, (size_t)w->nblocks + 1);
	for (i = 0; i < w->nblocks; i++) {
		if (w->blocks[i].follows != NOWHERE)
			followed[w->blocks[i].follows] = 1;
	}
	for (i = 0; i < w->nblocks; i++) {
		b = &w->blocks[i];
		if (b->fate != FATE_TEXT || b->headline || followed[i] ||
		    b->follows != NOWHERE || b->after == NOWHERE ||
		    !is_byline(w, p, b))
			continue;
		b->role = GALLEY_ROLE_BYLINE;
		b->rule = "profile.byline";
		b->sure = 1;
		b->cut = 0;
	}
}
