/* Repeats: what of a block is an overlap, a splice, a copy. */
#include "page.h"

/* An overlap at a block's beginning and a splice at its end never are more than
 * the block: there they were, where the overlap reached into what had run over
 * from elsewhere. */
static void overlap_and_splice_leave_the_rest(void **state)
{
	static const char text[] =
	    "石桥镇修路记\n\n"
	    "石桥镇的工匠贺铁山说,旧石板要一块一块编号,贺铁山的徒弟阮小七记账,"
	    "阮小七每天画一张图,路基里埋着陶管,陶管是阮小七从窑场挑来的,"
	    "陶管一共三百根。镇上的人每天来看。昨天傍晚石板铺到了桥头,"
	    "贺铁山和徒弟阮小七坐在陶管上数\n\n"
	    "河湾村的晚稻今年晚熟了十天,农技站劝大家再等一等。\n\n"
	    "昨天傍晚石板铺到了桥头,贺铁山和徒弟阮小七坐在陶管上数剩下的石板,"
	    "编号的石板还剩三百块,贺铁山说路基够结实。\n\n"
	    "贺铁山和徒弟阮小七坐在陶管上数剩下的石板,"
	    "编号的石板还剩三百块,贺铁山说路基够结实。\n\n";
	const struct block *b;
	struct page p;
	long i, overlaps = 0;

	(void)state;
	page_begin(&p, "zh-Hans", text);
	for (i = 0; i < p.work.nblocks; i++) {
		b = &p.work.blocks[i];
		overlaps += b->overlap > 0;
		assert_true(b->overlap + b->spliced < b->n);
	}
	assert_true(overlaps > 0);
	page_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(overlap_and_splice_leave_the_rest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
