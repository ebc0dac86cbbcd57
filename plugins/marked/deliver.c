/* Delivers metadata, articles, asides, decisions and notes as the file has
 * them. */
#include <string.h>

#include "marked/read.h"

/* What a later input says of a key that has its value is passed over. */
static int add_metadata(struct reader *r)
{
	const struct read_value *v;
	const char *key, *value, *why;
	size_t i;

	for (i = 0; i < r->metadata.n; i++) {
		v = &r->metadata.p[i];
		key = marked_value(r, &v->key);
		value = key ? marked_value(r, &v->value) : NULL;
		if (!value)
			return -1;
		if (!galley_bulletin_add_meta(r->bulletin, key, value, &why))
			continue;
		if (!r->base_source || !galley_bulletin_meta(r->bulletin, key))
			return marked_bad(r, v->value.line, "%s", why);
		galley_diag_input(
		    r->job, v->value.line, GALLEY_WARN, "%s", why);
	}
	return 0;
}

/* ---- articles ---- */

static void place_pieces(struct reader *r)
{
	const struct read_piece *p;
	const struct read_block *k;
	struct marked_piece *m;
	size_t i;

	for (i = 0; i < r->pieces.n; i++) {
		p = r->order[i];
		k = &r->blocks.p[p->block];
		m = &r->all.p[i];
		m->unit = p->unit;
		m->part = p->part;
		m->article =
		    k->article < 0 ? -1 : (long)r->base_article + k->article;
		m->role = k->role;
	}
}

static int deliver_block(
    struct reader *r, struct galley_article *a, struct read_block *k)
{
	struct galley_range *from =
	    galley_alloc(r->job, k->pieces * sizeof(*from));
	const char *reason;
	size_t i;

	if (!from)
		return -1;
	for (i = 0; i < k->pieces; i++)
		from[i] = r->all.p[r->pieces.p[k->first + i].place].range;
	if (k->head)
		return galley_deliver_head(
		    r->bulletin, a, k->role, from, k->pieces);
	if (k->article >= 0)
		return galley_deliver_block(
		    r->bulletin, a, k->role, from, k->pieces);
	reason = marked_is(&k->reason, "-") ? "" : marked_value(r, &k->reason);
	if (!reason)
		return -1;
	for (i = 0; i < k->pieces; i++)
		r->all.p[r->pieces.p[k->first + i].place].role =
		    marked_aside_role(reason);
	return galley_deliver_aside(r->bulletin, reason, from, k->pieces);
}

static int deliver_article(
    struct reader *r, const struct read_article *a, struct galley_article *to)
{
	const char *text;
	int i;

	if (!a->blocks && !a->head[GALLEY_ROLE_HEADLINE] &&
	    !a->head[GALLEY_ROLE_KICKER] && !a->head[GALLEY_ROLE_DECK])
		return marked_bad(r, a->line, "this article has no text");
	if (a->truncated && galley_deliver_truncated(r->bulletin, to))
		return -1;
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		text = a->sent[i].s ? marked_value(r, &a->sent[i]) : NULL;
		if (a->sent[i].s &&
		    (!text || galley_deliver_dateline_part(r->bulletin, to,
				  (enum galley_dateline_part)i, text)))
			return -1;
	}
	if (!a->dateline.s)
		return 0;
	text = marked_value(r, &a->dateline);
	return text ? galley_deliver_dateline(r->bulletin, to, text) : -1;
}

static int deliver_articles(struct reader *r)
{
	size_t n = r->articles.n, i;
	struct galley_article **all =
	    galley_alloc(r->job, (n + 1) * sizeof(struct galley_article *));
	const struct read_value *v;
	struct read_block *k;
	const char *name;

	if (!all)
		return -1;
	for (i = 0; i < n; i++) {
		all[i] = galley_deliver_article(r->bulletin);
		if (!all[i] || deliver_article(r, &r->articles.p[i], all[i]))
			return -1;
	}
	for (i = 0; i < r->bylines.n; i++) {
		v = &r->bylines.p[i];
		name = marked_value(r, &v->value);
		if (!name ||
		    galley_deliver_byline(r->bulletin, all[v->article], name))
			return -1;
	}
	for (i = 0; i < r->blocks.n; i++) {
		k = &r->blocks.p[i];
		if (deliver_block(
			r, k->article < 0 ? NULL : all[k->article], k))
			return -1;
	}
	return 0;
}

