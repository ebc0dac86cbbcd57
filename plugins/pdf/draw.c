/* Areas are drawn, sheet by sheet, into the output. */
#include <cairo-pdf.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "pdf/pdf.h"

struct drawing {
	struct pdf *pdf;
	cairo_surface_t *surface;
	cairo_t *cairo;
	size_t sheet;
	const char *open; /* the structure that parts are in, or NULL */
	char foot[2 * WORDS_TITLE_ROOM + IMPRINT_ROOM]; /* its left side */
};

static double points(int units)
{
	return (double)units / PDF_UNIT;
}

/* ---- the foot ---- */

static void set_foot(struct drawing *d)
{
	struct pdf *p = d->pdf;
	char title[WORDS_TITLE_ROOM], date[IMPRINT_ROOM];
	const char *name = words_title(p->bulletin, title), *clean;
	size_t n;

	imprint_date(
	    p->language, galley_bulletin_meta(p->bulletin, "date"), date);
	snprintf(d->foot, sizeof(d->foot), "%.*s%s%s", 2 * WORDS_TITLE_ROOM - 8,
	    name, *date ? "  " : "", date);
	n = galley_text_check(d->foot, strlen(d->foot));
	d->foot[n] = '\0';
	clean = plain_clean(&p->plain, d->foot, &n);
	if (!clean || n >= sizeof(d->foot))
		return;
	memmove(d->foot, clean, n);
	d->foot[n] = '\0';
}

static void put_foot(struct drawing *d, const char *text, int right, double y)
{
	struct pdf *p = d->pdf;
	struct pdf_face *face = pdf_face(p, p->language, PDF_FOOT);
	unsigned width =
	    (unsigned)(p->paper.width - p->paper.left - p->paper.right);
	struct pdf_line line = {.text = text, .hard = 1};
	size_t bytes = strlen(text);
	int takes;

	if (!face)
		return;
	/* The title gives way to the number. */
	face->text = face->end = NULL;
	while (bytes && (takes = pdf_shape(face, face->lying, text, 0, bytes,
			     NULL)) > (int)(width - 8 * (unsigned)face->em)) {
		bytes = (size_t)((gint64)bytes *
				 (int)(width - 9 * (unsigned)face->em) / takes);
		while (bytes && ((unsigned char)text[bytes] & 0xc0) == 0x80)
			bytes--;
	}
	if (!bytes)
		return;
	line.bytes = (unsigned)bytes;
	if (right != face->rtl)
		line.indent = width - (unsigned)takes;
	line.room = (unsigned)takes;
	pdf_draw_line(face, d->cairo, &line, points(p->paper.left), y);
}

/* Title and date at one side, the number at the other. */
static void draw_foot(struct drawing *d)
{
	struct pdf *p = d->pdf;
	double y = points(p->paper.height - p->paper.bottom + 3 * p->body / 2);
	char number[128];

	snprintf(number, sizeof(number), "%s%zu%s",
	    words_get(p->language, WORD_SHEET), d->sheet + 1,
	    words_get(p->language, WORD_SHEET_END));
	cairo_tag_begin(d->cairo, "Private", NULL);
	cairo_set_line_width(d->cairo, 0.4);
	cairo_move_to(
	    d->cairo, points(p->paper.left), y - points(p->body) * 0.8);
	cairo_line_to(d->cairo, points(p->paper.width - p->paper.right),
	    y - points(p->body) * 0.8);
	cairo_stroke(d->cairo);
	put_foot(d, d->foot, 0, y);
	put_foot(d, number, 1, y);
	cairo_tag_end(d->cairo, "Private");
}

/* ---- sheets ---- */

static void begin_sheet(struct drawing *d)
{
	const struct pdf_paper *s = &d->pdf->paper;
	char label[32];

	snprintf(label, sizeof(label), "%zu", d->sheet + 1);
	cairo_pdf_surface_set_page_label(d->surface, label);
	cairo_identity_matrix(d->cairo);
	draw_foot(d);
	if (d->pdf->writing == PDF_VERTICAL) {
		cairo_translate(
		    d->cairo, points(s->width - s->right), points(s->top));
		cairo_rotate(d->cairo, G_PI / 2);
	} else {
		cairo_translate(d->cairo, points(s->left), points(s->top));
	}
}

