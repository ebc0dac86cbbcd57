/* Words with which a sentence takes up the one before it, by language. */
#include <string.h>

#include "common/chars.h"
#include "common/sentence.h"

/* In languages that write words apart the whole word counts, elsewhere what
 * the sentence begins with. */
static const char *const EN[] = {"he", "she", "it", "they", "this", "that",
    "these", "those", "his", "her", "its", "their", "but", "and", "or", "so",
    "yet", "however", "moreover", "also", "then", "therefore", "thus",
    "meanwhile", "instead", "besides", "furthermore", "nevertheless", "still",
    "such", "otherwise", "afterwards", "for example", "for instance",
    "in addition", "as a result", "both", "another", "others", NULL};
static const char *const FR[] = {"il", "elle", "ils", "elles", "ce", "cet",
    "cette", "ces", "cela", "ça", "c’est", "c'est", "celui-ci", "celle-ci",
    "ceux-ci", "mais", "et", "or", "donc", "car", "toutefois", "cependant",
    "pourtant", "ainsi", "puis", "ensuite", "enfin", "en effet", "de plus",
    "par ailleurs", "en outre", "son", "sa", "ses", "leur", "leurs", "lui",
    "aussi", "alors", "néanmoins", "en revanche", "d'autres", "d’autres", NULL};
static const char *const DE[] = {"er", "sie", "es", "dies", "dieser", "diese",
    "dieses", "diesem", "diesen", "das", "aber", "doch", "und", "oder", "denn",
    "jedoch", "außerdem", "deshalb", "daher", "darum", "so", "dann", "dabei",
    "dazu", "damit", "dafür", "danach", "auch", "sein", "seine", "seiner",
    "ihr", "ihre", "ihrer", "zudem", "dagegen", "trotzdem", "allerdings",
    "zum beispiel", "sonst", "dort", NULL};
static const char *const ES[] = {"él", "ella", "ellos", "ellas", "esto", "este",
    "esta", "estos", "estas", "ese", "esa", "eso", "esos", "esas", "pero", "y",
    "o", "sin embargo", "además", "también", "así", "entonces", "luego",
    "por eso", "por ello", "por ejemplo", "su", "sus", "no obstante", "después",
    NULL};
static const char *const ZH_HANS[] = {"他", "她", "它", "这", "那些", "那个",
    "那时", "那里", "那么", "该", "其中", "其后", "其实", "其间", "其次", "但",
    "然而", "不过", "而且", "而是", "而这", "而他", "而她", "因此", "因而",
    "所以", "于是", "此外", "另外", "同时", "与此同时", "随后", "之后", "此后",
    "此前", "此次", "此举", "此时", "为此", "对此", "据此", "由此", "从此",
    "就此", "至此", "并且", "并", "也", "还", "接着", "然后", "后来", "最后",
    "当时", "届时", "总之", "例如", "比如", "否则", "尽管如此", "反之", "相反",
    "可是", "只是", "前者", "后者", "两者", "二者", "双方", "上述", "以上",
    NULL};
static const char *const ZH_HANT[] = {"他", "她", "它", "這", "那些", "那個",
    "那時", "那裡", "那麼", "該", "其中", "其後", "其實", "其間", "其次", "但",
    "然而", "不過", "而且", "而是", "而這", "而他", "而她", "因此", "因而",
    "所以", "於是", "此外", "另外", "同時", "與此同時", "隨後", "之後", "此後",
    "此前", "此次", "此舉", "此時", "為此", "對此", "據此", "由此", "從此",
    "就此", "至此", "並且", "並", "也", "還", "接著", "然後", "後來", "最後",
    "當時", "屆時", "總之", "例如", "比如", "否則", "儘管如此", "反之", "相反",
    "可是", "只是", "前者", "後者", "兩者", "二者", "雙方", "上述", "以上",
    NULL};
static const char *const JA[] = {"しかし", "だが", "また", "そして", "それ",
    "これ", "この", "その", "こう", "そう", "ここ", "そこ", "彼", "さらに",
    "ただ", "ところが", "つまり", "一方", "なお", "だから", "すると",
    "したがって", "同氏", "同社", "同署", "同時に", "例えば", "たとえば",
    "加えて", "でも", "もっとも", "なぜなら", "続いて", NULL};
static const char *const KO[] = {"그러나", "하지만", "그는", "그가", "그의",
    "그녀", "그들", "이는", "이에", "이를", "이들", "이런", "이번", "이날",
    "이어", "이와", "이 같은", "그", "이", "또", "또한", "그리고", "따라서",
    "그래서", "한편", "다만", "반면", "예를 들어", "특히", "이후", "당시",
    NULL};

static const struct {
	const char *tag;
	const char *const *words;
	int apart; /* words are written apart */
} TABLES[] = {{"en", EN, 1}, {"fr", FR, 1}, {"de", DE, 1}, {"es", ES, 1},
    {"zh-Hant", ZH_HANT, 0}, {"zh-TW", ZH_HANT, 0}, {"zh-HK", ZH_HANT, 0},
    {"zh-MO", ZH_HANT, 0}, {"zh", ZH_HANS, 0}, {"yue", ZH_HANT, 0},
    {"ja", JA, 0}, {"ko", KO, 1}};

/* What begins like such a word and is another. */
static const char *const OTHERS[] = {"并购", "并网", "并列", "并轨", "也许",
    "还款", "还原", "还贷", "但丁", "並列", "還款", "還原", "也許", "该死",
    "这样那样", "その他", "また貸し", "それぞれ", "他国", "他國", "他乡",
    "他鄉", "他山", "他人"};

/* Bytes of the text's start that are the word, case apart; or 0. */
static size_t begins(const char *s, size_t bytes, const char *word)
{
	size_t i = 0, k = 0, n, m, all = strlen(word);
	uint32_t a, b;

	while (k < all) {
		if (i >= bytes)
			return 0;
		n = chars_get(s + i, bytes - i, &a);
		m = chars_get(word + k, all - k, &b);
		if (chars_fold(a) != b)
			return 0;
		i += n;
		k += m;
	}
	return i;
}

/* Past opening quotes and dashes. */
static size_t past_marks(const char *s, size_t bytes)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		n = chars_get(s + i, bytes - i, &c);
		if (chars_is_wide(c) || chars_is_letter(c) || chars_is_digit(c))
			break;
	}
	return i;
}

int sentence_hangs(const struct sentence *sentence, const char *language)
{
	size_t from = past_marks(sentence->text, sentence->bytes);
	size_t bytes = sentence->bytes - from, i, k, n;
	const char *s = sentence->text + from;
	uint32_t next;

	for (i = 0; i < sizeof(OTHERS) / sizeof(*OTHERS); i++) {
		if (begins(s, bytes, OTHERS[i]))
			return 0;
	}
	for (i = 0; i < sizeof(TABLES) / sizeof(*TABLES); i++) {
		n = strlen(TABLES[i].tag);
		if (strncmp(language, TABLES[i].tag, n) != 0 ||
		    (language[n] && language[n] != '-'))
			continue;
		for (k = 0; TABLES[i].words[k]; k++) {
			n = begins(s, bytes, TABLES[i].words[k]);
			if (!n)
				continue;
			next = 0;
			if (n < bytes)
				chars_get(s + n, bytes - n, &next);
			if (!TABLES[i].apart ||
			    !(chars_is_letter(next) || chars_is_wide(next)))
				return 1;
		}
		return 0;
	}
	return 0;
}
