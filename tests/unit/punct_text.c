/* The filter punct: what changes, what never does, and the way back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "../../plugins/punct/punct.h"

static void becomes(
    struct punct p, const char *language, const char *was, const char *is)
{
	size_t n = strlen(was);
	const char *got = punct_text(&p, language, was, &n);

	assert_non_null(got);
	assert_string_equal(got, is);
	assert_int_equal(n, strlen(is));
	free(p.c);
	free(p.mark);
	free(p.out);
}

static struct punct with(int marks, int digits, int spacing, int quotes)
{
	return (struct punct){.marks = marks,
	    .digits = digits,
	    .spacing = spacing,
	    .quotes = quotes,
	    .which = ",.;:?!()"};
}

/* There in full width, and back. */
static void both(const char *half, const char *full)
{
	becomes(with(WIDTH_FULL, 0, 0, 0), "zh-Hans", half, full);
	becomes(with(WIDTH_HALF, 0, 0, 0), "zh-Hans", full, half);
}
static void full(const char *was, const char *is)
{
	becomes(with(WIDTH_FULL, 0, 0, 0), "zh", was, is);
}
static void stays(const char *text)
{
	full(text, text);
}

static void widens_marks_and_back(void **state)
{
	(void)state;
	both("你好,世界.", "你好，世界。");
	both("什么?真的!是;好:", "什么？真的！是；好：");
	both("中国(China)队", "中国（China）队");
	both("他说“好”,走了", "他说“好”，走了");
	both("A队,B队", "A队，B队");
	both("NBA,是篮球", "NBA，是篮球");
	both("London(伦敦)", "London（伦敦）");
	both("真的!!!", "真的！！！");
	both("他走了……,我没走", "他走了……，我没走");
	both("好((对))了", "好（（对））了");
}

static void takes_blanks_of_narrow_marks(void **state)
{
	(void)state;
	full("你好, 世界. 再见", "你好，世界。再见");
	full("北京, London", "北京，London");
	full("中国 (China) 队", "中国（China）队");
	full("你好,  世界", "你好，  世界"); /* no single blank */
}

static void leaves_numbers(void **state)
{
	(void)state;
	stays("1,000");
	stays("共1,000元3.14");
	stays("12:30开始");
	stays("比分3:2");
	stays("第1.5版");
	full("时间:12:30,地点", "时间：12:30，地点");
	full("共1,000,多", "共1,000，多");
}

static void leaves_addresses(void **state)
{
	(void)state;
	full("见http://a.com/?q=1,2:查", "见http://a.com/?q=1,2：查");
	stays("见https://a.com/b.html");
	stays("写信给a.b@c.com");
	stays("在www.a.com/x,y处");
	full("见www.a.com,谢", "见www.a.com，谢");
}

static void leaves_latin(void **state)
{
	(void)state;
	stays("He said: no, never. (Yes!)");
	stays("Smith, 史密斯");
	stays("看.NET平台");
	stays("J.K.罗琳");
	stays("1)中国");
	stays("好...");
	stays("the “end”, so");
	becomes(with(WIDTH_FULL, WIDTH_FULL, SPACING_BLANK, QUOTES_CORNER),
	    "en", "中,1 a“b”", "中,1 a“b”");
	becomes(with(WIDTH_FULL, 0, 0, 0), "zhx", "中,", "中,");
	becomes(with(WIDTH_FULL, 0, 0, 0), "ko", "한국,", "한국,");
}

static void knows_japanese(void **state)
{
	(void)state;
	becomes(with(WIDTH_FULL, 0, 0, 0), "ja", "東京,大阪.", "東京、大阪。");
	becomes(with(WIDTH_HALF, 0, 0, 0), "ja", "東京、大阪。", "東京,大阪.");
	becomes(with(WIDTH_HALF, 0, 0, 0), "zh", "东京、大阪", "东京、大阪");
}