static void go_to_sheet(struct drawing *d, size_t sheet)
{
	while (d->sheet < sheet) {
		cairo_show_page(d->cairo);
		d->sheet++;
		begin_sheet(d);
	}
}

/* ---- items ---- */

/* Dots from the label to the number of the sheet. */
static void draw_number(struct drawing *d, const struct pdf_item *item,
    const struct pdf_line *last, double x, double y)
{
	struct pdf *p = d->pdf;
	struct pdf_face *face = item->face;
	size_t sheet = p->sheets[item->link->article];
	unsigned em = (unsigned)p->body, end = last->indent + last->room;
	struct pdf_line line = {.hard = 1};
	double from, to, dots[] = {0, points(p->body) * 0.4};
	char text[32];
	int label, takes;

	if (sheet == SIZE_MAX || item->link->section || item->link->page)
		return;
	snprintf(text, sizeof(text), "%zu", sheet + 1);
	line.text = text;
	line.bytes = (unsigned)strlen(text);
	label = pdf_line_width(face, last);
	takes = pdf_line_width(face, &line);
	line.indent = end + 3 * em - (unsigned)takes;
	line.room = (unsigned)takes;
	from = x + points((int)(last->indent) + label + (int)em / 2);
	to = x + points((int)(line.indent - em / 2));
	if (face->rtl) {
		line.indent = 0;
		from = x + points(takes + (int)em / 2);
		to = x +
		     points((int)(3 * em + last->room) - label - (int)em / 2);
	}
	pdf_draw_line(face, d->cairo, &line, x, y);
	if (to <= from)
		return;
	cairo_save(d->cairo);
	cairo_set_line_width(d->cairo, points(p->body) * 0.07);
	cairo_set_line_cap(d->cairo, CAIRO_LINE_CAP_ROUND);
	cairo_set_dash(d->cairo, dots, 2, 0);
	cairo_move_to(
	    d->cairo, from, y + points(face->upright ? 0 : face->centre) * 0.9);
	cairo_line_to(
	    d->cairo, to, y + points(face->upright ? 0 : face->centre) * 0.9);
	cairo_stroke(d->cairo);
	cairo_restore(d->cairo);
}

/* What stands between an item's structure and its lines: rows of tables, items
 * of lists.  NULL: nothing does. */
static void parts_of(
    const struct pdf_item *item, const char **outer, const char **inner)
{
	*outer = *inner = NULL;
	if (!strcmp(item->tag, "Table")) {
		*outer = "TR";
		*inner = "TD";
	} else if (!strcmp(item->tag, "L")) {
		*outer = "LI";
		*inner = "LBody";
	}
}

/* The lines of some rows of an item; y is where the first row begins. */
static void draw_rows(struct drawing *d, const struct pdf_item *item,
    size_t from, size_t to, double x, double y)
{
	struct pdf *p = d->pdf;
	const struct pdf_line *line, *last = NULL;
	const char *outer, *inner;
	double middle;
	size_t i;

	parts_of(item, &outer, &inner);
	for (i = 0; i < item->lines; i++) {
		line = PDF_LINE(p, item->line + i);
		if (line->row < from || line->row >= to)
			continue;
		if (outer && (!last || line->begins)) {
			if (last)
				cairo_tag_end(d->cairo, inner);
			if (last && (line->row != last->row))
				cairo_tag_end(d->cairo, outer);
			if (!last || line->row != last->row)
				cairo_tag_begin(d->cairo, outer, NULL);
			cairo_tag_begin(d->cairo, inner, NULL);
		}
		last = line;
		middle =
		    y + points(item->lead) * ((double)(line->row - from) + 0.5);
		pdf_draw_line(item->face, d->cairo, line, x, middle);
		if (item->link && i + 1 == item->lines)
			draw_number(d, item, line, x, middle);
	}
	if (last && outer) {
		cairo_tag_end(d->cairo, inner);
		cairo_tag_end(d->cairo, outer);
	}
}

