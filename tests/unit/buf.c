/* A growing buffer with a sticky error. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/buf.h"

static void adds(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	(void)state;
	galley_buf_puts(&b, "head");
	assert_string_equal(b.s, "head");
	galley_buf_add(&b, "line\0no", 4);
	galley_buf_putc(&b, ':');
	galley_buf_printf(&b, " %d %s", 42, "ems");
	assert_string_equal(b.s, "headline: 42 ems");
	assert_int_equal(b.n, strlen(b.s));
	assert_int_equal(b.failed, 0);
	galley_buf_add(&b, NULL, 0);
	assert_int_equal(b.n, strlen("headline: 42 ems"));
	galley_buf_free(&b);
	assert_null(b.s);
	assert_int_equal(b.n, 0);
}

static void ends_in_a_nul_at_every_size(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	size_t i;

	(void)state;
	for (i = 1; i < 5000; i++) {
		galley_buf_putc(&b, 'x');
		assert_int_equal(b.n, i);
		assert_int_equal(b.s[i], '\0');
		assert_true(b.cap > b.n);
	}
	galley_buf_free(&b);
}

static void prints_what_is_longer_than_its_room(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	(void)state;
	galley_buf_printf(&b, "%*d", 10000, 7);
	assert_int_equal(b.n, 10000);
	assert_int_equal(b.s[9999], '7');
	assert_int_equal(b.s[0], ' ');
	galley_buf_free(&b);
}

static void keeps_its_error(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	(void)state;
	galley_buf_puts(&b, "deck");
	assert_int_equal(galley_buf_reserve(&b, SIZE_MAX / 2), -1);
	assert_int_equal(b.failed, 1);
	galley_buf_puts(&b, "more");
	galley_buf_printf(&b, "%s", "more");
	assert_string_equal(b.s, "deck"); /* nothing was added since */
	assert_int_equal(galley_buf_reserve(&b, 1), -1);
	galley_buf_free(&b);
	assert_int_equal(b.failed, 0);
}

static void reserves(void **state)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	char *s;

	(void)state;
	assert_int_equal(galley_buf_reserve(&b, 100000), 0);
	s = b.s;
	while (b.n < 100000)
		galley_buf_putc(&b, 'a');
	assert_ptr_equal(s, b.s);
	galley_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(adds),
	    cmocka_unit_test(ends_in_a_nul_at_every_size),
	    cmocka_unit_test(prints_what_is_longer_than_its_room),
	    cmocka_unit_test(keeps_its_error),
	    cmocka_unit_test(reserves),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
