/* Work dealt out to threads: each item once, and the same outcome. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdatomic.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "bulletin/model.h"
#include "rebuild/rebuild.h"

/* ---- dealing out ---- */

struct count {
	atomic_int times[10000];
	atomic_int who[GALLEY_THREADS_MOST], twice;
};

static void count(void *context, unsigned who, size_t from, size_t to)
{
	struct count *c = context;

	if (who >= GALLEY_THREADS_MOST || atomic_exchange(&c->who[who], 1))
		atomic_store(&c->twice, 1);
	for (; from < to; from++)
		atomic_fetch_add(&c->times[from], 1);
	atomic_store(&c->who[who], 0);
}

static void does_each_item_once(void **state)
{
	static const unsigned THREADS[] = {1, 2, 3, 100};
	static const size_t NUMBERS[] = {0, 1, 7, 9999, 10000};
	static const size_t PIECES[] = {0, 1, 3, 10000, 20000};
	static struct count c;
	size_t i, n, p, k;

	(void)state;
	for (i = 0; i < 4; i++) {
		galley_parallel_use(THREADS[i]);
		assert_true(galley_parallel_threads() <= GALLEY_THREADS_MOST);
		for (n = 0; n < 5; n++) {
			for (p = 0; p < 5; p++) {
				memset(&c, 0, sizeof(c));
				galley_parallel(
				    NUMBERS[n], PIECES[p], count, &c);
				assert_int_equal(c.twice, 0);
				for (k = 0; k < 10000; k++)
					assert_int_equal(
					    c.times[k], k < NUMBERS[n]);
			}
		}
	}
	galley_parallel_use(0);
	assert_true(galley_parallel_threads() >= 1);
	galley_parallel_use(1);
}

/* ---- rebuilding ---- */

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void put_block(
    struct galley_buf *b, uint32_t *seed, int wide, uint32_t units, int cut)
{
	static const char *const WORDS[] = {"harbour", "council", "the", "of",
	    "winter", "ferry", "opened", "bridge", "said", "village", "road",
	    "Hartwell", "market", "and", "new", "teachers", "river", "was"};
	char han[4];
	uint32_t i;

	for (i = 0; i < units; i++) {
		if (wide)
			galley_buf_add(b, han,
			    galley_utf8_put(han, 0x4E00 + next(seed) % 300));
		else
			galley_buf_printf(b, "%s%s", i ? " " : "",
			    WORDS[next(seed) %
				  (sizeof(WORDS) / sizeof(*WORDS))]);
	}
	galley_buf_puts(b, cut ? "\n\n" : wide ? "。\n\n" : ".\n\n");
}

/* Pages of short and long blocks, some cut off, some a second time, and of the
 * two languages in turn. */
static void make_issue(struct galley_buf *b)
{
	uint32_t seed = 7, page, k;
	size_t at, n;

	for (page = 0; page < 200; page++) {
		int wide = page % 3 != 0;

		for (k = 0; k < 40; k++) {
			at = b->n;
			if (next(&seed) % 5 == 0)
				put_block(b, &seed, wide, wide ? 9 : 5, 1);
			else
				put_block(b, &seed, wide, wide ? 60 : 20,
				    next(&seed) % 4 == 0);
			n = b->n - at;
			if (next(&seed) % 9 == 0) {
				assert_int_equal(galley_buf_reserve(b, n), 0);
				galley_buf_add(b, b->s + at, n);
			}
		}
		galley_buf_puts(b, "\f");
	}
}

/* Segments between blank lines, pages between form feeds. */
static struct galley_bulletin *read_issue(const struct galley_buf *text)
{
	struct galley_bulletin *b =
	    galley_bulletin_new(galley_arena_new(SIZE_MAX));
	const struct galley_source *s = galley_bulletin_add_source(
	    b, "issue.txt", text->s, text->n, "UTF-8");
	const char *at = text->s, *end;

	for (; (end = strstr(at, "\n\n")); at = end + 2) {
		if (*at == '\f')
			assert_int_equal(galley_bulletin_add_page(b, NULL), 0);
		assert_int_equal(
		    galley_bulletin_add_segment(b, s, (size_t)(at - text->s),
			(size_t)(end - text->s), GALLEY_ROLE_NONE),
		    0);
	}
	return b;
}

static void put_ranges(
    struct galley_buf *out, const struct galley_range *r, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		galley_buf_printf(out, " %zu-%zu", r[i].start, r[i].end);
	galley_buf_puts(out, "\n");
}

static void put_text(struct galley_buf *out, const struct galley_block *k)
{
	if (!k)
		return;
	galley_buf_printf(out, "%d %zu %s", (int)k->role, k->bytes, k->text);
	put_ranges(out, k->from, k->nfrom);
}

/* All that a bulletin says, in words. */
static void print(struct galley_buf *out, const struct galley_bulletin *b)
{
	size_t i, k;

	for (i = 0; i < b->narticles; i++) {
		const struct galley_article *a = b->articles[i];

		galley_buf_printf(out, "%s %s %zu %d\n", a->id, a->label,
		    a->page, a->truncated);
		put_text(out, a->headline);
		put_text(out, a->kicker);
		put_text(out, a->deck);
		for (k = 0; k < a->nblocks; k++)
			put_text(out, a->blocks[k]);
	}
	for (i = 0; i < b->nasides; i++) {
		galley_buf_printf(out, "%s %zu %s", b->asides[i]->reason,
		    b->asides[i]->bytes, b->asides[i]->text);
		put_ranges(out, b->asides[i]->from, b->asides[i]->nfrom);
	}
	for (i = 0; i < b->nnotes; i++) {
		galley_buf_printf(out, "%s %.3f %ld %s", b->notes[i]->rule,
		    b->notes[i]->confidence, b->notes[i]->article,
		    b->notes[i]->text);
		put_ranges(out, b->notes[i]->from, b->notes[i]->nfrom);
	}
	for (i = 0; i < b->nsegments; i++)
		galley_buf_printf(out, "%d %s %.3f %ld\n",
		    (int)b->segments[i].role, b->segments[i].rule,
		    b->segments[i].confidence, b->segments[i].article);
}

static void rebuild(
    struct galley_buf *out, const struct galley_buf *text, unsigned threads)
{
	struct galley_bulletin *b = read_issue(text);

	galley_parallel_use(threads);
	assert_int_equal(galley_rebuild(b, NULL), GALLEY_REBUILT);
	galley_parallel_use(1);
	/* Enough that each step is dealt out. */
	assert_true(b->nsegments > 8000);
	assert_true(b->narticles + b->nasides > 800);
	print(out, b);
	assert_false(out->failed);
	galley_arena_free(b->arena);
}

static void rebuilds_the_same_with_any_number(void **state)
{
	static const unsigned THREADS[] = {2, 3, 8};
	struct galley_buf text = GALLEY_BUF_INIT, one = GALLEY_BUF_INIT;
	struct galley_buf many = GALLEY_BUF_INIT;
	size_t i;

	(void)state;
	make_issue(&text);
	assert_false(text.failed);
	rebuild(&one, &text, 1);
	for (i = 0; i < sizeof(THREADS) / sizeof(*THREADS); i++) {
		many.n = 0;
		rebuild(&many, &text, THREADS[i]);
		assert_int_equal(many.n, one.n);
		assert_memory_equal(many.s, one.s, one.n);
	}
	galley_buf_free(&text);
	galley_buf_free(&one);
	galley_buf_free(&many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(does_each_item_once),
	    cmocka_unit_test(rebuilds_the_same_with_any_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
