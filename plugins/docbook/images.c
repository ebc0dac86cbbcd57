/* Images: the document is one file, so that their bytes stand in it. */
#include <stdlib.h>
#include <string.h>

#include "common/datauri.h"
#include "docbook/docbook.h"

/* libxml2 refuses longer attributes unless it is told not to. */
enum { MOST = 10000000 };

static const char *format(const struct galley_image *image)
{
	const char *type = galley_image_type(image);

	if (!strcmp(type, "image/png"))
		return "PNG";
	if (!strcmp(type, "image/jpeg"))
		return "JPEG";
	return !strcmp(type, "image/gif") ? "GIF" : "WEBP";
}

/* The image as a data URI (RFC 2397), or NULL: it is too large, or memory is
 * out, which is reported. */
static char *embedded(struct docbook *d, const struct galley_image *image)
{
	size_t n;
	char *uri;

	galley_image_data(image, &n);
	if (n > MOST || datauri_room(image) > MOST) {
		galley_diag(d->x.job, d->x.article, GALLEY_WARN,
		    "an image of %zu bytes is too large for DocBook in one "
		    "file and is left out",
		    n);
		return NULL;
	}
	uri = datauri_new(d->x.job, d->x.article, image);
	d->x.failed |= !uri;
	return uri;
}

static void put_image(struct docbook *d, const struct galley_image *image)
{
	struct xml_out *x = &d->x;
	char *uri = NULL;

	xml_block(x, "mediaobject");
	if (d->images == IMAGES_EMBED)
		uri = embedded(d, image);
	if (uri) {
		xml_block(x, "imageobject");
		xml_block(x, "imagedata");
		xml_attribute(x, "format", format(image));
		xml_attribute(x, "fileref", uri);
		xml_end(x);
		xml_end(x);
	}
	if (!uri || *galley_image_alt(image)) {
		xml_block(x, "textobject");
		xml_leaf(x, "phrase", galley_image_alt(image));
		xml_end(x);
	}
	xml_end(x);
	free(uri);
}

static int is_written(const struct docbook *d, const struct galley_image *image)
{
	return d->images == IMAGES_EMBED || *galley_image_alt(image);
}

int docbook_has_images(const struct docbook *d, const struct galley_block *k)
{
	const struct galley_image *image;
	size_t i;

	for (i = 0; (image = galley_block_image(k, i)); i++) {
		if (is_written(d, image))
			return 1;
	}
	return 0;
}

void docbook_images(struct docbook *d, const struct galley_block *k)
{
	const struct galley_image *image;
	size_t i;

	for (i = 0; (image = galley_block_image(k, i)); i++) {
		if (is_written(d, image))
			put_image(d, image);
	}
}
