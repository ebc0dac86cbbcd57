/* The last sections of a marked text: decisions, notes, sources. */
#include <stdio.h>
#include <string.h>

#include "marked/write.h"

/* A rule, its confidence: thousandths are all that the model has. */
static void put_rule(
    const struct marked_writer *w, const char *rule, double confidence)
{
	long n = (long)(confidence * 1000 + .5);

	if (*rule)
		marked_put(w->job, rule, strlen(rule), MARKED_WORD);
	else
		galley_puts(w->job, "-");
	marked_printf(w, " %ld.%03ld", n / 1000, n % 1000);
}

static void put_article(const struct marked_writer *w, long article)
{
	if (article < 0)
		galley_puts(w->job, " in none");
	else
		marked_printf(w, " in %ld", article + 1);
}

void marked_put_segments(const struct marked_writer *w)
{
	const struct galley_segment *s;
	const struct marked_piece *p;
	size_t i;

	galley_puts(w->job, "\n@segments\n");
	for (i = 0; i < w->nunits; i++) {
		if (w->units[i].segment < 0)
			continue;
		s = galley_bulletin_segment(
		    w->bulletin, (size_t)w->units[i].segment);
		p = &w->all.p[w->units[i].first];
		marked_printf(w, "[%zu] ", i + 1);
		put_rule(
		    w, galley_segment_rule(s), galley_segment_confidence(s));
		if (galley_segment_stated(s))
			marked_printf(w, " stated %s",
			    galley_role_name(galley_segment_stated(s)));
		/* The rest is what its first piece became, as a rule. */
		if (galley_segment_role(s) != p->role)
			marked_printf(w, " as %s",
			    galley_role_name(galley_segment_role(s)));
		if (galley_segment_article(s) != p->article)
			put_article(w, galley_segment_article(s));
		galley_puts(w->job, "\n");
	}
}

void marked_put_notes(const struct marked_writer *w)
{
	const struct galley_note *note;
	const struct galley_range *r;
	const char *text;
	size_t i, j, n;

	galley_puts(w->job, "\n@notes\n");
	for (i = 0; (note = galley_bulletin_note(w->bulletin, i)); i++) {
		n = galley_note_ranges(note, &r);
		put_rule(
		    w, galley_note_rule(note), galley_note_confidence(note));
		for (j = 0; j < n; j++)
			marked_put_range(w, &r[j]);
		if (galley_note_article(note) !=
		    marked_note_article(&w->all, n ? &r[n - 1] : NULL))
			put_article(w, galley_note_article(note));
		galley_puts(w->job, ": ");
		text = galley_note_text(note);
		marked_put(w->job, text, strlen(text), MARKED_LINE);
		galley_puts(w->job, "\n");
	}
}

/* ---- sources ---- */

/* What stands before a piece where nothing is said. */
static const char *usual_space(
    const struct marked_writer *w, const struct marked_piece *p, int first)
{
	int crlf = w->crlf[p->range.source];

	if (first)
		return "";
	if (p->part > 1)
		return crlf ? "\r\n" : "\n";
	return crlf ? "\r\n\r\n" : "\n\n";
}

static void put_space(const struct marked_writer *w, const char *s,
    size_t bytes, const char *usual, const struct marked_piece *before)
{
	if (bytes == strlen(usual) && !memcmp(s, usual, bytes))
		return;
	galley_puts(w->job, "space: ");
	if (!before)
		galley_puts(w->job, "end");
	else if (before->part > 1)
		marked_put_number(w, before);
	else
		marked_printf(w, "%zu", before->unit);
	if (bytes)
		galley_puts(w->job, " ");
	marked_put(w->job, s, bytes, MARKED_WORD);
	galley_puts(w->job, "\n");
}

static void put_spaces(
    const struct marked_writer *w, unsigned source, size_t first, size_t end)
{
	size_t bytes, i, at = 0;
	const char *text = galley_source_text(
	    galley_bulletin_source(w->bulletin, source), &bytes);
	const struct marked_piece *p;

	for (i = first; i < end; i++) {
		p = &w->all.p[i];
		put_space(w, text + at, p->range.start - at,
		    usual_space(w, p, i == first), p);
		at = p->range.end;
	}
	put_space(
	    w, text + at, bytes - at, w->crlf[source] ? "\r\n" : "\n", NULL);
}

