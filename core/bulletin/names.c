/* Articles' names: ids that stay, and labels for lists of contents. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>

#include "base/utf8.h"
#include "bulletin/model.h"

enum {
	LABEL_CHARACTERS = 24, /* of an article without a headline */
	HASHED_BYTES = 256     /* of the first block: its first words */
};

struct named {
	uint32_t hash;
	size_t index;
};

/* FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint32_t hash(uint32_t h, const char *s, size_t bytes)
{
	size_t i;

	for (i = 0; i < bytes; i++) {
		h ^= (unsigned char)s[i];
		h *= 16777619u;
	}
	return h;
}

/* The blocks in the order in which one of them can speak for the article. */
static const struct galley_block *first_block(const struct galley_article *a)
{
	if (a->headline)
		return a->headline;
	if (a->kicker)
		return a->kicker;
	if (a->deck)
		return a->deck;
	return a->nblocks ? a->blocks[0] : NULL;
}

static uint32_t hash_article(const struct galley_article *a)
{
	uint32_t h = 2166136261u;
	const struct galley_block *k;

	if (a->headline)
		h = hash(h, a->headline->text, a->headline->bytes);
	h = hash(h, "\n", 1);
	k = a->nblocks ? a->blocks[0] : a->headline ? NULL : first_block(a);
	if (k)
		h = hash(h, k->text,
		    k->bytes < HASHED_BYTES ? k->bytes : HASHED_BYTES);
	return h;
}

static int by_hash(const void *left, const void *right)
{
	const struct named *a = left, *b = right;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return a->index < b->index ? -1 : a->index > b->index;
}

static int name_all(struct galley_bulletin *b, struct named *all)
{
	size_t i, same = 1;
	char id[48];
	int n;

	for (i = 0; i < b->narticles; i++) {
		all[i].hash = hash_article(b->articles[i]);
		all[i].index = i;
	}
	qsort(all, b->narticles, sizeof(*all), by_hash);
	for (i = 0; i < b->narticles; i++) {
		same = i && all[i].hash == all[i - 1].hash ? same + 1 : 1;
		n = snprintf(
		    id, sizeof(id), "a-%08lx", (unsigned long)all[i].hash);
		if (same > 1)
			snprintf(id + n, sizeof(id) - (size_t)n, "-%zu", same);
		b->articles[all[i].index]->id =
		    galley_arena_strdup(b->arena, id);
		if (!b->articles[all[i].index]->id)
			return -1;
	}
	return 0;
}

/* The bytes of the first words: whole characters as a reader sees them, and
 * whole words where blanks part them. */
static size_t first_words(const char *s, size_t bytes)
{
	const uint8_t *u = (const uint8_t *)s, *p = u, *next;
	size_t n, word = 0;

	for (n = 0; n < LABEL_CHARACTERS; n++) {
		next = u8_grapheme_next(p, u + bytes);
		if (!next)
			return bytes;
		if (n && (*p == ' ' || *p == '\n'))
			word = (size_t)(p - u);
		p = next;
	}
	if (p == u + bytes)
		return bytes;
	if (*p == ' ' || *p == '\n' || word < LABEL_CHARACTERS / 2)
		return (size_t)(p - u);
	return word;
}

static const char *label(struct galley_bulletin *b, struct galley_article *a)
{
	const struct galley_block *k = first_block(a);
	size_t n, i;
	char *s;

	if (!k)
		return "";
	n = k == a->headline ? k->bytes : first_words(k->text, k->bytes);
	s = galley_arena_alloc(b->arena, n + sizeof("…"));
	if (!s)
		return NULL;
	memcpy(s, k->text, n);
	for (i = 0; i < n; i++) {
		if (s[i] == '\n')
			s[i] = ' '; /* verse */
	}
	if (n < k->bytes)
		memcpy(s + n, "…", sizeof("…"));
	return s;
}

int galley_bulletin_label_articles(struct galley_bulletin *b)
{
	struct galley_article *a;
	size_t i;

	for (i = 0; i < b->narticles; i++) {
		a = b->articles[i];
		a->page = first_block(a) ? first_block(a)->page : 0;
		a->label = label(b, a);
		if (!a->label) {
			b->failed = 1;
			return -1;
		}
	}
	return 0;
}

int galley_bulletin_name_articles(struct galley_bulletin *b)
{
	struct named *all =
	    galley_arena_array(b->arena, b->narticles, sizeof(*all));

	if (!all || name_all(b, all)) {
		b->failed = 1;
		return -1;
	}
	return galley_bulletin_label_articles(b);
}
