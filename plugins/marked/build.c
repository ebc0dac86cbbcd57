/* Sources, pages and segments, put together anew from the pieces: nothing may
 * be missing, and nothing stand twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "marked/read.h"

/* ---- the order of the pieces ---- */

static int by_number(const void *left, const void *right)
{
	const struct read_piece *a = *(struct read_piece *const *)left;
	const struct read_piece *b = *(struct read_piece *const *)right;

	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return a->text.line < b->text.line ? -1 : a->text.line > b->text.line;
}

/* Spaces as the pieces that they stand before; a source's end is last. */
static int by_space(const void *left, const void *right)
{
	const struct read_space *a = left, *b = right;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	if (!a->unit || !b->unit)
		return (b->unit != 0) - (a->unit != 0);
	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return a->text.line < b->text.line ? -1 : a->text.line > b->text.line;
}

/* The line of a piece's head. */
static size_t head_line(const struct read_piece *p)
{
	return p->text.line - 1;
}

/* Numbers go on from source to source.  Returns the last, or SIZE_MAX. */
static size_t check_sources(struct reader *r)
{
	size_t i, last = 0;
	struct read_source *s;

	if (!r->sources.n) {
		marked_bad(r, r->line,
		    "'@source' is wanted: the end of the file is gone");
		return SIZE_MAX;
	}
	for (i = 0; i < r->sources.n; i++) {
		s = &r->sources.p[i];
		if (!s->numbered) {
			marked_bad(r, s->line,
			    "this source wants 'numbers:', such as 1-57");
			return SIZE_MAX;
		}
		if (s->from > s->to)
			continue; /* none */
		if (s->from != last + 1) {
			marked_bad(r, s->line,
			    "the numbers of this source begin with %zu: %zu "
			    "is wanted",
			    s->from, last + 1);
			return SIZE_MAX;
		}
		last = s->to;
	}
	return last;
}

/* "5", or "5.2". */
static const char *number_of(
    const struct read_piece *p, char *name, size_t size)
{
	if (p->part)
		snprintf(name, size, "%zu.%zu", p->unit, p->part);
	else
		snprintf(name, size, "%zu", p->unit);
	return name;
}

/* A part of a unit: behind the one before, all is well.  before may be NULL. */
static int check_piece(struct reader *r, const struct read_piece *before,
    const struct read_piece *p)
{
	size_t missing = before ? before->unit + 1 : 1;
	char name[48];

	if (!before || p->unit != before->unit) {
		if (p->unit != missing)
			return marked_bad(r, head_line(p),
			    "number %zu is missing (%zu is here): what is to "
			    "be left out goes to '@asides'",
			    missing, p->unit);
		return p->part <= 1
			   ? 0
			   : marked_bad(r, head_line(p),
				 "part %zu.1 is missing (%zu.%zu is here)",
				 p->unit, p->unit, p->part);
	}
	if (p->part == before->part)
		return marked_bad(r, head_line(p),
		    "number %s stands in line %zu already",
		    number_of(p, name, sizeof(name)), head_line(before));
	if (!before->part)
		return marked_bad(r, head_line(p),
		    "number %zu stands whole in line %zu, and in parts here",
		    p->unit, head_line(before));
	return p->part == before->part + 1
		   ? 0
		   : marked_bad(r, head_line(p),
			 "part %zu.%zu is missing (%zu.%zu is here)", p->unit,
			 before->part + 1, p->unit, p->part);
}

static int order_pieces(struct reader *r, size_t last)
{
	struct read_piece *p, *before = NULL;
	struct unit *u = NULL;
	size_t i;

	for (i = 0; i < r->pieces.n; i++)
		r->order[i] = &r->pieces.p[i];
	qsort(r->order, r->pieces.n, sizeof(*r->order), by_number);
	if (r->pieces.n && r->order[r->pieces.n - 1]->unit > last)
		return marked_bad(r, head_line(r->order[r->pieces.n - 1]),
		    "there is no number %zu: the sources have 1 to %zu",
		    r->order[r->pieces.n - 1]->unit, last);
	for (i = 0; i < r->pieces.n; i++) {
		p = r->order[i];
		if (check_piece(r, before, p))
			return -1;
		if (!before || before->unit != p->unit) {
			u = &r->units[r->nunits++];
			u->first = i;
			u->segment = -1;
		}
		u->end = i + 1;
		p->place = i;
		before = p;
	}
	if (r->nunits < last)
		return marked_bad(r, r->sources.p[r->sources.n - 1].line,
		    "number %zu is missing: what is to be left out goes to "
		    "'@asides'",
		    r->nunits + 1);
	return 0;
}