/* In its structure, as the goal or the beginning of links. */
static void draw_item(struct drawing *d, const struct pdf_item *item,
    size_t from, size_t to, double x, double y)
{
	struct pdf *p = d->pdf;
	char name[PDF_NAME_ROOM], attribute[PDF_NAME_ROOM + 16];
	int goal = item->goal && !from;
	int link = item->link && p->sheets[item->link->article] != SIZE_MAX;

	cairo_tag_begin(d->cairo, item->tag, NULL);
	if (goal) {
		snprintf(attribute, sizeof(attribute), "name='%s'",
		    pdf_name(p, item->goal, name));
		cairo_tag_begin(d->cairo, CAIRO_TAG_DEST, attribute);
	}
	if (link) {
		snprintf(attribute, sizeof(attribute), "dest='%s'",
		    pdf_name(p, item->link, name));
		cairo_tag_begin(d->cairo, CAIRO_TAG_LINK, attribute);
	}
	draw_rows(d, item, from, to, x, y);
	if (link)
		cairo_tag_end(d->cairo, CAIRO_TAG_LINK);
	if (goal)
		cairo_tag_end(d->cairo, CAIRO_TAG_DEST);
	cairo_tag_end(d->cairo, item->tag);
}

static void draw_rule(struct drawing *d, const struct pdf_area *a)
{
	double y = points(a->y - d->pdf->paper.row);

	cairo_set_line_width(d->cairo, 0.6);
	cairo_move_to(d->cairo, 0, y);
	cairo_line_to(d->cairo, points(d->pdf->paper.frame_width), y);
	cairo_stroke(d->cairo);
}

static void draw_area(struct drawing *d, const struct pdf_area *a)
{
	struct pdf *p = d->pdf;
	const struct pdf_part *part = PDF_PART(p, a->part);
	const struct pdf_item *item;
	int x = a->x, y = a->y;
	size_t i, from, to;

	if (pdf_face(p, p->language, PDF_BODY)->rtl)
		x = p->paper.frame_width - x - a->width;
	if (a->rule)
		draw_rule(d, a);
	for (i = a->from.item; i <= a->to.item && i < part->items; i++) {
		item = PDF_ITEM(p, part->item + i);
		from = i == a->from.item ? a->from.line : 0;
		to = i == a->to.item ? a->to.line : item->rows;
		if (i > a->from.item)
			y += item->before;
		if (from < to)
			draw_item(d, item, from, to, points(x), points(y));
		y += (int)(to - from) * item->lead;
	}
}

/* ---- all of it ---- */

static cairo_status_t write_out(
    void *context, const unsigned char *data, unsigned bytes)
{
	galley_write(context, data, bytes);
	return CAIRO_STATUS_SUCCESS;
}

static void draw_parts(struct drawing *d)
{
	struct pdf *p = d->pdf;
	const struct pdf_area *a;
	size_t i, part = SIZE_MAX;

	for (i = 0; i < p->areas.count; i++) {
		a = PDF_AREA(p, i);
		while (part == SIZE_MAX || part < a->part) {
			part = part == SIZE_MAX ? 0 : part + 1;
			if (!PDF_PART(p, part)->begins)
				continue;
			if (d->open)
				cairo_tag_end(d->cairo, d->open);
			go_to_sheet(d, a->sheet);
			d->open = PDF_PART(p, part)->name;
			cairo_tag_begin(d->cairo, d->open, NULL);
		}
		go_to_sheet(d, a->sheet);
		draw_area(d, a);
	}
	if (d->open)
		cairo_tag_end(d->cairo, d->open);
}

int pdf_draw(struct pdf *p)
{
	struct drawing d = {.pdf = p};
	cairo_status_t status;

	d.surface = cairo_pdf_surface_create_for_stream(
	    write_out, p->job, points(p->paper.width), points(p->paper.height));
	pdf_metadata(p, d.surface);
	d.cairo = cairo_create(d.surface);
	set_foot(&d);
	cairo_tag_begin(d.cairo, "Document", NULL);
	begin_sheet(&d);
	draw_parts(&d);
	cairo_tag_end(d.cairo, "Document");
	pdf_outline(p, d.surface);
	cairo_show_page(d.cairo);
	status = cairo_status(d.cairo);
	cairo_destroy(d.cairo);
	cairo_surface_finish(d.surface);
	if (!status)
		status = cairo_surface_status(d.surface);
	cairo_surface_destroy(d.surface);
	if (!status)
		return 0;
	galley_diag(p->job, NULL, GALLEY_ERROR, "cairo says: %s",
	    cairo_status_to_string(status));
	return -1;
}
