/* Writes a bulletin as marked text: what a person is to read and correct. */
#include <string.h>

#include "marked/write.h"

static const char GUIDE[] =
    "# Above each text stand its role and, in brackets, its number on the "
    "page.\n"
    "# '@+' goes on with the block above it.  Change roles, move blocks with "
    "their\n"
    "# numbers, correct the text; a line that begins with @, # or \\ wants a "
    "\\ "
    "before\n"
    "# it.  galley-bulletin(5) has the rest.\n";

static void put_comments(const struct marked_writer *w, size_t piece)
{
	const struct galley_note *note;
	const char *text;
	size_t i;
	long share;

	for (i = w->shown[piece]; i; i = w->more[i - 1]) {
		note = galley_bulletin_note(w->bulletin, i - 1);
		share = (long)(galley_note_confidence(note) * 100 + .5);
		galley_puts(w->job, "# ");
		text = galley_note_rule(note);
		marked_put(w->job, text, strlen(text), MARKED_LINE);
		marked_printf(w, " (%ld%%): ", share);
		text = galley_note_text(note);
		marked_put(w->job, text, strlen(text), MARKED_LINE);
		galley_puts(w->job, "\n");
	}
}

/* The pieces of a block or an aside, the first under its head, "@para". */
static void put_pieces(const struct marked_writer *w, const char *head,
    const char *reason, const struct galley_range *r, size_t n)
{
	const struct marked_piece *p;
	const char *text;
	size_t i, at;

	for (i = 0; i < n; i++) {
		at = marked_find(&w->all, r[i].source, r[i].start);
		p = &w->all.p[at];
		if (!i)
			galley_puts(w->job, "\n");
		put_comments(w, at);
		marked_printf(w, "@%s", i ? "+" : head);
		if (!i && reason) {
			galley_puts(w->job, " ");
			marked_put(w->job, reason, strlen(reason), MARKED_WORD);
			if (!*reason)
				galley_puts(w->job, "-");
		}
		galley_puts(w->job, " [");
		marked_put_number(w, p);
		galley_puts(w->job, "]\n");
		text = galley_source_text(
		    galley_bulletin_source(w->bulletin, r[i].source), NULL);
		marked_put(w->job, text + r[i].start, r[i].end - r[i].start,
		    w->crlf[r[i].source] ? MARKED_CRLF : MARKED_LINES);
	}
}

static void put_block(
    const struct marked_writer *w, const struct galley_block *k)
{
	const struct galley_range *r;
	size_t n;

	if (!k)
		return;
	n = galley_block_ranges(k, &r);
	put_pieces(w, galley_role_name(galley_block_role(k)), NULL, r, n);
}

static void put_value(
    const struct marked_writer *w, const char *key, const char *value)
{
	galley_puts(w->job, key);
	galley_puts(w->job, ": ");
	marked_put(w->job, value, strlen(value), MARKED_LINE);
	galley_puts(w->job, "\n");
}

static void put_metadata(const struct marked_writer *w)
{
	const char *key, *value;
	size_t i, j;

	for (i = 0; (key = galley_bulletin_meta_key(w->bulletin, i)); i++) {
		if (!i)
			galley_puts(w->job, "\n");
		for (j = 0;
		     (value = galley_bulletin_meta_at(w->bulletin, key, j));
		     j++)
			put_value(w, key, value);
	}
}

enum galley_status marked_write_begin(struct galley_job *job, struct marked *m)
{
	struct marked_writer *w = marked_number(job, m->comments);
	const char *language;

	if (!w)
		return GALLEY_FAIL;
	m->writer = w;
	galley_puts(job, "@marked 1\n");
	galley_puts(job, GUIDE);
	language = galley_bulletin_language(w->bulletin);
	if (!galley_bulletin_meta(w->bulletin, "language"))
		marked_printf(w, "@language %s\n", language);
	put_metadata(w);
	return GALLEY_OK;
}

/* Whether a body holds what would be taken for a part of the head. */
static int is_mixed(const struct galley_article *a)
{
	const struct galley_block *k;
	enum galley_role role;
	size_t i;

	for (i = 0; (k = galley_article_block(a, i)); i++) {
		role = galley_block_role(k);
		if (role == GALLEY_ROLE_HEADLINE ||
		    role == GALLEY_ROLE_KICKER || role == GALLEY_ROLE_DECK)
			return 1;
	}
	return 0;
}

enum galley_status marked_write_article(
    struct galley_job *job, struct marked *m, const struct galley_article *a)
{
	const struct marked_writer *w = m->writer;
	const struct galley_block *k;
	const char *name;
	size_t i;

	galley_puts(job, "\n@article\n");
	for (i = 0; (name = galley_article_byline(a, i)); i++)
		put_value(w, "byline", name);
	if (galley_article_dateline(a))
		put_value(w, "dateline", galley_article_dateline(a));
	for (i = 0; i < GALLEY_DATELINE_PARTS; i++) {
		name = galley_article_dateline_part(
		    a, (enum galley_dateline_part)i);
		if (name)
			put_value(w, marked_parts[i], name);
	}
	if (galley_article_truncated(a))
		put_value(w, "truncated", "yes");
	put_block(w, galley_article_kicker(a));
	put_block(w, galley_article_headline(a));
	put_block(w, galley_article_deck(a));
	if (is_mixed(a))
		galley_puts(job, "\n@body\n");
	for (i = 0; (k = galley_article_block(a, i)); i++)
		put_block(w, k);
	return GALLEY_OK;
}

enum galley_status marked_write_end(struct galley_job *job, struct marked *m)
{
	const struct marked_writer *w = m->writer;
	const struct galley_aside *a;
	const struct galley_range *r;
	size_t i, n;

	galley_puts(job, "\n@asides\n");
	for (i = 0; (a = galley_bulletin_aside(w->bulletin, i)); i++) {
		n = galley_aside_ranges(a, &r);
		put_pieces(w, "aside", galley_aside_reason(a), r, n);
	}
	galley_puts(job,
	    "\n# What follows tells what was decided, and what the "
	    "pages look like.\n# It may be left as it is.\n");
	marked_put_segments(w);
	marked_put_notes(w);
	marked_put_sources(w);
	return GALLEY_OK;
}
