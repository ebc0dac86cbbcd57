/* pdf/pdf.h - what the parts of the PDF writer share.
 *
 * Three passes.  Texts become items of lines (block.c, front.c), which point
 * into the bulletin's own text; items become areas of sheets (place.c); areas
 * are drawn (draw.c), sheet by sheet into the output.  What lies between the
 * passes are some 50 bytes a line.
 *
 * Lengths are in Pango's units, 1/1024 of a point.  The frame is what lies
 * within a sheet's margins; in vertical writing it is laid out as if the sheet
 * were turned a quarter to the left: x runs down the sheet, y from its right. */
#ifndef PDF_H
#define PDF_H
#include <pango/pangocairo.h>

#include "common/choose.h"
#include "common/extract.h"
#include "common/plain.h"
#include "common/tree.h"

enum { PDF_UNIT = PANGO_SCALE };

/* Options, in the order of their words. */
enum { PDF_HORIZONTAL, PDF_VERTICAL };
enum { PDF_MISSING_ERROR, PDF_MISSING_BOX };

enum pdf_style {
	PDF_MASTHEAD,
	PDF_IMPRINT,
	PDF_KICKER,
	PDF_HEADLINE,
	PDF_DECK,
	PDF_BODY,
	PDF_BYLINE,
	PDF_CROSSHEAD,
	PDF_CAPTION,
	PDF_HEADING, /* of the contents */
	PDF_GROUP,   /* of articles in the contents */
	PDF_ENTRY,
	PDF_FOOT,
	PDF_STYLES
};

/* ---- fonts.c: fonts for a language, and what they measure ---- */

struct pdf;
struct pdf_face {
	struct pdf *pdf;
	/* Of lines that lie, and of characters that stand in lines that hang;
	 * that one is NULL in horizontal writing. */
	PangoContext *lying, *upright;
	const char *language; /* of the text */
	int em, lead;	      /* the font's size, and from line to line */
	int centre;	      /* from the baseline up to the line's middle */
	int cjk, rtl;
	/* Widths of characters by code point, and 1 added to them. */
	int *widths[0x1100];
	const char *text; /* that is measured, and where it ends */
	const char *end;
};
/* The face of that style in the language; NULL: no memory, told. */
struct pdf_face *pdf_face(struct pdf *, const char *language, enum pdf_style);
/* Finds out which fonts there are; 0, or -1 with the error reported. */
int pdf_fonts_begin(struct pdf *);
void pdf_fonts_end(struct pdf *);
/* 0, or -1 where characters have no glyph in any font: told. */
int pdf_fonts_missing(struct pdf *);
/* Patterns of the language, or NULL. */
const struct galley_hyphens *pdf_hyphens(struct pdf *, const char *language);
/* A galley_measure_fn over a face, whose text and end are set. */
galley_measure_fn pdf_measure;
/* Shapes a part of a text by a context; gives back the width, and, where items
 * is not NULL, adds PangoGlyphItems to the list in the order of the text. */
int pdf_shape(struct pdf_face *, PangoContext *, const char *text, size_t at,
    size_t bytes, GList **items);

/* ---- shape.c: a line of text ---- */

struct pdf_line {
	const char *text;
	unsigned bytes;
	unsigned indent; /* from the column's left to where it may begin */
	unsigned room;	 /* width that it may take from there */
	unsigned hang;	 /* of what it takes, beyond the room */
	unsigned row;	 /* in its item */
	unsigned char justify, hyphen, centred, hard;
	unsigned char begins; /* a text, or a line of it that stays one */
};
/* Draws the line at x, with the middle of its height at y. */
void pdf_draw_line(
    struct pdf_face *, cairo_t *, const struct pdf_line *, double x, double y);
/* The width that it takes. */
int pdf_line_width(struct pdf_face *, const struct pdf_line *);
/* What stands upright in a vertical line at that place: bytes of a character,
 * or of a number of one or two digits, whose count *digits then is, else 0.
 * 0: nothing does. */
size_t pdf_upright(const char *text, size_t bytes, size_t at, size_t *digits);

/* ---- block.c: texts become items ---- */

