/* Bytes become UTF-8: stated, marked, valid as it is, or guessed; then decoded
 * strictly, so that nothing is lost by a wrong guess. */
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "host/decode.h"
#include "host/guess.h"
#include "host/job.h"

enum { STEP = 64 * 1024 };

struct input {
	const unsigned char *s;
	size_t n;
};

/* ---- names ---- */

/* Names that iconv has not, or takes for less than what is meant by them. */
static const struct alias {
	const char *typed, *name, *iconv;
} ALIASES[] = {
    {"utf8", "UTF-8", "UTF-8"},
    {"utf-8", "UTF-8", "UTF-8"},
    {"utf-8-sig", "UTF-8", "UTF-8"},
    {"utf16", "UTF-16", "UTF-16"},
    {"utf-16", "UTF-16", "UTF-16"},
    {"utf16le", "UTF-16LE", "UTF-16LE"},
    {"utf16be", "UTF-16BE", "UTF-16BE"},
    {"utf32", "UTF-32", "UTF-32"},
    {"utf-32", "UTF-32", "UTF-32"},
    {"gb", "GB18030", "GB18030"},
    {"gb18030", "GB18030", "GB18030"},
    {"gb2312", "GBK", "GBK"}, /* what is called so is GBK */
    {"gb-2312", "GBK", "GBK"},
    {"euc-cn", "GBK", "GBK"},
    {"gbk", "GBK", "GBK"},
    {"cp936", "GBK", "GBK"},
    {"big-5", "Big5", "BIG5"},
    {"big5", "Big5", "BIG5"},
    {"cp950", "CP950", "CP950"},
    {"euc-jp", "EUC-JP", "EUC-JP"},
    {"eucjp", "EUC-JP", "EUC-JP"},
    {"shift-jis", "Shift_JIS", "CP932"},
    {"shift_jis", "Shift_JIS", "CP932"},
    {"sjis", "Shift_JIS", "CP932"},
    {"euckr", "EUC-KR", "CP949"},
    {"euc-kr", "EUC-KR", "CP949"},
    {"koi8", "KOI8-R", "KOI8-R"},
    {"koi8r", "KOI8-R", "KOI8-R"},
    {"latin-1", "ISO-8859-1", "ISO-8859-1"},
    {"latin1", "ISO-8859-1", "ISO-8859-1"},
    {"latin-9", "ISO-8859-15", "ISO-8859-15"},
    {"latin9", "ISO-8859-15", "ISO-8859-15"},
};

static const struct alias *alias(const char *typed)
{
	size_t i;

	for (i = 0; i < sizeof(ALIASES) / sizeof(*ALIASES); i++) {
		if (!strcasecmp(ALIASES[i].typed, typed))
			return &ALIASES[i];
	}
	return NULL;
}

/* iconv_open() would take what follows a slash as an order to skip what it
 * can't decode, and an empty name as the locale's encoding. */
static int is_name(const char *s)
{
	return *s && strlen(s) < 32 &&
	       !s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
			    "abcdefghijklmnopqrstuvwxyz0123456789-_.:+()")];
}

/* ---- messages ---- */

/* The bytes at fault, as far as the encoding lets one see. */
static size_t faulty(const struct input *in, size_t at, const char *encoding)
{
	size_t n = 1, most = 1;

	if (!strncmp(encoding, "UTF-16", 6))
		n = most = 2;
	else if (!strncmp(encoding, "UTF-32", 6))
		n = most = 4;
	else if (!strcmp(encoding, "UTF-8"))
		most = 4;
	if (n > in->n - at)
		return in->n - at;
	while (n < most && n < in->n - at && (in->s[at + n] & 0xC0) == 0x80)
		n++;
	return n;
}

