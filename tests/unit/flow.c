/* Where columns and pages break. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "galley/text.h"

/* "T5 H1+1 ..." as items: kind, lines, blank lines before. */
static size_t items_of(const char *s, struct galley_flow *items)
{
	static const char kinds[] = "THWL";
	size_t n = 0;
	char *end;

	for (; *s; s += *s == ' ') {
		items[n].kind =
		    (enum galley_flow_kind)(strchr(kinds, *s) - kinds);
		items[n].lines = strtoul(s + 1, &end, 10);
		items[n].before = *end == '+' ? strtoul(end + 1, &end, 10) : 0;
		s = end;
		n++;
	}
	return n;
}

/* Where each column begins, as "item.line:lines used". */
static void flows(const char *what, size_t height, const char *wanted)
{
	struct galley_flow_place at = {0, 0}, was;
	struct galley_flow items[32];
	size_t n = items_of(what, items), used;
	char got[256] = "";

	while (at.item < n) {
		was = at;
		used = galley_flow_fill(items, n, height, &at);
		assert_true(used <= height);
		assert_true(at.item > was.item || at.line > was.line);
		snprintf(got + strlen(got), sizeof(got) - strlen(got),
		    "%s%zu.%zu:%zu", *got ? " " : "", was.item, was.line, used);
	}
	assert_string_equal(got, wanted);
}

static void test_paragraphs(void **state)
{
	(void)state;
	flows("", 5, "");
	flows("T5", 5, "0.0:5");
	flows("T3 T2", 5, "0.0:5");
	flows("T10", 4, "0.0:4 0.4:4 0.8:2");
	flows("T3 T3+1", 7, "0.0:7");
	flows("T5 T3+1", 5, "0.0:5 1.0:3"); /* no blank line at the top */
}

static void test_widows(void **state)
{
	(void)state;
	flows("T5", 4, "0.0:3 0.3:2");	  /* no lone last line */
	flows("T3 T4", 4, "0.0:3 1.0:4"); /* no lone first line */
	flows("T2 T4", 4, "0.0:4 1.2:2");
	flows("T2 T3", 4, "0.0:2 1.0:3"); /* three lines can't be parted */
	flows("T9", 8, "0.0:7 0.7:2");
}

static void test_headings(void **state)
{
	(void)state;
	flows("T4 H1+1 T6", 9, "0.0:9 2.3:3");
	flows("T4 H1+1 T6", 8, "0.0:8 2.2:4");
	flows("T4 H1+1 T6", 7, "0.0:4 1.0:7"); /* two lines don't fit */
	flows("T4 H1+1 H1 T6", 8, "0.0:4 1.0:8");
	flows("T4 H1 W8", 7, "0.0:7 2.2:6");
	flows("T4 H1", 5, "0.0:5");
	flows("T4 H2", 5, "0.0:4 1.0:2");
}

static void test_whole(void **state)
{
	(void)state;
	flows("T2 W4 T2", 5, "0.0:2 1.0:4 2.0:2");
	flows("W7", 5, "0.0:5 0.5:2"); /* it fits into no column */
	flows("T4 L3", 5, "0.0:5 1.1:2");
}

/* Rules that leave nothing are given up. */
static void test_narrow(void **state)
{
	(void)state;
	flows("T5", 1, "0.0:1 0.1:1 0.2:1 0.3:1 0.4:1");
	flows("H3 T2", 2, "0.0:2 0.2:1 1.0:2");
	flows("H1 T2", 1, "0.0:1 1.0:1 1.1:1");
	flows("T0 T2", 1, "0.0:1 1.1:1");
}

static size_t balanced(const char *what, size_t columns, size_t most)
{
	struct galley_flow items[32];
	size_t n = items_of(what, items);

	return galley_flow_balance(
	    items, n, columns, most, (struct galley_flow_place){0, 0});
}

static void test_balance(void **state)
{
	(void)state;
	assert_int_equal(balanced("T10", 2, 60), 5);
	assert_int_equal(balanced("T9", 2, 60), 5);
	assert_int_equal(balanced("T9", 4, 60), 3);
	assert_int_equal(balanced("T3 T3", 2, 60), 3);
	assert_int_equal(balanced("T2 H1 T3", 2, 60), 4);
	assert_int_equal(balanced("T10", 2, 4), 4); /* it can't be */
	assert_int_equal(balanced("T10", 1, 60), 10);
	assert_int_equal(balanced("", 3, 60), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_paragraphs),
	    cmocka_unit_test(test_widows),
	    cmocka_unit_test(test_headings),
	    cmocka_unit_test(test_whole),
	    cmocka_unit_test(test_narrow),
	    cmocka_unit_test(test_balance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
