/* A line of text: shaped by Pango, squeezed, spread out and drawn. */
#include <string.h>

#include "common/imprint.h"
#include "pdf/pdf.h"

/* A stretch of the line that is drawn in one go. */
enum run_kind { LYING, UPRIGHT, NUMBER };
struct run {
	enum run_kind kind;
	PangoGlyphItem *item;
	int width; /* of a number: a character's, whatever its digits take */
};
/* What is moved as one: Pango's clusters, and numbers. */
struct cluster {
	unsigned at, bytes; /* in the line's text */
	PangoGlyphInfo *first;
	PangoFont *font;
	int *width; /* to which space is added */
};
struct shaped {
	struct pdf_face *face;
	const struct pdf_line *line;
	struct run *runs;
	struct cluster *clusters;
	size_t nruns, nclusters;
	size_t near; /* the cluster that was looked for last */
	int width;
};

/* ---- which way up ---- */

/* What stands upright in vertical Chinese, Japanese and Korean: U and T of
 * UAX #50, and the marks that CJK fonts have vertical forms of. */
static int stands(gunichar c)
{
	static const gunichar ranges[][2] = {{0xa7, 0xa7}, {0xa9, 0xa9},
	    {0xae, 0xae}, {0xb1, 0xb1}, {0xb7, 0xb7}, {0xd7, 0xd7},
	    {0xf7, 0xf7}, {0x1100, 0x11ff}, {0x2014, 0x2016}, {0x2018, 0x201f},
	    {0x2022, 0x2026}, {0x2030, 0x2033}, {0x203b, 0x203c},
	    {0x2042, 0x2042}, {0x2047, 0x2049}, {0x2051, 0x2051},
	    {0x2100, 0x218f}, {0x221e, 0x221e}, {0x2234, 0x2235},
	    {0x2300, 0x23ff}, {0x2460, 0x24ff}, {0x25a0, 0x2767},
	    {0x2776, 0x2793}, {0x2b00, 0x2bff}, {0x2e50, 0x2e51},
	    {0x2e80, 0xa4cf}, {0xa960, 0xa97f}, {0xac00, 0xd7ff},
	    {0xe000, 0xfaff}, {0xfe10, 0xfe1f}, {0xfe30, 0xfe6f},
	    {0xff00, 0xff60}, {0xffe0, 0xffe7}, {0xfffd, 0xfffd},
	    {0x1f000, 0x1faff}, {0x20000, 0x3ffff}};
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(ranges) && c >= ranges[i][0]; i++) {
		if (c <= ranges[i][1])
			return 1;
	}
	return 0;
}

static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What is read with digits beside it, lying on its side. */
static int is_latin(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z') || (c && strchr(".,:/%+-", c));
}

size_t pdf_upright(const char *s, size_t bytes, size_t at, size_t *digits)
{
	size_t from, to;

	*digits = 0;
	if (is_digit(s[at])) {
		for (from = at; from && is_digit(s[from - 1]); from--)
			;
		for (to = at; to < bytes && is_digit(s[to]); to++)
			;
		if (to - from > 2 || (from && is_latin(s[from - 1])) ||
		    (to < bytes && is_latin(s[to])))
			return 0;
		*digits = to - from;
		return to - at;
	}
	if (!stands(g_utf8_get_char(s + at)))
		return 0;
	return (size_t)(g_utf8_next_char(s + at) - (s + at));
}

/* ---- clusters ---- */

static void add_clusters(struct shaped *l, PangoGlyphItem *item)
{
	const PangoGlyphString *g = item->glyphs;
	int i, n = g->num_glyphs, rtl = item->item->analysis.level & 1, from;
	struct cluster *c;

	for (i = 0; i < n; i++) {
		from = rtl ? n - 1 - i : i;
		if (i && g->log_clusters[from] ==
			     g->log_clusters[rtl ? from + 1 : from - 1]) {
			c = &l->clusters[l->nclusters - 1];
			if (rtl)
				c->first = &g->glyphs[from];
			else
				c->width = &g->glyphs[from].geometry.width;
			continue;
		}
		c = &l->clusters[l->nclusters++];
		c->at = (unsigned)(item->item->offset + g->log_clusters[from]);
		c->first = &g->glyphs[from];
		c->font = item->item->analysis.font;
		c->width = &g->glyphs[from].geometry.width;
	}
}

