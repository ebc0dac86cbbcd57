/* Reads marked text: its lines, and the blocks with their pieces. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "marked/read.h"

int marked_bad(struct reader *r, size_t line, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	galley_diag_input(r->job, line, GALLEY_ERROR, "%s", text);
	return -1;
}

int marked_shown(const struct span *s)
{
	size_t n = s->n;

	if (n > 40) { /* not in the middle of a character */
		for (n = 40; n && (s->s[n] & 0xC0) == 0x80; n--)
			;
	}
	return (int)n;
}

void *marked_grow(
    struct reader *r, void *list, size_t n, size_t *room, size_t size)
{
	size_t more = *room ? *room * 2 : 16;
	void *p;

	if (n < *room)
		return list;
	if (more > SIZE_MAX / size || !(p = galley_alloc(r->job, more * size)))
		return NULL;
	if (n)
		memcpy(p, list, n * size);
	*room = more;
	return p;
}

/* ---- blocks and pieces ---- */

/* The last piece's text goes on to the line that was read last. */
static void close_piece(struct reader *r, const char *to)
{
	struct read_piece *p;

	if (!r->open)
		return;
	p = &r->pieces.p[r->pieces.n - 1];
	p->text.n = (size_t)(to - p->text.s);
	r->open = 0;
}

static int open_piece(struct reader *r, struct span rest)
{
	struct read_piece *p;
	size_t line = rest.line, unit, part;

	if (!marked_take(&rest, '[') ||
	    !marked_take_place(&rest, &unit, &part) || !marked_take(&rest, ']'))
		return marked_bad(
		    r, line, "a number such as [12] or [12.1] is wanted here");
	marked_skip_blanks(&rest);
	if (rest.n)
		return marked_bad(r, line,
		    "nothing is wanted behind the number: text begins on the "
		    "next line");
	if (GROW(r, r->pieces))
		return -1;
	p = &r->pieces.p[r->pieces.n++];
	p->unit = unit;
	p->part = part;
	p->block = r->blocks.n - 1;
	p->text.s = r->at;
	p->text.line = line + 1;
	r->blocks.p[p->block].pieces++;
	r->open = 1;
	return 0;
}

static struct read_block *add_block(struct reader *r, enum galley_role role)
{
	struct read_block *k;

	if (GROW(r, r->blocks))
		return NULL;
	k = &r->blocks.p[r->blocks.n++];
	memset(k, 0, sizeof(*k));
	k->role = role;
	k->first = r->pieces.n;
	k->article = -1;
	return k;
}

static int read_aside(struct reader *r, struct span rest)
{
	struct read_block *k;
	struct span reason = marked_word(&rest);

	if (r->section != ARTICLE && r->section != ASIDES)
		return marked_bad(r, rest.line,
		    "an aside stands behind '@article' or '@asides'");
	if (!reason.n || *reason.s == '[')
		return marked_bad(r, rest.line,
		    "a reason is wanted: '@aside furniture [12]'");
	k = add_block(r, GALLEY_ROLE_NONE);
	if (!k)
		return -1;
	k->reason = reason;
	return open_piece(r, rest);
}

static int is_head(enum galley_role role)
{
	return role == GALLEY_ROLE_HEADLINE || role == GALLEY_ROLE_KICKER ||
	       role == GALLEY_ROLE_DECK;
}

static int unknown(struct reader *r, const struct span *word)
{
	char roles[256];
	size_t n = 0;
	int i;

	for (i = GALLEY_ROLE_NONE + 1; i < GALLEY_ROLES; i++)
		n += (size_t)snprintf(roles + n, sizeof(roles) - n, "%s%s",
		    i > 1 ? ", " : "", galley_role_name((enum galley_role)i));
	return marked_bad(r, word->line,
	    "there is no role '%.*s': %s are wanted, or '@article', '@aside'",
	    marked_shown(word), word->s, roles);
}

static int read_role(
    struct reader *r, const struct span *word, struct span rest)
{
	struct read_article *a;
	struct read_block *k;
	enum galley_role role;
	char name[16];

	snprintf(name, sizeof(name), "%.*s", (int)word->n, word->s);
	role =
	    word->n < sizeof(name) ? galley_role_named(name) : GALLEY_ROLE_NONE;
	if (role == GALLEY_ROLE_NONE)
		return unknown(r, word);
	if (r->section != ARTICLE)
		return marked_bad(r, rest.line,
		    r->section == HEAD
			? "text before the first article: '@article' is "
			  "wanted above it"
			: "this belongs to no article: it is wanted behind "
			  "an '@article', or as '@aside REASON [N]'");
	a = &r->articles.p[r->articles.n - 1];
	if (is_head(role) && !r->body && (a->blocks || a->head[role]))
		return marked_bad(r, rest.line,
		    a->head[role]
			? "this article has a %s: another '@article' is "
			  "wanted above it, or another role"
			: "a %s stands above an article's text: another "
			  "'@article' is wanted above it, or another role",
		    galley_role_name(role));
	k = add_block(r, role);
	if (!k)
		return -1;
	k->article = (long)r->articles.n - 1;
	k->head = is_head(role) && !r->body;
	a->head[role] |= k->head;
	a->blocks += !k->head;
	return open_piece(r, rest);
}

