/* The cover as PNG, drawn by Pango and Cairo.
 *
 * They are opened when a cover is drawn, not linked: with GLib, FreeType,
 * HarfBuzz and Fontconfig behind them they are some forty libraries, whose
 * loading alone takes several times as long as a page's conversion.  Where
 * they aren't installed the book has its SVG cover all the same.
 *
 * The fonts' map is one of our own, freed at the end: jobs may run side by
 * side, and the default one would be a leak a thread. */
#include <dlfcn.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "epub/epub.h"

enum { SCALE = 2 }; /* of the canvas, which a pixel has of it */

/* What is used of them; the one list. */
#define CALLS(CALL)                                                            \
	CALL(cairo_create)                                                     \
	CALL(cairo_destroy)                                                    \
	CALL(cairo_fill)                                                       \
	CALL(cairo_font_options_create)                                        \
	CALL(cairo_font_options_destroy)                                       \
	CALL(cairo_font_options_set_antialias)                                 \
	CALL(cairo_font_options_set_hint_metrics)                              \
	CALL(cairo_font_options_set_hint_style)                                \
	CALL(cairo_image_surface_create)                                       \
	CALL(cairo_image_surface_get_data)                                     \
	CALL(cairo_image_surface_get_stride)                                   \
	CALL(cairo_move_to)                                                    \
	CALL(cairo_rectangle)                                                  \
	CALL(cairo_set_source_rgb)                                             \
	CALL(cairo_status)                                                     \
	CALL(cairo_surface_destroy)                                            \
	CALL(cairo_surface_flush)                                              \
	CALL(g_object_unref)                                                   \
	CALL(pango_cairo_context_set_font_options)                             \
	CALL(pango_cairo_font_map_new)                                         \
	CALL(pango_cairo_show_layout)                                          \
	CALL(pango_context_set_base_dir)                                       \
	CALL(pango_context_set_language)                                       \
	CALL(pango_font_description_free)                                      \
	CALL(pango_font_description_new)                                       \
	CALL(pango_font_description_set_absolute_size)                         \
	CALL(pango_font_description_set_family)                                \
	CALL(pango_font_description_set_weight)                                \
	CALL(pango_font_map_create_context)                                    \
	CALL(pango_language_from_string)                                       \
	CALL(pango_layout_get_baseline)                                        \
	CALL(pango_layout_get_size)                                            \
	CALL(pango_layout_get_unknown_glyphs_count)                            \
	CALL(pango_layout_new)                                                 \
	CALL(pango_layout_set_font_description)                                \
	CALL(pango_layout_set_single_paragraph_mode)                           \
	CALL(pango_layout_set_text)

#define POINTER(name) __typeof__(name) *name;
struct calls {
	CALLS(POINTER)
};

