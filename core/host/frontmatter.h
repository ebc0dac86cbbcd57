/* host/frontmatter.h - where a front matter block lies. */
#ifndef GALLEY_FRONTMATTER_H
#define GALLEY_FRONTMATTER_H
#include <stddef.h>

/* The most a block may hold; one that is longer is text. */
#define GALLEY_FRONT_MATTER_BYTES 65536

struct galley_front_matter_block {
	size_t start, end;	     /* with both lines of dashes */
	size_t yaml_start, yaml_end; /* between them */
	int unclosed; /* begins like a block, but no line closes it */
};

/* Finds the block at the start of the text, which a NUL ends; 1 where there is
 * one, else 0, with unclosed set where it looked like one. */
int galley_front_matter_find(
    struct galley_front_matter_block *, const char *text, size_t bytes);
#endif
