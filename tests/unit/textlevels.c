/* clreq's rules for line start, line end and unbreakable marks, each by its
 * name and level. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "galley/text.h"

struct look {
	const char *place; /* is there a good break? */
	int good;
};

static int see(void *context, const struct galley_line *line)
{
	struct look *l = context;

	if (line->text + line->bytes == l->place)
		l->good = !line->forced;
	return 0;
}

/* 1 where a line may end between the two, by the rules. */
static int may_break(
    const char *a, const char *b, const char *language, int level)
{
	struct galley_layout l = {.size = sizeof(l),
	    .language = language,
	    .level = (enum galley_prohibit)level};
	struct look look = {NULL, 0};
	char text[64];
	size_t n;

	n = (size_t)snprintf(text, sizeof(text), "%s%s", a, b);
	look.place = text + strlen(a);
	/* One column short of it all: the last good place, or none. */
	for (l.width = galley_text_width(text, n, language) - 1;
	     l.width >= galley_text_width(a, strlen(a), language) &&
	     l.width >= 2 && !look.good;
	     l.width--)
		galley_text_wrap(&l, text, n, see, &look);
	return look.good;
}

enum {
	NONE = 1,
	BASIC = 2,
	GB = 4,
	STRICT = 8,
	ALL = 15,
	KEPT = BASIC | GB | STRICT
};

/* Levels at which a line can't end between two texts. */
static const struct {
	const char *rule, *a, *b;
	int forbidden;
} rules[] = {
    /* Prohibition rules for line start and line end: basic */
    {"pause mark at line start: 、", "字", "、字", KEPT},
    {"pause mark at line start: ，", "字", "，字", KEPT},
    {"pause mark at line start: ；", "字", "；字", KEPT},
    {"pause mark at line start: ：", "字", "：字", KEPT},
    {"stop at line start: 。", "字", "。字", KEPT},
    {"stop at line start: ．", "字", "．字", KEPT},
    {"exclamation mark at line start: ！", "字", "！字", KEPT},
    {"question mark at line start: ？", "字", "？字", KEPT},
    {"stacked marks at line start: ⁉", "字", "⁉字", KEPT},
    {"closing quote at line start: ”", "字", "”字", KEPT},
    {"closing quote at line start: ’", "字", "’字", KEPT},
    {"closing quote at line start: 」", "字", "」字", KEPT},
    {"closing quote at line start: 』", "字", "』字", KEPT},
    {"closing bracket at line start: ）", "字", "）字", KEPT},
    {"closing bracket at line start: 】", "字", "】字", KEPT},
    {"closing bracket at line start: 〕", "字", "〕字", KEPT},
    {"closing bracket at line start: 〗", "字", "〗字", KEPT},
    {"closing bracket at line start: ］", "字", "］字", KEPT},
    {"closing bracket at line start: ｝", "字", "｝字", KEPT},
    {"closing book title mark at line start: 》", "字", "》字", KEPT},
    {"closing book title mark at line start: 〉", "字", "〉字", KEPT},
    {"connector at line start: －", "字", "－字", KEPT},
    {"connector at line start: –", "字", "–字", KEPT},
    {"connector at line start: —", "字", "—字", KEPT},
    {"connector at line start: ～", "字", "～字", KEPT},
    {"connector at line start: 〜", "字", "〜字", KEPT},
    {"connector at line start: -", "字", "-字", KEPT},
    {"interpunct at line start: ·", "字", "·字", KEPT},
    {"interpunct at line start: ・", "字", "・字", KEPT},
    {"interpunct at line start: ‧", "字", "‧字", KEPT},
    {"solidus at line start: ／", "字", "／字", KEPT},
    {"solidus at line start: /", "字", "/字", KEPT},
    {"opening quote at line end: “", "字“", "字", KEPT},
    {"opening quote at line end: ‘", "字‘", "字", KEPT},
    {"opening quote at line end: 「", "字「", "字", KEPT},
    {"opening quote at line end: 『", "字『", "字", KEPT},
    {"opening bracket at line end: （", "字（", "字", KEPT},
    {"opening bracket at line end: 【", "字【", "字", KEPT},
    {"opening bracket at line end: 〔", "字〔", "字", KEPT},
    {"opening bracket at line end: 〖", "字〖", "字", KEPT},
    {"opening bracket at line end: ［", "字［", "字", KEPT},
    {"opening bracket at line end: ｛", "字｛", "字", KEPT},
    {"opening book title mark at line end: 《", "字《", "字", KEPT},
    {"opening book title mark at line end: 〈", "字〈", "字", KEPT},
    /* GB-style */
    {"solidus at line end: ／", "字／", "字", GB | STRICT},
    {"solidus at line end: /", "字/", "字", GB | STRICT},
    /* strict */
    {"two-em dash at line start: ——", "字", "——字", STRICT},
    {"two-em dash at line start: ⸺", "字", "⸺字", STRICT},
    /* the laxer levels leave it to UAX #14, whose LB22 forbids it */
    {"ellipsis at line start: ……", "字", "……字", KEPT},
    {"ellipsis at line start: ⋯⋯", "字", "⋯⋯字", KEPT},
    /* Prohibition rules for unbreakable marks */
    {"two-em dash is one", "字—", "—字", ALL},
    {"two-em dash is one, the second too", "字———", "—字", ALL},
    {"ellipsis is one", "字…", "…字", ALL},
    {"ellipsis is one: ⋯⋯", "字⋯", "⋯字", ALL},
    {"digits are one", "字1", "2字", ALL},
    {"full-width digits are one", "字１", "２字", ALL},
    {"digits with their point", "字1", ".5字", ALL},
    {"digits with their point, behind", "字1.", "5字", ALL},
    {"full-width digits with their point", "字１．", "５字", ALL},
    {"digits with their thousands", "字1,", "000字", ALL},
    {"number and per cent sign", "字5", "%字", ALL},
    {"number and per cent sign: ％", "字５", "％字", ALL},
    {"number and per mille sign", "字5", "‰字", ALL},
    {"number and degree sign", "字5", "°字", ALL},
    {"number and degree sign: ℃", "字5", "℃字", ALL},
    {"number and minutes", "字5", "′字", ALL},
    {"number and squared unit", "字5", "㎏字", ALL},
    {"plus and number", "字+", "5字", ALL},
    {"minus and number", "字-", "5字", ALL},
    {"minus and number: −", "字−", "5字", ALL},
    {"plus-minus and number", "字±", "5字", ALL},
    {"currency and number: ￥", "字￥", "5字", ALL},
    {"currency and number: $", "字$", "5字", ALL},
    {"currency and number: €", "字€", "5字", ALL},
    {"number and currency: ₫", "字5", "₫字", ALL},
    {"Latin word is one", "字wo", "rd字", ALL},
    {"full-width letters are one", "字Ａ", "Ｂ字", ALL},
    {"year of a date", "字2026", "年字", ALL},
    {"month of a date", "字1", "月字", ALL},
    {"day of a date", "字5", "日字", ALL},
    {"day of a date, full-width", "字５", "日字", ALL},
    /* and what is free */
    {"between characters", "字", "字", 0},
    {"before an opening quote", "字", "“字", 0},
    {"behind a closing quote", "字”", "字", 0},
    {"behind a comma", "字，", "字", 0},
    {"behind a dash", "字——", "字", 0},
    {"between dashes, but only for want of others", "字——", "——字", ALL},
    {"behind an ellipsis", "字……", "字", 0},
    {"behind a connector", "字—", "字", 0},
    {"number and a unit that is a word", "字100", "公里", 0},
    {"between parts of a date", "字2026年", "1月", 0},
    {"before a number", "字", "12", 0},
    {"before a Latin word", "字", "word", 0},
    {"before a currency sign", "字", "￥5", 0},
};

