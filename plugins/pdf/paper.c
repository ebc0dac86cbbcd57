/* The sheet: its size, its margins, and the columns that fit between them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/words.h"
#include "pdf/pdf.h"

/* In millimetres (ISO 216; ANSI/ASME Y14.1 for the American ones). */
static const struct {
	const char *name;
	double width, height;
} PAPERS[] = {{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210},
    {"A6", 105, 148}, {"B4", 250, 353}, {"B5", 176, 250},
    {"letter", 215.9, 279.4}, {"legal", 215.9, 355.6},
    {"tabloid", 279.4, 431.8}};
enum { PAPERS_COUNT = sizeof(PAPERS) / sizeof(*PAPERS) };

/* Smallest and largest side of a sheet; PDF 1.5 ends at 5080 mm. */
enum { LEAST_SIDE = 50, MOST_SIDE = 2000 };
/* Characters that a column holds at least, and that one of a sheet of several
 * should; rows of a frame at least. */
enum { LEAST_COLUMN = 8, GOOD_COLUMN = 22, LEAST_ROWS = 8 };

static int from_mm(double mm)
{
	return (int)(mm * 72 / 25.4 * PDF_UNIT);
}

static double to_mm(int units)
{
	return (double)units / PDF_UNIT / 72 * 25.4;
}

/* A number at *s, which is moved behind it; below 0: there is none. */
static double number(const char **s)
{
	size_t n = strspn(*s, "0123456789");
	char text[32];

	if ((*s)[n] == '.')
		n += 1 + strspn(*s + n + 1, "0123456789");
	if (!n || n >= sizeof(text))
		return -1;
	memcpy(text, *s, n);
	text[n] = '\0';
	*s += n;
	/* No locale is set by the host, so that the point is one. */
	return strtod(text, NULL);
}

static int by_name(struct pdf *p)
{
	size_t i;

	for (i = 0; i < PAPERS_COUNT; i++) {
		if (strcasecmp(p->paper_name, PAPERS[i].name) != 0)
			continue;
		p->paper.width = from_mm(PAPERS[i].width);
		p->paper.height = from_mm(PAPERS[i].height);
		return 1;
	}
	return 0;
}

static int take_paper(struct pdf *p)
{
	const char *s = p->paper_name;
	double width, height = -1;

	if (by_name(p))
		return 0;
	width = number(&s);
	if (width >= 0 && *s == 'x') {
		s++;
		height = number(&s);
	}
	if (*s || height < 0) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "paper: there is no '%s'; A3, A4, A5, A6, B4, B5, letter, "
		    "legal, tabloid would do, or WIDTHxHEIGHT in mm, as "
		    "210x297",
		    p->paper_name);
		return -1;
	}
	if (width < LEAST_SIDE || width > MOST_SIDE || height < LEAST_SIDE ||
	    height > MOST_SIDE) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "paper: %s is out of bounds; sides of %d to %d mm would do",
		    p->paper_name, LEAST_SIDE, MOST_SIDE);
		return -1;
	}
	p->paper.width = from_mm(width);
	p->paper.height = from_mm(height);
	return 0;
}

static int take_size(struct pdf *p)
{
	const char *s = p->size;
	double size = number(&s);

	if (*s || size < 5 || size > 48) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "size: '%s' is no size of text; 5 to 48 points would do, "
		    "as 10.5",
		    p->size);
		return -1;
	}
	p->body = (int)(size * PDF_UNIT);
	return 0;
}

/* One number for all sides, or top, right, bottom, left, as in CSS. */
static int take_margins(struct pdf *p)
{
	double side[4] = {-1, -1, -1, -1};
	const char *s = p->margin;
	size_t n = 0;

	while (n < 4 && (side[n] = number(&s)) >= 0 && side[n] <= MOST_SIDE) {
		n++;
		if (*s != ',')
			break;
		s++;
	}
	if (*s || !n || n == 3) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "margin: '%s' is none; one number of mm for all sides "
		    "would do, TOP,SIDE, or TOP,RIGHT,BOTTOM,LEFT",
		    p->margin);
		return -1;
	}
	p->paper.top = from_mm(side[0]);
	p->paper.right = from_mm(side[n > 1 ? 1 : 0]);
	p->paper.bottom = from_mm(side[n > 2 ? 2 : 0]);
	p->paper.left = from_mm(side[n > 2 ? 3 : n > 1 ? 1 : 0]);
	return 0;
}

static int no_room(struct pdf *p)
{
	galley_diag(p->job, NULL, GALLEY_ERROR,
	    "margin: on %s %s leaves no room for %d lines of %d characters at "
	    "size %s; a smaller margin or size, or a larger paper would do",
	    p->paper_name, p->margin, LEAST_ROWS, LEAST_COLUMN, p->size);
	return -1;
}

static int frame(struct pdf *p)
{
	struct pdf_paper *s = &p->paper;
	int cjk = words_is_cjk(p->language), swap;

	/* The foot stands in the margin. */
	if (s->bottom < 2 * p->body) {
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "margin: the foot of the page wants %.0f mm below the "
		    "text; margin=%.0f would do",
		    to_mm(2 * p->body) + 1, to_mm(2 * p->body) + 1);
		return -1;
	}
	s->row = (int)((gint64)p->body *
		       (p->leading ? p->leading
			   : cjk   ? 165
				   : 135) /
		       100);
	s->frame_width = s->width - s->left - s->right;
	s->frame_height = s->height - s->top - s->bottom;
	if (p->writing == PDF_VERTICAL) {
		swap = s->frame_width;
		s->frame_width = s->frame_height;
		s->frame_height = swap;
	}
	return s->frame_width < LEAST_COLUMN * p->body ||
		       s->frame_height < LEAST_ROWS * s->row
		   ? no_room(p)
		   : 0;
}

static int width_of(const struct pdf *p, int columns)
{
	return (p->paper.frame_width - (columns - 1) * 2 * p->body) / columns;
}

static int take_columns(struct pdf *p)
{
	struct pdf_paper *s = &p->paper;
	int n = p->columns;

	if (!n) {
		for (n = 3; n > 1 && width_of(p, n) < GOOD_COLUMN * p->body;)
			n--;
	}
	s->column = width_of(p, n);
	if (s->column < LEAST_COLUMN * p->body) {
		while (width_of(p, n) < LEAST_COLUMN * p->body)
			n--;
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "columns: one of %d on %s holds %d characters at size %s, "
		    "and wants %d; columns=%d or a smaller size would do",
		    p->columns, p->paper_name, s->column / p->body, p->size,
		    LEAST_COLUMN, n);
		return -1;
	}
	/* Whole characters to a line need no spreading. */
	if (words_is_cjk(p->language))
		s->column -= s->column % p->body;
	s->columns = n;
	s->gap = n > 1 ? (s->frame_width - n * s->column) / (n - 1) : 0;
	if (n == 1) { /* what is left of the width is margin */
		if (p->writing == PDF_HORIZONTAL)
			s->right += s->frame_width - s->column;
		s->frame_width = s->column;
	}
	return 0;
}

int pdf_paper(struct pdf *p)
{
	return take_paper(p) || take_size(p) || take_margins(p) || frame(p) ||
		       take_columns(p)
		   ? -1
		   : 0;
}
