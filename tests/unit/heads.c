/* Heads: what of some lines in a row is kicker, headline, deck. */
#include "page.h"

#define TEXT_ZH                                                                                                 \
	"清早六点半,澄湾市云桥区的老码头上还飘着薄雾,退休木匠顾长林已经把三号" \
	"仓库的大门推开,里面的灯一盏一盏亮了起来。"
#define TEXT_EN                                                                \
	"The island ferries will run as usual on Monday after crews voted "    \
	"late on Friday to accept a new roster, ending a week of doubt for "   \
	"four thousand commuters."

/* A second text: a copy would be set aside. */
#define MORE_ZH                                                                                                 \
	"家里要装一个搁板,为了钻四个孔去买一把电钻,用过之后便锁进柜子里三年不" \
	"见天日,这样的事情在雁洲市桂花里小区已经成了过去。"
#define MORE_EN                                                                \
	"Volunteers have set the last of seven oak paddles in the old wheel, " \
	"and the mill will grind corn for the first time since the flood "     \
	"that closed it before the war."

static enum galley_role role(const struct page *p, long i)
{
	return p->work.blocks[i].role;
}

static void one(const char *language, const char *text, long first, long n,
    const enum galley_role *wanted)
{
	struct page p;
	long i;

	page_begin(&p, language, text);
	for (i = 0; i < n; i++)
		page_headline(&p, first + i);
	galley_rebuild_heads(&p.work);
	for (i = 0; i < n; i++) {
		assert_int_equal(role(&p, first + i), wanted[i]);
		/* One article: each line stands behind the one before. */
		if (i && wanted[0] != GALLEY_ROLE_BYLINE)
			assert_int_equal(
			    p.work.blocks[first + i].after, first + i - 1);
	}
	assert_int_equal(role(&p, first + n), GALLEY_ROLE_PARA);
	page_end(&p);
}

static void test_two_lines(void **state)
{
	static const enum galley_role both[] = {
	    GALLEY_ROLE_HEADLINE, GALLEY_ROLE_HEADLINE};

	(void)state;
	one("zh", "老码头的灯重新亮了\n\n老街坊的心跟着暖了\n\n" TEXT_ZH, 0, 2,
	    both);
	one("en",
	    "Ferry crews accept the new rosters and\n\n"
	    "call off their Monday strike\n\n" TEXT_EN,
	    0, 2, both);
	one("fr",
	    "Les passagers reprennent le bac de\n\nla rive gauche\n\n" TEXT_EN,
	    0, 2, both);
}

static void test_kicker(void **state)
{
	static const enum galley_role wanted[] = {
	    GALLEY_ROLE_KICKER, GALLEY_ROLE_HEADLINE};

	(void)state;
	one("zh", "市井观察\n\n老码头变身市民会客厅,街坊有了歇脚处\n\n" TEXT_ZH,
	    0, 2, wanted);
	one("en",
	    "Letters\n\nA word for the crossing guard on Mill Road\n\n" TEXT_EN,
	    0, 2, wanted);
	one("de",
	    "Hafenausbau:\n\nDer Rat vertagt die Entscheidung über den "
	    "Kai\n\n" TEXT_EN,
	    0, 2, wanted);
}

static void test_deck(void **state)
{
	static const enum galley_role wanted[] = {
	    GALLEY_ROLE_HEADLINE, GALLEY_ROLE_DECK};
	static const enum galley_role three[] = {
	    GALLEY_ROLE_KICKER, GALLEY_ROLE_HEADLINE, GALLEY_ROLE_DECK};

	(void)state;
	one("zh",
	    "老码头变身会客厅\n\n闲置十年的仓库群重新开门,"
	    "街坊有了歇脚说话的地方。"
	    "\n\n" TEXT_ZH,
	    0, 2, wanted);
	one("en",
	    "Ferry strike averted\n\nUnion calls the deal a beginning and "
	    "not an end, with talks to go on.\n\n" TEXT_EN,
	    0, 2, wanted);
	one("zh",
	    "城南简讯\n\n老码头变身市民的会客厅\n\n闲置十年的仓库群重新开门,"
	    "街坊有了歇脚说话的地方。\n\n" TEXT_ZH,
	    0, 3, three);
}

