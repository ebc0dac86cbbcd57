/* What a viewer shows beside the sheets: outline and metadata. */
#include <cairo-pdf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "common/imprint.h"
#include "common/words.h"
#include "pdf/pdf.h"

enum { LABEL_ROOM = 512 };

const char *pdf_name(
    const struct pdf *p, const struct tree_entry *e, char room[PDF_NAME_ROOM])
{
	const char *id = galley_article_id(p->articles[e->article]);

	if (e->crosshead)
		snprintf(room, PDF_NAME_ROOM, "%.40s-c%u", id, e->crosshead);
	else
		snprintf(room, PDF_NAME_ROOM, "%.40s", id);
	return room;
}

/* The text on one line, cut to fit between characters. */
static const char *one_line(
    struct pdf *p, const char *text, size_t bytes, char room[LABEL_ROOM])
{
	size_t i, n = bytes < LABEL_ROOM - 8 ? bytes : LABEL_ROOM - 8;

	n = galley_text_check(text, n);
	text = plain_clean(&p->plain, text, &n);
	if (!text || n >= LABEL_ROOM)
		return "";
	for (i = 0; i < n; i++)
		room[i] = text[i] == '\n' ? ' ' : text[i];
	room[n] = '\0';
	return room;
}

/* Sections or pages, articles, crossheads: the tree of the contents.  Those
 * below an article are folded away. */
void pdf_outline(struct pdf *p, cairo_surface_t *surface)
{
	int parents[4] = {CAIRO_PDF_OUTLINE_ROOT};
	char room[LABEL_ROOM], made[TREE_ROOM], name[PDF_NAME_ROOM];
	char goal[PDF_NAME_ROOM + 16];
	const struct tree_entry *e;
	const char *label;
	size_t i, n;

	for (i = 0; i < p->tree.count; i++) {
		e = &p->tree.entries[i];
		if (p->sheets[e->article] == SIZE_MAX || e->depth > 2 ||
		    (e->crosshead && p->extract.content != EXTRACT_FULL))
			continue;
		label = tree_entry_label(
		    e, p->articles[e->article], p->language, made, &n);
		snprintf(goal, sizeof(goal), "dest='%s'", pdf_name(p, e, name));
		parents[e->depth + 1] = cairo_pdf_surface_add_outline(surface,
		    parents[e->depth], one_line(p, label, n, room), goal,
		    e->section || e->page ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
	}
}

/* ---- metadata ---- */

static void set(struct pdf *p, cairo_surface_t *surface,
    cairo_pdf_metadata_t what, const char *or_null)
{
	char room[LABEL_ROOM];

	if (or_null && *or_null)
		cairo_pdf_surface_set_metadata(
		    surface, what, one_line(p, or_null, strlen(or_null), room));
}

/* The values of some keys, parted by commas. */
static void set_list(struct pdf *p, cairo_surface_t *surface,
    cairo_pdf_metadata_t what, const char *const *keys)
{
	char list[LABEL_ROOM] = "";
	const char *value;
	size_t i, n = 0;

	for (; *keys; keys++) {
		for (i = 0;
		     (value = galley_bulletin_meta_at(p->bulletin, *keys, i));
		     i++) {
			if (n + strlen(value) + 3 < sizeof(list))
				n +=
				    (size_t)snprintf(list + n, sizeof(list) - n,
					"%s%s", n ? ", " : "", value);
		}
	}
	set(p, surface, what, list);
}

void pdf_metadata(struct pdf *p, cairo_surface_t *surface)
{
	static const char *const authors[] = {"creator", NULL},
				 *const publishers[] = {"publisher", NULL},
				 *const keywords[] = {
				     "subject", "section", NULL};
	const struct galley_bulletin *b = p->bulletin;
	char room[WORDS_TITLE_ROOM], text[64], number[IMPRINT_ROOM];
	const char *description = galley_bulletin_meta(b, "description");
	time_t now = (time_t)galley_clock(p->job);
	struct tm tm;

	set(p, surface, CAIRO_PDF_METADATA_TITLE, words_title(b, room));
	set_list(p, surface, CAIRO_PDF_METADATA_AUTHOR,
	    galley_bulletin_meta(b, "creator") ? authors : publishers);
	set(p, surface, CAIRO_PDF_METADATA_SUBJECT,
	    description
		? description
		: imprint_number(p->language, galley_bulletin_meta(b, "volume"),
		      galley_bulletin_meta(b, "issue"), number));
	set_list(p, surface, CAIRO_PDF_METADATA_KEYWORDS, keywords);
	set(p, surface, CAIRO_PDF_METADATA_CREATOR, galley_generator());
	/* Without a date of ours cairo takes the machine's. */
	if (!gmtime_r(&now, &tm) ||
	    !strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm))
		snprintf(text, sizeof(text), "1970-01-01T00:00:00Z");
	set(p, surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
	set(p, surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}