static int mark_outside(struct reader *r)
{
	struct span s;
	size_t i, unit;

	for (i = 0; i < r->outside.n; i++) {
		s = r->outside.p[i];
		if (!marked_take_number(&s, &unit) || !unit || unit > r->nunits)
			return marked_bad(
			    r, s.line, "outside: there is no such number");
		r->units[unit - 1].outside = 1;
	}
	return 0;
}

/* ---- texts ---- */

struct text {
	char *s;
	size_t n;
	const char *eol;
};

static void add(struct text *t, const char *s)
{
	size_t n = strlen(s);

	memcpy(t->s + t->n, s, n);
	t->n += n;
}

/* A piece's lines; blank ones and comments are none. */
static int add_piece(
    struct reader *r, struct text *t, const struct read_piece *p)
{
	size_t start = t->n, more;
	const char *wanted;
	struct span line;
	int first = 1;

	r->at = p->text.s;
	r->end = p->text.s + p->text.n;
	r->line = p->text.line - 1;
	while (marked_next_line(r, &line)) {
		if (!marked_is_text(&line))
			continue;
		if (!first)
			add(t, t->eol);
		first = 0;
		if (marked_is(&line, "\\"))
			continue; /* an empty line */
		wanted = marked_unescape(line.s, line.n, t->s + t->n, &more);
		if (wanted)
			return marked_bad(r, line.line, "%s", wanted);
		t->n += more;
	}
	if (marked_is_blank(t->s + start, t->n - start))
		return marked_bad(
		    r, head_line(p), "there is no text under this number");
	return 0;
}

/* White space before a piece, or at the source's end: what is said, or what is
 * usual. */
static int add_space(struct reader *r, struct text *t,
    const struct read_space *said, const char *usual)
{
	const char *wanted;
	size_t more;

	if (!said) {
		add(t, usual);
		return 0;
	}
	wanted =
	    marked_unescape(said->text.s, said->text.n, t->s + t->n, &more);
	if (!wanted && !marked_is_blank(t->s + t->n, more))
		wanted = "space: white space alone is wanted";
	if (wanted)
		return marked_bad(r, said->text.line, "%s", wanted);
	t->n += more;
	return 0;
}

/* The space that is said before that piece (NULL: at the end), if any.  What is
 * said of pieces that there are no more is passed over. */
static const struct read_space *find_space(
    struct reader *r, size_t source, const struct read_piece *p, size_t *at)
{
	struct read_space want = {0, 0, {"", 0, 0}, 0};
	const struct read_space *s;

	want.source = source;
	want.unit = p ? p->unit : 0;
	want.part = p && p->part > 1 ? p->part : 0;
	for (; *at < r->spaces.n; ++*at) {
		s = &r->spaces.p[*at];
		if (s->source == want.source && s->unit == want.unit &&
		    s->part == want.part)
			return s;
		if (by_space(s, &want) > 0)
			return NULL;
	}
	return NULL;
}

/* The most bytes that the text of these pieces can have, and of the spaces of
 * their source, which begin at space or behind it. */
static size_t room_for(const struct reader *r, size_t source, size_t first,
    size_t end, size_t space)
{
	const struct read_space *s;
	size_t i, room = 8;

	for (i = first; i < end; i++)
		room += 2 * r->order[i]->text.n + 8;
	for (; space < r->spaces.n; space++) {
		s = &r->spaces.p[space];
		if (s->source > source)
			break;
		room += s->text.n;
	}
	return room;
}

static int make_text(struct reader *r, struct text *t, size_t source,
    size_t first, size_t end, size_t *space)
{
	int crlf = r->sources.p[source].crlf;
	const struct read_space *said;
	const struct read_piece *p;
	struct galley_range *range;
	const char *usual;
	size_t i;

	t->eol = crlf ? "\r\n" : "\n";
	for (i = first; i < end; i++) {
		p = r->order[i];
		usual = i == first    ? ""
			: p->part > 1 ? t->eol
			: crlf	      ? "\r\n\r\n"
				      : "\n\n";
		said = find_space(r, source, p, space);
		if (add_space(r, t, said, usual))
			return -1;
		range = &r->all.p[i].range;
		range->start = t->n;
		range->source = (unsigned)(r->base_source + source);
		if (add_piece(r, t, p))
			return -1;
		range->end = t->n;
	}
	said = find_space(r, source, NULL, space);
	return add_space(r, t, said, t->eol);
}

/* ---- sources ---- */

/* The value of a line that may not be there: 0, or -1 with the error reported. */
static int value_of(
    struct reader *r, const struct span *span, const char **value)
{
	*value = span->n ? marked_value(r, span) : NULL;
	return span->n && !*value ? -1 : 0;
}

