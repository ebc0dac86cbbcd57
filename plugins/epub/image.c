/* What an image is, and what its file is called. */
#include <string.h>

#include "epub/epub.h"

const char *epub_image_extension(const char *type)
{
	return strcmp(type, "image/jpeg") ? strchr(type, '/') + 1 : "jpg";
}

/* Does it look like a document of markup? */
static int is_markup(const unsigned char *s, size_t n)
{
	size_t i = n >= 3 && !memcmp(s, "\xef\xbb\xbf", 3) ? 3 : 0;

	while (i < n && memchr(" \t\r\n", s[i], 4))
		i++;
	return i < n && s[i] == '<';
}

const char *epub_image_type(
    struct epub *e, const char *name, const void *bytes, size_t n)
{
	const char *type = galley_image_type_of(bytes, n);

	if (type)
		return type;
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
	return NULL;
}
