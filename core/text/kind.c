/* What characters and languages are to line breaking.
 *
 * The lists are those of W3C's Requirements for Chinese Text Layout
 * (https://www.w3.org/TR/clreq/, "Prohibition rules for line start and line
 * end" and "Prohibition rules for unbreakable marks"), with the half-width and
 * vertical forms, and the ends of numbers.  Which of them counts at which level
 * is told in window.c. */
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
		return GALLEY_KIND_CLOSE | GALLEY_KIND_POINT | GALLEY_KIND_STOP;
	case ':':
		return GALLEY_KIND_CLOSE | GALLEY_KIND_POINT;
	case '%':
		return GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT;
	case '+':
	case '$':
		return GALLEY_KIND_SIGN;
	case '/':
		return GALLEY_KIND_SOLIDUS;
	case ';':
	case '?':
	case '!':
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
		return GALLEY_KIND_TIE | GALLEY_KIND_CONNECT | GALLEY_KIND_SIGN;
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

/* Punctuation that is no bracket, and what belongs to numbers. */
static const struct {
	uint32_t c;
	unsigned kind;
} marks[] = {
    {0xa2, GALLEY_KIND_SIGN},			     /* ¢ */
    {0xa3, GALLEY_KIND_SIGN},			     /* £ */
    {0xa5, GALLEY_KIND_SIGN},			     /* ¥ */
    {0xb0, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},    /* ° */
    {0xb1, GALLEY_KIND_SIGN},			     /* ± */
    {0xb7, GALLEY_KIND_CLOSE},			     /* · */
    {0x2010, GALLEY_KIND_TIE | GALLEY_KIND_CONNECT}, /* ‐ */
    {0x2013, GALLEY_KIND_TIE | GALLEY_KIND_CONNECT}, /* – */
    {0x2014, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* — */
    {0x2015, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ― */
    {0x2022, GALLEY_KIND_CLOSE},		     /* • */
    {0x2025, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ‥ */
    {0x2026, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* … */
    {0x2027, GALLEY_KIND_CLOSE},		     /* ‧ */
    {0x2030, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ‰ */
    {0x2031, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ‱ */
    {0x2032, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ′ */
    {0x2033, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ″ */
    {0x203c, GALLEY_KIND_CLOSE},		     /* ‼ */
    {0x2047, GALLEY_KIND_CLOSE},		     /* ⁇ */
    {0x2048, GALLEY_KIND_CLOSE},		     /* ⁈ */
    {0x2049, GALLEY_KIND_CLOSE},		     /* ⁉ */
    {0x20ab, GALLEY_KIND_UNIT},			     /* ₫ */
    {0x20ac, GALLEY_KIND_SIGN},			     /* € */
    {0x2103, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ℃ */
    {0x2109, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},  /* ℉ */
    {0x2212, GALLEY_KIND_SIGN},			     /* − */
    {0x22ef, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ⋯ */
    {0x2500, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ─ */
    {0x2501, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ━ */
    {0x2e3a, GALLEY_KIND_TIE | GALLEY_KIND_DASH},    /* ⸺ */
    {0x3001, GALLEY_KIND_CLOSE | GALLEY_KIND_STOP},  /* 、 */
    {0x3002, GALLEY_KIND_CLOSE | GALLEY_KIND_STOP},  /* 。 */
    {0x3003, GALLEY_KIND_CLOSE},		     /* 〃 */
    {0x3005, GALLEY_KIND_CLOSE},		     /* 々 */
    {0x301c, GALLEY_KIND_CLOSE},		     /* 〜 */
    {0x303b, GALLEY_KIND_CLOSE},		     /* 〻 */
    {0x309d, GALLEY_KIND_CLOSE},		     /* ゝ */
    {0x309e, GALLEY_KIND_CLOSE},		     /* ゞ */
    {0x30fb, GALLEY_KIND_CLOSE},		     /* ・ */
    {0x30fc, GALLEY_KIND_CLOSE},		     /* ー */
    {0x30fd, GALLEY_KIND_CLOSE},		     /* ヽ */
    {0x30fe, GALLEY_KIND_CLOSE},		     /* ヾ */
    {0xfe10, GALLEY_KIND_CLOSE},		     /* ︐ and on: vertical */
    {0xfe11, GALLEY_KIND_CLOSE}, {0xfe12, GALLEY_KIND_CLOSE},
    {0xfe13, GALLEY_KIND_CLOSE}, {0xfe14, GALLEY_KIND_CLOSE},
    {0xfe15, GALLEY_KIND_CLOSE}, {0xfe16, GALLEY_KIND_CLOSE},
    {0xfe50, GALLEY_KIND_CLOSE}, /* ﹐ and on: small */
    {0xfe51, GALLEY_KIND_CLOSE}, {0xfe52, GALLEY_KIND_CLOSE},
    {0xfe54, GALLEY_KIND_CLOSE}, {0xfe55, GALLEY_KIND_CLOSE},
    {0xfe56, GALLEY_KIND_CLOSE}, {0xfe57, GALLEY_KIND_CLOSE},
    {0xfe6a, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT},
    {0xff01, GALLEY_KIND_CLOSE},		    /* ！ */
    {0xff04, GALLEY_KIND_SIGN},			    /* ＄ */
    {0xff05, GALLEY_KIND_CLOSE | GALLEY_KIND_UNIT}, /* ％ */
    {0xff0b, GALLEY_KIND_SIGN},			    /* ＋ */
    {0xff0c, GALLEY_KIND_CLOSE | GALLEY_KIND_POINT | GALLEY_KIND_STOP},
    {0xff0d, GALLEY_KIND_TIE | GALLEY_KIND_CONNECT | GALLEY_KIND_SIGN},
    {0xff0e, GALLEY_KIND_CLOSE | GALLEY_KIND_POINT | GALLEY_KIND_STOP},
    {0xff0f, GALLEY_KIND_SOLIDUS},		     /* ／ */
    {0xff1a, GALLEY_KIND_CLOSE | GALLEY_KIND_POINT}, /* ： */
    {0xff1b, GALLEY_KIND_CLOSE},		     /* ； */
    {0xff1f, GALLEY_KIND_CLOSE},		     /* ？ */
    {0xff5e, GALLEY_KIND_CLOSE},		     /* ～ */
    {0xff61, GALLEY_KIND_CLOSE | GALLEY_KIND_STOP},  /* ｡ */
    {0xff64, GALLEY_KIND_CLOSE | GALLEY_KIND_STOP},  /* ､ */
    {0xff65, GALLEY_KIND_CLOSE},		     /* ･ */
    {0xffe0, GALLEY_KIND_SIGN},			     /* ￠ */
    {0xffe1, GALLEY_KIND_SIGN},			     /* ￡ */
    {0xffe5, GALLEY_KIND_SIGN},			     /* ￥ */
};

static unsigned punctuation(uint32_t c)
{
	size_t low = 0, high = sizeof(marks) / sizeof(*marks), middle;

	/* Squared units: ㎏ ㎡ ㏄. */
	if ((c >= 0x3371 && c <= 0x337a) || (c >= 0x3380 && c <= 0x33df))
		return GALLEY_KIND_UNIT;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (marks[middle].c == c)
			return marks[middle].kind;
		if (marks[middle].c < c)
			low = middle + 1;
		else
			high = middle;
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
	if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)) {
		if (c == 0x5e74 || c == 0x6708 || c == 0x65e5) /* 年月日 */
			return GALLEY_KIND_WIDE | GALLEY_KIND_UNIT;
		return GALLEY_KIND_WIDE;
	}
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