/* ---- lines ---- */

static int read_article(struct reader *r, size_t line)
{
	struct read_article *a;

	if (GROW(r, r->articles))
		return -1;
	a = &r->articles.p[r->articles.n++];
	memset(a, 0, sizeof(*a));
	a->line = line;
	r->section = ARTICLE;
	r->body = 0;
	return 0;
}

static int read_source(struct reader *r, const struct span *name)
{
	struct read_source *s;

	if (GROW(r, r->sources))
		return -1;
	s = &r->sources.p[r->sources.n++];
	memset(s, 0, sizeof(*s));
	s->name = *name;
	s->line = name->line;
	r->section = SOURCE;
	return 0;
}

static int read_body(struct reader *r, size_t line)
{
	if (r->section != ARTICLE)
		return marked_bad(r, line, "'@body' stands in an article");
	r->body = 1;
	return 0;
}

/* A line "@word ...": a section, a block, or a piece of one. */
static int read_directive(struct reader *r, struct span line)
{
	static const struct {
		const char *word;
		enum section section;
	} SECTIONS[] = {
	    {"asides", ASIDES}, {"segments", SEGMENTS}, {"notes", NOTES}};
	struct span word, rest = line;
	int goes_on = r->open;
	size_t i;

	close_piece(r, line.s);
	marked_take(&rest, '@');
	word = marked_word(&rest);
	for (i = 0; i < sizeof(SECTIONS) / sizeof(*SECTIONS); i++) {
		if (marked_is(&word, SECTIONS[i].word)) {
			r->section = SECTIONS[i].section;
			return 0;
		}
	}
	if (marked_is(&word, "+"))
		return goes_on ? open_piece(r, rest)
			       : marked_bad(r, line.line,
				     "'@+' goes on with a block above it, and "
				     "there is none");
	if (marked_is(&word, "article"))
		return read_article(r, line.line);
	if (marked_is(&word, "body"))
		return read_body(r, line.line);
	if (marked_is(&word, "aside"))
		return read_aside(r, rest);
	if (marked_is(&word, "source"))
		return read_source(r, &rest);
	if (marked_is(&word, "language") && r->section == HEAD) {
		r->language = rest;
		return 0;
	}
	return read_role(r, &word, rest);
}

static int read_line(struct reader *r, struct span line)
{
	if (*line.s == '@')
		return read_directive(r, line);
	if (r->open)
		return 0; /* text: its escapes are for build.c */
	marked_skip_blanks(&line);
	switch (r->section) {
	case SEGMENTS:
		return marked_read_segment(r, line);
	case NOTES:
		return marked_read_note(r, line);
	case HEAD:
	case ARTICLE:
	case SOURCE:
		return marked_read_key(r, line);
	case ASIDES:
	default:
		return marked_bad(r, line.line,
		    "a line such as '@aside furniture [12]' is wanted above "
		    "this text");
	}
}

/* The first line that is no comment. */
static int read_first(struct reader *r)
{
	struct span line = {"", 0, 1}, word;

	while (marked_next_line(r, &line)) {
		if (!marked_is_text(&line))
			continue;
		word = marked_word(&line);
		if (!marked_is(&word, "@marked"))
			break;
		if (!marked_is(&line, "1"))
			return marked_bad(r, line.line,
			    "this is of another version: '@marked 1' is read");
		return 0;
	}
	return marked_bad(r, line.line, "'@marked 1' is wanted first");
}

/* UTF-8 without NUL, a byte order mark left out. */
static int check_input(struct reader *r)
{
	const char *s = r->s;
	size_t line = 1, n;
	uint32_t c;

	for (; s < r->end; s += n) {
		n = marked_char(s, (size_t)(r->end - s), &c);
		if (!n)
			return marked_bad(r, line, "this is not UTF-8");
		if (!c)
			return marked_bad(r, line, "a NUL is no text");
		line += c == '\n';
	}
	if (r->end - r->s >= 3 && !memcmp(r->s, "\xEF\xBB\xBF", 3))
		r->at += 3;
	return 0;
}

enum galley_status marked_read(
    struct galley_job *job, void *state, struct galley_bulletin *b)
{
	struct reader *r = galley_alloc(job, sizeof(*r));
	struct span line;
	size_t bytes;

	(void)state;
	if (!r)
		return GALLEY_FAIL;
	r->job = job;
	r->bulletin = b;
	r->s = r->at = galley_input(job, &bytes);
	r->end = r->s + bytes;
	r->section = HEAD;
	if (check_input(r) || read_first(r))
		return GALLEY_FAIL;
	while (marked_next_line(r, &line)) {
		if (marked_is_text(&line) && read_line(r, line))
			return GALLEY_FAIL;
	}
	close_piece(r, r->end);
	return marked_build(r) || marked_deliver(r) ? GALLEY_FAIL : GALLEY_OK;
}