static void test_rules(void **state)
{
	int level, got, wanted, bad = 0;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rules) / sizeof(*rules); i++) {
		for (level = 1; level <= 4; level++) {
			wanted = !(rules[i].forbidden >> (level - 1) & 1);
			got = may_break(rules[i].a, rules[i].b, "zh", level);
			if (got == wanted)
				continue;
			bad++;
			print_message("%s: level %d: a break is %s\n",
			    rules[i].rule, level, got ? "made" : "missing");
		}
	}
	assert_int_equal(bad, 0);
}

/* Zero is basic. */
static void test_default(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		assert_int_equal(may_break(rules[i].a, rules[i].b, "zh", 0),
		    may_break(rules[i].a, rules[i].b, "zh", 2));
}

/* Other languages keep what UAX #14 gives them. */
static void test_others(void **state)
{
	int level;

	(void)state;
	for (level = 1; level <= 4; level++) {
		assert_true(may_break("and/", "or", "en", level));
		assert_false(may_break("and", "/or", "en", level));
		assert_true(may_break("well-", "known", "en", level));
		assert_false(may_break("well", "-known", "en", level));
		assert_true(may_break("so—", "what", "en", level));
		assert_true(may_break("so", "—what", "en", level));
		assert_false(may_break("so", ", what", "en", level));
	}
	assert_false(may_break("汉\xc2\xa0", "字", "zh", 1));	  /* NBSP */
	assert_false(may_break("汉", "\xe2\x81\xa0字", "zh", 1)); /* WJ */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_rules),
	    cmocka_unit_test(test_default),
	    cmocka_unit_test(test_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
