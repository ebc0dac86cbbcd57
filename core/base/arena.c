/* Memory that is given back all at once: a list of chunks, each twice the one
 * before it up to a bound. */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	FIRST_CHUNK = 64 * 1024,
	LAST_CHUNK = 8 * 1024 * 1024,
	ALIGN = alignof(max_align_t)
};

/* With the address sanitizer each allocation is a chunk of its own, of just its
 * size, so that it sees where one is overrun. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALONE 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) && !defined(ALONE)
#define ALONE 1
#endif
#ifndef ALONE
#define ALONE 0
#endif

struct chunk {
	struct chunk *next;
	size_t size, used;
	alignas(max_align_t) unsigned char bytes[];
};

struct galley_arena {
	struct chunk *chunks;
	size_t limit, held, next_size;
	jmp_buf *trap;
};

static void *out_of_memory(struct galley_arena *a)
{
	if (a->trap)
		longjmp(*a->trap, 1);
	return NULL;
}

static struct chunk *add_chunk(struct galley_arena *a, size_t bytes)
{
	size_t size = !ALONE && a->next_size > bytes ? a->next_size : bytes;
	struct chunk *c;

	if (size > SIZE_MAX - sizeof(*c) ||
	    (a->limit && (size > a->limit || a->held > a->limit - size)))
		return NULL;
	c = malloc(sizeof(*c) + size);
	if (!c)
		return NULL;
	c->used = 0;
	c->size = size;
	c->next = a->chunks;
	a->chunks = c;
	a->held += size;
	if (a->next_size < LAST_CHUNK)
		a->next_size *= 2;
	return c;
}

struct galley_arena *galley_arena_new(size_t limit)
{
	struct galley_arena *a = calloc(1, sizeof(*a));

	if (a) {
		a->limit = limit;
		a->next_size = FIRST_CHUNK;
	}
	return a;
}

void galley_arena_free(struct galley_arena *a)
{
	struct chunk *c, *next;

	if (!a)
		return;
	for (c = a->chunks; c; c = next) {
		next = c->next;
		free(c);
	}
	free(a);
}

static void *take(struct galley_arena *a, size_t bytes)
{
	struct chunk *c = a->chunks;
	void *p;

	if (bytes > SIZE_MAX - ALIGN)
		return out_of_memory(a);
	if (!ALONE)
		bytes = (bytes + ALIGN - 1) / ALIGN * ALIGN;
	if (ALONE || !c || c->size - c->used < bytes)
		c = add_chunk(a, bytes);
	if (!c)
		return out_of_memory(a);
	p = c->bytes + c->used;
	c->used += bytes;
	return p;
}

/* What is never asked for is never touched. */
void *galley_arena_alloc(struct galley_arena *a, size_t bytes)
{
	void *p = take(a, bytes);

	return p ? memset(p, 0, bytes) : NULL;
}

void *galley_arena_room(struct galley_arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return out_of_memory(a);
	return take(a, count * size);
}

void *galley_arena_array(struct galley_arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return out_of_memory(a);
	return galley_arena_alloc(a, count * size);
}

char *galley_arena_strndup(struct galley_arena *a, const char *s, size_t bytes)
{
	char *p = bytes < SIZE_MAX ? galley_arena_alloc(a, bytes + 1) : NULL;

	if (p && bytes)
		memcpy(p, s, bytes);
	return p;
}

char *galley_arena_strdup(struct galley_arena *a, const char *s)
{
	return galley_arena_strndup(a, s, strlen(s));
}

void galley_arena_trap(struct galley_arena *a, jmp_buf *or_null)
{
	a->trap = or_null;
}

size_t galley_arena_bytes(const struct galley_arena *a)
{
	return a->held;
}

int galley_arena_grow(struct galley_arena *a, void *items, size_t count,
    size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? *capacity * 2 : 16;
	void *old, *grown;

	if (count < *capacity)
		return 0;
	grown = galley_arena_array(a, wanted, size);
	if (!grown)
		return -1;
	memcpy(&old, items, sizeof(old));
	if (count)
		memcpy(grown, old, count * size);
	memcpy(items, &grown, sizeof(grown));
	*capacity = wanted;
	return 0;
}
