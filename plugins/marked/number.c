/* The writer's pieces: gathered, numbered, and found again by their ranges. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "marked/write.h"

void marked_printf(const struct marked_writer *w, const char *fmt, ...)
{
	char line[256];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	galley_puts(w->job, line);
}

static void *array(struct galley_job *job, size_t n, size_t size)
{
	if (n >= SIZE_MAX / size)
		return galley_alloc(job, SIZE_MAX); /* fails, as it should */
	return galley_alloc(job, (n + 1) * size);
}

/* ---- gathering; twice, once only to count ---- */

static void gather(struct marked_writer *w, const struct galley_range *r,
    size_t n, long article, enum galley_role role)
{
	struct marked_piece *p;
	size_t i;

	for (i = 0; i < n; i++, w->all.n++) {
		if (!w->all.p)
			continue;
		p = &w->all.p[w->all.n];
		p->range = r[i];
		p->article = article;
		p->role = role;
	}
}

static void gather_block(
    struct marked_writer *w, const struct galley_block *k, long article)
{
	const struct galley_range *r = NULL;
	size_t n = galley_block_ranges(k, &r);

	gather(w, r, n, article, galley_block_role(k));
}

static void gather_all(struct marked_writer *w)
{
	const struct galley_article *a;
	const struct galley_aside *s;
	const struct galley_block *k;
	const struct galley_range *r;
	size_t i, j, n;

	w->all.n = 0;
	for (i = 0; (a = galley_bulletin_article(w->bulletin, i)); i++) {
		gather_block(w, galley_article_headline(a), (long)i);
		gather_block(w, galley_article_kicker(a), (long)i);
		gather_block(w, galley_article_deck(a), (long)i);
		for (j = 0; (k = galley_article_block(a, j)); j++)
			gather_block(w, k, (long)i);
	}
	for (i = 0; (s = galley_bulletin_aside(w->bulletin, i)); i++) {
		n = galley_aside_ranges(s, &r);
		gather(w, r, n, -1, marked_aside_role(galley_aside_reason(s)));
	}
}

/* ---- numbering ---- */

static int is_before(const struct galley_range *a, const struct galley_range *b)
{
	return a->source < b->source ||
	       (a->source == b->source && a->end <= b->start);
}

/* Whether a range goes on into that segment. */
static int reaches_on(
    const struct marked_writer *w, const struct galley_range *r, size_t segment)
{
	const struct galley_segment *s =
	    galley_bulletin_segment(w->bulletin, segment);
	struct galley_range next = galley_segment_range(s);

	return s && !is_before(r, &next);
}

/* A piece lies in one segment, but for white space at its ends, or in none. */
static int number_pieces(struct marked_writer *w)
{
	const struct galley_segment *s;
	struct marked_unit *u = NULL;
	struct galley_range at = {0, 0, 0};
	struct marked_piece *p;
	size_t i, seg = 0;

	for (i = 0; i < w->all.n; i++) {
		p = &w->all.p[i];
		while ((s = galley_bulletin_segment(w->bulletin, seg))) {
			at = galley_segment_range(s);
			if (!is_before(&at, &p->range))
				break;
			seg++;
		}
		if (s && is_before(&p->range, &at))
			s = NULL;
		if (p->range.start == p->range.end ||
		    (s && reaches_on(w, &p->range, seg + 1)))
			return -1;
		if (!u || !s || u->segment != (long)seg) {
			u = &w->units[w->nunits++];
			u->first = i;
			u->segment = s ? (long)seg : -1;
		}
		u->end = i + 1;
		p->unit = w->nunits;
		p->part = u->end - u->first;
	}
	for (i = 0; i < w->nunits; i++) {
		u = &w->units[i];
		if (u->end - u->first == 1)
			w->all.p[u->first].part = 0;
	}
	return 0;
}

/* Whether more of a text's lines end in CR LF than in LF alone. */
static int ends_in_crlf(const struct galley_source *s)
{
	size_t bytes, crlf = 0, lf = 0;
	const char *text = galley_source_text(s, &bytes), *at = text;

	while ((at = memchr(at, '\n', bytes - (size_t)(at - text)))) {
		if (at > text && at[-1] == '\r')
			crlf++;
		else
			lf++;
		at++;
	}
	return crlf > lf;
}

/* A note is shown where its last range begins. */
static void show_notes(struct marked_writer *w, int comments)
{
	const struct galley_note *note;
	const struct galley_range *r;
	size_t i, n, at;

	for (i = galley_bulletin_notes(w->bulletin); i-- > 0;) {
		note = galley_bulletin_note(w->bulletin, i);
		if (comments == MARKED_NONE ||
		    (comments == MARKED_DOUBTFUL &&
			galley_note_confidence(note) >= MARKED_DOUBT))
			continue;
		n = galley_note_ranges(note, &r);
		at = n ? marked_find(&w->all, r[n - 1].source, r[n - 1].start)
		       : w->all.n;
		if (at == w->all.n)
			continue;
		w->more[i] = w->shown[at];
		w->shown[at] = i + 1;
	}
}

struct marked_writer *marked_number(struct galley_job *job, int comments)
{
	struct marked_writer *w = galley_alloc(job, sizeof(*w));
	size_t i, sources;

	if (!w)
		return NULL;
	w->job = job;
	w->bulletin = galley_job_bulletin(job);
	sources = galley_bulletin_sources(w->bulletin);
	gather_all(w); /* counts */
	w->all.p = array(job, w->all.n, sizeof(*w->all.p));
	w->units = array(job, w->all.n, sizeof(*w->units));
	w->shown = array(job, w->all.n, sizeof(*w->shown));
	w->more =
	    array(job, galley_bulletin_notes(w->bulletin), sizeof(*w->more));
	w->crlf = array(job, sources, sizeof(*w->crlf));
	if (!w->all.p || !w->units || !w->shown || !w->more || !w->crlf)
		return NULL;
	gather_all(w);
	marked_sort(&w->all);
	for (i = 0; i < sources; i++)
		w->crlf[i] =
		    ends_in_crlf(galley_bulletin_source(w->bulletin, i));
	if (number_pieces(w)) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "this can't be written as marked: a range stands in more "
		    "than one segment");
		return NULL;
	}
	show_notes(w, comments);
	return w;
}

/* ---- ranges as numbers ---- */

void marked_put_number(
    const struct marked_writer *w, const struct marked_piece *p)
{
	if (p->part)
		marked_printf(w, "%zu.%zu", p->unit, p->part);
	else
		marked_printf(w, "%zu", p->unit);
}

void marked_put_range(
    const struct marked_writer *w, const struct galley_range *r)
{
	size_t i = marked_find(&w->all, r->source, r->start);
	size_t j = marked_find(&w->all, r->source, r->end);
	const struct marked_piece *first = &w->all.p[i], *last;
	const struct marked_unit *u;

	/* j is the first piece behind; what ends the range stands before. */
	last = j > i ? &w->all.p[j - 1] : NULL;
	if (!last || first->range.source != r->source ||
	    first->range.start != r->start || last->range.end != r->end) {
		marked_printf(
		    w, " [%u:%zu-%zu]", r->source + 1, r->start, r->end);
		return;
	}
	u = &w->units[first->unit - 1];
	if (u->first == i && u->end == j) {
		marked_printf(w, " [%zu]", first->unit);
		return;
	}
	galley_puts(w->job, " [");
	marked_put_number(w, first);
	if (last != first) {
		galley_puts(w->job, "-");
		marked_put_number(w, last);
	}
	galley_puts(w->job, "]");
}
