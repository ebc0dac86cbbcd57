/* Unicode's LineBreakTest.txt, for what our tailoring leaves alone: each line of
 * it is broken as it says, or where one of the exceptions named here holds. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unigbrk.h>

#include "base/utf8.h"
#include "galley/text.h"

static const char file[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

enum { MOST = 64 };

struct sample {
	uint32_t c[MOST + 1];
	int wanted[MOST + 1]; /* a break before it */
	size_t at[MOST + 1];  /* its byte */
	int made[MOST + 1];
	size_t count;
	char text[4 * MOST + 8];
	int forced; /* the last line was */
	int blanks; /* what white space measures */
};

static int is_blank(uint32_t c)
{
	return galley_utf8_is_space(c) && c != 0xa0 && c != 0x2007 &&
	       c != 0x202f && c != 0xfeff;
}

/* A cluster a line. */
static size_t measure(void *context, const char *s, size_t bytes)
{
	const struct sample *t = context;
	uint32_t c;

	if (galley_utf8_get(s, bytes, &c) == bytes && is_blank(c))
		return (size_t)t->blanks;
	return 1;
}

static int take(void *context, const struct galley_line *line)
{
	struct sample *t = context;
	size_t at = (size_t)(line->text - t->text), i;

	for (i = 1; line->bytes && !t->forced && i < t->count; i++) {
		if (t->at[i] == at)
			t->made[i]++;
	}
	t->forced = line->forced;
	return 0;
}

/* made[i]: 2 where there is a break in any case, 1 where white space that
 * begins the text must not count. */
static void lay_out(struct sample *t)
{
	struct galley_layout l = {.size = sizeof(l),
	    .width = 1,
	    .measure = measure,
	    .measure_context = t};

	memset(t->made, 0, sizeof(t->made));
	for (t->blanks = 0; t->blanks < 2; t->blanks++) {
		t->forced = 0;
		assert_int_equal(
		    galley_text_wrap(&l, t->text, t->at[t->count], take, t), 0);
	}
}

/* "× 0023 ÷ 0020 ÷\t# ...". */
static int parse(const char *line, struct sample *t)
{
	size_t n = 0;
	char *end;
	int breaks = 0;

	t->count = 0;
	while (*line && *line != '\t' && *line != '#' && t->count < MOST) {
		if (!strncmp(line, "÷", 2) || !strncmp(line, "×", 2)) {
			breaks = !strncmp(line, "÷", 2);
			line += 2;
		} else if (*line == ' ') {
			line++;
		} else {
			t->c[t->count] = (uint32_t)strtoul(line, &end, 16);
			if (end == line)
				return 0;
			t->wanted[t->count] = breaks;
			t->at[t->count] = n;
			n += galley_utf8_put(t->text + n, t->c[t->count++]);
			line = end;
		}
	}
	t->at[t->count] = n;
	return t->count > 0;
}

/* ---- exceptions ---- */

static int among(uint32_t c, const char *list)
{
	return c < 0x80 && c && strchr(list, (int)c) != NULL;
}

/* What a mark at i - 1 stands on. */
static uint32_t base(const struct sample *t, size_t i)
{
	while (i > 1 && (t->c[i - 1] == 0x308 || t->c[i - 1] == 0x200d))
		i--;
	return t->c[i - 1];
}