static void changes_marks_that_are_named(void **state)
{
	struct punct p = with(WIDTH_FULL, 0, 0, 0);

	(void)state;
	p.which = ",";
	becomes(p, "zh", "好,是(吗)?", "好，是(吗)?");
	p.marks = WIDTH_HALF;
	becomes(p, "zh", "好，是（吗）。", "好,是（吗）。");
	p.which = "";
	becomes(p, "zh", "好，", "好，");
}

static void changes_digits(void **state)
{
	struct punct half = with(0, WIDTH_HALF, 0, 0);
	struct punct wide = with(0, WIDTH_FULL, 0, 0);

	(void)state;
	becomes(half, "zh", "２０１２年", "2012年");
	becomes(wide, "zh", "2012年", "２０１２年");
	becomes(half, "zh", "３．１４，１２：３０，１，０００",
	    "3.14，12:30，1,000");
	becomes(half, "zh", "１，２月", "1，2月");
	becomes(wide, "zh", "在12:30的3.14和1,000", "在12:30的3.14和1,000");
	becomes(wide, "zh", "A4纸5张", "A4纸５张");
	becomes(wide, "zh", "3", "3");
}

static void spaces_scripts(void **state)
{
	struct punct blank = with(0, 0, SPACING_BLANK, 0);
	struct punct none = with(0, 0, SPACING_NONE, 0);

	(void)state;
	becomes(blank, "zh", "用Python写3行", "用 Python 写 3 行");
	becomes(none, "zh", "用 Python 写 3 行", "用Python写3行");
	becomes(blank, "zh", "用 Python，3。", "用 Python，3。");
	becomes(none, "zh", "a b 中 文", "a b中 文");
	becomes(blank, "ja", "é的１中", "é 的１中");
}

static void changes_quotes(void **state)
{
	struct punct corner = with(0, 0, 0, QUOTES_CORNER);
	struct punct curly = with(0, 0, 0, QUOTES_CURLY);

	(void)state;
	becomes(corner, "zh", "他说“我‘不’去”。", "他说「我『不』去」。");
	becomes(curly, "zh", "他说「我『不』去」。", "他说“我‘不’去”。");
	becomes(corner, "zh", "说\"好\"的", "说「好」的");
	becomes(curly, "zh", "说\"好\"的", "说“好”的");
	becomes(corner, "zh", "say “no” now", "say “no” now");
	becomes(corner, "zh", "It’s 他的", "It’s 他的");
	becomes(corner, "zh", "“没有完", "「没有完"); /* in the next block */
	becomes(corner, "zh", "完了。”", "完了。」");
	becomes(corner, "zh", "5\"屏", "5\"屏");
}

/* Whatever comes: valid, and in time that grows with the text alone. */
static void takes_anything(void **state)
{
	enum { MANY = 200000 };
	static char text[MANY * 3 + 1];
	struct punct p =
	    with(WIDTH_FULL, WIDTH_FULL, SPACING_BLANK, QUOTES_CORNER);
	static const char *const parts[] = {
	    "“", "(", ")", "@", "中", "1", ".", "\"", "…", "www.", "－"};
	size_t i, n, k;

	(void)state;
	for (k = 0; k < sizeof(parts) / sizeof(*parts); k++) {
		text[0] = '\0';
		for (i = n = 0; n + 5 < sizeof(text); i++) {
			memcpy(text + n, parts[k], strlen(parts[k]) + 1);
			n += strlen(parts[k]);
		}
		assert_non_null(punct_text(&p, "zh", text, &n));
	}
	n = 0;
	assert_non_null(punct_text(&p, "zh", "", &n));
	free(p.c);
	free(p.mark);
	free(p.out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(widens_marks_and_back),
	    cmocka_unit_test(takes_blanks_of_narrow_marks),
	    cmocka_unit_test(leaves_numbers),
	    cmocka_unit_test(leaves_addresses),
	    cmocka_unit_test(leaves_latin),
	    cmocka_unit_test(knows_japanese),
	    cmocka_unit_test(changes_marks_that_are_named),
	    cmocka_unit_test(changes_digits),
	    cmocka_unit_test(spaces_scripts),
	    cmocka_unit_test(changes_quotes),
	    cmocka_unit_test(takes_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
