/* Fuzzes rebuild: whatever a page holds, the law holds.
 *
 * The bytes are a page as the text reader gets it, blocks between blank lines
 * and pages between form feeds.  A byte 0x1C begins another source; one of 0x01
 * to 0x08, at the very start, gives the language.  What isn't UTF-8 is left
 * out, as no reader lets it pass. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pages.h"
#include "rebuild/rebuild.h"

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static const char *const languages[] = {
    "en", "fr", "de", "zh-Hans", "zh-Hant", "ja", "ko", "und"};

enum { LANGUAGES = sizeof(languages) / sizeof(*languages), ANOTHER = 0x1C };

static void must(int holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "rebuild: %s\n", what);
	abort();
}

/* Copies what is UTF-8; returns its bytes.  A NUL ends it. */
static size_t clean(char *out, const char *in, size_t bytes)
{
	size_t at = 0, n, done = 0;
	uint32_t c;

	while (at < bytes) {
		n = galley_utf8_get(in + at, bytes - at, &c);
		if (n && c) {
			memcpy(out + done, in + at, n);
			done += n;
		}
		at += n ? n : 1;
	}
	out[done] = '\0';
	return done;
}

static void add_sources(
    struct galley_bulletin *b, const char *text, size_t bytes)
{
	const struct galley_source *s;
	const char *end;
	size_t n;
	char *own;

	for (;;) {
		end = memchr(text, ANOTHER, bytes);
		n = end ? (size_t)(end - text) : bytes;
		own = galley_arena_strndup(b->arena, text, n);
		must(own != NULL, "no memory");
		s = galley_bulletin_add_source(b, "page", own, n, "UTF-8");
		must(s != NULL && !add_blocks(b, s), "a block was refused");
		if (!end)
			break;
		text = end + 1;
		bytes -= n + 1;
	}
}

/* What writers count on. */
static void walk(const struct galley_bulletin *b)
{
	const struct galley_article *a;
	size_t i, k;

	for (i = 0; (a = galley_bulletin_article(b, i)); i++) {
		must(galley_article_id(a) && galley_article_label(a) &&
			 galley_article_page(a) < galley_bulletin_pages(b),
		    "an article lacks its name or its page");
		must(galley_article_headline(a) || galley_article_blocks(a),
		    "an article is empty");
		for (k = 0; k < galley_article_blocks(a); k++)
			must(galley_utf8_check(galley_article_block(a, k)->text,
				 galley_article_block(a, k)->bytes) ==
				 galley_article_block(a, k)->bytes,
			    "a block's text is not UTF-8");
	}
	for (i = 0; i < b->nsegments; i++)
		must(b->segments[i].role != GALLEY_ROLE_NONE &&
			 b->segments[i].article < (long)b->narticles &&
			 b->segments[i].confidence >= 0 &&
			 b->segments[i].confidence <= 1,
		    "a segment lacks its role");
	for (i = 0; i < b->nnotes; i++)
		must(b->notes[i]->article < (long)b->narticles &&
			 b->notes[i]->confidence >= 0 &&
			 b->notes[i]->confidence <= 1,
		    "a note is of no article, or sure beyond measure");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	struct galley_arena *arena = galley_arena_new(0);
	struct galley_bulletin *b = arena ? galley_bulletin_new(arena) : NULL;
	struct galley_rebuild_options options = {0};
	char *text;

	must(b != NULL, "no memory");
	if (bytes && data[0] >= 1 && data[0] <= LANGUAGES) {
		options.language = languages[data[0] - 1];
		data++;
		bytes--;
	}
	text = galley_arena_alloc(arena, bytes + 1);
	must(text != NULL, "no memory");
	bytes = clean(text, (const char *)data, bytes);
	add_sources(b, text, bytes);
	if (b->nsegments) {
		must(galley_rebuild(b, &options) == GALLEY_REBUILT,
		    "the law is broken, or there was no memory");
		walk(b);
	}
	galley_arena_free(arena);
	return 0;
}
