/* The book's files: one list, from which the manifest, the spine and the
 * container are made. */
#include <stdio.h>
#include <string.h>

#include "epub/epub.h"

static const char XHTML[] = "application/xhtml+xml";

static int always(const struct epub *e)
{
	(void)e;
	return 1;
}

static int has_notes(const struct epub *e)
{
	return e->notes;
}

static int is_svg_alone(const struct epub *e)
{
	return epub_has_svg(e) && !e->cover_name;
}

static int is_svg_beside(const struct epub *e)
{
	return epub_has_svg(e) && e->cover_name;
}

static int has_image(const struct epub *e)
{
	return e->cover_name != NULL;
}

/* The files that a book has once: those before the articles, in the order of
 * reading, and those behind them. */
static const struct fixed {
	int (*is_there)(const struct epub *);
	const char *id, *name, *type, *properties;
	epub_render *render; /* NULL: the style sheet, or the cover's image */
	int in_spine;
} BEFORE[] =
    {
	{always, "css", "style.css", "text/css", NULL, NULL, 0},
	{is_svg_alone, "cover-image", "cover.svg", "image/svg+xml",
	    "cover-image", epub_cover_svg, 0},
	{is_svg_beside, "cover-svg", "cover.svg", "image/svg+xml", NULL,
	    epub_cover_svg, 0},
	{has_image, "cover-image", NULL, NULL, "cover-image", NULL, 0},
	{epub_has_cover, "cover", "cover.xhtml", XHTML, NULL, epub_cover_page,
	    1},
	{always, "titlepage", "title.xhtml", XHTML, NULL, epub_title_page, 1},
	{always, "nav", "nav.xhtml", XHTML, "nav", epub_nav, 1},
	{always, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL, epub_ncx,
	    0},
},
  BEHIND[] = {
      {has_notes, "notes", "notes.xhtml", XHTML, NULL, epub_notes, 1},
};

/* Number *i of those that are there, or NULL, with *i less by how many are. */
static const struct fixed *pick(
    const struct epub *e, const struct fixed *list, size_t n, size_t *i)
{
	size_t k;

	for (k = 0; k < n; k++) {
		if (list[k].is_there(e) && !(*i)--)
			return &list[k];
	}
	return NULL;
}

static void set_fixed(
    const struct epub *e, const struct fixed *from, struct epub_file *f)
{
	snprintf(f->name, sizeof(f->name), "%s",
	    from->name ? from->name : e->cover_name);
	snprintf(f->id, sizeof(f->id), "%s", from->id);
	f->type = from->type ? from->type : e->cover_type;
	f->properties = from->properties;
	f->render = from->render;
	f->in_spine = from->in_spine;
	if (!f->render) {
		f->data = from->name ? e->sheet : e->cover_data;
		f->bytes = from->name ? e->sheet_bytes : e->cover_bytes;
		f->is_packed = !from->name;
	}
}

static void set_article(const struct epub *e, size_t i, struct epub_file *f)
{
	const char *id = galley_article_id(e->articles[i]);

	snprintf(f->name, sizeof(f->name), "%.64s.xhtml", id);
	snprintf(f->id, sizeof(f->id), "%.64s", id);
	f->type = XHTML;
	f->render = epub_article;
	f->index = i;
	f->in_spine = 1;
}

static void set_image(const struct galley_image *image, struct epub_file *f)
{
	epub_image_name(image, f->name);
	snprintf(
	    f->id, sizeof(f->id), "image-%zu", galley_image_index(image) + 1);
	f->type = galley_image_type(image);
	f->data = galley_image_data(image, &f->bytes);
	f->is_packed = 1;
}

int epub_file_at(const struct epub *e, size_t i, struct epub_file *f)
{
	const struct fixed *fixed;

	memset(f, 0, sizeof(*f));
	fixed = pick(e, BEFORE, sizeof(BEFORE) / sizeof(*BEFORE), &i);
	if (fixed) {
		set_fixed(e, fixed, f);
		return 1;
	}
	if (i < e->narticles) {
		set_article(e, i, f);
		return 1;
	}
	i -= e->narticles;
	fixed = pick(e, BEHIND, sizeof(BEHIND) / sizeof(*BEHIND), &i);
	if (fixed) {
		set_fixed(e, fixed, f);
		return 1;
	}
	if (i >= e->nimages)
		return 0;
	set_image(e->images[i], f);
	return 1;
}
