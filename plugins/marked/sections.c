/* The lines of a marked text that are no blocks: keys with values, what was
 * decided about segments, notes. */
#include <string.h>

#include "marked/read.h"

/* ---- keys ---- */

static int add_value(struct reader *r, struct span key, struct span value)
{
	struct read_value *v;

	if (GROW(r, r->metadata))
		return -1;
	v = &r->metadata.p[r->metadata.n++];
	v->key = key;
	v->value = value;
	return 0;
}

/* A value that an article has one of. */
static int once(
    struct reader *r, struct span *to, struct span key, struct span value)
{
	if (to->s)
		return marked_bad(r, key.line, "one %.*s is wanted",
		    marked_shown(&key), key.s);
	*to = value;
	return 0;
}

static int article_key(struct reader *r, struct span key, struct span value)
{
	struct read_article *a = &r->articles.p[r->articles.n - 1];
	struct read_value *v;
	size_t i;

	if (marked_is(&key, "byline")) {
		if (GROW(r, r->bylines))
			return -1;
		v = &r->bylines.p[r->bylines.n++];
		v->value = value;
		v->article = (long)r->articles.n - 1;
		return 0;
	}
	if (marked_is(&key, "dateline"))
		return once(r, &a->dateline, key, value);
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		if (marked_is(&key, marked_parts[i]))
			return once(r, &a->sent[i], key, value);
	}
	if (marked_is(&key, "truncated")) {
		if (!marked_is(&value, "yes") && !marked_is(&value, "no"))
			return marked_bad(
			    r, key.line, "truncated: yes or no is wanted");
		a->truncated = marked_is(&value, "yes");
		return 0;
	}
	return marked_bad(r, key.line,
	    "an article has 'byline:', 'dateline:', 'place:', 'date:', "
	    "'agency:', 'truncated:' and lines such as '@para [12]', not "
	    "'%.*s'",
	    marked_shown(&key), key.s);
}

static int numbers(struct reader *r, struct read_source *s, struct span value)
{
	int good;

	if (s->numbered)
		return marked_bad(
		    r, value.line, "one line of numbers is wanted");
	s->numbered = 1;
	s->from = 1;
	s->to = 0;
	if (marked_is(&value, "none"))
		return 0;
	good = marked_take_number(&value, &s->from) &&
	       marked_take(&value, '-') && marked_take_number(&value, &s->to) &&
	       !value.n && s->from && s->from <= s->to;
	return good ? 0
		    : marked_bad(
			  r, value.line, "numbers: '1-57' or 'none' is wanted");
}

static int page(struct reader *r, struct span value)
{
	struct read_page *p;
	size_t unit, line = value.line;

	if (!marked_take_number(&value, &unit) || !unit ||
	    (value.n && *value.s != ' ' && *value.s != '\t'))
		return marked_bad(r, line,
		    "page: the number that it begins with is wanted, and its "
		    "label");
	marked_skip_blanks(&value);
	if (GROW(r, r->pages))
		return -1;
	p = &r->pages.p[r->pages.n++];
	p->unit = unit;
	p->label = value;
	p->section = p->language = (struct span){NULL, 0, 0};
	p->source = r->sources.n - 1;
	return 0;
}

/* Said of the page whose line stands before it. */
static int of_page(struct reader *r, struct span key, struct span value)
{
	struct read_page *p = r->pages.n ? &r->pages.p[r->pages.n - 1] : NULL;

	if (!p || p->source != r->sources.n - 1 || !value.n)
		return marked_bad(r, value.line,
		    "%.*s: a value is wanted, behind a page's line",
		    marked_shown(&key), key.s);
	if (marked_is(&key, "page-section"))
		p->section = value;
	else
		p->language = value;
	return 0;
}

static int space(struct reader *r, struct span value)
{
	struct span where = marked_word(&value);
	size_t unit = 0, part = 0;
	struct read_space *p;

	if (!marked_is(&where, "end") &&
	    (!marked_take_place(&where, &unit, &part) || where.n))
		return marked_bad(r, value.line,
		    "space: a number, or 'end', is wanted first");
	if (GROW(r, r->spaces))
		return -1;
	p = &r->spaces.p[r->spaces.n++];
	p->unit = unit;
	p->part = part > 1 ? part : 0; /* the first stands where all does */
	p->text = value;
	p->source = r->sources.n - 1;
	return 0;
}

