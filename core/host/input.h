/* host/input.h - the bytes of the inputs. */
#ifndef GALLEY_INPUT_H
#define GALLEY_INPUT_H
#include <stddef.h>

#include "base/buf.h"

enum { GALLEY_INPUT_MOST = 512 << 20 }; /* bytes of all inputs together */

struct galley_bytes {
	const char *name; /* as it was given, borrowed */
	char *s;
	size_t n;
};

/* Reads the file, or standard input for "-", whole.  0, or -1 with what is
 * wrong added to why: also where it is longer than limit, which is what others
 * left of GALLEY_INPUT_MOST.  The caller frees s. */
int galley_input_read(struct galley_bytes *, const char *path, size_t limit,
    struct galley_buf *why);
/* The same for a file that is no input and may hold most bytes. */
int galley_file_read(struct galley_bytes *, const char *path, size_t most,
    struct galley_buf *why);
#endif
