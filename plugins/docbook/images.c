/* Images: the document is one file, so that their bytes stand in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* RFC 4648, section 4.  to has room for four bytes of three, and a NUL. */
static void base64(char *to, const unsigned char *from, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long v;
	size_t i;

	for (i = 0; i < n; i += 3) {
		v = (unsigned long)from[i] << 16;
		if (i + 1 < n)
			v |= (unsigned long)from[i + 1] << 8;
		if (i + 2 < n)
			v |= from[i + 2];
		*to++ = digits[v >> 18];
		*to++ = digits[v >> 12 & 63];
		*to++ = digits[v >> 6 & 63];
		*to++ = digits[v & 63];
	}
	if (n % 3)
		to[-1] = '=';
	if (n % 3 == 1)
		to[-2] = '=';
	*to = '\0';
}

/* The image as a data URI (RFC 2397), or NULL: it is too large, or memory is
 * out, which is reported. */
static char *data_uri(struct docbook *d, const struct galley_image *image)
{
	const char *type = galley_image_type(image);
	size_t n, room;
	const void *data = galley_image_data(image, &n);
	char *uri;

	room = sizeof("data:;base64,") + strlen(type) + (n + 2) / 3 * 4;
	if (n > MOST || room > MOST) {
		galley_diag(d->x.job, d->x.article, GALLEY_WARN,
		    "an image of %zu bytes is too large for DocBook in one "
		    "file and is left out",
		    n);
		return NULL;
	}
	uri = malloc(room);
	if (!uri) {
		galley_diag(d->x.job, d->x.article, GALLEY_ERROR,
		    "out of memory while writing an image");
		d->x.failed = 1;
		return NULL;
	}
	snprintf(uri, room, "data:%s;base64,", type);
	base64(uri + strlen(uri), data, n);
	return uri;
}

static void put_image(struct docbook *d, const struct galley_image *image)
{
	struct xml_out *x = &d->x;
	char *uri = NULL;

	xml_block(x, "mediaobject");
	if (d->images == IMAGES_EMBED)
		uri = data_uri(d, image);
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
