/* Bytes become UTF-8: what is decided, what is refused, and how it is told. */
#include <iconv.h>
#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "host/decode.h"
#include "job.h"

static const char HANS[] =
    "市政府今天上午在人民会堂召开会议,部署今年的防汛工作。会议要求,各部门"
    "要把人民群众的生命财产安全放在第一位,加强值班,及时处理险情。\n";
static const char HANT[] =
    "市政府今天上午召開會議，部署今年的防汛工作。會議要求，各單位要把民眾的"
    "生命財產安全放在第一位，加強值班，及時處理險情。\n";
static const char JA[] =
    "市は今朝、町の図書館が新しく開館したと発表した。多くの人が列を作った。\n";
static const char KO[] =
    "오늘 아침 시장에서 새로운 도서관이 문을 열었다. 많은 사람들이 모였다.\n";
static const char RU[] =
    "Сегодня утром в городе открылась новая библиотека. Пришло много людей.\n";
static const char FR[] = "Le maire a inauguré hier le chœur rénové de l'église "
			 "; c'est très réussi.\n";
static const char DE[] =
    "Der Bürgermeister eröffnete gestern die Brücke über die Große Röder.\n";
static const char EN[] =
    "The mayor said “it’s open” at the new café — at last.\n";

/* The text in that encoding, to be freed. */
static char *encode(const char *text, const char *encoding, size_t *bytes)
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	size_t left = strlen(text), room = 4 * left + 8;
	char *from = (char *)text, *out = malloc(room), *to = out;

	assert_non_null(out);
	assert_true((intptr_t)cd != -1);
	*bytes = room;
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1)
		fail_msg("can't make %s", encoding);
	iconv_close(cd);
	*bytes -= room;
	return out;
}

static void decodes(const char *text, const char *encoding, const char *stated,
    const char *wanted)
{
	struct galley_decoded d;
	size_t bytes;
	char *s = encode(text, encoding, &bytes);

	if (galley_decode(&d, s, bytes, stated))
		fail_msg("%s: %s", encoding, d.why.s);
	assert_string_equal(d.encoding, wanted);
	if (d.bytes != strlen(text) || memcmp(d.text, text, d.bytes) != 0)
		fail_msg("%s: '%.*s'", encoding, (int)d.bytes, d.text);
	galley_decoded_free(&d);
	free(s);
}

static void fails(
    const char *s, size_t bytes, const char *stated, const char *wanted)
{
	struct galley_decoded d;

	if (!galley_decode(&d, s, bytes, stated))
		fail_msg("read as %s, wanted: %s", d.encoding, wanted);
	assert_non_null(d.why.s);
	if (!strstr(d.why.s, wanted))
		fail_msg("'%s' is not in '%s'", wanted, d.why.s);
	galley_decoded_free(&d);
}

