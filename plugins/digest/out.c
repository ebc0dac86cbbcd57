/* The bytes of a digest. */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <galley/text.h>

#include "common/chars.h"
#include "digest/out.h"

const char *const OUT_ENCODINGS[] = {"utf-8", "gb18030", "big5", NULL};
enum { UNKNOWN, THERE, MISSING };

/* Bytes of the text in the encoding, or 0 where it lacks a character. */
static size_t encode(
    const struct out *o, const char *s, size_t bytes, char *to, size_t room)
{
	char *in = (char *)(uintptr_t)s, *end = to;
	size_t left = bytes, rest = room;

	if (iconv((iconv_t)o->to, &in, &left, &end, &rest) != 0 || left)
		return 0;
	return room - rest;
}

static int is_missing(struct out *o, uint32_t c, const char *s, size_t bytes)
{
	unsigned shift = 2 * (c & 3);
	int state = UNKNOWN;
	char room[16];

	if (c < 0x80)
		return 0;
	if (c < 0x10000)
		state = o->known[c / 4] >> shift & 3;
	if (state == UNKNOWN) {
		/* What failed must not leave its traces in the next answer. */
		iconv((iconv_t)o->to, NULL, NULL, NULL, NULL);
		state =
		    encode(o, s, bytes, room, sizeof(room)) ? THERE : MISSING;
		if (c < 0x10000)
			o->known[c / 4] =
			    (unsigned char)(o->known[c / 4] | (unsigned)state
								  << shift);
	}
	return state == MISSING;
}

int out_has(struct out *o, const char *s)
{
	size_t i, n, bytes = strlen(s);
	uint32_t c;

	for (i = 0; o->to && i < bytes; i += n) {
		n = chars_get(s + i, bytes - i, &c);
		if (is_missing(o, c, s + i, n))
			return 0;
	}
	return 1;
}

int out_open(struct out *o)
{
	static const char *const marks[] = {"〓", "□", "??"};
	size_t i = 0;

	if (o->encoding == OUT_UTF_8)
		return 0;
	o->to =
	    iconv_open(o->encoding == OUT_BIG5 ? "BIG5" : "GB18030", "UTF-8");
	if ((iconv_t)o->to == (iconv_t)-1) {
		o->to = NULL;
		galley_diag(o->job, NULL, GALLEY_ERROR,
		    "this system can't write %s: encoding=utf-8 would do",
		    OUT_ENCODINGS[o->encoding]);
		return -1;
	}
	o->known = galley_alloc(o->job, 0x10000 / 4);
	if (!o->known)
		return -1;
	while (i < 2 && !out_has(o, marks[i])) /* the last is ASCII */
		i++;
	strcpy(o->wide_mark, marks[i]);
	return 0;
}

void out_close(struct out *o)
{
	if (o->to)
		iconv_close((iconv_t)o->to);
	free(o->scratch);
}

static int make_room(struct out *o, size_t room)
{
	char *s;

	if (room <= o->room)
		return 0;
	s = realloc(o->scratch, room);
	if (!s) {
		galley_diag(o->job, NULL, GALLEY_ERROR, "out of memory");
		return -1;
	}
	o->scratch = s;
	o->room = room;
	return 0;
}

/* Characters that were replaced, each once, as long as there is room. */
struct missing {
	char list[64];
	size_t used, count;
};

static void note(struct missing *m, const char *s, size_t n)
{
	char one[8];

	m->count++;
	memcpy(one, s, n);
	one[n] = '\0';
	if (strstr(m->list, one) || m->used + n + 2 > sizeof(m->list))
		return;
	if (m->used)
		m->list[m->used++] = ' ';
	memcpy(m->list + m->used, one, n + 1);
	m->used += n;
}

const char *out_fit(struct out *o, const struct galley_article *or_null,
    const char *s, size_t *bytes)
{
	struct missing m = {"", 0, 0};
	size_t i, n, at = 0;
	const char *mark;
	uint32_t c;

	if (!o->to)
		return s;
	/* A mark is no longer than what it stands for, but "?" for two bytes. */
	if (make_room(o, *bytes + 1) < 0)
		return NULL;
	for (i = 0; i < *bytes; i += n) {
		n = chars_get(s + i, *bytes - i, &c);
		if (!is_missing(o, c, s + i, n)) {
			memcpy(o->scratch + at, s + i, n);
			at += n;
			continue;
		}
		mark = "?";
		if (galley_text_width(s + i, n, o->language) == 2 && n > 2)
			mark = o->wide_mark;
		note(&m, s + i, n);
		memcpy(o->scratch + at, mark, strlen(mark));
		at += strlen(mark);
	}
	if (!m.count)
		return s;
	if (!o->quiet)
		galley_diag(o->job, or_null, GALLEY_WARN,
		    "%s has no %s: replaced %zu time%s",
		    OUT_ENCODINGS[o->encoding], m.list, m.count,
		    m.count == 1 ? "" : "s");
	*bytes = at;
	return o->scratch;
}

static void encoded(struct out *o, const char *s, size_t bytes)
{
	char *in = (char *)(uintptr_t)s, room[512], *end;
	size_t left = bytes, rest;

	if (!o->to) {
		galley_write(o->job, s, bytes);
		return;
	}
	while (left) {
		end = room;
		rest = sizeof(room);
		iconv((iconv_t)o->to, &in, &left, &end, &rest);
		galley_write(o->job, room, sizeof(room) - rest);
		if (rest == sizeof(room))
			break; /* lacks it: out_fit() has seen to that */
	}
}

void out_text(struct out *o, const char *s, size_t bytes)
{
	const char *end;

	if (o->quiet)
		return;
	while (o->crlf && (end = memchr(s, '\n', bytes))) {
		encoded(o, s, (size_t)(end - s));
		galley_write(o->job, "\r\n", 2);
		bytes -= (size_t)(end + 1 - s);
		s = end + 1;
	}
	encoded(o, s, bytes);
}

void out_bold(struct out *o, const char *s, size_t bytes)
{
	size_t i, n;
	uint32_t c;

	for (i = 0; i < bytes; i += n) {
		n = chars_get(s + i, bytes - i, &c);
		out_text(o, s + i, n);
		if (chars_is_space(c) ||
		    !galley_text_width(s + i, n, o->language))
			continue;
		out_text(o, "\b", 1);
		out_text(o, s + i, n);
	}
}
