/* Which cover the book has: one that is made, the user's own, or none. */
#include <stdlib.h>
#include <string.h>

#include "epub/epub.h"

enum { COVER_MOST = 16 << 20 }; /* bytes of an image of the user's */

static int take_file(struct epub *e)
{
	const char *extension;

	e->cover_data =
	    galley_option_file(e->job, e->cover, COVER_MOST, &e->cover_bytes);
	if (e->cover_data)
		e->cover_type =
		    epub_image_type(e, e->cover, e->cover_data, e->cover_bytes);
	if (!e->cover_type)
		return -1;
	extension = epub_image_extension(e->cover_type);
	e->cover_name = galley_alloc(e->job, EPUB_NAME_ROOM);
	if (!e->cover_name)
		return -1;
	strcpy(e->cover_name, "cover.");
	strcat(e->cover_name, extension);
	if (!strcmp(extension, "webp"))
		galley_diag(e->job, NULL, GALLEY_NOTE,
		    "cover: %s is WebP, which readers and checkers of before "
		    "EPUB 3.3 don't know",
		    e->cover);
	return 0;
}

/* The PNG, beside the SVG. */
static int make(struct epub *e)
{
	static char name[] = "cover.png";
	struct xml_bytes png = {NULL, 0, 0};
	int result = epub_cover_png(e, &png);
	char *data;

	if (result)
		return result > 0 ? 0 : -1; /* the SVG alone */
	data = galley_alloc(e->job, png.n);
	if (data) {
		memcpy(data, png.s, png.n);
		e->cover_type = "image/png";
		e->cover_data = data;
		e->cover_bytes = png.n;
		e->cover_name = name;
	}
	free(png.s);
	return data ? 0 : -1;
}

int epub_front(struct epub *e)
{
	if (!strcmp(e->cover, "none"))
		return 0;
	return strcmp(e->cover, "auto") != 0 ? take_file(e) : make(e);
}

int epub_has_cover(const struct epub *e)
{
	return strcmp(e->cover, "none") != 0;
}

int epub_has_svg(const struct epub *e)
{
	return !strcmp(e->cover, "auto");
}
