/* Verse, tables and lists: which lines stay lines. */
#include "page.h"
#include "rebuild/lines.h"
#include "rebuild/shapes.h"

/* The shape of the page's first block. */
static enum galley_role shape(const char *language, const char *text)
{
	enum galley_role role;
	struct page p;

	page_begin(&p, language, text);
	role = p.work.blocks[0].shape;
	page_end(&p);
	return role;
}

static void test_verse(void **state)
{
	(void)state;
	assert_int_equal(
	    shape(
		"zh", "远山含翠色，\n近水泛清光。\n老树开新蕊，\n小桥通故乡。"),
	    GALLEY_ROLE_VERSE);
	assert_int_equal(shape("zh", "你把灯放在窗台上,\n等一条晚归的船。\n"
				     "潮水来了又走,\n灯还是亮着,\n"
				     "照着你白了的头发。"),
	    GALLEY_ROLE_VERSE);
	assert_int_equal(shape("en", "The tide goes out at half past four,\n"
				     "The gulls come in to see\n"
				     "What we have left along the shore\n"
				     "Of what we used to be."),
	    GALLEY_ROLE_VERSE);
	assert_int_equal(shape("fr", "Le bac s'en va, la cloche sonne,\n"
				     "Le quai se vide lentement,\n"
				     "Et sur la rive il n'est personne\n"
				     "Qui te regarde en t'en allant."),
	    GALLEY_ROLE_VERSE);
}

static void test_table(void **state)
{
	(void)state;
	assert_int_equal(
	    shape(
		"zh", "项目\t去年\t今年\n道路\t12\t15\n桥梁\t3\t5\n码头\t1\t2"),
	    GALLEY_ROLE_TABLE);
	assert_int_equal(shape("en", "Harrow     12   3   39\n"
				     "Cobb       11   4   37\n"
				     "Millbank    9   6   33"),
	    GALLEY_ROLE_TABLE);
	assert_int_equal(
	    shape("en", "Harrow 12 3 39\nCobb 11 4 37\nMillbank 9 6 33"),
	    GALLEY_ROLE_TABLE);
}

static void test_list(void **state)
{
	(void)state;
	assert_int_equal(shape("zh", "本周办事指南:\n1.领取号牌\n2.填写表格\n"
				     "3.到三号窗口交费"),
	    GALLEY_ROLE_LIST);
	assert_int_equal(
	    shape("zh", "一、修桥。\n二、铺路。\n三、疏浚河道。\n四、种树。"),
	    GALLEY_ROLE_LIST);
	assert_int_equal(shape("de", "- Rathaus: geschlossen\n"
				     "- Hallenbad: 9 bis 12 Uhr\n"
				     "- Bücherei: ab 14 Uhr"),
	    GALLEY_ROLE_LIST);
	assert_int_equal(
	    shape("en", "• bread\n• salt\n• a lantern"), GALLEY_ROLE_LIST);
}

/* Hard line ends of prose are undone. */
static void test_prose(void **state)
{
	(void)state;
	assert_int_equal(shape("zh", "清早六点半,澄湾市云桥区的老码\n"
				     "头上还飘着薄雾,退休木匠顾长林\n"
				     "已经把三号仓库的大门推开。他说\n"
				     ",十年没有听见过这样的笑声了,\n"
				     "心里高兴。"),
	    GALLEY_ROLE_NONE);
	assert_int_equal(
	    shape("en", "The island ferries will run as usual on Monday\n"
			"after crews voted late on Friday to accept a\n"
			"new roster, ending a week of doubt for some\n"
			"four thousand commuters and their families."),
	    GALLEY_ROLE_NONE);
	assert_int_equal(
	    shape("de", "Der Rat der Stadt Kehldorf hat am Dienstag den\n"
			"Ausbau des Hafens vertagt. Die Kosten seien\n"
			"nicht geklärt, sagte der Vorsitzende nach der\n"
			"Sitzung vor Anwohnern im Bürgerhaus."),
	    GALLEY_ROLE_NONE);
	assert_int_equal(shape("zh", "老码头的灯又亮了\n街坊们的心也暖了"),
	    GALLEY_ROLE_NONE);
	/* One number at the beginning of a line is no list. */
	assert_int_equal(
	    shape("zh", "一、评出了先进集体(共1\n00个)单位"), GALLEY_ROLE_NONE);
}