static void finds_the_encoding(void **state)
{
	static const struct {
		const char *text, *encoding, *wanted;
	} CASES[] = {
	    {HANS, "UTF-8", "UTF-8"},
	    {"plain\n", "UTF-8", "UTF-8"},
	    {"", "UTF-8", "UTF-8"},
	    {HANS, "GB18030", "GB18030"},
	    {HANS, "GBK", "GB18030"},
	    {HANT, "BIG5", "Big5"},
	    {JA, "EUC-JP", "EUC-JP"},
	    {JA, "CP932", "Shift_JIS"},
	    {KO, "EUC-KR", "EUC-KR"},
	    {RU, "KOI8-R", "KOI8-R"},
	    {RU, "CP1251", "windows-1251"},
	    {DE, "ISO-8859-1", "ISO-8859-1"},
	    {FR, "ISO-8859-15", "ISO-8859-15"},
	    {HANS, "UTF-16LE", "UTF-16LE"},
	    {HANS, "UTF-16BE", "UTF-16BE"},
	    {HANT, "UTF-16LE", "UTF-16LE"},
	    {EN, "UTF-16BE", "UTF-16BE"},
	    {RU, "UTF-16LE", "UTF-16LE"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		decodes(
		    CASES[i].text, CASES[i].encoding, NULL, CASES[i].wanted);
}

/* Few characters must do: a page may be one headline. */
static void finds_it_for_headlines(void **state)
{
	(void)state;
	decodes("今日头条", "GBK", NULL, "GB18030");
	decodes("本报讯 全市供水", "GBK", NULL, "GB18030");
	decodes("镇政府", "GBK", NULL, "GB18030");
	decodes("你好世界", "BIG5", NULL, "Big5");
	decodes("縣政府開會", "BIG5", NULL, "Big5");
	decodes("café\n", "ISO-8859-1", NULL, "ISO-8859-1");
}

static void obeys_a_mark(void **state)
{
	static const char *const ENCODINGS[] = {
	    "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"};
	char text[512];
	size_t i;

	(void)state;
	snprintf(text, sizeof(text), "\uFEFF%s", HANS);
	for (i = 0; i < sizeof(ENCODINGS) / sizeof(*ENCODINGS); i++)
		decodes(text, ENCODINGS[i], NULL, ENCODINGS[i]);
	decodes("\uFEFF", "UTF-8", NULL, "UTF-8");
	decodes("\uFEFF", "UTF-16BE", NULL, "UTF-16BE");
}

static void obeys_the_user(void **state)
{
	(void)state;
	decodes(HANS, "UTF-8", "utf8", "UTF-8");
	decodes(HANS, "GBK", "gb2312", "GBK");
	decodes(HANS, "GBK", "GBK", "GBK");
	decodes(HANS, "GB18030", "gb18030", "GB18030");
	decodes(HANT, "BIG5", "Big-5", "Big5");
	decodes(JA, "CP932", "sjis", "Shift_JIS");
	decodes(JA, "ISO-2022-JP", "ISO-2022-JP", "ISO-2022-JP");
	decodes(KO, "EUC-KR", "euc-kr", "EUC-KR");
	decodes(FR, "ISO-8859-15", "latin9", "ISO-8859-15");
	decodes(EN, "CP1252", "windows-1252", "windows-1252");
	decodes(HANS, "UTF-16LE", "UTF-16LE", "UTF-16LE");
	decodes(HANS, "UTF-16LE", "utf-16", "UTF-16LE");
	decodes(HANS, "UTF-16BE", "utf-16", "UTF-16BE");
	decodes("\uFEFFx", "UTF-16LE", "utf16", "UTF-16LE");
	decodes("x", "UTF-32BE", "utf-32", "UTF-32BE");
	/* Even to what looks like something else. */
	decodes(
	    "\u00C3\u00A9t\u00C3\u00A9", "ISO-8859-1", "latin1", "ISO-8859-1");
}

static void refuses_unknown_names(void **state)
{
	(void)state;
	fails("x", 1, "klingon", "there is no encoding \"klingon\"");
	fails("x", 1, "klingon", "GB18030, GBK, Big5");
	fails("x", 1, "", "there is no encoding \"\"");
	fails("\xFF", 1, "UTF-8//IGNORE", "there is no encoding");
	fails("\xFF", 1, "ASCII//TRANSLIT", "there is no encoding");
	fails("x", 1, "../../tmp/evil", "there is no encoding");
}

static void tells_where_decoding_fails(void **state)
{
	static const struct {
		const char *s;
		size_t bytes;
		const char *stated, *wanted;
	} CASES[] = {
	    {"\xE6\x8A\xA5\xFF", 4, NULL, "byte 3: not valid UTF-8 (0xFF"},
	    {"abc \xED\xA0\x80 def", 11, NULL,
		"byte 4: not valid UTF-8 (0xED 0xA0 0x80)"},
	    {"ab\xC0\xAF", 4, "utf-8", "byte 2: not valid UTF-8 (0xC0 0xAF"},
	    {"\xE6\x8A\xA5\xE6\x8A", 5, NULL,
		"byte 3: not valid UTF-8 (0xE6 0x8A, where the text ends)"},
	    {"ab\xFF", 3, "utf-8", "byte 2: not valid UTF-8 (0xFF"},
	    {"\xFF\xFE\x3D\xD8\x41\0", 6, NULL,
		"byte 2: not valid UTF-16LE (0x3D 0xD8)"},
	    {"\xFE\xFF\x4E", 3, NULL,
		"byte 2: not valid UTF-16BE (0x4E, where the text ends)"},
	    {"\xFF\xFE\0\0\0\0\x11\0", 8, NULL,
		"byte 4: not valid UTF-32LE (0x00 0x00 0x11 0x00"},
	    {"ab\xFF", 3, "GB18030", "byte 2: not valid GB18030 (0xFF"},
	    {"ab\x80", 3, "ASCII", "byte 2: not valid ASCII (0x80"},
	    {"\xEF\xBB\xBF\x80", 4, NULL, "byte 3: not valid UTF-8 (0x80"},
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++)
		fails(CASES[i].s, CASES[i].bytes, CASES[i].stated,
		    CASES[i].wanted);
	fails("ab\xFF", 3, NULL, "--encoding");
}

/* A byte is spoilt in each place of a text: no guess may turn the whole into
 * something else, and the offset must be where it was spoilt. */
static void never_reads_spoilt_text_as_another(void **state)
{
	static const struct {
		const char *text, *encoding, *name;
	} CASES[] = {
	    {HANS, "UTF-8", "UTF-8"},
	    {HANS, "GB18030", "GB18030"},
	    {HANT, "BIG5", "Big5"},
	    {JA, "EUC-JP", "EUC-JP"},
	    {KO, "EUC-KR", "EUC-KR"},
	};
	struct galley_decoded d;
	size_t i, at, bytes;
	char *s, kept, wanted[64];

	(void)state;
	for (i = 0; i < sizeof(CASES) / sizeof(*CASES); i++) {
		s = encode(CASES[i].text, CASES[i].encoding, &bytes);
		for (at = 0; at < bytes; at += 3) {
			kept = s[at];
			s[at] = '\xFF';
			if (!galley_decode(&d, s, bytes, NULL))
				fail_msg("%s, byte %zu: read as %s",
				    CASES[i].encoding, at, d.encoding);
			snprintf(wanted, sizeof(wanted), "not valid %s",
			    CASES[i].name);
			if (!strstr(d.why.s, wanted))
				fail_msg("%s, byte %zu: %s", CASES[i].encoding,
				    at, d.why.s);
			/* That byte, or the character that it is in. */
			assert_in_range(strtoul(d.why.s + 5, NULL, 10),
			    at < 2 ? 0 : at - 2, at);
			galley_decoded_free(&d);
			s[at] = kept;
		}
		free(s);
	}
}

static void refuses_nul(void **state)
{
	(void)state;
	fails("hello\0world\n", 12, NULL, "byte 5 is NUL: this is not text");
	fails("\0", 1, NULL, "byte 0 is NUL");
	fails("\0\0\0\0", 4, NULL, "byte 0 is NUL");
	fails("ab\0", 3, "latin1", "byte 2 is NUL");
	fails("\xFF\xFE\x41\0\x2D\x4E\0\0", 8, NULL, "byte 6 is NUL");
	fails("\xFE\xFF\xD8\x3D\xDE\0\0\0", 8, NULL, "byte 6 is NUL");
	fails("\xFF\xFE\0\0\x2D\x4E\0\0\0\0\0\0", 12, NULL, "byte 8 is NUL");
	fails("\xCA\xD0\xD5\xFE\0\xB8\xAE", 7, NULL, "byte 4 is NUL");
}

static void survives_noise(void **state)
{
	struct galley_decoded d;
	unsigned char s[600];
	uint32_t seed = 1;
	size_t i, j, n;

	(void)state;
	for (i = 0; i < 600; i++) {
		n = i % sizeof(s);
		for (j = 0; j < n; j++) {
			seed = seed * 1664525u + 1013904223u;
			s[j] = (unsigned char)(seed >> 24);
			if (i % 3 == 0)
				s[j] |= 0x80;
			if (i % 5 == 0 && !s[j])
				s[j] = '\n';
		}
		if (!galley_decode(&d, (char *)s, n, NULL)) {
			assert_int_equal(
			    galley_utf8_check(d.text, d.bytes), d.bytes);
			if (d.bytes)
				assert_null(memchr(d.text, 0, d.bytes));
		} else {
			assert_non_null(d.why.s);
		}
		galley_decoded_free(&d);
	}
}

static void decodes_50_megabytes_at_once(void **state)
{
	size_t n = strlen(HANS), bytes = 50000000 / n * n, i;
	char *s = malloc(bytes);
	struct galley_decoded d;
	clock_t begin;

	(void)state;
	assert_non_null(s);
	for (i = 0; i < bytes; i++)
		s[i] = HANS[i % n];
	begin = clock();
	assert_int_equal(galley_decode(&d, s, bytes, NULL), 0);
	/* A fifth of that, as a rule; the rest is for slow machines and
	 * for checkers of memory. */
	assert_true(clock() - begin < 20 * CLOCKS_PER_SEC);
	assert_ptr_equal(d.text, s); /* no copy */
	assert_int_equal(d.bytes, bytes);
	galley_decoded_free(&d);
	free(s);
}

/* ---- the service ---- */

static void adds_a_source(void **state)
{
	struct test_job t;
	const struct galley_source *s;
	size_t bytes;
	char *gb = encode(HANS, "GB18030", &bytes);

	(void)state;
	test_begin(&t, gb, bytes, 0);
	s = galley_source_decode(&t.job);
	assert_non_null(s);
	free(gb); /* it lives by itself */
	assert_string_equal(galley_source_name(s), "page.txt");
	assert_string_equal(galley_source_encoding(s), "GB18030");
	assert_string_equal(galley_source_text(s, &bytes), HANS);
	assert_int_equal(bytes, strlen(HANS));
	assert_int_equal(t.level, 0);
	assert_says(&t, "read as GB18030: ");
	assert_int_equal(galley_bulletin_sources(t.job.bulletin), 1);
	test_end(&t);
}

static void reports_what_it_cannot_decode(void **state)
{
	struct test_job t;

	(void)state;
	test_begin(&t, "ab\xFF", 3, 0);
	assert_null(galley_source_decode(&t.job));
	assert_int_equal(t.level, 2);
	assert_int_equal(t.job.errors, 1);
	assert_says(&t, "byte 2: not valid UTF-8");
	test_end(&t);

	test_begin(&t, "ab", 2, 0);
	t.job.encoding = "klingon";
	assert_null(galley_source_decode(&t.job));
	assert_says(&t, "klingon");
	test_end(&t);

	test_begin(&t, NULL, 0, 0);
	assert_non_null(galley_source_decode(&t.job));
	test_end(&t);
}

static void fails_without_memory(void **state)
{
	struct test_job t;
	size_t n = 1 << 20;
	char *s = malloc(n);

	(void)state;
	assert_non_null(s);
	memset(s, 'a', n);
	test_begin(&t, s, n, 1 << 18);
	assert_null(galley_source_decode(&t.job));
	assert_int_equal(t.job.out_of_memory, 1);
	test_end(&t);
	free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_the_encoding),
	    cmocka_unit_test(finds_it_for_headlines),
	    cmocka_unit_test(obeys_a_mark),
	    cmocka_unit_test(obeys_the_user),
	    cmocka_unit_test(refuses_unknown_names),
	    cmocka_unit_test(tells_where_decoding_fails),
	    cmocka_unit_test(never_reads_spoilt_text_as_another),
	    cmocka_unit_test(refuses_nul),
	    cmocka_unit_test(survives_noise),
	    cmocka_unit_test(decodes_50_megabytes_at_once),
	    cmocka_unit_test(adds_a_source),
	    cmocka_unit_test(reports_what_it_cannot_decode),
	    cmocka_unit_test(fails_without_memory),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