/* All are found through the one library, or through those it is linked to. */
static int open_pango(struct calls *c)
{
	void *library =
	    dlopen("libpangocairo-1.0.so.0", RTLD_LAZY | RTLD_LOCAL);
	void *at;

	if (!library)
		return -1;
/* dlsym() gives an object's address (POSIX.1-2008, dlsym, Application usage). */
#define FETCH(name)                                                            \
	at = dlsym(library, #name);                                            \
	if (!at)                                                               \
		return -1;                                                     \
	memcpy(&c->name, &at, sizeof(at));
	CALLS(FETCH)
	return 0;
}

struct drawing {
	struct calls calls;
	const struct cover *cover;
	cairo_surface_t *surface;
	cairo_t *cairo;
	PangoFontMap *map;
	PangoContext *context;
	PangoFontDescription *font;
	size_t missing; /* lines for which no font has the characters */
};

static void set_colour(struct drawing *d, enum cover_tone tone)
{
	unsigned long c = cover_colour(d->cover, tone);

	d->calls.cairo_set_source_rgb(d->cairo, (double)(c >> 16 & 0xFF) / 255,
	    (double)(c >> 8 & 0xFF) / 255, (double)(c & 0xFF) / 255);
}

static void draw_bar(struct drawing *d, const struct cover_bar *b)
{
	set_colour(d, b->tone);
	d->calls.cairo_rectangle(d->cairo, (double)b->x / SCALE,
	    (double)b->y / SCALE, (double)b->width / SCALE,
	    (double)b->height / SCALE);
	d->calls.cairo_fill(d->cairo);
}

/* Sets the layout's size; its width in pixels. */
static double size_line(
    struct drawing *d, PangoLayout *layout, double size, double *baseline)
{
	const struct calls *c = &d->calls;
	int width, height;

	c->pango_font_description_set_absolute_size(
	    d->font, size * PANGO_SCALE);
	c->pango_layout_set_font_description(layout, d->font);
	c->pango_layout_get_size(layout, &width, &height);
	*baseline = (double)c->pango_layout_get_baseline(layout) / PANGO_SCALE;
	return (double)width / PANGO_SCALE;
}

static void draw_line(struct drawing *d, const struct cover_line *l)
{
	const struct calls *c = &d->calls;
	PangoLayout *layout = c->pango_layout_new(d->context);
	double size = (double)l->size / SCALE, room = (double)l->width / SCALE;
	double x = (double)l->x / SCALE, width, baseline;

	c->pango_font_description_set_weight(
	    d->font, l->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	c->pango_layout_set_single_paragraph_mode(layout, TRUE);
	c->pango_layout_set_text(layout, l->text, (int)l->bytes);
	width = size_line(d, layout, size, &baseline);
	if (width > room)
		width = size_line(d, layout, size * room / width, &baseline);
	if (c->pango_layout_get_unknown_glyphs_count(layout)) {
		d->missing++;
	} else {
		set_colour(d, l->tone);
		if (d->cover->rtl != l->at_end)
			x -= width;
		c->cairo_move_to(d->cairo, x, (double)l->y / SCALE - baseline);
		c->pango_cairo_show_layout(d->cairo, layout);
	}
	c->g_object_unref(layout);
}

/* Grey rims and no hinting: what is drawn doesn't depend on a screen. */
static void set_options(struct drawing *d)
{
	const struct calls *c = &d->calls;
	cairo_font_options_t *o = c->cairo_font_options_create();

	c->cairo_font_options_set_antialias(o, CAIRO_ANTIALIAS_GRAY);
	c->cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	c->cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	c->pango_cairo_context_set_font_options(d->context, o);
	c->cairo_font_options_destroy(o);
}

static void set_fonts(struct drawing *d)
{
	const char *const *f;
	char families[512] = "";
	size_t n = 0;

	for (f = cover_fonts(d->cover); *f && n < sizeof(families); f++)
		n += (size_t)snprintf(families + n, sizeof(families) - n,
		    "%s%s", n ? "," : "", *f);
	d->calls.pango_font_description_set_family(d->font, families);
}

/* 0, or -1: no memory. */
static int begin(struct drawing *d)
{
	const struct calls *c = &d->calls;

	d->surface = c->cairo_image_surface_create(
	    CAIRO_FORMAT_RGB24, COVER_WIDTH / SCALE, COVER_HEIGHT / SCALE);
	d->cairo = c->cairo_create(d->surface);
	d->map = c->pango_cairo_font_map_new();
	d->context = c->pango_font_map_create_context(d->map);
	d->font = c->pango_font_description_new();
	if (c->cairo_status(d->cairo) != CAIRO_STATUS_SUCCESS)
		return -1;
	c->pango_context_set_language(
	    d->context, c->pango_language_from_string(d->cover->language));
	c->pango_context_set_base_dir(d->context,
	    d->cover->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	set_options(d);
	set_fonts(d);
	return 0;
}

static void end(struct drawing *d)
{
	const struct calls *c = &d->calls;

	c->pango_font_description_free(d->font);
	c->g_object_unref(d->context);
	c->g_object_unref(d->map);
	c->cairo_destroy(d->cairo);
	c->cairo_surface_destroy(d->surface);
}

static int draw(struct drawing *d, struct xml_bytes *out)
{
	const struct calls *c = &d->calls;
	struct cover_pixels pixels = {
	    .width = COVER_WIDTH / SCALE, .height = COVER_HEIGHT / SCALE};
	size_t i;

	for (i = 0; i < d->cover->nbars; i++)
		draw_bar(d, &d->cover->bars[i]);
	for (i = 0; i < d->cover->nlines; i++)
		draw_line(d, &d->cover->lines[i]);
	c->cairo_surface_flush(d->surface);
	if (c->cairo_status(d->cairo) != CAIRO_STATUS_SUCCESS)
		return -1;
	for (i = 0; i < COVER_TONES; i++)
		pixels.flat[i] =
		    (uint32_t)cover_colour(d->cover, (enum cover_tone)i);
	pixels.data = c->cairo_image_surface_get_data(d->surface);
	pixels.stride = (size_t)c->cairo_image_surface_get_stride(d->surface);
	return cover_encode(&pixels, out);
}

static const char *fonts_package(const struct cover *c)
{
	if (words_is_cjk(c->language) || imprint_is_in(c->language, "ko"))
		return "fonts-noto-cjk";
	return "fonts-noto-core";
}

int epub_cover_png(struct epub *e, struct xml_bytes *out)
{
	struct drawing d = {.cover = epub_cover(e)};
	int failed;

	if (!d.cover)
		return -1;
	if (open_pango(&d.calls)) {
		galley_diag(e->job, NULL, GALLEY_NOTE,
		    "the cover is SVG alone: its PNG wants "
		    "libpangocairo-1.0.so.0 (Debian's libpangocairo-1.0-0)");
		return 1;
	}
	failed = begin(&d) || draw(&d, out);
	end(&d);
	if (failed) {
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "out of memory while drawing the cover");
		return -1;
	}
	if (d.missing)
		galley_diag(e->job, NULL, GALLEY_WARN,
		    "the cover's PNG lacks %zu of its %zu lines: no font that "
		    "is installed has their characters (Debian's %s may)",
		    d.missing, d.cover->nlines, fonts_package(d.cover));
	return 0;
}
