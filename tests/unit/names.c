/* Bylines and datelines, cut into names, agencies, places and dates. */
#include <stdio.h>

#include "page.h"
#include "rebuild/names.h"

/* The names of a line, parted by |, an agency marked by +; "" for none. */
static const char *read_names(const char *language, const char *line)
{
	static char out[512];
	const struct language *l = galley_language_of(language);
	struct patterns *patterns = galley_patterns_new(l, NULL);
	struct names names;
	size_t i, at = 0;

	assert_non_null(patterns);
	out[0] = '\0';
	if (galley_names_read(
		l, patterns, (struct piece){line, strlen(line)}, &names)) {
		for (i = 0; i < names.count; i++)
			at += (size_t)snprintf(out + at, sizeof(out) - at,
			    "%s%s%.*s", i ? "|" : "",
			    names.agency[i] ? "+" : "", (int)names.name[i].n,
			    names.name[i].s);
	}
	galley_patterns_free(patterns);
	return out;
}

static void names(const char *language, const char *line, const char *wanted)
{
	assert_string_equal(read_names(language, line), wanted);
}

static void test_chinese(void **state)
{
	(void)state;
	names("zh", "本报记者 陶然 方砚秋", "陶然|方砚秋");
	names("zh", "本报记者　苏小禾　袁明", "苏小禾|袁明");
	names("zh", "记者骆新", "骆新");
	names("zh", "本报记者陶然通讯员方砚秋", "陶然|方砚秋");
	names("zh", "文/陶然 图/方砚秋", "");
	names("zh", "陶然 方砚秋 文/图", "陶然|方砚秋");
	names("zh", "新华社记者 李海生", "+新华社|李海生");
	names("zh", "（老街一讀者）", "");
	names("zh", "葉瀾、許承恩", "葉瀾|許承恩");
	names("zh", "王　明 陶然", "王　明|陶然");
	names("zh", "阿里·买买提", "阿里·买买提");
	/* Two names without anything between them: where both have a surname,
	 * and only one cut does. */
	names("zh", "李海生王建", "李海生|王建");
	names("zh", "李明王建", "李明|王建");
	names("zh", "欧阳小明", "欧阳小明");
	names("zh", "完全不是名字的一句话", "");
	names("zh", "本报记者", "");
	names("zh", "待续", "");
	names("zh", "附图", "");
}

static void test_latin(void **state)
{
	(void)state;
	names("en", "By Nora Whitcombe and Peter Adair",
	    "Nora Whitcombe|Peter Adair");
	names("en", "By Nora Whitcombe in Cobb Creek", "Nora Whitcombe");
	names("en", "By NORA WHITCOMBE, Staff Writer", "NORA WHITCOMBE");
	names("en", "Reuters", "+Reuters");
	names("en", "By Peter Adair Jr.", "Peter Adair Jr.");
	names("en", "COAL DUTIES.", "");
	names("en", "By Nora Whitcombe, the mayor's cousin", "");
	names("en", "Anyone who walks a child", "");
	names("en", "By the end of May", "");
	names("fr", "De notre envoyé spécial à Rome, Anouk Delmas",
	    "Anouk Delmas");
	names("fr", "Par Anouk Delmas et Yanis Ferrand",
	    "Anouk Delmas|Yanis Ferrand");
	names("fr", "Yanis Ferrand, avec AFP", "Yanis Ferrand|+AFP");
	names("de", "Von Anna Weiß", "Anna Weiß");
	names("de", "Von Anna Weiß und Jörg Ölmann, Kehldorf", "");
	names("de", "dpa/AFP", "+dpa|+AFP");
	names("de", "Von Ludwig van der Aue", "Ludwig van der Aue");
}

