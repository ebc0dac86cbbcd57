/* digest/digest.h - what the parts of the digest share. */
#ifndef DIGEST_H
#define DIGEST_H
#include "common/plain.h"

struct digest {
	int width, indent, contents, level; /* options */
	struct plain_out out;
	int cjk;
	const char *blanks; /* before a paragraph's first line */
};

/* head.c: title, metadata and contents. */
void digest_head(struct digest *);
void digest_contents(struct digest *);
/* body.c */
void digest_article(struct digest *, const struct galley_article *);
#endif
