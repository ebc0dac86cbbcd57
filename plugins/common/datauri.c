/* Images as data URIs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/datauri.h"

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

size_t datauri_room(const struct galley_image *image)
{
	size_t n;

	galley_image_data(image, &n);
	return sizeof("data:;base64,") + strlen(galley_image_type(image)) +
	       (n + 2) / 3 * 4;
}

char *datauri_new(struct galley_job *job, const struct galley_article *article,
    const struct galley_image *image)
{
	size_t n, room = datauri_room(image);
	const void *data = galley_image_data(image, &n);
	char *uri = malloc(room);

	if (!uri) {
		galley_diag(job, article, GALLEY_ERROR,
		    "out of memory while writing an image");
		return NULL;
	}
	snprintf(uri, room, "data:%s;base64,", galley_image_type(image));
	base64(uri + strlen(uri), data, n);
	return uri;
}