static int refuse(struct galley_decoded *d, const struct input *in, size_t at,
    const char *encoding, const char *hint)
{
	size_t i, n = faulty(in, at, encoding);

	galley_buf_printf(&d->why, "byte %zu: not valid %s (", at, encoding);
	for (i = 0; i < n; i++)
		galley_buf_printf(
		    &d->why, "%s0x%02X", i ? " " : "", in->s[at + i]);
	galley_buf_printf(&d->why, "%s); %s",
	    n == in->n - at ? ", where the text ends" : "", hint);
	return -1;
}

static int refuse_nul(struct galley_decoded *d, size_t at, int hint)
{
	galley_buf_printf(&d->why, "byte %zu is NUL: this is not text%s", at,
	    hint ? "; if it is UTF-16 or UTF-32, say so by --encoding" : "");
	return -1;
}

/* ---- decoding ---- */

/* 0, or -1 with where it failed in *at. */
static int convert(struct galley_buf *out, const char *from,
    const struct input *in, size_t *at)
{
	iconv_t cd = iconv_open("UTF-8", from);
	char *s = (char *)in->s, *to;
	size_t left = in->n, room, result;
	int flushing = 0;

	out->n = 0;
	*at = 0;
	if (!galley_iconv_is_open(cd))
		return -1;
	for (;;) {
		if (galley_buf_reserve(out, left + STEP))
			break;
		to = out->s + out->n;
		room = out->cap - out->n - 1;
		result = flushing ? iconv(cd, NULL, NULL, &to, &room)
				  : iconv(cd, &s, &left, &to, &room);
		out->n = (size_t)(to - out->s);
		out->s[out->n] = '\0';
		if (result == (size_t)-1 && errno != E2BIG)
			break;
		if (result != (size_t)-1 && flushing)
			break;
		flushing = result != (size_t)-1;
	}
	iconv_close(cd);
	*at = in->n - left;
	return left || out->failed || !flushing ? -1 : 0;
}

static void take_utf8(struct galley_decoded *d, const struct input *in)
{
	d->text = (const char *)in->s;
	d->bytes = in->n;
}

/* Takes the input as being in that encoding, or says where it is not. */
static int take(struct galley_decoded *d, const struct input *in,
    const char *name, const char *from, const char *hint)
{
	size_t at;

	snprintf(d->encoding, sizeof(d->encoding), "%s", name);
	if (!strcmp(from, "UTF-8")) {
		take_utf8(d, in);
		at = galley_utf8_check(d->text, d->bytes);
		return at < in->n ? refuse(d, in, at, name, hint) : 0;
	}
	if (convert(&d->out, from, in, &at))
		return d->out.failed ? -1 : refuse(d, in, at, name, hint);
	d->text = d->out.s;
	d->bytes = d->out.n;
	return 0;
}

/* The bytes of the input before a place in the text that came of it. */
static size_t input_offset(const struct galley_decoded *d, size_t at)
{
	size_t i, n, units = 0;
	uint32_t c;
	int wide = !strncmp(d->encoding, "UTF-32", 6);

	for (i = 0; i < at; i += n) {
		n = galley_utf8_get(d->text + i, d->bytes - i, &c);
		if (!n)
			break;
		units += wide || c < 0x10000 ? 1 : 2;
	}
	return units * (wide ? 4 : 2);
}

static int check_nul(struct galley_decoded *d, const struct input *in)
{
	const char *nul = d->bytes ? memchr(d->text, 0, d->bytes) : NULL;
	const unsigned char *byte = nul ? memchr(in->s, 0, in->n) : NULL;

	if (!nul)
		return 0;
	if (!strncmp(d->encoding, "UTF-16", 6) ||
	    !strncmp(d->encoding, "UTF-32", 6))
		return refuse_nul(
		    d, input_offset(d, (size_t)(nul - d->text)), 0);
	return refuse_nul(d, byte ? (size_t)(byte - in->s) : 0, 1);
}

/* ---- deciding ---- */

static const struct mark {
	const char *bytes;
	size_t n;
	const char *name;
} MARKS[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"},
    {"\xFF\xFE\0\0", 4, "UTF-32LE"}, /* before UTF-16LE, which it begins as */
    {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},
    {"\xFE\xFF", 2, "UTF-16BE"},
};

