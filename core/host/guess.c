/* Which encoding is it?  A sample is decoded by every candidate; what comes out
 * is scored by how much of it are the characters that its language uses most.
 * libuchardet's opinion counts, but does not decide. */
#include <dlfcn.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet/uchardet.h>
#include <unictype.h>

#include "base/utf8.h"
#include "host/guess.h"

enum {
	SAMPLE = 16 * 1024, /* bytes that are scored */
	HINTED = 64 * 1024, /* bytes that libuchardet sees */
	STEP = 1024,	    /* characters decoded at once */
	BROKEN = 0xFFFD,
	PLANE = 0x10000
};

/* The 500 characters that fill three quarters of a Chinese text, as frequency
 * lists (Jun Da, Modern Chinese Character Frequency List, 2004) have them. */
static const char HANS[] = "的一是在不了有和人这中大为上个国我以要他"
			   "时来用们生到作地于出就分对成会可主发年动"
			   "同工也能下过子说产种面而方后多定行学法所"
			   "民得经十三之进着等部度家电力里如水化高自"
			   "二理起小物现实加量都两体制机当使点从业本"
			   "去把性好应开它合还因由其些然前外天政四日"
			   "那社义事平形相全表间样与关各重新线内数正"
			   "心反你明看原又么利比或但质气第向道命此变"
			   "条只没结解问意建月公无系军很情者最立代想"
			   "已通并提直题党程展五果料象员革位入常文总"
			   "次品式活设及管特件长求老头基资边流路级少"
			   "图山统接知较将组见计别她手角期根论运农指"
			   "几九区强放决西被干做必战先回则任取据处队"
			   "南给色光门即保治北造百规热领七海口东导器"
			   "压志世金增争济阶油思术极交受联什认六共权"
			   "收证改清己美再采转更单风切打白教速花带安"
			   "场身车例真务具万每目至达走积示议声报斗完"
			   "类八离华名确才科张信马节话米整空元况今集"
			   "温传土许步群广石记需段研界拉林律叫且究观"
			   "越织装影算低持音众书布复容儿须际商非验连"
			   "断深难近矿千周委素技备半办青省列习响约支"
			   "般史感劳便团往酸历市克何除消构府称太准精"
			   "值号率族维划选标写存候毛亲快效斯院查江型"
			   "眼王按格养易置派层片始却专状育厂京识适属"
			   "圆包火住调满县局照参红细引听该铁价严";
static const char HANT[] = "的一是在不了有和人這中大為上個國我以要他"
			   "時來用們生到作地於出就分對成會可主發年動"
			   "同工也能下過子說產種面而方後多定行學法所"
			   "民得經十三之進著等部度家電力裡里如水化高"
			   "自二理起小物現實加量都兩體制機當使點從業"
			   "本去把性好應開它合還因由其些然前外天政四"
			   "日那社義事平形相全表間樣與關各重新線內數"
			   "正心反你明看原又麼利比或但質氣第向道命此"
			   "變條只沒結解問意建月公無系軍很情者最立代"
			   "想已通並提直題黨程展五果料象員革位入常文"
			   "總次品式活設及管特件長求老頭基資邊流路級"
			   "少圖山統接知較將組見計別她手角期根論運農"
			   "指幾九區強放決西被幹做必戰先回則任取據處"
			   "隊南給色光門即保治北造百規熱領七海口東導"
			   "器壓志世金增爭濟階油思術極交受聯什認六共"
			   "權收證改清己美再採轉更單風切打白教速花帶"
			   "安場身車例真務具萬每目至達走積示議聲報鬥"
			   "完類八離華名確才科張信馬節話米整空元況今"
			   "集溫傳土許步群廣石記需段研界拉林律叫且究"
			   "觀越織裝影算低持音眾書布復容兒須際商非驗"
			   "連斷深難近礦千周委素技備半辦青省列習響約"
			   "支般史感勞便團往酸歷市克何除消構府稱太準"
			   "精值號率族維划選標寫存候毛親快效斯院查江"
			   "型眼王按格養易置派層片始卻專狀育廠京識適"
			   "屬圓包火住調滿縣局照參紅細引聽該鐵價嚴";
/* The syllables that fill half of a Korean text. */
static const char HANGUL[] =
    "이다는을의에가로한지고하기사를은서도리시정대인자어아해그나수"
    "일부전상과보주스안으들장구제원여공동산세만라성비경계업연민들";