/* Each line a block of its own. */
static void test_run(void **state)
{
	struct page p;
	long i;
	static const char prose[] =
	    "\n\n这首诗是退休教师写的,登在社区的墙报上,已经有两年时间了,过路"
	    "的人都要停下来念一念,再走开。";
	char text[512] = "远山含翠色,\n\n近水泛清光。\n\n老树开新蕊,\n\n"
			 "小桥通故乡。";

	(void)state;
	strcat(text, prose);
	page_begin(&p, "zh", text);
	galley_rebuild_shapes(&p.work);
	for (i = 0; i < 4; i++) {
		assert_int_equal(p.work.blocks[i].role, GALLEY_ROLE_VERSE);
		assert_int_equal(p.work.blocks[i].follows, i - 1);
	}
	assert_int_equal(p.work.blocks[4].role, GALLEY_ROLE_PARA);
	assert_int_equal(p.work.blocks[4].follows, NOWHERE);
	page_end(&p);
	/* Three lines, or lines of no common length, are not enough. */
	strcpy(text, "远山含翠色,\n\n近水泛清光。\n\n老树开新蕊,");
	strcat(text, prose);
	page_begin(&p, "zh", text);
	galley_rebuild_shapes(&p.work);
	assert_int_equal(p.work.blocks[0].role, GALLEY_ROLE_PARA);
	page_end(&p);
	strcpy(text,
	    "停水通知已经贴出。\n\n请带伞。\n\n会议改期到周五下午。\n\n"
	    "注意保暖,少出门。");
	strcat(text, prose);
	page_begin(&p, "zh", text);
	galley_rebuild_shapes(&p.work);
	assert_int_equal(p.work.blocks[0].role, GALLEY_ROLE_PARA);
	page_end(&p);
}

/* What stays lines keeps them, between ranges too; prose doesn't. */
static void test_text(void **state)
{
	struct galley_range r[2];
	const char *got;
	struct page p;
	size_t bytes;

	(void)state;
	page_begin(&p, "en", "one\ntwo\n\nthree\nfour");
	r[0] = p.work.blocks[0].range;
	r[1] = p.work.blocks[1].range;
	got = galley_lines_text(&p.work, r, 2, 1, &bytes);
	assert_string_equal(got, "one\ntwo\nthree\nfour");
	got = galley_lines_text(&p.work, r, 2, 0, &bytes);
	assert_string_equal(got, "one two three four");
	page_end(&p);
}

static void joined(const char *language, const char *text, const char *wanted)
{
	struct page p;
	size_t bytes;

	page_begin(&p, language, text);
	assert_string_equal(
	    galley_lines_text(&p.work, &p.work.blocks[0].range, 1, 0, &bytes),
	    wanted);
	assert_int_equal(bytes, strlen(wanted));
	page_end(&p);
}

static void test_hyphens(void **state)
{
	(void)state;
	joined("fr", "le jour-\nnal", "le journal");
	joined("fr", "à Saint-\nDenis", "à Saint-Denis");
	joined("fr", "Que dit-\nil", "Que dit-il");
	joined("fr", "un ser-\nvice", "un service");
	joined("de", "die Haus-\nund Hofordnung", "die Haus- und Hofordnung");
	joined("de", "die Haus-\nordnung", "die Hausordnung");
	joined("de", "die Un-\nunterbrochenheit", "die Ununterbrochenheit");
	joined("de", "die Hof⸗\nordnung", "die Hofordnung");
	joined("en", "the har¬\nbour of Al¬\nbans", "the harbour of Albans");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_verse),
	    cmocka_unit_test(test_table),
	    cmocka_unit_test(test_list),
	    cmocka_unit_test(test_prose),
	    cmocka_unit_test(test_run),
	    cmocka_unit_test(test_text),
	    cmocka_unit_test(test_hyphens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