/* ---- decisions ---- */

/* The article that a decision names, or else that one. */
static long article_of(
    const struct reader *r, const struct read_decision *d, long other)
{
	if (!d || !d->said_article || d->article >= (long)r->articles.n)
		return other;
	return d->article < 0 ? -1 : (long)r->base_article + d->article;
}

static const char *rule_of(struct reader *r, const struct read_decision *d)
{
	if (!d)
		return "marked.given";
	return marked_is(&d->rule, "-") ? "" : marked_value(r, &d->rule);
}

static int deliver_segments(struct reader *r)
{
	const struct read_decision *d;
	const struct marked_piece *p;
	const struct unit *u;
	const char *rule;
	size_t i;

	for (i = 0; i < r->nunits; i++) {
		u = &r->units[i];
		d = u->decision;
		p = &r->all.p[u->first];
		if (u->segment < 0)
			continue;
		rule = rule_of(r, d);
		if (!rule ||
		    galley_deliver_segment(r->bulletin, (size_t)u->segment,
			d && d->said_role ? d->role : p->role, rule,
			d ? d->confidence : 1, article_of(r, d, p->article)))
			return -1;
	}
	return 0;
}

/* The piece of that number, its first or last where it has parts; SIZE_MAX: it
 * is gone. */
static size_t find(const struct reader *r, size_t unit, size_t part, int last)
{
	const struct unit *u;
	size_t at;

	if (unit > r->nunits)
		return SIZE_MAX;
	u = &r->units[unit - 1];
	if (!part)
		return last ? u->end - 1 : u->first;
	at = part - 1 < u->end - u->first ? u->first + part - 1 : SIZE_MAX;
	return at != SIZE_MAX && r->all.p[at].part == part ? at : SIZE_MAX;
}

/* The range that a note names; 0 where it is gone. */
static int range_of(const struct reader *r, const struct read_ref *f,
    struct galley_range *range)
{
	const struct galley_source *s;
	const char *text;
	size_t bytes, i, j;

	if (f->unit) {
		i = find(r, f->unit, f->part, 0);
		j = find(r, f->to_unit, f->to_part, 1);
		if (i == SIZE_MAX || j == SIZE_MAX || i > j ||
		    r->all.p[i].range.source != r->all.p[j].range.source)
			return 0;
		*range = r->all.p[i].range;
		range->end = r->all.p[j].range.end;
		return 1;
	}
	if (f->source > r->sources.n)
		return 0;
	range->source = (unsigned)(r->base_source + f->source - 1);
	range->start = f->start;
	range->end = f->end;
	s = galley_bulletin_source(r->bulletin, range->source);
	text = galley_source_text(s, &bytes);
	return f->start < f->end && f->end <= bytes &&
	       (text[f->start] & 0xC0) != 0x80 && (text[f->end] & 0xC0) != 0x80;
}

/* A note of which nothing is left on the page is left out. */
static int deliver_note(struct reader *r, const struct read_decision *d)
{
	struct galley_range *from =
	    galley_alloc(r->job, (d->refs + 1) * sizeof(*from));
	const char *rule = rule_of(r, d);
	const char *text = rule ? marked_value(r, &d->text) : NULL;
	size_t i, n = 0;
	long article;

	if (!from || !text)
		return -1;
	for (i = 0; i < d->refs; i++)
		n += (size_t)range_of(r, &r->refs.p[d->first + i], &from[n]);
	if (d->refs && !n)
		return 0;
	article = marked_note_article(&r->all, n ? &from[n - 1] : NULL);
	return galley_deliver_note(r->bulletin, rule, d->confidence,
	    article_of(r, d, article), text, from, n);
}

int marked_deliver(struct reader *r)
{
	const char *language = NULL;
	size_t i;

	r->base_article = galley_bulletin_articles(r->bulletin);
	place_pieces(r);
	if (add_metadata(r) || deliver_articles(r) || deliver_segments(r))
		return -1;
	for (i = 0; i < r->notes.n; i++) {
		if (deliver_note(r, &r->notes.p[i]))
			return -1;
	}
	if (r->language.s && !(language = marked_value(r, &r->language)))
		return -1;
	if (galley_deliver_finished(r->bulletin, language))
		return marked_bad(r, r->language.line,
		    "a language's tag such as zh-Hans is wanted");
	return 0;
}
