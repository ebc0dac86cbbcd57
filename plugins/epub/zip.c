/* Writes a ZIP archive.  The numbers of sections are APPNOTE's. */
#include <stdlib.h>
#include <string.h>

#include "epub/zip.h"

enum {
	LOCAL_HEADER = 0x04034b50,   /* 4.3.7 */
	CENTRAL_HEADER = 0x02014b50, /* 4.3.12 */
	END_RECORD = 0x06054b50,     /* 4.3.16 */
	END_RECORD_64 = 0x06064b50,  /* 4.3.14 */
	END_LOCATOR_64 = 0x07064b50, /* 4.3.15 */
	EXTRA_64 = 1,		     /* 4.5.3 */
	STORED = 0,		     /* 4.4.5 */
	DEFLATED = 8,		     /* 4.4.5 */
	UTF8_NAME = 1 << 11,	     /* 4.4.4 */
	VERSION_STORED = 10,	     /* 4.4.3; OCF allows these three */
	VERSION_DEFLATED = 20,	     /* 4.4.3 */
	VERSION_64 = 45,	     /* 4.4.3 */
	DOS_TIME = 0,		     /* 4.4.6: midnight */
	DOS_DATE = 1 << 5 | 1,	     /* of 1 January 1980, where time begins*/
	HEAD_ROOM = 56,		/* of the longest record, its names aside */
	MORE_ENTRIES = 0xffff,	/* 4.4.1.4: a number is in ZIP64 */
	NAME_MAX_BYTES = 0xffff /* 4.4.10 */
};
#define MORE_BYTES UINT32_MAX /* 4.4.1.4 */

/* A record of fixed size that is being put together. */
struct record {
	unsigned char s[HEAD_ROOM];
	size_t n;
};

static void put(struct record *r, uint64_t value, unsigned bytes)
{
	while (bytes--) {
		r->s[r->n++] = (unsigned char)(value & 0xff);
		value >>= 8;
	}
}

static void put16(struct record *r, unsigned value)
{
	put(r, value, 2);
}

static void put32(struct record *r, uint64_t value)
{
	put(r, value, 4);
}

static void put64(struct record *r, uint64_t value)
{
	put(r, value, 8);
}

/* As many bytes as are meant to say: see ZIP64. */
static void put32_or_more(struct record *r, uint64_t value)
{
	put32(r, value < MORE_BYTES ? value : MORE_BYTES);
}

static void out(struct zip_out *z, const void *bytes, size_t n)
{
	if (n)
		galley_write(z->job, bytes, n);
	z->at += n;
}

static int make_room(struct zip_out *z, size_t bytes)
{
	size_t room = z->room ? z->room : 4096;
	unsigned char *s;

	while (room - z->used < bytes) {
		if (room > SIZE_MAX / 2)
			return -1;
		room *= 2;
	}
	if (room == z->room)
		return 0;
	s = realloc(z->directory, room);
	if (!s)
		return -1;
	z->directory = s;
	z->room = room;
	return 0;
}

static void keep(struct zip_out *z, const void *bytes, size_t n)
{
	memcpy(z->directory + z->used, bytes, n);
	z->used += n;
}

/* An entry that begins there wants ZIP64. */
static int is_more(uint64_t at)
{
	return at >= MORE_BYTES;
}

/* What the local and the central header have in common. */
static void put_common(
    struct record *r, const struct zip_entry *e, size_t name, int more)
{
	const char *s = e->name;
	int version = e->deflated ? VERSION_DEFLATED : VERSION_STORED;

	while (*s && (unsigned char)*s < 0x80)
		s++;
	put16(r, (unsigned)(more ? VERSION_64 : version));
	put16(r, *s ? UTF8_NAME : 0);
	put16(r, e->deflated ? DEFLATED : STORED);
	put16(r, DOS_TIME);
	put16(r, DOS_DATE);
	put32(r, e->crc);
	put32(r, e->bytes);
	put32(r, e->size);
	put16(r, (unsigned)name);
}