static const char *marked(const struct input *in)
{
	size_t i;

	for (i = 0; i < sizeof(MARKS) / sizeof(*MARKS); i++) {
		if (in->n >= MARKS[i].n &&
		    !memcmp(in->s, MARKS[i].bytes, MARKS[i].n))
			return MARKS[i].name;
	}
	return NULL;
}

/* Does the unit stand in most texts?  N is left out: with its bytes turned it
 * is the commonest of Han characters. */
static int is_usual(unsigned high, unsigned low)
{
	unsigned c = high << 8 | low;

	return (c >= 0x20 && c < 0x7F && c != 'N') || c == '\n' || c == '\r' ||
	       c == 0x3000 || c == 0x3001 || c == 0x3002 || c == 0xFF0C ||
	       c == 0x7684;
}

/* Bytes that no text in UTF-8 has, and UTF-16 many of. */
static int is_odd(unsigned c)
{
	return c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
}

/* UTF-16 without a mark shows in its zero bytes and in the units that are usual
 * one way and not the other.  NULL where it is none. */
static const char *zero_pattern(const struct input *in, int is_utf8)
{
	size_t i, zeros = 0, odd = 0, little = 0, big = 0;
	size_t n = in->n < STEP ? in->n : STEP;

	for (i = 0; i + 1 < n; i += 2) {
		const unsigned a = in->s[i], b = in->s[i + 1];

		zeros += (size_t)!a + !b;
		odd += (size_t)(is_odd(a) + is_odd(b));
		little += (size_t)is_usual(b, a);
		big += (size_t)is_usual(a, b);
	}
	/* With few of them in what is else ASCII, they are stray. */
	if (in->n % 2 || !zeros || (is_utf8 && odd < n / 4))
		return NULL;
	if (little > 4 * big)
		return "UTF-16LE";
	return big > 4 * little ? "UTF-16BE" : NULL;
}

/* Text that is UTF-8 but for a few bytes is damaged, and not in some other
 * encoding: telling where serves better than reading it all wrong. */
static int is_damaged_utf8(const struct input *in)
{
	size_t i, n, good = 0, bad = 0;
	const char *s = (const char *)in->s;
	uint32_t c;

	for (i = 0; i < in->n; i += n ? n : 1) {
		n = galley_utf8_get(s + i, in->n - i, &c);
		good += n > 1 ? n : 0;
		bad += !n;
	}
	return good > 4 * bad;
}

static int guess(struct galley_decoded *d, const struct input *in)
{
	struct galley_guess best[GALLEY_GUESSES];
	const char *text = (const char *)in->s;
	char hint[32];
	size_t i, n, at;

	if (is_damaged_utf8(in))
		return take(d, in, "UTF-8", "UTF-8", "try --encoding");
	n = galley_guess(text, in->n, best, hint);
	if (n == 0)
		return take(d, in, "UTF-8", "UTF-8",
		    "no other encoding fits either; try --encoding");
	/* One that is about as likely may stand in for one that fails. */
	for (i = 0; i < n && best[i].score > 0.8 * best[0].score; i++) {
		if (convert(&d->out, best[i].iconv, in, &at) == 0)
			break;
		if (d->out.failed)
			return -1;
	}
	if (i == n || best[i].score <= 0.8 * best[0].score)
		i = 0; /* none fits to its end: tell of the likeliest */
	snprintf(d->how, sizeof(d->how), "its common characters%s%s",
	    *hint ? ", libuchardet says " : "", hint);
	return take(d, in, best[i].name, best[i].iconv, "try --encoding");
}

static int stated(
    struct galley_decoded *d, const struct input *in, const char *typed)
{
	const struct alias *a = alias(typed);
	const char *name = a ? a->name : typed, *from = a ? a->iconv : typed;
	const char *mark = marked(in);
	iconv_t cd;
	int known = 0;

