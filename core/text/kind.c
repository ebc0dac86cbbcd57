/* What characters and languages are to line breaking.
 *
 * The lists are those of W3C's Requirements for Chinese Text Layout
 * (https://www.w3.org/TR/clreq/, "Prohibition rules for line start and line
 * end", basic level), with the half-width forms, and the ends of numbers. */
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"
#include "text/text.h"

/* 1 where the tag's first part is one of the words of the list. */
static int listed(const char *tag, const char *list)
{
	size_t n = strcspn(tag, "-"), m;

	for (; *list; list += m + (list[m] == ' ')) {
		m = strcspn(list, " ");
		if (m == n && !strncmp(tag, list, n))
			return 1;
	}
	return 0;
}

struct galley_script galley_script_of(const char *language)
{
	struct galley_script s = {0, GALLEY_QUOTES_PLAIN};

	if (!language)
		return s;
	s.cjk = listed(language, "zh ja ko yue wuu nan hak lzh cmn gan hsn");
	if (listed(language, "de cs sk sl hr sr mk bg lt et is lb dsb hsb"))
		s.quotes = GALLEY_QUOTES_LOW;
	else if (listed(language, "sv fi da nb nn no"))
		s.quotes = GALLEY_QUOTES_SAME;
	return s;
}

static unsigned ascii(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return GALLEY_KIND_DIGIT;
	switch (c) {
	case '.':
	case ',':
	case ':':
		return GALLEY_KIND_CLOSE | GALLEY_KIND_POINT;
	case ';':
	case '?':
	case '!':
	case '%':
	case ')':
	case ']':
	case '}':
		return GALLEY_KIND_CLOSE;
	case '(':
	case '[':
	case '{':
		return GALLEY_KIND_OPEN;
	case '"':
	case '\'':
		return GALLEY_KIND_EITHER;
	case ' ':
	case '\t':
	case '\n':
	case '\v':
	case '\f':
	case '\r':
		return GALLEY_KIND_SPACE;
	case '-':
		return GALLEY_KIND_TIE;
	default:
		return 0;
	}
}

/* ‘ ’ “ ” « » ‹ ›, whose direction is the language's.  Low ones open. */
static unsigned quote(uint32_t c, const struct galley_script *s)
{
	int guillemet = c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a;
	int left = c == 0x2018 || c == 0x201c || c == 0xab || c == 0x2039;

	if (s->quotes == GALLEY_QUOTES_LOW && guillemet)
		return GALLEY_KIND_EITHER;
	if (s->quotes == GALLEY_QUOTES_LOW) /* ” is English in such a text */
		return GALLEY_KIND_CLOSE;
	if (s->quotes == GALLEY_QUOTES_SAME && !(left && !guillemet))
		return GALLEY_KIND_EITHER;
	return GALLEY_KIND_QUOTE |
	       (left ? GALLEY_KIND_OPEN : GALLEY_KIND_CLOSE);
}

/* Punctuation that is no bracket. */
static unsigned punctuation(uint32_t c)
{
	static const uint32_t close[] = {0xb0, 0xb7, 0x2022, 0x2027, 0x2030,
	    0x2032, 0x2033, 0x203c, 0x2047, 0x2048, 0x2049, 0x2103, 0x3001,
	    0x3002, 0x3003, 0x3005, 0x301c, 0x303b, 0x309d, 0x309e, 0x30fb,
	    0x30fc, 0x30fd, 0x30fe, 0xfe10, 0xfe11, 0xfe12, 0xfe13, 0xfe14,
	    0xfe15, 0xfe16, 0xfe50, 0xfe51, 0xfe52, 0xfe54, 0xfe55, 0xfe56,
	    0xfe57, 0xfe6a, 0xff01, 0xff05, 0xff1b, 0xff1f, 0xff5e, 0xff61,
	    0xff64, 0xff65};
	static const uint32_t tie[] = {0x2013, 0x2014, 0x2015, 0x2025, 0x2026,
	    0x22ef, 0x2500, 0x2501, 0x2e3a, 0xff0d};
	size_t i;

	if (c == 0xff0c || c == 0xff0e || c == 0xff1a) /* ，．： */
		return GALLEY_KIND_CLOSE | GALLEY_KIND_POINT;
	for (i = 0; i < sizeof(tie) / sizeof(*tie); i++) {
		if (c == tie[i])
			return GALLEY_KIND_TIE;
	}
	for (i = 0; i < sizeof(close) / sizeof(*close); i++) {
		if (c == close[i])
			return GALLEY_KIND_CLOSE;
	}
	return 0;
}

static unsigned bracket(uint32_t c)
{
	if (uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_Ps | UC_CATEGORY_MASK_Pi))
		return GALLEY_KIND_OPEN;
	if (uc_is_general_category_withtable(
		c, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf))
		return GALLEY_KIND_CLOSE;
	return 0;
}

unsigned galley_kind_of(uint32_t c, const struct galley_script *s)
{
	unsigned kind;

	if (c < 0x80)
		return ascii(c);
	if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf))
		return GALLEY_KIND_WIDE;
	if (c == 0x3000 || (c != 0xa0 && c != 0x202f && c != 0x2007 &&
			       c != 0xfeff && galley_utf8_is_space(c)))
		return GALLEY_KIND_SPACE;
	if (c == 0x2018 || c == 0x2019 || c == 0x201c || c == 0x201d ||
	    c == 0xab || c == 0xbb || c == 0x2039 || c == 0x203a)
		return quote(c, s);
	if (c >= 0xff10 && c <= 0xff19)
		return GALLEY_KIND_WIDE | GALLEY_KIND_DIGIT | GALLEY_KIND_FULL;
	if ((c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a))
		return GALLEY_KIND_WIDE | GALLEY_KIND_FULL;
	kind = punctuation(c);
	if (!kind)
		kind = bracket(c);
	return kind | (galley_utf8_is_wide(c) ? GALLEY_KIND_WIDE : 0);
}
