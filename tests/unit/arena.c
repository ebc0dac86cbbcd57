/* Memory that is given back all at once. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"

static void gives_zeroed_aligned_memory(void **state)
{
	struct galley_arena *a = galley_arena_new(0);
	size_t i, j;
	unsigned char *p;

	(void)state;
	for (i = 0; i < 5000; i++) {
		p = galley_arena_alloc(a, i);
		assert_non_null(p);
		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (j = 0; j < i; j++)
			assert_int_equal(p[j], 0);
		memset(p, 0xFF, i);
	}
	galley_arena_free(a);
}

static void keeps_what_it_gave(void **state)
{
	struct galley_arena *a = galley_arena_new(0);
	char *s[3000];
	size_t i;

	(void)state;
	for (i = 0; i < 3000; i++) {
		s[i] = galley_arena_alloc(a, 100);
		memset(s[i], (int)(i % 100), 100);
	}
	for (i = 0; i < 3000; i++) {
		assert_int_equal(s[i][0], i % 100);
		assert_int_equal(s[i][99], i % 100);
	}
	galley_arena_free(a);
}

static void stops_at_its_limit(void **state)
{
	struct galley_arena *a = galley_arena_new(1 << 20);
	size_t n = 0;

	(void)state;
	while (galley_arena_alloc(a, 1000))
		assert_true(++n < 2000);
	assert_true(n > 100);
	assert_true(galley_arena_bytes(a) <= 1 << 20);
	assert_null(galley_arena_alloc(a, 2 << 20));
	galley_arena_free(a);
}

static void refuses_what_overflows(void **state)
{
	struct galley_arena *a = galley_arena_new(0);

	(void)state;
	assert_null(galley_arena_alloc(a, SIZE_MAX));
	assert_null(galley_arena_alloc(a, SIZE_MAX - 8));
	assert_null(galley_arena_array(a, SIZE_MAX / 2, 3));
	assert_null(galley_arena_strndup(a, "x", SIZE_MAX));
	assert_non_null(galley_arena_array(a, 0, 8));
	assert_non_null(galley_arena_alloc(a, 1));
	galley_arena_free(a);
	galley_arena_free(NULL);
}

static void jumps_where_it_is_trapped(void **state)
{
	struct galley_arena *a = galley_arena_new(1 << 17);
	jmp_buf trap;
	volatile int turns = 0;

	(void)state;
	if (setjmp(trap) == 0) {
		galley_arena_trap(a, &trap);
		for (;; turns++)
			galley_arena_alloc(a, 4096);
	}
	assert_true(turns > 1);
	galley_arena_trap(a, NULL);
	assert_null(galley_arena_alloc(a, 1 << 17));
	galley_arena_free(a);
}

static void copies_strings(void **state)
{
	struct galley_arena *a = galley_arena_new(0);

	(void)state;
	assert_string_equal(galley_arena_strdup(a, "deck"), "deck");
	assert_string_equal(galley_arena_strndup(a, "kicker", 4), "kick");
	assert_string_equal(galley_arena_strndup(a, NULL, 0), "");
	galley_arena_free(a);
}

static void grows_arrays(void **state)
{
	struct galley_arena *a = galley_arena_new(0), *small;
	size_t *items = NULL, n, cap = 0;

	(void)state;
	for (n = 0; n < 1000; n++) {
		assert_int_equal(
		    galley_arena_grow(a, &items, n, &cap, sizeof(*items)), 0);
		items[n] = n;
	}
	for (n = 0; n < 1000; n++)
		assert_int_equal(items[n], n);
	galley_arena_free(a);

	small = galley_arena_new(1 << 17);
	items = NULL;
	cap = 0;
	for (n = 0; !galley_arena_grow(small, &items, n, &cap, 8); n++)
		items[n] = n;
	assert_true(n > 16);
	assert_int_equal(items[n - 1], n - 1); /* what was there stays */
	galley_arena_free(small);
}

static void counts_parts_against_the_limit(void **state)
{
	struct galley_arena *a = galley_arena_new(1 << 20);
	struct galley_arena *part = galley_arena_part(a);
	jmp_buf trap;

	(void)state;
	assert_non_null(galley_arena_alloc(part, 700 * 1024));
	assert_null(galley_arena_alloc(a, 700 * 1024));
	if (setjmp(trap) == 0) {
		galley_arena_trap(a, &trap);
		galley_arena_alloc(part, 700 * 1024);
		fail();
	}
	galley_arena_trap(a, NULL);
	galley_arena_free(part);
	assert_int_equal(galley_arena_bytes(a), 0);
	assert_non_null(galley_arena_alloc(a, 700 * 1024));
	galley_arena_free(a);
}

static void trims_what_was_asked_for_last(void **state)
{
	struct galley_arena *a = galley_arena_new(0);
	char *s[500];
	size_t i;

	(void)state;
	for (i = 0; i < 500; i++) {
		s[i] = galley_arena_room(a, 5000, 1);
		memset(s[i], (int)(i % 100), 5000);
		galley_arena_trim(a, s[i], i);
	}
	for (i = 1; i < 500; i++) {
		assert_int_equal(s[i][0], i % 100);
		assert_int_equal(s[i][i - 1], i % 100);
	}
	galley_arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(gives_zeroed_aligned_memory),
	    cmocka_unit_test(keeps_what_it_gave),
	    cmocka_unit_test(stops_at_its_limit),
	    cmocka_unit_test(refuses_what_overflows),
	    cmocka_unit_test(jumps_where_it_is_trapped),
	    cmocka_unit_test(copies_strings),
	    cmocka_unit_test(grows_arrays),
	    cmocka_unit_test(counts_parts_against_the_limit),
	    cmocka_unit_test(trims_what_was_asked_for_last),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
