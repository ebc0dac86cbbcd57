/* Which language a page is in. */
#include <string.h>
#include <wchar.h>

#include "base/utf8.h"
#include "rebuild/lang/detect.h"
#include "rebuild/lang/latin.h"

enum { SAMPLE = 4 * 1024 };
/* Of one page among several, and what it must hold to be told. */
enum {
	PAGE_SAMPLE = 2 * 1024,
	WIDE_LEAST = 60,
	SPEAKS_LEAST = 6 * LATIN_WEIGHT
};

struct counts {
	size_t han, kana, hangul, latin, simplified, traditional;
	size_t speaks[LATIN_TOLD];
};

/* The same common characters in both ways of writing Chinese. */
static const wchar_t simplified[] = L"国这来个们时对说为会发经现开关员产业",
		     traditional[] = L"國這來個們時對說為會發經現開關員產業";

enum {
	COMMON = sizeof(simplified) / sizeof(*simplified) - 1,
	ENOUGH = 16 /* common characters tell how Chinese is written */
};

static void count_characters(struct counts *s, const char *text, size_t bytes)
{
	size_t at = 0;
	uint32_t c;

	while (at < bytes) {
		at += galley_utf8_get(text + at, bytes - at, &c);
		s->han += galley_utf8_is_han(c) != 0;
		s->kana += c >= 0x3040 && c <= 0x30FF;
		s->hangul += c >= 0xAC00 && c <= 0xD7A3;
		s->latin += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
	}
}

static void count_scripts(struct counts *s, const char *text, size_t bytes)
{
	size_t at = 0;
	uint32_t c;

	while (at < bytes && s->simplified + s->traditional < ENOUGH) {
		at += galley_utf8_get(text + at, bytes - at, &c);
		s->simplified +=
		    wmemchr(simplified, (wchar_t)c, COMMON) != NULL;
		s->traditional +=
		    wmemchr(traditional, (wchar_t)c, COMMON) != NULL;
	}
}

static const char *decide(const struct counts *s)
{
	int k, best = 0;

	if (s->hangul > s->han && s->hangul * 4 > s->latin)
		return "ko";
	if (s->kana * 8 > s->han && s->kana * 4 > s->latin)
		return "ja";
	if (s->han && s->han * 4 > s->latin)
		return s->traditional > s->simplified ? "zh-Hant" : "zh-Hans";
	for (k = 0; k < LATIN_TOLD; k++) {
		if (s->speaks[k] > s->speaks[best])
			best = k;
	}
	return s->speaks[best] ? galley_latin_tags[best] : "und";
}

/* The text of a segment that counts: at most that many bytes, whole
 * characters. */
static const char *sample(const struct galley_bulletin *b,
    const struct galley_segment *segment, size_t most, size_t *bytes)
{
	const char *text =
	    b->sources[segment->range.source]->text + segment->range.start;
	size_t n = segment->range.end - segment->range.start;

	if (n > most) {
		n = most;
		while (n && (text[n] & 0xC0) == 0x80)
			n--;
	}
	*bytes = n;
	return text;
}

const char *galley_language_detect(const struct galley_bulletin *b,
    const struct language *const *of, const struct language *language)
{
	struct counts s;
	size_t i, n, seen = 0;
	const char *text;

	memset(&s, 0, sizeof(s));
	for (i = 0; i < b->nsegments && seen < SAMPLE; i++) {
		if (of && of[b->segments[i].page] != language)
			continue;
		text = sample(b, &b->segments[i], SAMPLE, &n);
		count_characters(&s, text, n);
		count_scripts(&s, text, n);
		if (s.han * 4 <= s.latin) /* words would not be asked for */
			galley_latin_count(text, n, s.speaks);
		seen += n;
	}
	return decide(&s);
}

/* Words of one language that make the page's: half as many again as of another,
 * for some have words of others. */
static int words_tell(const struct counts *s)
{
	size_t first = 0, second = 0;
	int k;

	for (k = 0; k < LATIN_TOLD; k++) {
		if (s->speaks[k] > first) {
			second = first;
			first = s->speaks[k];
		} else if (s->speaks[k] > second) {
			second = s->speaks[k];
		}
	}
	return first >= SPEAKS_LEAST && first * 2 >= 3 * second;
}

const char *galley_language_detect_page(
    const struct galley_bulletin *b, size_t first, size_t count)
{
	struct counts s;
	size_t i, n, wide, seen = 0;
	const char *text;

	memset(&s, 0, sizeof(s));
	for (i = first; i < first + count && seen < PAGE_SAMPLE; i++) {
		text = sample(b, &b->segments[i], PAGE_SAMPLE, &n);
		count_characters(&s, text, n);
		seen += n;
	}
	wide = s.han + s.kana + s.hangul;
	/* Three letters or more stand for one of these characters. */
	if (wide > WIDE_LEAST && wide > s.latin)
		return decide(&s);
	if (wide * 20 >= s.latin)
		return NULL;
	for (; first < i; first++) {
		text = sample(b, &b->segments[first], PAGE_SAMPLE, &n);
		galley_latin_count(text, n, s.speaks);
	}
	return words_tell(&s) ? decide(&s) : NULL;
}

const struct language *galley_language_of(const char *tag)
{
	size_t i, n;

	for (i = 0; galley_languages[i]; i++) {
		n = strlen(galley_languages[i]->tag);
		if (!strncmp(tag, galley_languages[i]->tag, n) &&
		    (tag[n] == '\0' || tag[n] == '-'))
			return galley_languages[i];
	}
	return &galley_lang_en;
}
