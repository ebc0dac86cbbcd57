/* Parts become areas of sheets. */
#include <stdint.h>

#include "pdf/pdf.h"

struct placing {
	struct pdf *pdf;
	struct galley_flow *flow; /* of the part's items */
	size_t room;		  /* for that */
	size_t sheet, part;
	int y; /* of what is empty on the sheet */
	int rule;
};
/* Rows of a body that stay below its head at least. */
enum { LEAST_ROWS = 3 };

static int left(const struct placing *l)
{
	return l->pdf->paper.frame_height - l->y;
}

static void next_sheet(struct placing *l)
{
	l->sheet++;
	l->y = 0;
}

/* Notes on which sheet the articles of an area begin. */
static void note_goals(struct placing *l, const struct pdf_area *a)
{
	struct pdf *p = l->pdf;
	const struct pdf_item *item =
	    PDF_ITEM(p, PDF_PART(p, a->part)->item + a->from.item);
	const struct tree_entry *e = item->goal;

	if (!a->from.line && e && !e->crosshead)
		p->sheets[e->article] = l->sheet;
}

static int add_area(struct placing *l, int x, int width,
    struct galley_flow_place from, struct galley_flow_place to)
{
	struct pdf_area *a = pdf_add(l->pdf, &l->pdf->areas, sizeof(*a));

	if (!a)
		return -1;
	a->part = l->part;
	a->sheet = l->sheet;
	a->x = x;
	a->y = l->y;
	a->width = width;
	a->from = from;
	a->to = to;
	a->rule = l->rule;
	l->rule = 0;
	note_goals(l, a);
	return 0;
}

/* ---- across ---- */

static int height(const struct pdf *p, const struct pdf_part *part)
{
	const struct pdf_item *item;
	gint64 sum = 0;
	size_t i;

	for (i = 0; i < part->items; i++) {
		item = PDF_ITEM(p, part->item + i);
		sum += (i ? item->before : 0) + (gint64)item->rows * item->lead;
	}
	return (int)MIN(sum, G_MAXINT / 2);
}

/* As one where it fits; else row by row, as far as sheets go. */
static int place_across(struct placing *l, const struct pdf_part *part)
{
	struct pdf *p = l->pdf;
	struct galley_flow_place from = {0, 0}, at = {0, 0};
	const struct pdf_item *item;
	int y = l->y;

	if (!part->items)
		return 0;
	for (; at.item < part->items; at.item++) {
		item = PDF_ITEM(p, part->item + at.item);
		y += at.item > from.item ? item->before : 0;
		for (at.line = 0; at.line < item->rows; at.line++) {
			if (y + item->lead > p->paper.frame_height &&
			    y > l->y) {
				if (add_area(
					l, 0, p->paper.frame_width, from, at))
					return -1;
				next_sheet(l);
				from = at;
				y = 0;
			}
			y += item->lead;
		}
	}
	at.line = 0;
	if (add_area(l, 0, p->paper.frame_width, from, at))
		return -1;
	l->y = y;
	return 0;
}

/* ---- in columns ---- */

static int make_flow(struct placing *l, const struct pdf_part *part)
{
	const struct pdf_item *item;
	size_t i;

	if (part->items > l->room) {
		l->room = 2 * part->items;
		g_free(l->flow);
		l->flow = g_try_new(struct galley_flow, l->room);
		if (!l->flow) {
			galley_diag(l->pdf->job, NULL, GALLEY_ERROR,
			    "out of memory while placing");
			return -1;
		}
	}
	for (i = 0; i < part->items; i++) {
		item = PDF_ITEM(l->pdf, part->item + i);
		l->flow[i] = (struct galley_flow){item->rows,
		    (size_t)(item->before / l->pdf->paper.row), item->kind};
	}
	return 0;
}

/* Columns beside each other, of that many rows; returns the rows used. */
static int fill(struct placing *l, const struct pdf_part *part, size_t rows,
    struct galley_flow_place *at)
{
	const struct pdf_paper *s = &l->pdf->paper;
	struct galley_flow_place from;
	size_t used, most = 0;
	int i;

	for (i = 0; i < s->columns && at->item < part->items; i++) {
		from = *at;
		used = galley_flow_fill(l->flow, part->items, rows, at);
		if (used > most)
			most = used;
		if (add_area(l, i * (s->column + s->gap), s->column, from, *at))
			return -1;
	}
	return (int)most;
}

static int place_columns(struct placing *l, const struct pdf_part *part)
{
	const struct pdf_paper *s = &l->pdf->paper;
	struct galley_flow_place at = {0, 0};
	size_t rows;
	int used;

	if (make_flow(l, part))
		return -1;
	while (at.item < part->items) {
		if (left(l) < 2 * s->row && l->y)
			next_sheet(l);
		rows = (size_t)(left(l) / s->row);
		rows = galley_flow_balance(
		    l->flow, part->items, (size_t)s->columns, rows, at);
		used = fill(l, part, rows, &at);
		if (used < 0)
			return -1;
		l->y += used * s->row;
		if (at.item < part->items)
			next_sheet(l);
	}
	return 0;
}

/* ---- together ---- */

/* Room that an article wants at least on the sheet where it begins. */
static int wanted(struct placing *l, const struct pdf_part *part)
{
	const struct pdf_paper *s = &l->pdf->paper;
	const struct galley_flow_place start = {0, 0};
	int need = height(l->pdf, part);
	size_t rows;

	part++;
	if (part >= PDF_PART(l->pdf, l->pdf->parts.count) || part->begins ||
	    !part->items)
		return need;
	if (make_flow(l, part))
		return -1;
	rows = galley_flow_balance(l->flow, part->items, (size_t)s->columns,
	    (size_t)(s->frame_height / s->row), start);
	return need + (int)MIN(rows, LEAST_ROWS) * s->row + s->row / 2;
}

static int place_part(struct placing *l, const struct pdf_part *part)
{
	const struct pdf_paper *s = &l->pdf->paper;
	int need, between = 2 * s->row;

	if (part->begins) {
		need = wanted(l, part);
		if (need < 0)
			return -1;
		if (l->y && left(l) < between + need)
			next_sheet(l);
		l->rule = l->y > 0;
		l->y += l->y ? between : 0;
	}
	if (part->across)
		return place_across(l, part);
	if (l->y && !part->begins && l->part &&
	    PDF_PART(l->pdf, l->part - 1)->items)
		l->y += s->row / 2;
	return place_columns(l, part);
}

int pdf_place(struct pdf *p)
{
	struct placing l = {.pdf = p};
	int failed = 0;
	size_t i;

	for (i = 0; i < p->narticles; i++)
		p->sheets[i] = SIZE_MAX;
	for (l.part = 0; l.part < p->parts.count && !failed; l.part++)
		failed = place_part(&l, PDF_PART(p, l.part));
	p->nsheets = l.sheet + 1;
	g_free(l.flow);
	return failed;
}
