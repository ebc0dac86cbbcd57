/* How large an image is, by its first bytes.  They may be anything: nothing is read
 * past their end, and sizes are those that the header states. */
#include <stdint.h>
#include <string.h>

#include "epub/epub.h"

static unsigned big(const unsigned char *s, int bytes)
{
	unsigned n = 0;

	while (bytes--)
		n = n << 8 | *s++;
	return n;
}

static unsigned little(const unsigned char *s, int bytes)
{
	unsigned n = 0;

	while (bytes--)
		n = n << 8 | s[bytes];
	return n;
}

/* Sides that a reader may take for pixels. */
static void put_size(struct epub_image *image, unsigned width, unsigned height)
{
	if (!width || !height || width > 65535 || height > 65535)
		return;
	image->width = width;
	image->height = height;
}

/* PNG (W3C, second edition), section 11.2.2: IHDR comes first. */
static void png(const unsigned char *s, size_t n, struct epub_image *image)
{
	if (n >= 24 && !memcmp(s + 12, "IHDR", 4))
		put_size(image, big(s + 16, 4), big(s + 20, 4));
}

static void gif(const unsigned char *s, size_t n, struct epub_image *image)
{
	if (n >= 10)
		put_size(image, little(s + 6, 2), little(s + 8, 2));
}

/* JPEG (ITU-T T.81, annex B): segments up to the frame's header, SOF0 to SOF15
 * but for DHT, JPG and DAC, which stand between them. */
static void jpeg(const unsigned char *s, size_t n, struct epub_image *image)
{
	size_t at = 2;
	unsigned marker;

	while (n - at >= 9) {
		if (s[at] != 0xFF)
			return;
		marker = s[at + 1];
		if (marker == 0xFF) { /* filling */
			at++;
			continue;
		}
		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
		    marker != 0xC8 && marker != 0xCC) {
			put_size(image, big(s + at + 7, 2), big(s + at + 5, 2));
			return;
		}
		/* The scan begins, or a segment reaches past the end. */
		if (marker == 0xDA || big(s + at + 2, 2) < 2 ||
		    big(s + at + 2, 2) > n - at - 2)
			return;
		at += 2 + big(s + at + 2, 2);
	}
}

/* WebP (RFC 9649, section 2): lossy, lossless, or with an extended header. */
static void webp(const unsigned char *s, size_t n, struct epub_image *image)
{
	unsigned bits;

	if (n >= 30 && !memcmp(s + 12, "VP8 ", 4)) {
		put_size(image, little(s + 26, 2) & 0x3FFF,
		    little(s + 28, 2) & 0x3FFF);
	} else if (n >= 25 && !memcmp(s + 12, "VP8L", 4)) {
		bits = little(s + 21, 4);
		put_size(image, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
	} else if (n >= 30 && !memcmp(s + 12, "VP8X", 4)) {
		put_size(image, little(s + 24, 3) + 1, little(s + 27, 3) + 1);
	}
}

static const struct kind {
	const char *type, *extension;
	void (*read)(const unsigned char *, size_t, struct epub_image *);
} KINDS[] = {{"image/png", "png", png}, {"image/jpeg", "jpg", jpeg},
    {"image/gif", "gif", gif}, {"image/webp", "webp", webp}};

const char *epub_image_extension(const char *type)
{
	size_t i;

	for (i = 0; i < sizeof(KINDS) / sizeof(*KINDS); i++) {
		if (!strcmp(KINDS[i].type, type))
			return KINDS[i].extension;
	}
	return "bin";
}

int epub_image(const void *bytes, size_t n, struct epub_image *image)
{
	const char *type = galley_image_type_of(bytes, n);
	size_t i;

	*image = (struct epub_image){0};
	for (i = 0; type && i < sizeof(KINDS) / sizeof(*KINDS); i++) {
		if (strcmp(KINDS[i].type, type) != 0)
			continue;
		image->type = type;
		image->extension = KINDS[i].extension;
		KINDS[i].read(bytes, n, image);
	}
	return image->type ? 0 : -1;
}

/* Does it look like a document of markup? */
static int is_markup(const unsigned char *s, size_t n)
{
	size_t i = n >= 3 && !memcmp(s, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (i < n && memchr(" \t\r\n", s[i], 4))
		i++;
	return i < n && s[i] == '<';
}

int epub_image_check(struct epub *e, const char *name, const void *bytes,
    size_t n, struct epub_image *image)
{
	if (!epub_image(bytes, n, image))
		return 0;
	if (n && is_markup(bytes, n))
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "%s is SVG or other markup, which can hold scripts and "
		    "load from elsewhere: a PNG, JPEG, GIF or WebP image is "
		    "wanted",
		    name);
	else
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "%s is no image that a book can hold: PNG, JPEG, GIF or "
		    "WebP is wanted",
		    name);
	return -1;
}
