/* Which language a page is in. */
#include <string.h>

#include "base/utf8.h"
#include "rebuild/lang/detect.h"

enum { SAMPLE = 4 * 1024, ENGLISH = 0, FRENCH, GERMAN, LATIN_KNOWN };

struct counts {
	size_t han, kana, hangul, latin, simplified, traditional;
	size_t words[LATIN_KNOWN];
};

static const char *const latin_tags[LATIN_KNOWN] = {"en", "fr", "de"};
/* Common words that the other two don't have. */
static const char *const common[LATIN_KNOWN] = {
    " the of and was that with for his which ",
    " le les des est une dans pour que qui ",
    " der die und das den von nicht mit dem "};
/* The same common characters in both ways of writing Chinese. */
static const char simplified[] = "国这来个们时对说为会发经现开关员产业",
		  traditional[] = "國這來個們時對說為會發經現開關員產業";

static void count_characters(struct counts *s, const char *text, size_t bytes)
{
	size_t at = 0, n;
	char one[5] = "";
	uint32_t c;

	while (at < bytes) {
		n = galley_utf8_get(text + at, bytes - at, &c);
		if (galley_utf8_is_han(c)) {
			s->han++;
			memcpy(one, text + at, n);
			one[n] = '\0';
			s->simplified += strstr(simplified, one) != NULL;
			s->traditional += strstr(traditional, one) != NULL;
		}
		s->kana += c >= 0x3040 && c <= 0x30FF;
		s->hangul += c >= 0xAC00 && c <= 0xD7A3;
		s->latin += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		at += n;
	}
}

static void count_words(struct counts *s, const char *text, size_t bytes)
{
	char word[12] = " ";
	size_t i, n = 1;
	int k;

	for (i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		if ((c >= 'a' && c <= 'z') || c >= 0x80) {
			if (n < sizeof(word) - 2)
				word[n++] = (char)c;
			continue;
		}
		word[n] = ' ';
		word[n + 1] = '\0';
		for (k = 0; k < LATIN_KNOWN && n > 2; k++)
			s->words[k] += strstr(common[k], word) != NULL;
		n = 1;
	}
}

static const char *decide(const struct counts *s)
{
	int k, best = ENGLISH;

	if (s->hangul > s->han && s->hangul * 4 > s->latin)
		return "ko";
	if (s->kana * 8 > s->han && s->kana * 4 > s->latin)
		return "ja";
	if (s->han && s->han * 4 > s->latin)
		return s->traditional > s->simplified ? "zh-Hant" : "zh-Hans";
	for (k = 0; k < LATIN_KNOWN; k++) {
		if (s->words[k] > s->words[best])
			best = k;
	}
	return s->words[best] ? latin_tags[best] : "und";
}

const char *galley_language_detect(const struct galley_bulletin *b)
{
	struct counts s;
	size_t i, n, seen = 0;
	const char *text;

	memset(&s, 0, sizeof(s));
	for (i = 0; i < b->nsegments && seen < SAMPLE; i++) {
		text = b->sources[b->segments[i].range.source]->text +
		       b->segments[i].range.start;
		n = b->segments[i].range.end - b->segments[i].range.start;
		if (n > SAMPLE) {
			n = SAMPLE;
			while (n && (text[n] & 0xC0) == 0x80)
				n--;
		}
		seen += n;
		count_characters(&s, text, n);
		count_words(&s, text, n);
	}
	return decide(&s);
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