static void test_signature(void **state)
{
	static const enum galley_role wanted[] = {
	    GALLEY_ROLE_BYLINE, GALLEY_ROLE_HEADLINE};
	struct page p;

	(void)state;
	one("en",
	    MORE_EN "\n\nPeter Adair\n\nTide mill to grind again after ninety "
		    "years\n\n" TEXT_EN,
	    1, 2, wanted);
	/* A name above the headline that was not seen as one. */
	page_begin(&p, "en",
	    MORE_EN "\n\nPeter Adair\n\nTide mill to grind again after ninety "
		    "years\n\n" TEXT_EN);
	page_headline(&p, 1);
	galley_rebuild_heads(&p.work);
	assert_int_equal(role(&p, 1), GALLEY_ROLE_BYLINE);
	assert_int_equal(p.work.blocks[1].after, 0);
	assert_int_equal(role(&p, 2), GALLEY_ROLE_HEADLINE);
	assert_int_equal(p.work.blocks[2].after, NOWHERE);
	page_end(&p);
}

/* A standing head that was taken for the last line of the article before. */
static void test_kicker_above(void **state)
{
	struct page p;

	(void)state;
	page_begin(&p, "zh",
	    MORE_ZH "\n\n市井观察\n\n老码头变身市民会客厅\n\n" TEXT_ZH);
	page_headline(&p, 2);
	p.work.blocks[1].role = GALLEY_ROLE_CROSSHEAD;
	galley_rebuild_heads(&p.work);
	assert_int_equal(role(&p, 1), GALLEY_ROLE_KICKER);
	assert_int_equal(p.work.blocks[1].after, NOWHERE);
	assert_int_equal(p.work.blocks[2].after, 1);
	page_end(&p);
	/* A line that is none stays where it was. */
	page_begin(&p, "zh",
	    MORE_ZH "\n\n修修补补的邻里账\n\n老码头变身市民会客厅\n\n" TEXT_ZH);
	page_headline(&p, 2);
	p.work.blocks[1].role = GALLEY_ROLE_CROSSHEAD;
	galley_rebuild_heads(&p.work);
	assert_int_equal(role(&p, 1), GALLEY_ROLE_CROSSHEAD);
	assert_int_equal(p.work.blocks[1].after, 0);
	assert_int_equal(p.work.blocks[2].after, NOWHERE);
	page_end(&p);
}

/* Headlines with nothing below them, and a page of them, are left alone. */
static void test_no_head(void **state)
{
	struct page p;
	long i;

	(void)state;
	page_begin(&p, "zh",
	    "老码头变身会客厅\n\n渡口边的第二生命\n\n修表课开到了小学\n\n"
	    "江滩夜间照明减半\n\n潮汐手账进档案馆\n\n" TEXT_ZH);
	for (i = 0; i < 5; i++)
		page_headline(&p, i);
	galley_rebuild_heads(&p.work);
	for (i = 0; i < 5; i++)
		assert_int_equal(p.work.blocks[i].after, NOWHERE);
	page_end(&p);
	page_begin(&p, "zh", TEXT_ZH "\n\n老码头变身会客厅\n\n渡口边的生命线");
	page_headline(&p, 1);
	page_headline(&p, 2);
	galley_rebuild_heads(&p.work);
	assert_int_equal(p.work.blocks[2].after, NOWHERE);
	page_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_two_lines),
	    cmocka_unit_test(test_kicker),
	    cmocka_unit_test(test_deck),
	    cmocka_unit_test(test_signature),
	    cmocka_unit_test(test_kicker_above),
	    cmocka_unit_test(test_no_head),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
