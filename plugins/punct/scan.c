/* What stands beside what; what is never touched. */
#include <string.h>

#include "common/chars.h"
#include "punct/punct.h"

int punct_is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

int punct_is_alnum(uint32_t c)
{
	return punct_is_digit(c) || (c >= 'a' && c <= 'z') ||
	       (c >= 'A' && c <= 'Z');
}

/* Punctuation that wide text alone has. */
static int is_wide_mark(uint32_t c)
{
	return (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3011) ||
	       (c >= 0x3014 && c <= 0x301f) || c == 0x30fb ||
	       (c >= 0xff01 && c <= 0xff0f) || (c >= 0xff1a && c <= 0xff20) ||
	       (c >= 0xff3b && c <= 0xff40) || (c >= 0xff5b && c <= 0xff65);
}

/* Dots, dashes and quotes: both scripts have them. */
static int is_shared(uint32_t c)
{
	return (c >= 0x2014 && c <= 0x201d) || c == 0x2026 || c == 0xb7 ||
	       c == '"';
}

uint32_t punct_before(const struct punct *p, size_t i)
{
	while (i--) {
		if (!(p->mark[i] & MARK_DROPPED))
			return p->c[i];
	}
	return 0;
}

uint32_t punct_behind(const struct punct *p, size_t i)
{
	while (++i < p->n) {
		if (!(p->mark[i] & MARK_DROPPED))
			return p->c[i];
	}
	return 0;
}

/* A run of shared marks is passed over for some way only: time stays linear. */
enum { SHARED_MOST = 8 };

int punct_is_wide_before(const struct punct *p, size_t i)
{
	size_t least = i > SHARED_MOST ? i - SHARED_MOST : 0;

	while (i-- > least) {
		if ((p->mark[i] & MARK_DROPPED) || is_shared(p->c[i]))
			continue;
		return chars_is_wide(p->c[i]) || is_wide_mark(p->c[i]);
	}
	return 0;
}

int punct_is_wide_behind(const struct punct *p, size_t i)
{
	size_t end = p->n - i > SHARED_MOST ? i + SHARED_MOST : p->n;

	while (++i < end) {
		if ((p->mark[i] & MARK_DROPPED) || is_shared(p->c[i]))
			continue;
		return chars_is_wide(p->c[i]) || is_wide_mark(p->c[i]);
	}
	return 0;
}

static int is_word(const struct punct *p, size_t i, const char *word)
{
	size_t n = strlen(word), k;

	if (p->n - i < n || (i && punct_is_alnum(p->c[i - 1])))
		return 0;
	for (k = 0; k < n; k++) {
		if (chars_fold(p->c[i + k]) != (unsigned char)word[k])
			return 0;
	}
	return 1;
}

static void fix(struct punct *p, size_t start, size_t end)
{
	while (start < end)
		p->mark[start++] |= MARK_FIXED;
}

static int begins_address(const struct punct *p, size_t i)
{
	return is_word(p, i, "http://") || is_word(p, i, "https://") ||
	       is_word(p, i, "ftp://") || is_word(p, i, "www.");
}

/* What an address may hold (RFC 3986), in ASCII. */
static int in_address(uint32_t c)
{
	return punct_is_alnum(c) ||
	       (c && c < 0x80 && strchr("-._~:/?#[]@!$&'()*+,;=%", (int)c));
}

/* Up to where it goes; the marks at its end are those of the sentence. */
static size_t end_of_address(const struct punct *p, size_t i)
{
	while (i < p->n && in_address(p->c[i]))
		i++;
	while (i && strchr(".,:;!?')", (int)(p->c[i - 1] & 0x7f)) &&
	       p->c[i - 1] < 0x80)
		i--;
	return i;
}

/* Around the "@": RFC 5322's atoms, the commonest of them. */
static int in_mail(uint32_t c)
{
	return punct_is_alnum(c) || c == '.' || c == '_' || c == '-' ||
	       c == '+' || c == '%';
}

static void fix_mail(struct punct *p, size_t at)
{
	size_t start = at, end = at + 1;

	while (start && in_mail(p->c[start - 1]) &&
	       !(p->mark[start - 1] & MARK_FIXED))
		start--;
	while (end < p->n && in_mail(p->c[end]))
		end++;
	while (end > at + 1 && p->c[end - 1] == '.')
		end--;
	if (start < at && end > at + 1)
		fix(p, start, end);
}

void punct_fix(struct punct *p)
{
	size_t i, end;

	for (i = 0; i < p->n; i++) {
		if (begins_address(p, i)) {
			end = end_of_address(p, i);
			fix(p, i, end);
			i = end > i ? end - 1 : i;
		} else if (p->c[i] == '@') {
			fix_mail(p, i);
		} else if (i && i + 1 < p->n && punct_is_digit(p->c[i - 1]) &&
			   punct_is_digit(p->c[i + 1])) {
			fix(p, i, i + 1); /* 1,000 3.14 12:30 */
		}
	}
}