struct pdf_item {
	struct pdf_face *face;
	size_t line, lines; /* in the PDF's */
	size_t rows;
	int lead;   /* a row's height */
	int before; /* what stays empty above it, but at a column's top */
	enum galley_flow_kind kind;
	const char *tag;	       /* of PDF's structure */
	const struct tree_entry *goal; /* it begins here; or NULL */
	const struct tree_entry
	    *link; /* it leads there, by its sheet; or NULL */
};
/* Items that belong together: across the frame, or in its columns. */
struct pdf_part {
	size_t item, items;
	int across;
	int begins;	  /* what the parts behind it belong to begins here */
	const char *name; /* of its structure: "Sect", "TOC"; or NULL */
};

/* How a text is set. */
struct pdf_setting {
	enum pdf_style style;
	unsigned first, rest, right; /* indents */
	int justify, centred;
};
/* Begins an item of that style; NULL: no memory, told. */
struct pdf_item *pdf_begin_item(struct pdf *, const char *language,
    enum pdf_style, enum galley_flow_kind, const char *tag);
/* Adds the text's lines to the item begun last; 0, or -1: told. */
int pdf_add_text(
    struct pdf *, const struct pdf_setting *, const char *utf8, size_t bytes);
/* A line of its own, unbroken, in the row of the item that was begun last. */
int pdf_add_line(struct pdf *, const struct pdf_line *);
/* Begins a part, with the items that follow; 0, or -1: told. */
int pdf_begin_part(struct pdf *, int across, int begins, const char *name);
/* An item, with its text; before is in rows of body text. */
int pdf_put(struct pdf *, const char *language, const struct pdf_setting *,
    enum galley_flow_kind, const char *tag, int before, const char *utf8,
    size_t bytes);
int pdf_article(struct pdf *, size_t index);
/* table.c: a table with its columns under each other. */
int pdf_table(struct pdf *, const char *language, const struct galley_block *);

/* ---- front.c: title block and contents ---- */

int pdf_title(struct pdf *);
int pdf_contents(struct pdf *);

/* ---- paper.c: the sheet ---- */

struct pdf_paper {
	int width, height;	       /* of the sheet */
	int top, right, bottom, left;  /* margins */
	int frame_width, frame_height; /* of the frame, as it is laid out */
	int columns, column, gap;      /* their number, width, distance */
	int row;		       /* a line of body text */
};
/* By the options; 0, or -1 with the error reported. */
int pdf_paper(struct pdf *);

/* ---- place.c: parts become areas of sheets ---- */

struct pdf_area {
	size_t part, sheet;
	int x, y, width;
	struct galley_flow_place from, to; /* item in the part, row in it */
	int first;			   /* of its part */
	int rule; /* draw one across the frame above it */
};
int pdf_place(struct pdf *);

/* ---- draw.c, outline.c: the file ---- */

int pdf_draw(struct pdf *);
/* Puts the name of an entry's place into room. */
enum { PDF_NAME_ROOM = 64 };
const char *pdf_name(
    const struct pdf *, const struct tree_entry *, char room[PDF_NAME_ROOM]);
void pdf_outline(struct pdf *, cairo_surface_t *);
void pdf_metadata(struct pdf *, cairo_surface_t *);

/* A list that grows; its memory is freed at the end. */
struct pdf_list {
	void *at;
	size_t count, room;
};
struct pdf_fonts;

struct pdf {
	/* Options. */
	struct choose choose;
	struct extract extract;
	const char *paper_name, *margin, *font, *headfont, *size;
	int columns, writing, leading, contents, by, level, breaks, hang,
	    squeeze, hyphens, missing;

	struct galley_job *job;
	const struct galley_bulletin *bulletin;
	const char *language; /* of the bulletin */
	size_t
	    *chosen; /* indices of articles in the bulletin, in their order */
	const struct galley_article **articles; /* by the same */
	size_t narticles;
	struct tree tree;
	const struct tree_entry **goals; /* by article, the entry it is */
	size_t *sheets;			 /* by article, where it begins */
	size_t nsheets, nimages;
	struct plain_out plain;
	int body; /* size of body text */
	struct pdf_paper paper;
	struct pdf_list lines, items, parts, areas;
	struct pdf_fonts *fonts;
};
/* Room for one more of that size, zeroed; NULL: told. */
void *pdf_add(struct pdf *, struct pdf_list *, size_t size);
#define PDF_LINE(p, i) ((struct pdf_line *)(p)->lines.at + (i))
#define PDF_ITEM(p, i) ((struct pdf_item *)(p)->items.at + (i))
#define PDF_PART(p, i) ((struct pdf_part *)(p)->parts.at + (i))
#define PDF_AREA(p, i) ((struct pdf_area *)(p)->areas.at + (i))
#endif
