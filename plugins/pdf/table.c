/* A table: its cells, parted by tabs, stand under each other. */
#include <string.h>

#include "common/words.h"
#include "pdf/pdf.h"

enum { COLUMNS = 16 };

struct table {
	struct pdf *pdf;
	struct pdf_face *face;
	const char *language;
	int width[COLUMNS];
	int columns, too_many;
};

typedef int cell_fn(
    struct table *, unsigned row, int column, const char *, size_t);

static int cells(struct table *t, const char *text, size_t bytes, cell_fn *each)
{
	const char *end = text + bytes, *at;
	unsigned row = 0;
	int column = 0;

	for (; text < end; text = at + 1) {
		for (at = text; at < end && *at != '\t' && *at != '\n'; at++)
			;
		if (each(t, row, column, text, (size_t)(at - text)))
			return -1;
		column++;
		if (at < end && *at == '\n') {
			row++;
			column = 0;
		}
	}
	return 0;
}

static int measure(
    struct table *t, unsigned row, int column, const char *text, size_t bytes)
{
	int width;

	(void)row;
	if (column == COLUMNS) {
		t->too_many = 1;
		return -1;
	}
	width = bytes ? pdf_shape(t->face, t->face->lying, text, 0, bytes, NULL)
		      : 0;
	if (width > t->width[column])
		t->width[column] = width;
	if (column >= t->columns)
		t->columns = column + 1;
	return 0;
}

static int put(
    struct table *t, unsigned row, int column, const char *text, size_t bytes)
{
	struct pdf_line line = {
	    .bytes = (unsigned)bytes, .row = row, .hard = 1, .begins = 1};
	int i, left = 0;

	for (i = 0; i < column; i++)
		left += t->width[i];
	line.text = plain_clean(&t->pdf->plain, text, &bytes);
	if (!line.text)
		return -1;
	line.bytes = (unsigned)bytes;
	line.indent = (unsigned)left;
	line.room = (unsigned)t->width[column];
	return pdf_add_line(t->pdf, &line);
}

/* What is too wide for the column stays lines, with a blank for a tab. */
static int as_lines(struct table *t, const char *text, size_t bytes)
{
	struct pdf_setting s = {.style = PDF_BODY};

	s.rest = 2 * (unsigned)t->pdf->body;
	return pdf_add_text(t->pdf, &s, text, bytes);
}

int pdf_table(struct pdf *p, const char *language, const struct galley_block *k)
{
	struct table t = {.pdf = p, .language = language};
	const char *text;
	size_t bytes;
	int i, sum = 0, spare;

	t.face = pdf_face(p, language, PDF_BODY);
	if (!t.face ||
	    !pdf_begin_item(p, language, PDF_BODY, GALLEY_FLOW_WHOLE, "Table"))
		return -1;
	text = galley_block_text(k, &bytes);
	cells(&t, text, bytes, measure);
	for (i = 0; i < t.columns; i++)
		sum += t.width[i];
	spare = p->paper.column - sum;
	if (t.too_many || t.columns < 2 || p->writing == PDF_VERTICAL ||
	    spare < (t.columns - 1) * p->body)
		return as_lines(&t, text, bytes);
	/* The columns are spread over the width, three ems apart at most. */
	spare = MIN(spare / (t.columns - 1), 3 * p->body);
	for (i = 0; i + 1 < t.columns; i++)
		t.width[i] += spare;
	return cells(&t, text, bytes, put);
}
