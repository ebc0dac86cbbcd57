/* What stands before the articles: the title block, and the contents. */
#include <stdio.h>
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "pdf/pdf.h"

/* Lines point into texts, which live as long as the job. */
static const char *keep(struct pdf *p, const char *text, size_t bytes)
{
	char *copy = galley_alloc(p->job, bytes + 1);

	if (copy)
		memcpy(copy, text, bytes);
	return copy;
}

/* Date, volume and issue, edition, publisher, on one line. */
static int imprint(struct pdf *p, const char *title)
{
	static const struct pdf_setting s = {
	    .style = PDF_IMPRINT, .centred = 1};
	const struct galley_bulletin *b = p->bulletin;
	char date[IMPRINT_ROOM], number[IMPRINT_ROOM], line[1024] = "";
	const char *parts[4], *text;
	size_t i, n = 0;

	parts[0] =
	    imprint_date(p->language, galley_bulletin_meta(b, "date"), date);
	parts[1] =
	    imprint_number(p->language, galley_bulletin_meta(b, "volume"),
		galley_bulletin_meta(b, "issue"), number);
	parts[2] = galley_bulletin_meta(b, "edition");
	parts[3] = galley_bulletin_meta(b, "publisher");
	if (parts[3] && !strcmp(parts[3], title))
		parts[3] = NULL;
	for (i = 0; i < 4; i++) {
		if (!parts[i] || !*parts[i])
			continue;
		n += (size_t)snprintf(line + n, sizeof(line) - n, "%s%.*s",
		    n ? "  ·  " : "", 240, parts[i]);
	}
	n = galley_text_check(line, n); /* what was cut in a character */
	if (!n)
		return 0;
	text = keep(p, line, n);
	return text ? pdf_put(p, p->language, &s, GALLEY_FLOW_HEADING, "P", 0,
			  text, n)
		    : -1;
}

int pdf_title(struct pdf *p)
{
	static const struct pdf_setting s = {
	    .style = PDF_MASTHEAD, .centred = 1};
	char room[WORDS_TITLE_ROOM];
	const char *title = words_title(p->bulletin, room);

	title = keep(p, title, strlen(title));
	if (!title || pdf_begin_part(p, 1, 1, "Sect") ||
	    pdf_put(p, p->language, &s, GALLEY_FLOW_HEADING, "H1", 0, title,
		strlen(title)))
		return -1;
	return imprint(p, title);
}

static int entry(struct pdf *p, const struct tree_entry *e)
{
	int group = e->section || e->page;
	unsigned em = (unsigned)p->body;
	struct pdf_setting s = {.style = group ? PDF_GROUP : PDF_ENTRY,
	    .first = e->depth * em,
	    .rest = (e->depth + 1) * em,
	    .right = group ? 0 : 3 * em};
	char room[TREE_ROOM];
	const char *label;
	struct pdf_item *item;
	size_t n;
	const char *copy;

	label =
	    tree_entry_label(e, p->articles[e->article], p->language, room, &n);
	copy = keep(p, label, n);
	if (!copy)
		return -1;
	if (pdf_put(p, p->language, &s,
		group ? GALLEY_FLOW_HEADING : GALLEY_FLOW_TEXT, "TOCI", 0, copy,
		n))
		return -1;
	item = PDF_ITEM(p, p->items.count - 1);
	item->link = e;
	item->before = group ? p->paper.row : 0;
	return 0;
}

int pdf_contents(struct pdf *p)
{
	static const struct pdf_setting s = {.style = PDF_HEADING};
	const char *word = words_get(p->language, WORD_CONTENTS);
	size_t i;

	if (!p->contents || p->narticles < 2 ||
	    p->extract.content == EXTRACT_HEADLINES)
		return 0;
	if (pdf_begin_part(p, 1, 1, "TOC") ||
	    pdf_put(p, p->language, &s, GALLEY_FLOW_HEADING, "H2", 0, word,
		strlen(word)) ||
	    pdf_begin_part(p, 0, 0, NULL))
		return -1;
	for (i = 0; i < p->tree.count; i++) {
		if (!p->tree.entries[i].crosshead &&
		    entry(p, &p->tree.entries[i]))
			return -1;
	}
	return 0;
}