static void test_east(void **state)
{
	(void)state;
	names("ja", "山田太郎記者", "山田太郎");
	names("ja", "文・写真 山田太郎", "山田太郎");
	names("ja", "ロンドン共同", "");
	names("ja", "共同", "+共同");
	names("ko", "김하늘 기자", "김하늘");
	names("ko", "김하늘·기자", "");
	names("ko", "김하늘 이도윤 기자", "김하늘|이도윤");
	names("ko", "김하늘 기자 haneul@example.com", "김하늘");
	names("ko", "연합뉴스", "+연합뉴스");
}

/* ---- datelines ---- */

/* "words; place; date; agency; names" of the dateline that begins a text. */
static void dateline(const char *language, const char *text, const char *wanted)
{
	const struct language *l = galley_language_of(language);
	struct patterns *patterns = galley_patterns_new(l, NULL);
	struct dateline d;
	char got[512] = "none";
	size_t i, at;

	assert_non_null(patterns);
	if (galley_dateline_read(
		l, patterns, (struct piece){text, strlen(text)}, &d)) {
		at = (size_t)snprintf(got, sizeof(got),
		    "%.*s; %.*s; %.*s; %.*s;", (int)d.words.n, d.words.s,
		    (int)d.place.n, d.place.s ? d.place.s : "", (int)d.date.n,
		    d.date.s ? d.date.s : "", (int)d.agency.n,
		    d.agency.s ? d.agency.s : "");
		for (i = 0; i < d.names.count; i++)
			at += (size_t)snprintf(got + at, sizeof(got) - at,
			    " %.*s", (int)d.names.name[i].n, d.names.name[i].s);
	}
	assert_string_equal(got, wanted);
	galley_patterns_free(patterns);
}

static void test_datelines(void **state)
{
	(void)state;
	dateline("zh", "新华社北京10月8日电(记者李海生、王建)今天上午,",
	    "新华社北京10月8日电; 北京; 10月8日; 新华社; 新华社 李海生 王建");
	dateline("zh", "新华社三亚十月八日电 今天上午,",
	    "新华社三亚十月八日电; 三亚; 十月八日; 新华社; 新华社");
	dateline("zh", "本报讯(罗帆 丁海生)今年休渔期间,",
	    "本报讯; ; ; ; 罗帆 丁海生");
	dateline("zh", "本报北京10月8日电 今天,",
	    "本报北京10月8日电; 北京; 10月8日; ;");
	dateline("zh", "【本報記者葉瀾清濱報導】停業十二年的清濱大戲院,",
	    "本報記者葉瀾清濱報導; 清濱; ; ; 葉瀾");
	dateline("zh", "【記者溫如玉／上坪報導】因去年夏天豪雨,",
	    "記者溫如玉／上坪報導; 上坪; ; ; 溫如玉");
	dateline("en", "LONDON, Oct. 8 (Reuters) - The bridge",
	    "LONDON, Oct. 8 (Reuters); LONDON; Oct. 8; Reuters; Reuters");
	dateline("en", "HARROW BAY — The island ferries",
	    "HARROW BAY; HARROW BAY; ; ;");
	dateline("en", "The island ferries will run as usual", "none");
	dateline("fr", "VALMÈRE (AFP) – Samedi, à sept heures,",
	    "VALMÈRE (AFP); VALMÈRE; ; AFP; AFP");
	dateline("de", "Kehldorf (dpa) - Der Rat der Stadt",
	    "Kehldorf (dpa); Kehldorf; ; dpa; dpa");
	dateline("de", "Kehldorf, 8. Oktober (dpa). Der Rat der Stadt",
	    "Kehldorf, 8. Oktober (dpa).; Kehldorf; 8. Oktober; dpa; dpa");
	dateline("ja", "【ロンドン共同】市長は八日、",
	    "ロンドン共同; ロンドン; ; 共同; 共同");
	dateline("ja", "【青浜＝山田太郎】市長は八日、",
	    "青浜＝山田太郎; 青浜; ; ; 山田太郎");
	dateline("ko", "(청라=연합뉴스) 김하늘 기자 = 시장은",
	    "청라=연합뉴스; 청라; ; 연합뉴스; 연합뉴스 김하늘");
	dateline("ko", "[청라=김하늘 기자] 시장은",
	    "청라=김하늘 기자; 청라; ; ; "
	    "김하늘");
}