static void add_run(
    struct shaped *l, enum run_kind kind, size_t at, size_t bytes)
{
	struct pdf_face *f = l->face;
	GList *items = NULL, *i;
	struct run *run;

	pdf_shape(f, kind == UPRIGHT ? f->upright : f->lying, l->line->text, at,
	    bytes, &items);
	for (i = items; i; i = i->next) {
		run = &l->runs[l->nruns++];
		*run = (struct run){kind, i->data, 0};
		if (kind != NUMBER) {
			add_clusters(l, run->item);
			continue;
		}
		run->width = f->em;
		l->clusters[l->nclusters++] =
		    (struct cluster){(unsigned)at, 0, NULL, NULL, &run->width};
	}
	g_list_free(items);
}

/* Where the stretch that begins there ends, and what it is. */
static size_t stretch(const struct shaped *l, size_t at, enum run_kind *kind)
{
	const struct pdf_line *line = l->line;
	size_t n, digits;

	*kind = LYING;
	if (!l->face->upright)
		return line->bytes;
	n = pdf_upright(line->text, line->bytes, at, &digits);
	if (digits) {
		*kind = NUMBER;
		return at + n;
	}
	*kind = n ? UPRIGHT : LYING;
	do {
		at += n ? n
			: (size_t)(g_utf8_next_char(line->text + at) -
				   (line->text + at));
		if (at >= line->bytes)
			return line->bytes;
		n = pdf_upright(line->text, line->bytes, at, &digits);
	} while (!digits && !n == (*kind == LYING));
	return at;
}

static void shape(struct shaped *l)
{
	enum run_kind kind;
	size_t at, end, i;

	for (at = 0; at < l->line->bytes; at = end) {
		end = stretch(l, at, &kind);
		add_run(l, kind, at, end - at);
	}
	for (i = 0; i < l->nclusters; i++)
		l->clusters[i].bytes =
		    (i + 1 < l->nclusters ? l->clusters[i + 1].at
					  : l->line->bytes) -
		    l->clusters[i].at;
}

/* ---- squeezing ---- */

/* Stops and commas of traditional Chinese stand in the middle of their squares.
 */
static int is_centred(const struct shaped *l, gunichar c)
{
	return (c == 0x3001 || c == 0x3002 || c == 0xff0c || c == 0xff1a ||
		   c == 0xff1b) &&
	       (imprint_is_in(l->face->language, "zh-Hant") ||
		   imprint_is_in(l->face->language, "zh-TW") ||
		   imprint_is_in(l->face->language, "zh-HK") ||
		   imprint_is_in(l->face->language, "zh-MO"));
}

static void squeeze(
    void *context, const char *mark, size_t bytes, enum galley_half half)
{
	struct shaped *l = context;
	unsigned at = (unsigned)(mark - l->line->text);
	PangoGlyphGeometry *g;
	PangoRectangle ink;
	int width, shift, least, most;

	(void)bytes;
	while (l->near < l->nclusters && l->clusters[l->near].at < at)
		l->near++;
	if (l->near == l->nclusters || l->clusters[l->near].at != at ||
	    !l->clusters[l->near].first)
		return;
	g = &l->clusters[l->near].first->geometry;
	width = g->width / 2;
	shift = half == GALLEY_HALF_BEFORE ? width - g->width : 0;
	/* Marks in the middle of their square stay whole in its half.  Pango
	 * doesn't say where in a vertical line the ink is. */
	if (l->face->upright) {
		if (is_centred(l, g_utf8_get_char(mark)))
			shift = -width / 2;
	} else {
		pango_font_get_glyph_extents(l->clusters[l->near].font,
		    l->clusters[l->near].first->glyph, &ink, NULL);
		least = -ink.x;
		most = width - ink.x - ink.width;
		if (least <= most)
			shift = CLAMP(shift, least, most);
	}
	g->x_offset += shift;
	g->width = width;
}

