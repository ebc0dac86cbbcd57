/* What a value of the metadata may be. */
#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "bulletin/values.h"

enum { VALUE_BYTES = 65536 };

/* The characters of ASCII alone, whatever the locale. */
static int is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static int is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static char upper(char c)
{
	return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* One line: each run of blanks and line ends becomes one blank; a full-width
 * blank stays, since titles are spaced by it. */
static const char *text_normal(const char *s, struct galley_buf *out)
{
	size_t i, n, bytes = strlen(s), ink = 0;
	int blank = 0;
	uint32_t c;

	if (bytes > VALUE_BYTES)
		return "at most 65536 bytes are wanted";
	for (i = 0; i < bytes; i += n) {
		n = galley_utf8_get(s + i, bytes - i, &c);
		if (!n)
			return "UTF-8 is wanted";
		if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x2028) {
			blank = 1;
			continue;
		}
		if (c < 0x20 || (c >= 0x7F && c < 0xA0) ||
		    !galley_xml_is_char(c))
			return "text without control characters is wanted";
		if (!out->n && galley_utf8_is_space(c))
			continue;
		if (blank && out->n)
			galley_buf_putc(out, ' ');
		blank = 0;
		galley_buf_add(out, s + i, n);
		if (!galley_utf8_is_space(c))
			ink = out->n;
	}
	if (!ink)
		return "a value is wanted";
	if (!out->failed)
		out->s[out->n = ink] = '\0';
	return NULL;
}

static int number(const char *s, int digits)
{
	int n = 0;

	while (digits-- > 0) {
		if (!is_digit(*s))
			return -1;
		n = n * 10 + (*s++ - '0');
	}
	return n;
}

static int days(int year, int month)
{
	static const int DAYS[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return DAYS[month - 1] + (month == 2 && leap);
}

/* ISO 8601-1:2019, 5.2.2, in its extended form, as far as EPUB and DocBook
 * take it: a year, with a month, with a day. */
static const char *check_date(const char *s)
{
	static const char WANTED[] =
	    "a date such as 2024-05-17, 2024-05 or 2024 is wanted";
	size_t n = strlen(s);
	int year, month, day;

	if ((n != 4 && n != 7 && n != 10) || (year = number(s, 4)) < 1)
		return WANTED;
	if (n == 4)
		return NULL;
	month = s[4] == '-' ? number(s + 5, 2) : -1;
	if (month < 1 || month > 12)
		return WANTED;
	if (n == 7)
		return NULL;
	day = s[7] == '-' ? number(s + 8, 2) : -1;
	return day < 1 || day > days(year, month) ? WANTED : NULL;
}

struct subtag {
	const char *s;
	size_t n;
	int alpha, digits; /* nothing but letters, nothing but digits */
};

/* The subtag at *s, which moves behind it; 0 where there is none or a bad
 * one. */
static int next_subtag(const char **s, struct subtag *t)
{
	t->s = *s;
	t->alpha = t->digits = 1;
	for (t->n = 0; is_alpha(**s) || is_digit(**s); t->n++, (*s)++) {
		t->alpha &= is_alpha(**s);
		t->digits &= is_digit(**s);
	}
	if (!t->n || t->n > 8 || (**s != '-' && **s))
		return 0;
	*s += **s == '-' && (*s)[1];
	return **s != '-';
}

/* The parts of a tag, in their order. */
enum part { LANGUAGE, EXTLANG, SCRIPT, REGION, VARIANT, EXTENSION, PRIVATE };

/* Which part a subtag behind a part can be, or -1. */
static int part_of(const struct subtag *t, enum part after, int extlangs)
{
	if (t->n == 1)
		return lower(*t->s) == 'x' ? PRIVATE : EXTENSION;
	if (after <= EXTLANG && t->n == 3 && t->alpha && extlangs < 3)
		return EXTLANG;
	if (after < SCRIPT && t->n == 4 && t->alpha)
		return SCRIPT;
	if (after < REGION &&
	    ((t->n == 2 && t->alpha) || (t->n == 3 && t->digits)))
		return REGION;
	if (after <= VARIANT && (t->n >= 5 || (t->n == 4 && is_digit(*t->s))))
		return VARIANT;
	return -1;
}

/* RFC 5646, 2.1; the tags grandfathered for their irregular form, all but
 * forgotten, are not taken. */
static int is_tag(const char *s)
{
	struct subtag t;
	int part = LANGUAGE, first = 1, open = 0, extlangs = 0;

	while (*s) {
		if (!next_subtag(&s, &t))
			return 0;
		if (first) {
			part =
			    t.n == 1 && lower(*t.s) == 'x' ? PRIVATE : LANGUAGE;
			open = part == PRIVATE;
			if (!open && (t.n < 2 || !t.alpha))
				return 0;
			extlangs = t.n > 3 ? 3 : 0; /* none behind those */
			first = 0;
		} else if (part == PRIVATE || (part == EXTENSION && t.n > 1)) {
			open = 0;
		} else {
			if (open)
				return 0; /* a singleton with nothing */
			part = part_of(&t, (enum part)part, extlangs);
			if (part < 0)
				return 0;
			extlangs += part == EXTLANG;
			open = part >= EXTENSION;
		}
	}
	return !first && !open;
}

/* The usual case, RFC 5646, 2.1.1: zh-Hant-TW. */
static void tag_case(char *s)
{
	size_t n, i;
	int first = 1, single = 0;

	for (; *s; s += n + (s[n] == '-')) {
		n = strcspn(s, "-");
		for (i = 0; i < n; i++) {
			int big =
			    !first && !single && (n == 2 || (n == 4 && i == 0));

			s[i] = big ? upper(s[i]) : lower(s[i]);
		}
		single |= n == 1;
		first = 0;
	}
}

/* ISO 3297: seven digits and a check digit, weights 8 to 2, modulo 11. */
static const char *check_issn(struct galley_buf *out)
{
	static const char WANTED[] =
	    "an ISSN such as 2049-3630, with its check digit, is wanted";
	int i, sum = 0, check;
	char *s = out->s;

	if (out->n == 8) { /* without its hyphen */
		galley_buf_putc(out, s[7]);
		if (out->failed)
			return NULL;
		s = out->s;
		memmove(s + 5, s + 4, 4);
		s[4] = '-';
	}
	if (out->n != 9 || s[4] != '-')
		return WANTED;
	for (i = 0; i < 7; i++) {
		if (!is_digit(s[i + (i > 3)]))
			return WANTED;
		sum += (8 - i) * (s[i + (i > 3)] - '0');
	}
	s[8] = upper(s[8]);
	check = (11 - sum % 11) % 11;
	return s[8] == (check == 10 ? 'X' : (char)('0' + check)) ? NULL
								 : WANTED;
}

const char *galley_value_normal(
    enum galley_value_kind kind, const char *value, struct galley_buf *out)
{
	const char *wanted = text_normal(value, out);

	if (wanted || out->failed)
		return wanted;
	switch (kind) {
	case GALLEY_VALUE_DATE:
		return check_date(out->s);
	case GALLEY_VALUE_LANGUAGE:
		if (!is_tag(out->s))
			return "a language tag (BCP 47) such as zh-Hans, fr "
			       "or en-GB is wanted";
		tag_case(out->s);
		return NULL;
	case GALLEY_VALUE_ISSN:
		return check_issn(out);
	case GALLEY_VALUE_TEXT:
		break;
	}
	return NULL;
}