/* ---- articles ---- */

/* The names of an article of these paragraphs. */
static struct galley_article *article(
    struct page *p, const char *language, const char *text)
{
	struct galley_article *a;
	struct block *b;
	long i;

	page_begin(p, language, text);
	a = galley_bulletin_add_article(p->bulletin);
	for (i = 0; i < p->work.nblocks; i++) {
		b = &p->work.blocks[i];
		galley_article_add_block(p->bulletin, a,
		    galley_block_new(p->bulletin, GALLEY_ROLE_PARA,
			text + b->range.start, b->range.end - b->range.start,
			&b->range, 1));
	}
	galley_names_find(&p->work, a);
	return a;
}

static void test_lead(void **state)
{
	struct galley_article *a;
	struct page p;

	(void)state;
	a = article(&p, "zh",
	    "新华社松渡4月17日电(记者沈若水)记者从市水务局了解到,去年松渡市的水"
	    "质继续好转。\n\n水务局表示,今年将把重点放在北渠两岸。");
	assert_string_equal(galley_article_dateline(a), "新华社松渡4月17日电");
	assert_string_equal(
	    galley_article_dateline_part(a, GALLEY_DATELINE_PLACE), "松渡");
	assert_string_equal(
	    galley_article_dateline_part(a, GALLEY_DATELINE_DATE), "4月17日");
	assert_string_equal(
	    galley_article_dateline_part(a, GALLEY_DATELINE_AGENCY), "新华社");
	assert_null(galley_article_dateline_part(a, GALLEY_DATELINE_PARTS));
	assert_string_equal(galley_article_byline(a, 0), "新华社");
	assert_string_equal(galley_article_byline(a, 1), "沈若水");
	assert_null(galley_article_byline(a, 2));
	page_end(&p);
}

static void signed_by(
    const char *language, const char *text, const char *wanted)
{
	struct galley_article *a;
	struct page p;

	a = article(&p, language, text);
	if (wanted)
		assert_string_equal(galley_article_byline(a, 0), wanted);
	else
		assert_null(galley_article_byline(a, 0));
	assert_null(galley_article_byline(a, 1));
	page_end(&p);
}

static void test_signatures(void **state)
{
	(void)state;
	signed_by("zh", "桥修好了。\n\n村里人都来看。(许承恩)", "许承恩");
	signed_by("zh", "桥修好了。\n\n村里人都来看。(待续)", NULL);
	signed_by("zh", "桥修好了(许承恩说的)。\n\n村里人都来看。", NULL);
	signed_by("fr",
	    "Le pont est fini.\n\nOn est venu le voir de loin, dit le maire."
	    "\n\nAnouk Delmas",
	    "Anouk Delmas");
	signed_by("en",
	    "The bridge is done.\n\nThey came to see it.\n\n"
	    "H. Carrow, Mill Road",
	    NULL);
	signed_by("en",
	    "The bridge is done.\n\nThey came to see it.\n\nMARKET NEWS", NULL);
	signed_by("de",
	    "Die Brücke ist fertig.\n\nAlle kamen, um sie zu sehen. dpa",
	    "dpa");
	signed_by("ko",
	    "다리가 놓였다.\n\n마을 사람들이 모두 와서 보았다. 이도윤 기자",
	    "이도윤");
	signed_by(
	    "ja", "橋ができた。\n\n村の人が見に来た。（佐伯葉子）", "佐伯葉子");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_chinese),
	    cmocka_unit_test(test_latin),
	    cmocka_unit_test(test_east),
	    cmocka_unit_test(test_datelines),
	    cmocka_unit_test(test_lead),
	    cmocka_unit_test(test_signatures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
