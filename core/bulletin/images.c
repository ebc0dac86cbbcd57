/* Images: what a reader supplied, and the blocks that they stand with. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bulletin/model.h"

/* By what the bytes begin with: PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81,
 * B.1), GIF (GIF89a, 17), WebP (RFC 9649, 2.4). */
const char *galley_image_type_of(const void *data, size_t n)
{
	const unsigned char *s = data;

	if (n > 8 && !memcmp(s, "\x89PNG\r\n\x1a\n", 8))
		return "image/png";
	if (n > 3 && !memcmp(s, "\xff\xd8\xff", 3))
		return "image/jpeg";
	if (n > 6 && (!memcmp(s, "GIF87a", 6) || !memcmp(s, "GIF89a", 6)))
		return "image/gif";
	if (n > 12 && !memcmp(s, "RIFF", 4) && !memcmp(s + 8, "WEBP", 4))
		return "image/webp";
	return NULL;
}

static int fail(struct galley_bulletin *b)
{
	b->failed = 1;
	return -1;
}

int galley_bulletin_add_image(struct galley_bulletin *b,
    const struct galley_source *s, size_t offset, const void *data,
    size_t bytes, const char *alt)
{
	const char *type = data ? galley_image_type_of(data, bytes) : NULL;
	struct galley_image *image;

	if (!b || !s || s->index >= b->nsources || b->sources[s->index] != s ||
	    offset > s->bytes || !type)
		return -1;
	image = galley_arena_alloc(b->arena, sizeof(*image));
	if (!image || galley_arena_grow(b->arena, &b->images, b->nimages,
			  &b->cimages, sizeof(*b->images)))
		return fail(b);
	image->type = type;
	image->alt = galley_arena_strdup(b->arena, alt ? alt : "");
	image->data = galley_arena_strndup(b->arena, data, bytes);
	image->bytes = bytes;
	image->index = b->nimages;
	image->source = s->index;
	image->offset = offset;
	if (!image->alt || !image->data)
		return fail(b);
	b->images[b->nimages++] = image;
	return 0;
}

/* ---- placing ---- */

/* A range of a block that an image may stand with. */
struct stand {
	struct galley_range range;
	struct galley_block *block;
};

static int by_place(const void *left, const void *right)
{
	const struct galley_range *a = &((const struct stand *)left)->range;
	const struct galley_range *b = &((const struct stand *)right)->range;

	if (a->source != b->source)
		return a->source < b->source ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

/* The ranges of all blocks, to stands where it is not NULL; their number. */
static size_t list(const struct galley_bulletin *b, struct stand *stands)
{
	struct galley_block *k;
	size_t i, j, r, n = 0;

	for (i = 0; i < b->narticles; i++) {
		for (j = 0; j < b->articles[i]->nblocks; j++) {
			k = b->articles[i]->blocks[j];
			for (r = 0; stands && r < k->nfrom; r++)
				stands[n + r] = (struct stand){k->from[r], k};
			n += k->nfrom;
		}
	}
	return n;
}

/* The first that ends behind the image's place, else the last. */
static struct galley_block *find(
    const struct stand *stands, size_t n, const struct galley_image *image)
{
	size_t low = 0, high = n, middle;
	const struct galley_range *r;

	while (low < high) {
		middle = low + (high - low) / 2;
		r = &stands[middle].range;
		if (r->source < image->source ||
		    (r->source == image->source && r->end <= image->offset))
			low = middle + 1;
		else
			high = middle;
	}
	return stands[low < n ? low : n - 1].block;
}

int galley_bulletin_place_images(struct galley_bulletin *b)
{
	struct galley_block *k;
	struct stand *stands;
	size_t i, n;

	n = b->nimages ? list(b, NULL) : 0;
	if (!n)
		return 0;
	stands = malloc(n * sizeof(*stands));
	if (!stands)
		return fail(b);
	list(b, stands);
	qsort(stands, n, sizeof(*stands), by_place);
	for (i = 0; i < b->nimages && !b->failed; i++) {
		k = find(stands, n, b->images[i]);
		if (galley_arena_grow(b->arena, &k->images, k->nimages,
			&k->cimages, sizeof(*k->images)))
			fail(b);
		else
			k->images[k->nimages++] = b->images[i];
	}
	free(stands);
	return b->failed ? -1 : 0;
}

/* ---- reading ---- */

size_t galley_image_index(const struct galley_image *image)
{
	return image ? image->index : 0;
}

const char *galley_image_type(const struct galley_image *image)
{
	return image ? image->type : "";
}

const void *galley_image_data(const struct galley_image *image, size_t *bytes)
{
	if (bytes)
		*bytes = image ? image->bytes : 0;
	return image ? image->data : "";
}

const char *galley_image_alt(const struct galley_image *image)
{
	return image ? image->alt : "";
}
