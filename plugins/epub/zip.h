/* epub/zip.h - writes a ZIP archive to the output, front to back.
 *
 * PKWARE's APPNOTE 6.3, as far as OCF allows it (EPUB 3.3, section 4.3): stored
 * or deflated entries in one piece, without data descriptors, since sizes and
 * checksums are known before an entry is written.  The same entries make the
 * same bytes: each has the same time.
 *
 * All that is kept is the directory: 46 bytes and its name for each entry.  More
 * than 65,534 entries or 4 GB before an entry or the directory want records of
 * ZIP64, which are written then and only then: a reader that knows none of them
 * can open every other book.  Local headers never have an extra field. */
#ifndef EPUB_ZIP_H
#define EPUB_ZIP_H
#include <galley/plugin.h>

struct zip_entry {
	const char *name; /* UTF-8 */
	const void *data; /* as it stands in the archive */
	size_t bytes;	  /* of data: below 4 GB */
	size_t size;  /* of what it becomes when it is unpacked: below, too*/
	uint32_t crc; /* of that */
	int deflated; /* else stored: bytes is size */
};

struct zip_out {
	struct galley_job *job;
	uint64_t at; /* bytes written */
	uint64_t entries;
	unsigned char *directory; /* of them, so far */
	size_t used, room;
	int failed; /* and reported: nothing is written any more */
};

void zip_begin(struct zip_out *, struct galley_job *);
/* Reports the first error; name, of an entry, may be NULL. */
void zip_fail(struct zip_out *, const char *name, const char *why);
/* Nothing of the entry is kept. */
void zip_add(struct zip_out *, const struct zip_entry *);
/* Writes the directory and frees it: 0, or -1 with the error reported. */
int zip_end(struct zip_out *);
#endif