/* The letters of Russian but for the rare and the capitals: read in the wrong
 * encoding, or where the text is Greek, those come instead. */
static const char RUSSIAN[] = "оеаинтсрвлкмдпуяыьгзбчйхжшю";

enum script { HAN, KANA, KOREAN, CYRILLIC, LATIN, OTHER };

/* What is tried, the most likely of equals first.  lead: the first bytes of
 * what the encoding's makers held to be the common characters. */
static const struct candidate {
	const char *name;  /* as it is shown */
	const char *iconv; /* as iconv knows it */
	enum script script;
	const char *common;
	unsigned char lead_low, lead_high;
} CANDIDATES[] = {
    {"GB18030", "GB18030", HAN, HANS, 0xB0, 0xD7},
    {"Big5", "BIG5", HAN, HANT, 0xA4, 0xC6},
    {"Big5-HKSCS", "BIG5-HKSCS", HAN, HANT, 0xA4, 0xC6},
    {"EUC-JP", "EUC-JP", KANA, "", 0xB0, 0xCF},
    {"Shift_JIS", "CP932", KANA, "", 0x88, 0x97},
    {"EUC-KR", "CP949", KOREAN, HANGUL, 0xB0, 0xC8},
    {"KOI8-R", "KOI8-R", CYRILLIC, RUSSIAN, 1, 0},
    {"windows-1251", "CP1251", CYRILLIC, RUSSIAN, 1, 0},
    {"ISO-8859-1", "ISO-8859-1", LATIN, "", 1, 0},
    {"ISO-8859-15", "ISO-8859-15", LATIN, "", 1, 0},
    {"windows-1252", "CP1252", LATIN, "", 1, 0},
    {"ISO-8859-2", "ISO-8859-2", LATIN, "", 1, 0},
    {"windows-1250", "CP1250", LATIN, "", 1, 0},
};
enum { CANDIDATES_N = sizeof(CANDIDATES) / sizeof(*CANDIDATES) };

/* A set of characters of the basic plane. */
struct set {
	unsigned char bits[PLANE / 8];
};

static void set_add(struct set *s, uint32_t c)
{
	if (c < PLANE)
		s->bits[c / 8] |= (unsigned char)(1u << c % 8);
}

static int set_has(const struct set *s, uint32_t c)
{
	return c < PLANE && s->bits[c / 8] >> c % 8 & 1;
}

static void set_of(struct set *s, const struct candidate *k)
{
	size_t i, n, bytes = strlen(k->common);
	uint32_t c;

	memset(s, 0, sizeof(*s));
	for (i = 0; i < bytes; i += n) {
		n = galley_utf8_get(k->common + i, bytes - i, &c);
		set_add(s, c);
	}
	for (c = 0x3041; k->script == KANA && c < 0x30FF; c++)
		set_add(s, c);
}

int galley_iconv_is_open(iconv_t cd)
{
	return (intptr_t)cd != -1;
}

struct count {
	double hits, n;
};