/* ---- spreading ---- */

static gunichar character(const struct shaped *l, size_t i)
{
	return g_utf8_get_char(l->line->text + l->clusters[i].at);
}

static int is_blank(gunichar c)
{
	return c == ' ' || c == 0xa0 || c == 0x3000 ||
	       (c >= 0x2000 && c <= 0x200a);
}

static int is_wide(const struct shaped *l, size_t i)
{
	return !l->clusters[i].first ||
	       galley_text_width(l->line->text + l->clusters[i].at,
		   l->clusters[i].bytes, l->face->language) == 2;
}

/* May space be added behind the cluster?  A dash and an ellipsis of two
 * characters stay one. */
static int is_gap(const struct shaped *l, size_t i)
{
	gunichar a = character(l, i), b = character(l, i + 1);

	if (is_blank(a))
		return 2;
	if (is_blank(b) || (a == b && (a == 0x2014 || a == 0x2026)))
		return 0;
	return is_wide(l, i) || is_wide(l, i + 1);
}

static void spread(struct shaped *l, int slack)
{
	int weight = 0, blanks = 0, done = 0, given = 0, most, share;
	size_t i;

	for (i = 0; i + 1 < l->nclusters; i++) {
		share = is_gap(l, i);
		weight += share;
		blanks += share == 2;
	}
	if (!weight || !slack)
		return;
	/* Rather a ragged line than one torn apart. */
	most = weight == 2 * blanks ? l->face->em * 3 / 4 : l->face->em / 3;
	if (slack / weight > most || slack / weight < -l->face->em / 8)
		return;
	for (i = 0; i + 1 < l->nclusters; i++) {
		done += is_gap(l, i);
		share = (int)((gint64)slack * done / weight) - given;
		*l->clusters[i].width += share;
		given += share;
	}
	l->width += given;
}

/* ---- drawing ---- */

static int run_width(const struct run *r)
{
	return r->kind == NUMBER
		   ? r->width
		   : pango_glyph_string_get_width(r->item->glyphs);
}

/* Digits side by side in the square of one character, upright. */
static void draw_number(const struct shaped *l, cairo_t *cairo,
    const struct run *r, double x, double y)
{
	double em = (double)l->face->em / PDF_UNIT, scale = 1;
	double width =
	    (double)pango_glyph_string_get_width(r->item->glyphs) / PDF_UNIT;

	if (width > em)
		scale = em / width;
	cairo_save(cairo);
	cairo_translate(cairo, x + (double)r->width / PDF_UNIT / 2, y);
	cairo_rotate(cairo, -G_PI / 2);
	cairo_scale(cairo, scale, 1);
	cairo_move_to(cairo, -width / 2, (double)l->face->centre / PDF_UNIT);
	pango_cairo_show_glyph_item(cairo, l->line->text, r->item);
	cairo_restore(cairo);
}

static void draw_run(const struct shaped *l, cairo_t *cairo,
    const struct run *r, double x, double y)
{
	if (r->kind == NUMBER) {
		draw_number(l, cairo, r, x, y);
		return;
	}
	if (r->kind == LYING)
		y += (double)l->face->centre / PDF_UNIT;
	cairo_move_to(cairo, x, y);
	pango_cairo_show_glyph_item(cairo, l->line->text, r->item);
}

/* The runs from left to right: unchanged but where text runs the other way
 * (UAX #9, L2). */
