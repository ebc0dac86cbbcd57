/* common/datauri.h - an image as a data URI (RFC 2397), for formats that are one
 * file. */
#ifndef GALLEY_COMMON_DATAURI_H
#define GALLEY_COMMON_DATAURI_H
#include <galley/plugin.h>

/* The bytes that it takes, with a NUL. */
size_t datauri_room(const struct galley_image *);
/* free() it; NULL when memory is out: it is reported, and the job fails. */
char *datauri_new(struct galley_job *, const struct galley_article *or_null,
    const struct galley_image *);
#endif
