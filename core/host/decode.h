/* host/decode.h - bytes become UTF-8. */
#ifndef GALLEY_DECODE_H
#define GALLEY_DECODE_H
#include <stddef.h>

#include "base/buf.h"

struct galley_decoded {
	const char *text; /* the input's own bytes, or out's; may lack a NUL */
	size_t bytes;
	struct galley_buf out; /* to be freed */
	char encoding[32];     /* "UTF-8", "GB18030" */
	char how[96];	       /* "read as GB18030: its common characters" */
	struct galley_buf why; /* on failure: what was wrong; to be freed */
};

/* Decodes strictly.  encoding: what the user stated, or NULL.  The text is
 * valid UTF-8 without NUL; a byte order mark stays in it, as U+FEFF.  0, or -1
 * with why set; or why.failed or out.failed where memory is out. */
int galley_decode(struct galley_decoded *, const char *input, size_t bytes,
    const char *encoding);
void galley_decoded_free(struct galley_decoded *);
#endif
