/* epub/pack.h - the container, written while files are added to it, in their
 * order.  An error is reported once; nothing more is written then. */
#ifndef EPUB_PACK_H
#define EPUB_PACK_H
#include "epub/epub.h"

enum { EPUB_PATH_ROOM = EPUB_NAME_ROOM + 32 }; /* of a name, with its folder */
struct epub_zip;

/* threads: how many may deflate, the job's own with them; 0: one a core.  The
 * bytes are the same.  NULL: none, with the error reported. */
struct epub_zip *epub_zip_begin(struct epub *, unsigned threads);
/* Adds a file, which is rendered now and deflated at some time. */
void epub_zip_render(
    struct epub_zip *, const char *name, epub_render *, size_t index);
/* Adds these bytes: borrowed until the end, deflated or stored as they are. */
void epub_zip_bytes(struct epub_zip *, const char *name, const void *bytes,
    size_t n, int stored);
/* Writes what is left and frees it all: 0, or -1 with the error reported. */
int epub_zip_end(struct epub_zip *);
#endif