static int add_page(struct reader *r, const struct read_page *p)
{
	const char *label, *section, *language;

	if (value_of(r, &p->label, &label) ||
	    value_of(r, &p->section, &section) ||
	    value_of(r, &p->language, &language) ||
	    galley_bulletin_add_page(r->bulletin, label) ||
	    (section && galley_bulletin_add_section(r->bulletin, section)))
		return -1;
	if (language && galley_bulletin_add_language(r->bulletin, language))
		return marked_bad(r, p->language.line,
		    "page-language: a language's tag (BCP 47) is wanted");
	return 0;
}

/* Pages and segments of a source whose units are [unit, end). */
static int add_segments(struct reader *r, const struct galley_source *source,
    size_t index, size_t unit, size_t end, size_t *page)
{
	const struct galley_range *first, *last;
	const struct read_page *p;
	struct unit *u;

	for (;; unit++) {
		for (; *page < r->pages.n; ++*page) {
			p = &r->pages.p[*page];
			if (p->source != index ||
			    (unit < end && p->unit > unit + 1))
				break;
			if (add_page(r, p))
				return -1;
		}
		if (unit >= end)
			return 0;
		u = &r->units[unit];
		if (u->outside)
			continue;
		first = &r->all.p[u->first].range;
		last = &r->all.p[u->end - 1].range;
		u->segment = (long)galley_bulletin_segments(r->bulletin);
		if (galley_bulletin_add_segment(r->bulletin, source,
			first->start, last->end,
			u->decision ? u->decision->stated : GALLEY_ROLE_NONE))
			return -1;
	}
}

static int add_source(
    struct reader *r, size_t index, size_t *page, size_t *space)
{
	const struct read_source *s = &r->sources.p[index];
	size_t unit = s->from <= s->to ? s->from - 1 : 0;
	size_t end = s->from <= s->to ? s->to : 0;
	size_t first = unit < end ? r->units[unit].first : 0;
	size_t behind = unit < end ? r->units[end - 1].end : 0;
	const struct galley_source *source;
	const char *name, *encoding;
	struct text t = {NULL, 0, NULL};

	name = marked_value(r, &s->name);
	encoding = name && s->encoding.s ? marked_value(r, &s->encoding)
		   : name		 ? "UTF-8"
					 : NULL;
	if (!encoding)
		return -1;
	t.s = galley_alloc(r->job, room_for(r, index, first, behind, *space));
	if (!t.s || make_text(r, &t, index, first, behind, space))
		return -1;
	source = galley_source_add_named(r->job, name, t.s, t.n, encoding);
	if (!source)
		return -1;
	return add_segments(r, source, index, unit, end, page);
}

static int check_pages(struct reader *r)
{
	const struct read_page *p, *before = NULL;
	const struct read_source *s;
	size_t i;

	for (i = 0; i < r->pages.n; i++) {
		p = &r->pages.p[i];
		s = &r->sources.p[p->source];
		if (s->from <= s->to &&
		    (p->unit < s->from || p->unit > s->to + 1))
			return marked_bad(r, p->label.line,
			    "page: number %zu is not of this source", p->unit);
		if (before && before->source == p->source &&
		    before->unit > p->unit)
			return marked_bad(r, p->label.line,
			    "page: pages are wanted in their order");
		before = p;
	}
	return 0;
}

static void find_decisions(struct reader *r)
{
	const struct read_decision *d;
	size_t i;

	for (i = 0; i < r->segments.n; i++) {
		d = &r->segments.p[i];
		if (d->unit && d->unit <= r->nunits)
			r->units[d->unit - 1].decision = d;
	}
}

int marked_build(struct reader *r)
{
	size_t n = r->pieces.n + 1, i, page = 0, space = 0;
	size_t last = check_sources(r);

	if (last == SIZE_MAX)
		return -1;
	r->base_source = galley_bulletin_sources(r->bulletin);
	r->order = galley_alloc(r->job, n * sizeof(*r->order));
	r->units = galley_alloc(r->job, n * sizeof(*r->units));
	r->all.p = galley_alloc(r->job, n * sizeof(*r->all.p));
	r->all.n = r->pieces.n;
	if (!r->order || !r->units || !r->all.p || order_pieces(r, last) ||
	    mark_outside(r) || check_pages(r))
		return -1;
	find_decisions(r);
	if (r->spaces.n)
		qsort(r->spaces.p, r->spaces.n, sizeof(*r->spaces.p), by_space);
	for (i = 0; i < r->sources.n; i++) {
		if (add_source(r, i, &page, &space))
			return -1;
	}
	return 0;
}