static void keep_entry(
    struct zip_out *z, const struct zip_entry *e, size_t name, uint64_t at)
{
	struct record r = {.n = 0}, extra = {.n = 0};
	int more = is_more(at);

	if (more) {
		put16(&extra, EXTRA_64);
		put16(&extra, 8);
		put64(&extra, at);
	}
	put32(&r, CENTRAL_HEADER);
	/* Made by version 2.0 on a system without modes: readers choose. */
	put16(&r, (unsigned)(more ? VERSION_64 : VERSION_DEFLATED));
	put_common(&r, e, name, more);
	put16(&r, (unsigned)extra.n);
	put16(&r, 0); /* comment */
	put16(&r, 0); /* disk */
	put16(&r, 0); /* attributes */
	put32(&r, 0);
	put32_or_more(&r, at);
	if (make_room(z, r.n + name + extra.n)) {
		zip_fail(z, NULL, "out of memory");
		return;
	}
	keep(z, r.s, r.n);
	keep(z, e->name, name);
	keep(z, extra.s, extra.n);
	z->entries++;
}

void zip_fail(struct zip_out *z, const char *name, const char *why)
{
	if (!z->failed)
		galley_diag(z->job, NULL, GALLEY_ERROR,
		    "the EPUB container can't be made: %s%s%s",
		    name ? name : "", name ? ": " : "", why);
	z->failed = 1;
}

void zip_begin(struct zip_out *z, struct galley_job *job)
{
	*z = (struct zip_out){.job = job};
}

void zip_add(struct zip_out *z, const struct zip_entry *e)
{
	struct record r = {.n = 0};
	size_t name = strlen(e->name);

	if (name > NAME_MAX_BYTES)
		zip_fail(z, NULL, "a file's name is longer than 65,535 bytes");
	else if (e->bytes >= MORE_BYTES || e->size >= MORE_BYTES)
		zip_fail(z, e->name, "a file of 4 GB or more");
	if (z->failed)
		return;
	keep_entry(z, e, name, z->at);
	if (z->failed)
		return;
	put32(&r, LOCAL_HEADER);
	put_common(&r, e, name, is_more(z->at));
	put16(&r, 0); /* extra field */
	out(z, r.s, r.n);
	out(z, e->name, name);
	out(z, e->data, e->bytes);
}

/* 4.3.14, 4.3.15: the end record once more, with room, and where it is. */
static void put_end_64(struct zip_out *z, uint64_t directory)
{
	uint64_t at = z->at;
	struct record r = {.n = 0};

	put32(&r, END_RECORD_64);
	put64(&r, HEAD_ROOM - 12); /* bytes that follow */
	put16(&r, VERSION_64);
	put16(&r, VERSION_64);
	put32(&r, 0); /* disks */
	put32(&r, 0);
	put64(&r, z->entries);
	put64(&r, z->entries);
	put64(&r, z->used);
	put64(&r, directory);
	out(z, r.s, r.n);
	r.n = 0;
	put32(&r, END_LOCATOR_64);
	put32(&r, 0);
	put64(&r, at);
	put32(&r, 1); /* disks in all */
	out(z, r.s, r.n);
}

int zip_end(struct zip_out *z)
{
	uint64_t directory = z->at;
	struct record r = {.n = 0};
	unsigned entries =
	    z->entries < MORE_ENTRIES ? (unsigned)z->entries : MORE_ENTRIES;

	if (!z->failed) {
		out(z, z->directory, z->used);
		if (entries == MORE_ENTRIES || directory >= MORE_BYTES ||
		    z->used >= MORE_BYTES)
			put_end_64(z, directory);
		put32(&r, END_RECORD);
		put32(&r, 0); /* disks */
		put16(&r, entries);
		put16(&r, entries);
		put32_or_more(&r, z->used);
		put32_or_more(&r, directory);
		put16(&r, 0); /* comment */
		out(z, r.s, r.n);
	}
	free(z->directory);
	z->directory = NULL;
	z->used = z->room = 0;
	return z->failed ? -1 : 0;
}
