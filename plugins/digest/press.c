/* Lines become columns and pages. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "digest/press.h"

enum { MOST_COLUMNS = 4 };

struct press_item {
	size_t first; /* its first row */
	long mark;
};
struct press_line {
	size_t at, bytes; /* in text; what stands before the text comes first */
	size_t before;	  /* bytes of that, never bold */
	size_t columns;
	int bold;
};

/* ---- what waits ---- */

void press_begin(struct press *p)
{
	p->page = 1;
	p->banner = p->nitems = p->nrows = p->ntext = 0;
	p->begun = 0;
	p->held = 1;
	p->place = (struct galley_flow_place){0, 0};
}

void press_free(struct press *p)
{
	free(p->flows);
	free(p->items);
	free(p->rows);
	free(p->text);
	free(p->cells);
}

/* The array with room for n elements of that size, or NULL: told. */
static void *grown(
    struct press *p, void *array, size_t *room, size_t n, size_t size)
{
	size_t more = *room ? *room : 64;
	void *new;

	if (n <= *room)
		return array;
	while (more < n)
		more *= 2;
	new = realloc(array, more * size);
	if (!new) {
		if (!p->failed)
			galley_diag(
			    p->out->job, NULL, GALLEY_ERROR, "out of memory");
		p->failed = 1;
		return NULL;
	}
	*room = more;
	return new;
}

void press_item(
    struct press *p, enum galley_flow_kind kind, size_t before, long mark)
{
	size_t room = p->item_room;
	struct press_item *items;
	struct galley_flow *flows;

	items = grown(p, p->items, &room, p->nitems + 1, sizeof(*items));
	if (!items)
		return;
	p->items = items;
	flows =
	    grown(p, p->flows, &p->item_room, p->nitems + 1, sizeof(*flows));
	if (!flows)
		return;
	p->flows = flows;
	p->items[p->nitems] = (struct press_item){p->nrows, mark};
	p->flows[p->nitems] = (struct galley_flow){0, before, kind};
	p->nitems++;
}

void press_line(struct press *p, const char *before, const char *text,
    size_t bytes, size_t columns, int bold)
{
	size_t n = strlen(before);
	struct press_line *rows;
	char *room;

	if (p->failed)
		return;
	rows = grown(p, p->rows, &p->row_room, p->nrows + 1, sizeof(*rows));
	if (!rows)
		return;
	p->rows = rows;
	room = grown(p, p->text, &p->text_room, p->ntext + n + bytes, 1);
	if (!room)
		return;
	p->text = room;
	memcpy(p->text + p->ntext, before, n);
	memcpy(p->text + p->ntext + n, text, bytes);
	p->rows[p->nrows++] = (struct press_line){
	    p->ntext, n + bytes, n, columns, bold && p->bold};
	p->ntext += n + bytes;
	p->flows[p->nitems - 1].lines++;
}

static void put(struct press *p, const char *s)
{
	out_text(p->out, s, strlen(s));
}

static void put_blanks(struct press *p, size_t n)
{
	static const char blanks[] = "                ";

	for (; n > 16; n -= 16)
		out_text(p->out, blanks, 16);
	out_text(p->out, blanks, n);
}

static void put_lines(struct press *p, size_t n)
{
	while (n--)
		put(p, "\n");
}

static void put_row(struct press *p, size_t row)
{
	const struct press_line *l = &p->rows[row];
	const char *s = p->text + l->at;

	out_text(p->out, s, l->before);
	if (l->bold)
		out_bold(p->out, s + l->before, l->bytes - l->before);
	else
		out_text(p->out, s + l->before, l->bytes - l->before);
}

/* Items before the place are done with. */
static void forget(struct press *p, struct galley_flow_place place)
{
	size_t i, rows, text;

	if (place.item >= p->nitems) {
		p->nitems = p->nrows = p->ntext = 0;
		p->place = (struct galley_flow_place){0, 0};
		return;
	}
	p->place = (struct galley_flow_place){0, place.line};
	if (!place.item)
		return;
	rows = p->items[place.item].first;
	text = p->rows[rows].at;
	p->nitems -= place.item;
	memmove(p->items, p->items + place.item, p->nitems * sizeof(*p->items));
	memmove(p->flows, p->flows + place.item, p->nitems * sizeof(*p->flows));
	p->nrows -= rows;
	memmove(p->rows, p->rows + rows, p->nrows * sizeof(*p->rows));
	p->ntext -= text;
	memmove(p->text, p->text + text, p->ntext);
	for (i = 0; i < p->nitems; i++)
		p->items[i].first -= rows;
	for (i = 0; i < p->nrows; i++)
		p->rows[i].at -= text;
}

