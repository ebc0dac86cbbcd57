/* base/arena.h - memory that is given back all at once. */
#ifndef GALLEY_ARENA_H
#define GALLEY_ARENA_H
#include <setjmp.h>
#include <stddef.h>

struct galley_arena;

/* limit: the most it will ever hold, in bytes; 0: no limit.  NULL: no memory.*/
struct galley_arena *galley_arena_new(size_t limit);
void galley_arena_free(struct galley_arena *); /* NULL is fine */
/* An arena for what passes: its memory counts against the limit of the one that
 * it is a part of, and where there is none, that one's trap is sprung.  Freed
 * before that one. */
struct galley_arena *galley_arena_part(struct galley_arena *);
/* Makes what the other holds, an arena of its own, part of the first, and frees
 * it; NULL is fine. */
void galley_arena_adopt(struct galley_arena *, struct galley_arena *other);
/* As when there is no memory left. */
void galley_arena_fail(struct galley_arena *);
/* Zeroed and aligned for any type.  Where there is no memory left: NULL, or,
 * between galley_arena_trap() with a jump buffer and with NULL, a longjmp() to
 * it, so that code which holds nothing but arena memory checks once. */
void *galley_arena_alloc(struct galley_arena *, size_t bytes);
/* count objects of size bytes each; an overflow counts as no memory. */
void *galley_arena_array(struct galley_arena *, size_t count, size_t size);
/* The same, not zeroed: for what is written before it is read. */
void *galley_arena_room(struct galley_arena *, size_t count, size_t size);
/* Gives back what of the last thing asked for lies behind its first bytes. */
void galley_arena_trim(struct galley_arena *, void *last, size_t bytes);
/* A NUL-terminated copy of the first bytes bytes of s. */
char *galley_arena_strndup(struct galley_arena *, const char *s, size_t bytes);
char *galley_arena_strdup(struct galley_arena *, const char *s);
void galley_arena_trap(struct galley_arena *, jmp_buf *or_null);
size_t galley_arena_bytes(const struct galley_arena *); /* held now */

/* Grows *items, an arena array of size-byte objects, so that one more than
 * count fits; 0, or -1 without memory.  *capacity is 0 at first. */
int galley_arena_grow(struct galley_arena *, void *items, size_t count,
    size_t *capacity, size_t size);
#endif
