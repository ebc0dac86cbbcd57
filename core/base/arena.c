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
	size_t next_size;
	struct galley_arena *root; /* of which it is a part, or itself */
	/* Of a root: */
	size_t limit, held;
	jmp_buf *trap;
};

static void *out_of_memory(struct galley_arena *a)
{
	if (a->root->trap)
		longjmp(*a->root->trap, 1);
	return NULL;
}

static struct chunk *add_chunk(struct galley_arena *a, size_t bytes)
{
	size_t size = !ALONE && a->next_size > bytes ? a->next_size : bytes;
	struct galley_arena *root = a->root;
	struct chunk *c;

	if (size > SIZE_MAX - sizeof(*c) ||
	    (root->limit &&
		(size > root->limit || root->held > root->limit - size)))
		return NULL;
	c = malloc(sizeof(*c) + size);
	if (!c)
		return NULL;
	c->used = 0;
	c->size = size;
	c->next = a->chunks;
	a->chunks = c;
	root->held += size;
	if (a->next_size < LAST_CHUNK)
		a->next_size *= 2;
	return c;
}

struct galley_arena *galley_arena_new(size_t limit)
{
	struct galley_arena *a = calloc(1, sizeof(*a));

	if (a) {
		a->root = a;
		a->limit = limit;
		a->next_size = FIRST_CHUNK;
	}
	return a;
}

struct galley_arena *galley_arena_part(struct galley_arena *of)
{
	struct galley_arena *a = galley_arena_new(0);

	if (!a)
		return out_of_memory(of);
	a->root = of->root;
	return a;
}

void galley_arena_free(struct galley_arena *a)
{
	struct chunk *c, *next;

	if (!a)
		return;
	for (c = a->chunks; c; c = next) {
		next = c->next;
		a->root->held -= c->size;
		free(c);
	}
	free(a);
}

void galley_arena_adopt(struct galley_arena *a, struct galley_arena *other)
{
	struct chunk **last;

	if (!other)
		return;
	/* The first chunk is the one that is filled. */
	last = a->chunks ? &a->chunks->next : &a->chunks;
	while (*last)
		last = &(*last)->next;
	*last = other->chunks;
	a->root->held += other->held;
	free(other);
}

void galley_arena_fail(struct galley_arena *a)
{
	out_of_memory(a);
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

void galley_arena_trim(struct galley_arena *a, void *last, size_t bytes)
{
	struct chunk *c = a->chunks;
	size_t at = (size_t)((unsigned char *)last - c->bytes);

	if (!ALONE)
		c->used = at + (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

char *galley_arena_strndup(struct galley_arena *a, const char *s, size_t bytes)
{
	char *p = bytes < SIZE_MAX ? galley_arena_room(a, bytes + 1, 1) : NULL;

	if (p && bytes)
		memcpy(p, s, bytes);
	if (p)
		p[bytes] = '\0';
	return p;
}

char *galley_arena_strdup(struct galley_arena *a, const char *s)
{
	return galley_arena_strndup(a, s, strlen(s));
}

void galley_arena_trap(struct galley_arena *a, jmp_buf *or_null)
{
	a->root->trap = or_null;
}

size_t galley_arena_bytes(const struct galley_arena *a)
{
	return a->root->held;
}

/* Whether the array that is the last thing asked for has become larger where it
 * stands. */
static int extend(
    struct galley_arena *a, unsigned char *p, size_t bytes, size_t wanted)
{
	struct chunk *c = a->chunks;
	size_t at;

	if (ALONE || !c || p < c->bytes || p >= c->bytes + c->used)
		return 0;
	at = (size_t)(p - c->bytes);
	if (c->used - at != (bytes + ALIGN - 1) / ALIGN * ALIGN ||
	    wanted > SIZE_MAX - ALIGN || c->size - at < wanted + ALIGN)
		return 0;
	c->used = at + (wanted + ALIGN - 1) / ALIGN * ALIGN;
	memset(p + bytes, 0, c->used - at - bytes);
	return 1;
}

int galley_arena_grow(struct galley_arena *a, void *items, size_t count,
    size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? *capacity * 2 : 16;
	void *old, *grown;

	if (count < *capacity)
		return 0;
	memcpy(&old, items, sizeof(old));
	if (*capacity && size && wanted <= SIZE_MAX / size &&
	    extend(a, old, *capacity * size, wanted * size)) {
		*capacity = wanted;
		return 0;
	}
	grown = galley_arena_array(a, wanted, size);
	if (!grown)
		return -1;
	if (count)
		memcpy(grown, old, count * size);
	memcpy(items, &grown, sizeof(grown));
	*capacity = wanted;
	return 0;
}