static int outside(struct reader *r, struct span value)
{
	struct span number = value;
	size_t unit;

	if (!marked_take_number(&number, &unit) || !unit || number.n)
		return marked_bad(r, value.line, "outside: a number is wanted");
	if (GROW(r, r->outside))
		return -1;
	/* Its number is asked for once units are known. */
	r->outside.p[r->outside.n++] = value;
	return 0;
}

static int source_key(struct reader *r, struct span key, struct span value)
{
	struct read_source *s = &r->sources.p[r->sources.n - 1];

	if (marked_is(&key, "encoding")) {
		s->encoding = value;
		return 0;
	}
	if (marked_is(&key, "lines")) {
		s->crlf = marked_is(&value, "crlf");
		return s->crlf
			   ? 0
			   : marked_bad(r, key.line,
				 "lines: 'crlf' is wanted, or no such line");
	}
	if (marked_is(&key, "numbers"))
		return numbers(r, s, value);
	if (marked_is(&key, "page"))
		return page(r, value);
	if (marked_is(&key, "page-section") || marked_is(&key, "page-language"))
		return of_page(r, key, value);
	if (marked_is(&key, "space"))
		return space(r, value);
	if (marked_is(&key, "outside"))
		return outside(r, value);
	return marked_bad(r, key.line,
	    "a source has encoding, numbers, lines, page, page-section, "
	    "page-language, space and outside, not '%.*s'",
	    marked_shown(&key), key.s);
}

int marked_read_key(struct reader *r, struct span line)
{
	const char *colon = memchr(line.s, ':', line.n);
	struct span key = line, value = line;

	if (!colon && r->section == ARTICLE)
		return marked_bad(r, line.line,
		    "a line such as '@para [12]' is wanted above this text");
	if (!colon)
		return marked_bad(r, line.line,
		    r->section == HEAD
			? "'key: value' or '@article' is wanted here"
			: "'key: value' is wanted here");
	key.n = (size_t)(colon - line.s);
	value.s = colon + 1;
	value.n = line.n - key.n - 1;
	marked_skip_blanks(&value);
	while (value.n &&
	       (value.s[value.n - 1] == ' ' || value.s[value.n - 1] == '\t'))
		value.n--;
	if (r->section == HEAD)
		return add_value(r, key, value);
	return r->section == ARTICLE ? article_key(r, key, value)
				     : source_key(r, key, value);
}

/* ---- decisions ---- */

/* "0.932": a share with at most so many digits as a number has. */
static int take_share(struct span s, double *share)
{
	size_t whole = 0, part = 0, digits;
	double scale = 1;

	if (!marked_take_number(&s, &whole))
		return 0;
	if (marked_take(&s, '.')) {
		digits = s.n;
		if (!marked_take_number(&s, &part))
			return 0;
		for (; digits; digits--)
			scale *= 10;
	}
	*share = ((double)whole * scale + (double)part) / scale;
	return !s.n && *share <= 1;
}

static int take_rule(
    struct reader *r, struct span *line, struct read_decision *d)
{
	struct span share;

	d->rule = marked_word(line);
	share = marked_word(line);
	return take_share(share, &d->confidence)
		   ? 0
		   : marked_bad(r, line->line,
			 "a rule and its confidence, from 0 to 1, are wanted: "
			 "'decide.join 0.932'");
}

/* The role of that name; none stands for none. */
static int role_of(const struct span *word, enum galley_role *role)
{
	int i;

	for (i = 0; i < GALLEY_ROLES; i++) {
		*role = (enum galley_role)i;
		if (marked_is(word, galley_role_name(*role)))
			return 1;
	}
	return 0;
}