static int white_space(const struct sample *t, size_t i)
{
	return t->wanted[i] && is_blank(t->c[i]);
}
static int white_first(const struct sample *t, size_t i)
{
	size_t k;

	for (k = 0; k < i && is_blank(t->c[k]); k++)
		;
	return k == i;
}
static int cluster(const struct sample *t, size_t i)
{
	return t->wanted[i] && !uc_is_grapheme_break(t->c[i - 1], t->c[i]);
}
static int line_start(const struct sample *t, size_t i)
{
	return t->wanted[i] && (t->c[i] == '%' || t->c[i] == 0xbb);
}
static int empty_space(const struct sample *t, size_t i)
{
	size_t k;

	for (k = i - 1; k && is_blank(t->c[k]); k--)
		;
	return t->wanted[i] && t->c[k] == 0x200b &&
	       among(t->c[i], "%,.:;?!)]}/-\"'");
}
static int number(const struct sample *t, size_t i)
{
	return t->wanted[i] && among(base(t, i), ",./:") &&
	       among(t->c[i], "0123456789");
}
static int prefix_and_bracket(const struct sample *t, size_t i)
{
	return t->wanted[i] && among(base(t, i), "$%\\") &&
	       (among(t->c[i], "([{") || t->c[i] == 0x2329);
}
static int bracket_and_prefix(const struct sample *t, size_t i)
{
	return t->wanted[i] && among(base(t, i), ")]}") && t->c[i] == '$';
}
static int object(const struct sample *t, size_t i)
{
	return t->wanted[i] && (base(t, i) == 0xfffc || t->c[i] == 0xfffc);
}
static int after_comma(const struct sample *t, size_t i)
{
	return !t->wanted[i] && among(base(t, i), ",.:;");
}
static int closing_and_small(const struct sample *t, size_t i)
{
	return !t->wanted[i] && t->c[i - 1] == ' ' &&
	       (t->c[i] == 0x17d6 || t->c[i] == 0x3041);
}
static int flag(const struct sample *t, size_t i)
{
	return !t->wanted[i] && t->c[i - 1] == 0x308 && t->c[i] >= 0x1f1e6 &&
	       t->c[i] <= 0x1f1ff;
}

static struct exception {
	const char *name;
	int (*holds)(const struct sample *, size_t i);
	int lines;
} exceptions[] = {
    /* ours */
    {"white space at a break is left out, and begins no line (LB18, LB4-8)",
	white_space, 0},
    {"white space that begins a text stays with it (LB18)", white_first, 0},
    {"clusters stay whole (UAX #29; LB10, LB18, LB30b)", cluster, 0},
    {"clreq: no line begins with a per cent sign or a closing quote (LB18)",
	line_start, 0},
    {"clreq: no line begins with a closing mark, be there U+200B (LB8)",
	empty_space, 0},
    /* libunistring 1.0's pairs of classes, where UAX #14 is finer now */
    {"a point and a digit that follows are one (LB25)", number, 0},
    {"a sign and a bracket that follows are one (LB25)", prefix_and_bracket, 0},
    {"a bracket and a sign that follows are one (LB25)", bracket_and_prefix, 0},
    {"U+FFFC is taken for a letter (LB20)", object, 0},
    {"a comma may part what is no letter (LB29)", after_comma, 0},
    {"blanks part a closing bracket and a small letter (LB16)",
	closing_and_small, 0},
    {"a mark parts two letters of a flag (LB30a)", flag, 0},
};
enum { EXCEPTIONS = sizeof(exceptions) / sizeof(*exceptions) };

/* 1 where it is as wanted, 0 where an exception holds; -1 elsewhere. */
static int compare(const struct sample *t)
{
	int used[EXCEPTIONS] = {0}, same = 1;
	size_t i, k;

	for (i = 1; i < t->count; i++) {
		if (t->wanted[i] ? t->made[i] > 0 : t->made[i] < 2)
			continue;
		for (k = 0; k < EXCEPTIONS && !exceptions[k].holds(t, i); k++)
			;
		if (k == EXCEPTIONS) {
			print_message("U+%04X U+%04X: a break is %s\n",
			    t->c[i - 1], t->c[i],
			    t->wanted[i] ? "missing" : "made");
			return -1;
		}
		exceptions[k].lines += !used[k];
		used[k] = 1;
		same = 0;
	}
	return same;
}

static void test_conformance(void **state)
{
	int lines = 0, same = 0, faults = 0, got;
	FILE *f = fopen(file, "r");
	char line[8192];
	struct sample t;
	size_t k;

	(void)state;
	if (!f) {
		print_message("%s is not there\n", file);
		skip();
	}
	while (fgets(line, sizeof(line), f)) {
		if (!parse(line, &t))
			continue;
		lay_out(&t);
		got = compare(&t);
		lines++;
		same += got > 0;
		if (got < 0 && faults++ < 20)
			print_message("%s", line);
	}
	fclose(f);
	print_message("%d lines: %d as Unicode has it, %d excepted\n", lines,
	    same, lines - same - faults);
	for (k = 0; k < EXCEPTIONS; k++)
		print_message(
		    "%5d %s\n", exceptions[k].lines, exceptions[k].name);
	assert_int_equal(faults, 0);
	assert_true(lines > 7000 && same > lines / 10 * 9);
	for (k = 0; k < EXCEPTIONS; k++) /* none that nothing needs */
		assert_true(exceptions[k].lines > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_conformance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