/* ---- a page ---- */

struct page {
	size_t height; /* rows of a column */
	struct galley_flow_place starts[MOST_COLUMNS + 1];
};

static size_t height_of(const struct press *p)
{
	size_t above = p->page == 1 ? p->banner : p->head ? 2 : 0, i, sum = 1;

	if (p->lines)
		return p->lines - above - (p->foot ? 2 : 0);
	for (i = 0; i < p->nitems; i++)
		sum += p->flows[i].before + p->flows[i].lines;
	return sum;
}

/* Deals what waits out to the columns; 1 where something is left. */
static int deal(const struct press *p, struct page *page)
{
	struct galley_flow_place place = p->place;
	size_t c;

	for (c = 0; c < p->columns; c++) {
		page->starts[c] = place;
		if (place.item < p->nitems)
			galley_flow_fill(
			    p->flows, p->nitems, page->height, &place);
	}
	page->starts[c] = place;
	return place.item < p->nitems;
}

/* Which row stands in which cell, and on which page items begin. */
static int set_cells(struct press *p, const struct page *page)
{
	size_t c, r, i, n = p->columns * page->height;
	struct galley_flow_place at, end;
	size_t *cells = grown(p, p->cells, &p->cell_room, n, sizeof(*cells));

	if (!cells)
		return -1;
	p->cells = cells;
	for (i = 0; i < n; i++)
		cells[i] = SIZE_MAX;
	for (c = 0; c < p->columns; c++) {
		at = page->starts[c];
		end = page->starts[c + 1];
		for (r = 0; at.item < end.item ||
			    (at.item == end.item && at.line < end.line);
		     at.item++, at.line = 0) {
			const struct press_item *item = &p->items[at.item];
			size_t last = at.item == end.item
					  ? end.line
					  : p->flows[at.item].lines;

			if (!at.line && r)
				r += p->flows[at.item].before;
			if (!at.line && p->pages && item->mark >= 0)
				p->pages[item->mark] = p->page;
			for (; at.line < last && r < page->height; at.line++)
				cells[c * page->height + r++] =
				    item->first + at.line;
		}
	}
	return 0;
}

static void put_gutter(struct press *p, size_t blanks, int more)
{
	int box = p->rules == PRESS_BOX;

	if (p->rules == PRESS_NO_RULES) {
		put_blanks(p, more ? blanks + p->gutter : 0);
		return;
	}
	put_blanks(p, blanks + 1);
	put(p, box ? "│" : "|");
	put_blanks(p, more ? 1 : 0);
}

/* The cells of a row, up to the last that has something. */
static void put_cells(struct press *p, const struct page *page, size_t r)
{
	size_t c, k, row, blanks;

	for (c = 0; c < p->columns; c++) {
		row = p->cells[c * page->height + r];
		blanks = p->column_width;
		if (row != SIZE_MAX) {
			put_row(p, row);
			blanks -= p->rows[row].columns < blanks
				      ? p->rows[row].columns
				      : blanks;
		}
		for (k = c + 1; k < p->columns; k++) {
			if (p->cells[k * page->height + r] != SIZE_MAX)
				break;
		}
		if (c + 1 == p->columns ||
		    (k == p->columns && p->rules == PRESS_NO_RULES))
			break;
		put_gutter(p, blanks,
		    p->cells[(c + 1) * page->height + r] != SIZE_MAX ||
			k < p->columns);
	}
	put(p, "\n");
}

/* The title, as far as there is room, and the date at the line's end. */
static void put_head(struct press *p)
{
	const char *language = p->out->language;
	size_t n = strlen(p->title), used, date, fit;

	date = galley_text_width(p->date, strlen(p->date), language);
	if (date + 2 > p->width / 2)
		date = 0;
	fit = galley_text_fit(
	    p->title, n, language, p->width - (date ? date + 2 : 0), &used);
	out_text(p->out, p->title, fit);
	if (date) {
		put_blanks(p, p->width - used - date);
		put(p, p->date);
	}
	put(p, "\n\n");
}