static int is_ascii_letter(uint32_t c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static int is_cyrillic(uint32_t c)
{
	return c >= 0x400 && c < 0x500;
}

/* Signs that stand in texts of every script. */
static int is_sign(uint32_t c)
{
	return (c >= 0x2010 && c <= 0x203F) || (c >= 0x3000 && c <= 0x301F) ||
	       (c >= 0xFF01 && c <= 0xFF5E) || c == 0xA0 || c == 0xA7 ||
	       c == 0xA9 || c == 0xAB || c == 0xAD || c == 0xB0 || c == 0xB7 ||
	       c == 0xBB || c == 0x20AC || c == 0x2116;
}

/* A letter of a single-byte encoding is judged by its neighbours: a text of
 * two-byte characters, read so, has its letters anywhere. */
static double alphabetic(
    const struct set *common, enum script script, const uint32_t *c)
{
	int ascii = is_ascii_letter(c[-1]) || is_ascii_letter(c[1]);

	/* 0xFF, so read in many, is rather a broken byte than a letter. */
	if (!uc_is_alpha(*c) || *c == 0xFF)
		return -0.5;
	switch (script) {
	case LATIN:
		return ascii ? 0.5 : 0;
	case CYRILLIC:
		if (ascii || (!is_cyrillic(c[-1]) && !is_cyrillic(c[1])))
			return -0.5;
		if (set_has(common, *c))
			return 0.6;
		return is_cyrillic(c[-1]) ? -0.5 : 0.3; /* a capital */
	default:
		/* Latin letters of another region must show that they fit
		 * better than those of the table. */
		return *c >= 0x250 ? 0.65 : ascii ? 0.5 : 0;
	}
}

static void weigh(struct count *n, const struct candidate *k,
    const struct set *common, const uint32_t *c, unsigned char lead)
{
	if (*c < 0x80 || is_sign(*c))
		return;
	n->n++;
	if (*c == BROKEN)
		n->hits -= 1;
	else if (k->lead_low > k->lead_high)
		n->hits += alphabetic(common, k->script, c);
	else if (set_has(common, *c))
		n->hits += 1;
	else if (!uc_is_alpha(*c))
		n->hits -= 0.5;
	else if (lead >= k->lead_low && lead <= k->lead_high)
		n->hits += 0.3;
}

/* The bytes of the character that begins with these. */
static size_t width(const struct candidate *k, unsigned char a, unsigned char b)
{
	if (a < 0x80 || k->lead_low > k->lead_high)
		return 1;
	if (!strcmp(k->name, "GB18030"))
		return b >= '0' && b <= '9' ? 4 : 2;
	if (!strcmp(k->name, "EUC-JP"))
		return a == 0x8F ? 3 : 2;
	return !strcmp(k->name, "Shift_JIS") && a >= 0xA1 && a <= 0xDF ? 1 : 2;
}

/* Adds what the bytes are: BROKEN for each byte that is none of that encoding
 * or a control character, which no text holds.  Returns the bytes taken. */
static size_t decode(
    iconv_t cd, const char *s, size_t bytes, uint32_t *c, size_t *n)
{
	unsigned char out[STEP * 4];
	char *from = (char *)s, *to = (char *)out;
	size_t i, left = bytes, room = sizeof(out), got;

	iconv(cd, &from, &left, &to, &room);
	if (!left) /* some hold back a letter that an accent may follow */
		iconv(cd, NULL, NULL, &to, &room);
	got = (sizeof(out) - room) / 4;
	for (i = 0; i < got; i++) {
		*c = out[4 * i] | (uint32_t)out[4 * i + 1] << 8 |
		     (uint32_t)out[4 * i + 2] << 16;
		if ((*c < 0x20 && !galley_utf8_is_space(*c)) ||
		    (*c >= 0x7F && *c < 0xA0))
			*c = BROKEN;
		c++;
	}
	*n += got;
	if (left < bytes)
		return bytes - left;
	*c = BROKEN;
	++*n;
	return 1;
}

/* 0 to about 0.9; less than 0 where the sample can't be of that encoding. */
static double score(const struct candidate *k, const char *s, size_t bytes)
{
	/* A blank before the first and behind the last. */
	static const size_t MOST = 2 * SAMPLE + 2 * STEP;
	iconv_t cd = iconv_open("UTF-32LE", k->iconv);
	uint32_t *c = calloc(MOST, sizeof(*c));
	struct count n = {0, 0};
	struct set common;
	size_t i, at, taken, got = 1, w;

	if (!galley_iconv_is_open(cd) || !c)
		goto out;
	set_of(&common, k);
	for (at = 0; at < bytes && got < MOST - STEP - 2; at += taken)
		taken = decode(cd, s + at, bytes - at, c + got, &got);
	for (i = 1, at = 0; i < got && at < bytes; i++, at += w) {
		w = c[i] == BROKEN
			? 1
			: width(k, (unsigned char)s[at],
			      (unsigned char)s[at + 1 < bytes ? at + 1 : at]);
		weigh(&n, k, &common, &c[i], (unsigned char)s[at]);
	}
out:
	free(c);
	if (galley_iconv_is_open(cd))
		iconv_close(cd);
	/* Two Cyrillic letters are as well any other two. */
	if (n.n < 1 || (k->script == CYRILLIC && n.n < 6))
		return -1;
	return n.hits / n.n;
}

/* The part of libuchardet that is used. */
struct uchardet_calls {
	uchardet_t (*create)(void);
	int (*handle)(uchardet_t, const char *, size_t);
	void (*end)(uchardet_t);
	const char *(*name)(uchardet_t);
	void (*destroy)(uchardet_t);
};

/* A function's address; dlsym() gives an object's (POSIX.1-2008, dlsym,
 * Application usage). */
static int fetch(void *library, const char *name, void *function)
{
	void *at = dlsym(library, name);

	memcpy(function, &at, sizeof(at));
	return at != NULL;
}

/* Opened only when it is asked: most inputs are UTF-8, and it brings the C++
 * library, which would be a tenth of the time that a page takes.  Where it
 * isn't installed its opinion is missing, and nothing else. */
static int open_uchardet(struct uchardet_calls *u)
{
	void *library = dlopen("libuchardet.so.0", RTLD_LAZY | RTLD_LOCAL);

	return library && fetch(library, "uchardet_new", &u->create) &&
	       fetch(library, "uchardet_handle_data", &u->handle) &&
	       fetch(library, "uchardet_data_end", &u->end) &&
	       fetch(library, "uchardet_get_charset", &u->name) &&
	       fetch(library, "uchardet_delete", &u->destroy);
}

/* What libuchardet makes of it: a name of iconv's, or "". */
static void ask(const char *s, size_t bytes, char name[static 32])
{
	struct uchardet_calls calls;
	const char *said = "";
	uchardet_t u;

	*name = '\0';
	if (!open_uchardet(&calls))
		return;
	u = calls.create();
	if (!u)
		return;
	if (!calls.handle(u, s, bytes)) {
		calls.end(u);
		said = calls.name(u);
	}
	if (strlen(said) < 32)
		memcpy(name, said, strlen(said) + 1);
	calls.destroy(u);
}

static int is_named(const char *hint, const struct candidate *k)
{
	return !strcasecmp(hint, k->name) || !strcasecmp(hint, k->iconv);
}

/* Is it what libuchardet means?  It takes the Latin ones for one another. */
static int is_same(const char *hint, const struct candidate *k)
{
	size_t i;

	if (k->script != LATIN)
		return is_named(hint, k) ||
		       (!strcasecmp(hint, "GBK") && k->common == HANS) ||
		       (!strcasecmp(hint, "GB2312") && k->common == HANS) ||
		       (!strcasecmp(hint, "UHC") && k->script == KOREAN);
	for (i = 0; i < CANDIDATES_N; i++) {
		if (CANDIDATES[i].script == LATIN &&
		    is_named(hint, &CANDIDATES[i]))
			return 1;
	}
	return 0;
}

/* Keeps the best, the first of equals before the others. */
static size_t keep(struct galley_guess *best, size_t n, const char *name,
    const char *iconv, double points)
{
	size_t at = n;

	if (n < GALLEY_GUESSES)
		n++;
	else if (points <= best[--at].score)
		return n;
	for (; at && best[at - 1].score < points; at--)
		best[at] = best[at - 1];
	snprintf(best[at].name, sizeof(best[at].name), "%s", name);
	snprintf(best[at].iconv, sizeof(best[at].iconv), "%s", iconv);
	best[at].score = points;
	return n;
}

/* The part worth a look: from the first byte that is not ASCII, and a little
 * before it, since Latin letters are judged by their neighbours. */
static size_t sample(const char **s, size_t bytes, size_t most)
{
	size_t at = 0;

	while (at < bytes && (unsigned char)(*s)[at] < 0x80)
		at++;
	at = at > 16 ? at - 16 : 0;
	*s += at;
	return bytes - at < most ? bytes - at : most;
}

size_t galley_guess(const char *s, size_t bytes,
    struct galley_guess best[static GALLEY_GUESSES], char hint[static 32])
{
	struct candidate other = {hint, hint, OTHER, "", 1, 0};
	size_t i, n = 0, seen = sample(&s, bytes, HINTED);
	size_t scored = seen < SAMPLE ? seen : SAMPLE;
	const struct candidate *k;
	double points;
	int known = 0;

	ask(s, seen, hint);
	for (i = 0; i < CANDIDATES_N; i++) {
		k = &CANDIDATES[i];
		points = score(k, s, scored);
		if (is_same(hint, k))
			points += GALLEY_GUESS_HINT;
		known |= is_same(hint, k);
		if (points >= GALLEY_GUESS_PLAUSIBLE)
			n = keep(best, n, k->name, k->iconv, points);
	}
	/* One that the table has not: as good as libuchardet says. */
	if (!known && *hint && strncasecmp(hint, "UTF-", 4) != 0 &&
	    strcasecmp(hint, "ASCII") != 0) {
		points = score(&other, s, scored);
		if (points >= GALLEY_GUESS_PLAUSIBLE)
			n = keep(best, n, hint, hint, points);
	}
	return n;
}