static void reorder(struct shaped *l)
{
	guint8 level, highest = 0, lowest = 255;
	size_t i, j, from;
	struct run swap;

	for (i = 0; i < l->nruns; i++) {
		level = l->runs[i].item->item->analysis.level;
		highest = MAX(highest, level);
		if (level & 1)
			lowest = MIN(lowest, level);
	}
	for (level = highest; level >= lowest && level; level--) {
		for (i = 0; i < l->nruns; i++) {
			for (from = i;
			     i < l->nruns &&
			     l->runs[i].item->item->analysis.level >= level;
			     i++)
				;
			for (j = i; from + 1 < j; from++) {
				swap = l->runs[--j];
				l->runs[j] = l->runs[from];
				l->runs[from] = swap;
			}
		}
	}
}

/* A hyphen that is none of the text's: to those who copy it, a soft one. */
static void hyphen(struct shaped *l, GList **items)
{
	pdf_shape(l->face, l->face->lying, "-", 0, 1, items);
	if (!*items)
		return;
	l->width += pango_glyph_string_get_width(
	    ((PangoGlyphItem *)(*items)->data)->glyphs);
}

static void draw_hyphen(
    const struct shaped *l, cairo_t *cairo, GList *items, double x, double y)
{
	PangoGlyphItem *item = items->data;

	item->item->offset = 0;
	item->item->length = 2;
	item->item->num_chars = 1;
	cairo_move_to(cairo, x, y + (double)l->face->centre / PDF_UNIT);
	pango_cairo_show_glyph_item(cairo, "\xc2\xad", item);
}

static void draw(
    struct shaped *l, cairo_t *cairo, GList *last, double x, double y)
{
	size_t i;

	for (i = 0; i < l->nruns; i++) {
		draw_run(l, cairo, &l->runs[i], x, y);
		x += (double)run_width(&l->runs[i]) / PDF_UNIT;
	}
	if (last)
		draw_hyphen(l, cairo, last, x, y);
}

/* Fits the line into its room; where it begins. */
static int fit(struct shaped *l)
{
	const struct pdf_line *line = l->line;
	int room = (int)(line->room + line->hang), start = (int)line->indent;

	if (l->face->pdf->squeeze)
		galley_text_squeeze(
		    line->text, line->bytes, l->face->language, squeeze, l);
	for (size_t i = 0; i < l->nruns; i++)
		l->width += run_width(&l->runs[i]);
	if (l->width > room || (line->justify && !line->hard))
		spread(l, room - l->width);
	if (line->centred)
		return start + (room - l->width) / 2;
	return start + (l->face->rtl ? room - l->width : 0);
}

void pdf_draw_line(struct pdf_face *f, cairo_t *cairo,
    const struct pdf_line *line, double x, double y)
{
	struct shaped l = {.face = f, .line = line};
	GList *last = NULL;
	size_t i;

	/* No more runs and clusters than bytes. */
	l.runs = g_new(struct run, line->bytes + 1);
	l.clusters = g_new(struct cluster, line->bytes + 1);
	shape(&l);
	if (line->hyphen)
		hyphen(&l, &last);
	x += (double)fit(&l) / PDF_UNIT;
	reorder(&l);
	draw(&l, cairo, last, x, y);
	for (i = 0; i < l.nruns; i++)
		pango_glyph_item_free(l.runs[i].item);
	g_list_free_full(last, (GDestroyNotify)pango_glyph_item_free);
	g_free(l.clusters);
	g_free(l.runs);
}

int pdf_line_width(struct pdf_face *f, const struct pdf_line *line)
{
	struct shaped l = {.face = f, .line = line};
	size_t i;

	l.runs = g_new(struct run, line->bytes + 1);
	l.clusters = g_new(struct cluster, line->bytes + 1);
	shape(&l);
	fit(&l);
	for (i = 0; i < l.nruns; i++)
		pango_glyph_item_free(l.runs[i].item);
	g_free(l.clusters);
	g_free(l.runs);
	return l.width;
}