	/* "UTF-16" leaves open which: the mark tells, else the zero bytes,
	 * else the standard (RFC 2781, 4.3). */
	if (!strcmp(from, "UTF-16") || !strcmp(from, "UTF-32")) {
		if (!mark || strncmp(mark, from, 6) != 0)
			mark = from[4] == '1' ? zero_pattern(in, 0) : NULL;
		if (!mark)
			mark = from[4] == '1' ? "UTF-16BE" : "UTF-32BE";
		name = from = mark;
	}
	if (is_name(from)) {
		cd = iconv_open("UTF-8", from);
		known = galley_iconv_is_open(cd);
		if (known)
			iconv_close(cd);
	}
	if (!known) {
		galley_buf_printf(&d->why,
		    "there is no encoding \"%.40s\"; UTF-8, UTF-16, GB18030, "
		    "GBK, Big5, EUC-JP, Shift_JIS, EUC-KR, KOI8-R, "
		    "ISO-8859-1 to -16, windows-1250 to -1258 and what "
		    "\"iconv -l\" lists are known",
		    typed);
		return -1;
	}
	snprintf(d->how, sizeof(d->how), "--encoding");
	return take(d, in, name, from, "--encoding names another?");
}

static int decide(
    struct galley_decoded *d, const struct input *in, const char *encoding)
{
	const unsigned char *nul;
	const char *found;
	int is_utf8;

	if (encoding)
		return stated(d, in, encoding);
	found = marked(in);
	if (found) {
		snprintf(d->how, sizeof(d->how), "its byte order mark");
		return take(d, in, found, found, "try --encoding");
	}
	is_utf8 = galley_utf8_check((const char *)in->s, in->n) == in->n;
	nul = memchr(in->s, 0, in->n);
	found = is_utf8 && !nul ? NULL : zero_pattern(in, is_utf8);
	if (found) {
		snprintf(d->how, sizeof(d->how), "where its zero bytes stand");
		if (!take(d, in, found, found, "try --encoding") &&
		    !memchr(d->text, 0, d->bytes))
			return 0;
		d->why.n = 0;
	}
	snprintf(d->how, sizeof(d->how), "every byte is valid");
	if (is_utf8) {
		snprintf(d->encoding, sizeof(d->encoding), "UTF-8");
		take_utf8(d, in);
		return 0;
	}
	if (nul)
		return refuse_nul(d, (size_t)(nul - in->s), 1);
	return guess(d, in);
}

int galley_decode(struct galley_decoded *d, const char *input, size_t bytes,
    const char *encoding)
{
	struct input in = {(const unsigned char *)(input ? input : ""), bytes};

	memset(d, 0, sizeof(*d));
	if (decide(d, &in, encoding))
		return -1;
	return check_nul(d, &in);
}

void galley_decoded_free(struct galley_decoded *d)
{
	galley_buf_free(&d->out);
	galley_buf_free(&d->why);
}

const struct galley_source *galley_source_decode(struct galley_job *job)
{
	const struct galley_source *source = NULL;
	struct galley_decoded d;
	const char *text;

	if (galley_decode(&d, job->input, job->input_bytes, job->encoding)) {
		if (d.out.failed || d.why.failed)
			job->out_of_memory = 1;
		else
			galley_diag(job, NULL, GALLEY_ERROR, "%s", d.why.s);
		goto out;
	}
	text = d.text == job->input && job->input_ends
		   ? d.text
		   : galley_arena_strndup(job->arena, d.text, d.bytes);
	if (text)
		source = galley_bulletin_add_source(
		    job->bulletin, job->input_name, text, d.bytes, d.encoding);
	if (source)
		galley_diag(job, NULL, GALLEY_NOTE, "read as %s: %s",
		    d.encoding, d.how);
	else
		job->out_of_memory = 1;
out:
	galley_decoded_free(&d);
	return source;
}