/* The unit of the first segment of a page or of one behind it. */
static size_t unit_of_page(
    const struct marked_writer *w, size_t page, size_t unit, size_t end_unit)
{
	const struct galley_segment *s;
	size_t at = unit;

	for (; unit < end_unit; unit++) {
		if (w->units[unit].segment < 0)
			continue;
		s = galley_bulletin_segment(
		    w->bulletin, (size_t)w->units[unit].segment);
		if (galley_segment_page(s) >= page)
			return unit;
		at = unit + 1;
	}
	return at;
}

/* The page's language, where it is not the bulletin's; else NULL. */
static const char *language_of(const struct marked_writer *w, size_t page)
{
	const char *language = galley_bulletin_page_language(w->bulletin, page);

	return strcmp(language, galley_bulletin_language(w->bulletin)) != 0
		   ? language
		   : NULL;
}

/* A source of one page of which there is nothing to say needs no line. */
static void put_pages(const struct marked_writer *w, size_t first, size_t end,
    size_t unit, size_t end_unit)
{
	const char *label, *section, *language;
	char number[32];
	size_t i;

	for (i = first; i < end; i++) {
		section = galley_bulletin_page_section(w->bulletin, i);
		language = language_of(w, i);
		snprintf(number, sizeof(number), "%zu", i + 1);
		label = galley_bulletin_page_label(w->bulletin, i);
		if (!strcmp(label, number))
			label = "";
		if (end - first == 1 && !*label && !section && !language)
			return;
		unit = unit_of_page(w, i, unit, end_unit);
		marked_printf(w, "page: %zu", unit + 1);
		if (*label) {
			galley_puts(w->job, " ");
			marked_put(w->job, label, strlen(label), MARKED_LINE);
		}
		if (section) {
			galley_puts(w->job, "\npage-section: ");
			marked_put(
			    w->job, section, strlen(section), MARKED_LINE);
		}
		if (language)
			marked_printf(w, "\npage-language: %s", language);
		galley_puts(w->job, "\n");
	}
}

static void put_source(const struct marked_writer *w, unsigned index)
{
	const struct galley_source *s =
	    galley_bulletin_source(w->bulletin, index);
	const struct galley_source *next =
	    galley_bulletin_source(w->bulletin, (size_t)index + 1);
	size_t first = marked_find(&w->all, index, 0);
	size_t end = marked_find(&w->all, index + 1, 0), unit, end_unit, i;
	const char *text = galley_source_name(s);

	unit = first < w->all.n ? w->all.p[first].unit - 1 : w->nunits;
	end_unit = end < w->all.n ? w->all.p[end].unit - 1 : w->nunits;
	galley_puts(w->job, "\n@source ");
	marked_put(w->job, text, strlen(text), MARKED_LINE);
	galley_puts(w->job, "\nencoding: ");
	text = galley_source_encoding(s);
	marked_put(w->job, text, strlen(text), MARKED_LINE);
	if (first == end)
		galley_puts(w->job, "\nnumbers: none\n");
	else
		marked_printf(w, "\nnumbers: %zu-%zu\n", unit + 1, end_unit);
	if (w->crlf[index])
		galley_puts(w->job, "lines: crlf\n");
	for (i = unit; i < end_unit; i++) {
		if (w->units[i].segment < 0)
			marked_printf(w, "outside: %zu\n", i + 1);
	}
	put_pages(w, galley_source_page(s),
	    next ? galley_source_page(next)
		 : galley_bulletin_pages(w->bulletin),
	    unit, end_unit);
	put_spaces(w, index, first, end);
}

void marked_put_sources(const struct marked_writer *w)
{
	size_t i, n = galley_bulletin_sources(w->bulletin);

	for (i = 0; i < n; i++)
		put_source(w, (unsigned)i);
}
