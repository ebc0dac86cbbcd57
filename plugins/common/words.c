/* The words that writers add, by language. */
#include <string.h>

#include "common/words.h"

/* Tags are matched from the longest: "zh-Hant-TW" finds "zh-Hant".  The words
 * stand in the order of enum word. */
static const struct language {
	const char *tag;
	const char *words[WORDS];
} LANGUAGES[] = {
    {"en", {"Bulletin", "Contents", "Pages", "Page ", "", "No. ", "",
	       "text breaks off", "Title page"}},
    {"zh", {"报纸", "目录", "版面", "第", "版", "第", "期", "文章至此中断",
	       "扉页"}},
    {"zh-Hant", {"報紙", "目錄", "版面", "第", "版", "第", "期", "文章至此中斷",
		    "扉頁"}},
    {"zh-TW", {"報紙", "目錄", "版面", "第", "版", "第", "期", "文章至此中斷",
		  "扉頁"}},
    {"zh-HK", {"報紙", "目錄", "版面", "第", "版", "第", "期", "文章至此中斷",
		  "扉頁"}},
    {"zh-MO", {"報紙", "目錄", "版面", "第", "版", "第", "期", "文章至此中斷",
		  "扉頁"}},
    {"ja", {"新聞", "目次", "紙面", "第", "面", "第", "号",
	       "ここで本文が途切れる", "扉"}},
    {"fr", {"Bulletin", "Sommaire", "Pages", "Page ", "", "N° ", "",
	       "texte interrompu", "Page de titre"}},
    {"de", {"Zeitung", "Inhalt", "Seiten", "Seite ", "", "Nr. ", "",
	       "Text bricht ab", "Titelseite"}},
    {"es", {"Boletín", "Sumario", "Páginas", "Página ", "", "N.º ", "",
	       "texto interrumpido", "Portada"}},
};
enum { NLANGUAGES = sizeof(LANGUAGES) / sizeof(*LANGUAGES) };

/* 1 where tag is prefix, or begins with it and a hyphen; case is no matter. */
static int under(const char *tag, const char *prefix)
{
	for (; *prefix; tag++, prefix++) {
		char a = *tag, b = *prefix;

		if (a >= 'A' && a <= 'Z')
			a = (char)(a - 'A' + 'a');
		if (b >= 'A' && b <= 'Z')
			b = (char)(b - 'A' + 'a');
		if (a != b)
			return 0;
	}
	return !*tag || *tag == '-';
}

const char *words_get(const char *language, enum word word)
{
	size_t i, best = 0, length = 0;

	for (i = 0; i < NLANGUAGES; i++) {
		if (strlen(LANGUAGES[i].tag) > length &&
		    under(language, LANGUAGES[i].tag)) {
			best = i;
			length = strlen(LANGUAGES[i].tag);
		}
	}
	return LANGUAGES[best].words[word];
}

int words_is_cjk(const char *language)
{
	static const char *const tags[] = {
	    "zh", "ja", "yue", "wuu", "nan", "hak", "lzh", "cmn", NULL};
	size_t i;

	for (i = 0; tags[i]; i++) {
		if (under(language, tags[i]))
			return 1;
	}
	return 0;
}

/* An agency's name is known by its end; Latin ones by the whole of it.  A
 * person's name of three characters may end in one of the short ends, so these
 * want a longer name. */
int words_is_agency(const char *name)
{
	static const char *const ends[] = {"社", "通讯社", "通訊社", "日报",
	    "日報", "晚报", "晚報", "时报", "時報", "电台", "電台", "电视台",
	    "電視台", "新闻网", "新聞網", "新华网", "人民网", "编辑部",
	    "編輯部", "办公室", "辦公室", "委员会", "委員會", "报社", "報社",
	    "Agency", "agency", "News", "Press", "Times", NULL};
	static const char *const whole[] = {"AFP", "AP", "dpa", "Reuters",
	    "ANSA", "EFE", "TASS", "ITAR-TASS", "Xinhua", "UPI", "Kyodo",
	    "Associated Press", "Agence France-Presse", NULL};
	size_t i, n = strlen(name), m;

	for (i = 0; whole[i]; i++) {
		if (!strcmp(name, whole[i]))
			return 1;
	}
	for (i = 0; ends[i]; i++) {
		m = strlen(ends[i]);
		if (n > m && !strcmp(name + n - m, ends[i]))
			return 1;
	}
	return 0;
}

/* The name of the file, without its folder and its extension. */
static const char *file_name(const char *path, char room[WORDS_TITLE_ROOM])
{
	const char *slash = strrchr(path, '/'), *dot;
	size_t n;

	if (slash)
		path = slash + 1;
	dot = strrchr(path, '.');
	n = dot && dot != path ? (size_t)(dot - path) : strlen(path);
	if (n >= WORDS_TITLE_ROOM) {
		for (n = WORDS_TITLE_ROOM - 1;
		     n && ((unsigned char)path[n] & 0xc0) == 0x80; n--)
			;
	}
	memcpy(room, path, n);
	room[n] = '\0';
	return room;
}

const char *words_title(
    const struct galley_bulletin *b, char room[WORDS_TITLE_ROOM])
{
	const struct galley_source *source = galley_bulletin_source(b, 0);
	const char *s;

	s = galley_bulletin_meta(b, "title");
	if (!s || !*s)
		s = galley_bulletin_meta(b, "publisher");
	if (s && *s)
		return s;
	s = source ? file_name(galley_source_name(source), room) : "";
	if (*s && strcmp(s, "-") != 0)
		return s;
	return words_get(galley_bulletin_language(b), WORD_BULLETIN);
}
