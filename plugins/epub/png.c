/* PNG of a drawing in few colours: 256 of them, a byte a pixel.  A library's
 * own writer would store three bytes a pixel and try five filters on each row,
 * which takes ten times as long and makes the file no smaller. */
#include <libdeflate.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "epub/cover.h"

enum {
	COLOURS = 256,
	BUCKETS = 1 << 15, /* five bits a channel */
	LEVEL = 1	   /* more takes twice as long for a twentieth less */
};

struct palette {
	uint32_t colours[COLOURS];
	unsigned n;
	short index[BUCKETS]; /* of the colour for it, or -1 */
};

static unsigned bucket(uint32_t c)
{
	return (c >> 9 & 0x7C00) | (c >> 6 & 0x3E0) | (c >> 3 & 0x1F);
}

static long apart(uint32_t a, uint32_t b)
{
	long sum = 0, d;
	int i;

	for (i = 0; i < 24; i += 8) {
		d = (long)(a >> i & 0xFF) - (long)(b >> i & 0xFF);
		sum += d * d;
	}
	return sum;
}

static unsigned nearest(const struct palette *p, uint32_t c)
{
	unsigned i, best = 0;

	for (i = 1; i < p->n; i++) {
		if (apart(p->colours[i], c) < apart(p->colours[best], c))
			best = i;
	}
	return best;
}

/* What is between two flat colours, at the rims of letters, is stored by the
 * first of its like. */
static unsigned char look_up(struct palette *p, uint32_t c)
{
	short *index = &p->index[bucket(c)];

	if (*index < 0 && p->n < COLOURS) {
		p->colours[p->n] = c;
		*index = (short)p->n++;
	} else if (*index < 0) {
		*index = (short)nearest(p, c);
	}
	return (unsigned char)*index;
}

/* A row: as the one above it where it is the same (filter 2, Up), which most
 * are, else without a filter (section 9.2). */
static void put_row(struct palette *p, const struct cover_pixels *pixels,
    size_t y, unsigned char *to)
{
	const unsigned char *row = pixels->data + y * pixels->stride;
	const uint32_t *from = (const uint32_t *)(const void *)row;
	size_t x, width = (size_t)pixels->width;

	if (y && !memcmp(row, row - pixels->stride, width * sizeof(*from))) {
		*to++ = 2;
		memset(to, 0, width);
		return;
	}
	*to++ = 0;
	for (x = 0; x < width; x++)
		to[x] = x && from[x] == from[x - 1]
			    ? to[x - 1]
			    : look_up(p, from[x] & 0xFFFFFF);
}

/* ---- the file ---- */

static void put_big(unsigned char *to, uint32_t n)
{
	to[0] = (unsigned char)(n >> 24);
	to[1] = (unsigned char)(n >> 16);
	to[2] = (unsigned char)(n >> 8);
	to[3] = (unsigned char)n;
}

/* A chunk whose data, n bytes, stand at their place; where the next begins. */
static unsigned char *finish(unsigned char *chunk, const char *type, size_t n)
{
	put_big(chunk, (uint32_t)n);
	memcpy(chunk + 4, type, 4);
	put_big(chunk + 8 + n, libdeflate_crc32(0, chunk + 4, n + 4));
	return chunk + n + 12;
}

/* Header, palette, data, end (PNG, second edition, section 11.2). */
static size_t assemble(unsigned char *to, const struct palette *p,
    const struct cover_pixels *pixels, const unsigned char *rows, size_t bytes,
    struct libdeflate_compressor *z, size_t most)
{
	unsigned char *at = to;
	size_t n;
	unsigned i;

	memcpy(at, "\x89PNG\r\n\x1a\n", 8);
	at += 8;
	put_big(at + 8, (uint32_t)pixels->width);
	put_big(at + 12, (uint32_t)pixels->height);
	memcpy(at + 16, "\10\3\0\0", 5); /* 8 bits, by palette */
	at = finish(at, "IHDR", 13);
	for (i = 0; i < p->n; i++) {
		at[8 + 3 * i] = (unsigned char)(p->colours[i] >> 16);
		at[9 + 3 * i] = (unsigned char)(p->colours[i] >> 8);
		at[10 + 3 * i] = (unsigned char)p->colours[i];
	}
	at = finish(at, "PLTE", (size_t)3 * p->n);
	n = libdeflate_zlib_compress(z, rows, bytes, at + 8, most);
	if (!n)
		return 0;
	at = finish(at, "IDAT", n);
	return (size_t)(finish(at, "IEND", 0) - to);
}

int cover_encode(const struct cover_pixels *pixels, struct xml_bytes *out)
{
	enum { AROUND = 8 + 25 + 12 + 3 * COLOURS + 12 + 12 };
	struct libdeflate_compressor *z = libdeflate_alloc_compressor(LEVEL);
	size_t width = (size_t)pixels->width, height = (size_t)pixels->height;
	size_t i, n = (width + 1) * height, most;
	struct palette *p = malloc(sizeof(*p));
	unsigned char *rows = malloc(n);
	int result = -1;

	if (!z || !p || !rows)
		goto out;
	p->n = 0;
	memset(p->index, 0xFF, sizeof(p->index));
	for (i = 0; i < COVER_TONES; i++)
		look_up(p, pixels->flat[i]);
	for (i = 0; i < height; i++)
		put_row(p, pixels, i, rows + i * (width + 1));
	most = libdeflate_zlib_compress_bound(z, n);
	out->room = most + AROUND;
	out->s = malloc(out->room);
	if (out->s)
		out->n = assemble(
		    (unsigned char *)out->s, p, pixels, rows, n, z, most);
	result = out->s && out->n ? 0 : -1;
out:
	free(rows);
	free(p);
	libdeflate_free_compressor(z);
	return result;
}