static int article_of(struct span word, struct read_decision *d)
{
	size_t n;

	d->said_article = 1;
	d->article = -1;
	if (marked_is(&word, "none"))
		return 1;
	if (!marked_take_number(&word, &n) || !n || word.n)
		return 0;
	d->article = (long)n - 1;
	return 1;
}

int marked_read_segment(struct reader *r, struct span line)
{
	struct read_decision d;
	struct span word, what;
	int good;

	memset(&d, 0, sizeof(d));
	if (!marked_take(&line, '[') || !marked_take_number(&line, &d.unit) ||
	    !marked_take(&line, ']'))
		return marked_bad(
		    r, line.line, "a number such as [12] is wanted first");
	marked_skip_blanks(&line);
	if (take_rule(r, &line, &d))
		return -1;
	while (line.n) {
		word = marked_word(&line);
		what = marked_word(&line);
		if (marked_is(&word, "stated")) {
			good = role_of(&what, &d.stated);
		} else if (marked_is(&word, "as")) {
			good = d.said_role = role_of(&what, &d.role);
		} else {
			good = marked_is(&word, "in") && article_of(what, &d);
		}
		if (!good)
			return marked_bad(r, line.line,
			    "'stated ROLE', 'as ROLE' or 'in ARTICLE' is "
			    "wanted, not '%.*s'",
			    marked_shown(&word), word.s);
	}
	if (GROW(r, r->segments))
		return -1;
	r->segments.p[r->segments.n++] = d;
	return 0;
}

/* "[5]", "[5.1-5.2]", or "[1:120-140]", bytes of a source. */
static int take_ref(struct span *s, struct read_ref *f)
{
	if (!marked_take(s, '[') || !marked_take_place(s, &f->unit, &f->part))
		return 0;
	if (marked_take(s, ':')) {
		f->source = f->unit;
		f->unit = 0;
		return !f->part && marked_take_number(s, &f->start) &&
		       marked_take(s, '-') && marked_take_number(s, &f->end) &&
		       marked_take(s, ']');
	}
	f->to_unit = f->unit;
	f->to_part = f->part;
	if (marked_take(s, '-') &&
	    !marked_take_place(s, &f->to_unit, &f->to_part))
		return 0;
	return marked_take(s, ']');
}

static int take_refs(
    struct reader *r, struct span *line, struct read_decision *d)
{
	struct read_ref f;

	d->first = r->refs.n;
	while (line->n && *line->s == '[') {
		memset(&f, 0, sizeof(f));
		if (!take_ref(line, &f))
			return marked_bad(r, line->line,
			    "numbers such as [12] or [12.1-12.2] are wanted");
		if (GROW(r, r->refs))
			return -1;
		r->refs.p[r->refs.n++] = f;
		d->refs++;
		marked_skip_blanks(line);
	}
	return 0;
}

int marked_read_note(struct reader *r, struct span line)
{
	const char *colon;
	struct span word, head = line;
	struct read_decision d;

	memset(&d, 0, sizeof(d));
	/* The colon that ends the head is the first behind the brackets. */
	for (colon = line.s; colon < line.s + line.n; colon++) {
		if (*colon == '[')
			while (colon < line.s + line.n && *colon != ']')
				colon++;
		else if (*colon == ':')
			break;
	}
	if (colon >= line.s + line.n)
		return marked_bad(r, line.line,
		    "a note is wanted: 'decide.join 0.932 [5] [6]: its text'");
	head.n = (size_t)(colon - line.s);
	d.text = line;
	d.text.s = colon + 1;
	d.text.n = line.n - head.n - 1;
	marked_skip_blanks(&d.text);
	if (take_rule(r, &head, &d) || take_refs(r, &head, &d))
		return -1;
	if (head.n) {
		word = marked_word(&head);
		if (!marked_is(&word, "in") ||
		    !article_of(marked_word(&head), &d) || head.n)
			return marked_bad(r, line.line,
			    "'in ARTICLE' or a colon is wanted, not '%.*s'",
			    marked_shown(&word), word.s);
	}
	if (GROW(r, r->notes))
		return -1;
	r->notes.p[r->notes.n++] = d;
	return 0;
}
