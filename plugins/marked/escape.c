/* Text as lines of a marked file, and back: every character can be written. */
#include <stdio.h>
#include <string.h>

#include "marked/marked.h"

size_t marked_char(const char *s, size_t bytes, uint32_t *c)
{
	static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *u = (const unsigned char *)s;
	size_t n, i;

	if (!bytes || (u[0] >= 0x80 && u[0] < 0xC2) || u[0] > 0xF4)
		return 0;
	n = u[0] < 0x80 ? 1 : u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : 4;
	if (n > bytes)
		return 0;
	*c = n == 1 ? u[0] : u[0] & (0x7Fu >> n);
	for (i = 1; i < n; i++) {
		if ((u[i] & 0xC0) != 0x80)
			return 0;
		*c = *c << 6 | (u[i] & 0x3Fu);
	}
	return *c < LEAST[n] || *c > 0x10FFFF || (*c >= 0xD800 && *c < 0xE000)
		   ? 0
		   : n;
}

/* White space as the law has it, beyond line ends and what is ASCII. */
static int is_wide_blank(uint32_t c)
{
	return c == 0x85 || c == 0xA0 || c == 0x1680 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
	       c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

static int is_blank(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || is_wide_blank(c);
}

int marked_is_blank(const char *s, size_t bytes)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		n = marked_char(s + i, bytes - i, &c);
		if (!n || !is_blank(c))
			return 0;
	}
	return 1;
}

/* ---- writing ---- */

struct out {
	struct galley_job *job;
	const char *s;
	size_t bytes, at;
	size_t done;  /* written so far */
	int at_start; /* of a line */
	enum marked_mode mode;
};

/* The bytes of a line end at the place, in the mode's convention, or 0. */
static size_t line_end(const struct out *o, size_t at)
{
	if (o->mode == MARKED_LINES && at < o->bytes && o->s[at] == '\n')
		return 1;
	if (o->mode == MARKED_CRLF && at + 1 < o->bytes && o->s[at] == '\r' &&
	    o->s[at + 1] == '\n')
		return 2;
	return 0;
}

/* Whether the character, which ends before next, can't be written as it is: it
 * is no visible part of a line, or a place where editors or the syntax would
 * see something else. */
static int wants_escape(const struct out *o, uint32_t c, size_t next)
{
	int last = next == o->bytes || line_end(o, next);

	if (c == '\\' || c == 0x7F || (c < 0x20 && c != '\t'))
		return 1;
	if ((c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 ||
	    c == 0xFEFF)
		return 1;
	if (last && is_blank(c))
		return 1;
	if (o->mode == MARKED_WORD)
		return is_blank(c) || (c < 0x80 && strchr("[]:", (int)c)) ||
		       (c == '-' && o->at_start);
	if (o->mode == MARKED_LINE)
		return o->at_start && is_blank(c);
	return o->at_start && (c == '@' || c == '#');
}

static void escape(struct out *o, uint32_t c)
{
	static const char FROM[] = "\n\r\t\f\v \\@#", TO[] = "nrtfvs\\@#";
	const char *found = c < 0x80 ? strchr(FROM, (int)c) : NULL;
	char e[16];

	if (found)
		snprintf(e, sizeof(e), "\\%c", TO[found - FROM]);
	else
		snprintf(e, sizeof(e), "\\u{%lX}", (unsigned long)c);
	galley_puts(o->job, e);
}

static void flush(struct out *o, size_t to, size_t on)
{
	galley_write(o->job, o->s + o->done, to - o->done);
	o->done = on;
}

static void end_line(struct out *o, size_t n)
{
	flush(o, o->at, o->at + n);
	/* An empty line would be of no account. */
	galley_puts(o->job, o->at_start ? "\\\n" : "\n");
	o->at += n;
	o->at_start = 1;
}

void marked_put(
    struct galley_job *job, const char *s, size_t bytes, enum marked_mode mode)
{
	struct out o = {job, s, bytes, 0, 0, 1, mode};
	uint32_t c;
	size_t n;

	while (o.at < bytes) {
		n = line_end(&o, o.at);
		if (n) {
			end_line(&o, n);
			continue;
		}
		n = marked_char(s + o.at, bytes - o.at, &c);
		if (!n) /* the model holds no such text */
			n = 1;
		else if (wants_escape(&o, c, o.at + n)) {
			flush(&o, o.at, o.at + n);
			escape(&o, c);
		}
		o.at += n;
		o.at_start = 0;
	}
	if (mode == MARKED_LINES || mode == MARKED_CRLF)
		end_line(&o, 0);
	else
		flush(&o, bytes, bytes);
}

/* ---- reading ---- */

static const char WANTED[] =
    "an escape is \\\\, \\n, \\r, \\t, \\f, \\v, \\s, \\@, \\# or \\u{...}";

static size_t put_char(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "{3000}" at s: its character, and its bytes; 0 where there is none. */
static size_t hexadecimal(const char *s, size_t bytes, uint32_t *c)
{
	size_t i;

	*c = 0;
	if (bytes < 3 || s[0] != '{')
		return 0;
	for (i = 1; i < bytes && i < 8 && s[i] != '}'; i++) {
		if (digit(s[i]) < 0)
			return 0;
		*c = *c << 4 | (uint32_t)digit(s[i]);
	}
	if (i == 1 || i >= bytes || s[i] != '}' || !*c || *c > 0x10FFFF ||
	    (*c >= 0xD800 && *c < 0xE000))
		return 0;
	return i + 1;
}

const char *marked_unescape(
    const char *s, size_t bytes, char *out, size_t *written)
{
	static const char FROM[] = "nrtfvs\\@#", TO[] = "\n\r\t\f\v \\@#";
	const char *found;
	size_t i, n = 0, more;
	uint32_t c;

	for (i = 0; i < bytes; i++) {
		if (s[i] != '\\') {
			out[n++] = s[i];
			continue;
		}
		if (++i == bytes)
			return WANTED;
		if (s[i] == 'u') {
			more = hexadecimal(s + i + 1, bytes - i - 1, &c);
			if (!more)
				return "\\u{...} holds the hexadecimal number "
				       "of a character";
			n += put_char(out + n, c);
			i += more;
			continue;
		}
		found = strchr(FROM, s[i]);
		if (!found || !s[i])
			return WANTED;
		out[n++] = TO[found - FROM];
	}
	*written = n;
	return NULL;
}
