/* host/target.h - where the output goes: it is replaced as a whole, or not
 * touched.
 *
 * A regular file, or one that is yet to be, is written as a temporary file
 * beside it that takes its place at the end.  Standard output, a device or a
 * FIFO get everything at the end, from a file without a name. */
#ifndef GALLEY_TARGET_H
#define GALLEY_TARGET_H
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"

struct galley_target {
	int fd;	      /* to write to; read back for a spool */
	int is_spool; /* everything is copied at the end */
	int terminal; /* standard output is one */
	int replaces; /* a file is there: mode, owner and group are its */
	mode_t mode;
	uid_t owner;
	gid_t group;
	char *path; /* with symbolic links followed; NULL: standard output */
	char *temporary; /* NULL: none */
};

/* path NULL or "-" is standard output.  0, or -1 with what is wrong added to
 * why.  After either the target is to be closed. */
int galley_target_open(
    struct galley_target *, const char *path, struct galley_buf *why);
/* Puts the output in its place, bytes bytes of it; 0, or -1 with what is wrong
 * added to why. */
int galley_target_commit(
    struct galley_target *, size_t bytes, struct galley_buf *why);
/* Removes what is left of it. */
void galley_target_close(struct galley_target *);
#endif
