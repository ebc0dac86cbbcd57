/* host/undo.h - what must not be left behind when a signal ends the program: a
 * temporary file and a worker.
 *
 * Handlers for SIGINT, SIGTERM and SIGHUP stand from galley_undo_begin() to
 * galley_undo_end(), but only for those that have their default action: a
 * program with handlers of its own keeps them.  One conversion at a time. */
#ifndef GALLEY_UNDO_H
#define GALLEY_UNDO_H
#include <sys/types.h>

void galley_undo_begin(void);
void galley_undo_end(void);
/* The file to unlink, or NULL for none; a path that is too long to be kept is
 * refused with -1. */
int galley_undo_file(const char *path);
/* The process whose group is killed, or 0.  Call with signals held. */
void galley_undo_process(pid_t);
/* Holds the three signals back, and lets them through again. */
void galley_undo_hold(void);
void galley_undo_let(void);
/* In a worker just forked, with signals held: the default actions again. */
void galley_undo_forget(void);
#endif