static void put_foot(struct press *p)
{
	char digits[24], *s = digits + sizeof(digits) - 1;
	size_t n = p->page, columns;

	*s = '\0';
	do
		*--s = (char)('0' + n % 10);
	while (n /= 10);
	columns =
	    strlen(s) +
	    galley_text_width(p->sheet, strlen(p->sheet), p->out->language) +
	    galley_text_width(
		p->sheet_end, strlen(p->sheet_end), p->out->language);
	put(p, "\n");
	if (columns < p->width)
		put_blanks(p, (p->width - columns) / 2);
	put(p, p->sheet);
	put(p, s);
	put(p, p->sheet_end);
	put(p, "\n");
}

static void put_page(struct press *p, const struct page *page)
{
	size_t r, c, used = 0, left;

	for (r = 0; r < page->height; r++) {
		for (c = 0; c < p->columns; c++) {
			if (p->cells[c * page->height + r] != SIZE_MAX)
				used = r + 1;
		}
	}
	if (p->lines && p->page > 1 && p->head)
		put_head(p);
	for (r = 0; r < used; r++) {
		if (p->columns > 1)
			put_cells(p, page, r);
		else {
			if (p->cells[r] != SIZE_MAX)
				put_row(p, p->cells[r]);
			put(p, "\n");
		}
	}
	if (!p->lines)
		return;
	left = height_of(p) - used;
	if (p->foot || !p->feeds)
		put_lines(p, left);
	if (p->foot)
		put_foot(p);
	if (p->feeds)
		put(p, "\f");
}

/* Writes the pages that are full; with final, what is left, too. */
static void drain(struct press *p, int final)
{
	struct page page;
	int more = 1;

	memset(&page, 0, sizeof(page));
	while (!p->failed && p->nitems && more) {
		page.height = height_of(p);
		if (!final && p->nrows < page.height)
			return;
		more = deal(p, &page);
		if (!more && !final)
			return;
		if (!more && p->columns > 1) {
			page.height = galley_flow_balance(p->flows, p->nitems,
			    p->columns, page.height, p->place);
			deal(p, &page);
		}
		if (set_cells(p, &page) < 0)
			return;
		if (!p->lines && p->begun)
			put_lines(p, p->flows[0].before);
		put_page(p, &page);
		forget(p, page.starts[p->columns]);
		p->page += p->lines > 0;
		p->begun = !p->lines;
	}
}

/* ---- what the digest calls ---- */

/* Without pages, in one column: it is written as it comes. */
static void put_items(struct press *p)
{
	size_t i, k;

	for (i = 0; i < p->nitems; i++) {
		if (p->begun)
			put_lines(p, p->flows[i].before);
		for (k = 0; k < p->flows[i].lines; k++) {
			put_row(p, p->items[i].first + k);
			put(p, "\n");
		}
		p->begun |= p->flows[i].lines > 0;
	}
	forget(p, (struct galley_flow_place){p->nitems, 0});
}

void press_item_end(struct press *p)
{
	if (p->failed)
		return;
	if (p->nitems && !p->flows[p->nitems - 1].lines) {
		p->nitems--; /* nothing but white space */
		return;
	}
	if (p->held)
		return;
	if (p->lines)
		drain(p, 0);
	else if (p->columns == 1)
		put_items(p);
}

void press_banner_end(struct press *p)
{
	size_t columns = p->columns, width = p->column_width, i, k, rows = 0;

	if (p->failed)
		return;
	p->held = 0;
	for (i = 0; i < p->nitems; i++)
		rows += p->flows[i].lines + (i ? p->flows[i].before : 0);
	p->columns = 1;
	p->column_width = p->width;
	if (!p->lines) {
		put_items(p);
	} else if (2 * (rows + 1) > height_of(p)) {
		drain(p, 1); /* on pages of its own */
	} else if (rows) {
		for (i = 0; i < p->nitems; i++) {
			put_lines(p, i ? p->flows[i].before : 0);
			for (k = 0; k < p->flows[i].lines; k++) {
				put_row(p, p->items[i].first + k);
				put(p, "\n");
			}
		}
		put(p, "\n");
		forget(p, (struct galley_flow_place){p->nitems, 0});
		p->banner = rows + 1;
	}
	p->columns = columns;
	p->column_width = width;
}

void press_band_end(struct press *p)
{
	if (!p->lines && !p->held)
		drain(p, 1);
}

void press_end(struct press *p)
{
	struct page page;

	memset(&page, 0, sizeof(page));
	if (p->held)
		press_banner_end(p);
	if (p->lines && p->page == 1 && p->banner && !p->nitems) {
		page.height = height_of(p); /* a banner, and no more */
		if (set_cells(p, &page) == 0)
			put_page(p, &page);
		p->page++;
	}
	drain(p, 1);
}
