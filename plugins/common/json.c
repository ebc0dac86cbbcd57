/* JSON (RFC 8259), value by value. */
#include <stdio.h>
#include <string.h>

#include "common/json.h"

static void new_line(struct json_out *o)
{
	static const char blanks[] = "                ";
	int n = o->depth * o->indent;

	galley_write(o->job, "\n", 1);
	for (; n > 0; n -= 16)
		galley_write(o->job, blanks, n < 16 ? (size_t)n : 16);
}

/* What stands between the value before and this one. */
static void separate(struct json_out *o)
{
	if (o->keyed) {
		o->keyed = 0;
		return;
	}
	if (o->more)
		galley_puts(o->job, o->flat && o->indent ? ", " : ",");
	if (o->depth && !o->flat && o->indent)
		new_line(o);
	o->more = 1;
}

void json_open(struct json_out *o, char bracket)
{
	separate(o);
	galley_write(o->job, &bracket, 1);
	o->depth++;
	o->flat += o->flat > 0;
	o->more = 0;
}

void json_open_flat(struct json_out *o, char bracket)
{
	json_open(o, bracket);
	if (!o->flat)
		o->flat = 1;
}

void json_close(struct json_out *o, char bracket)
{
	o->depth--;
	if (o->more && !o->flat && o->indent)
		new_line(o);
	galley_write(o->job, &bracket, 1);
	o->flat -= o->flat > 0;
	o->more = 1;
}

/* Written in runs: only ", \ and control characters need an escape.  DEL and
 * the separators U+2028 and U+2029 are legal as they are. */
static void escaped(struct json_out *o, const char *s, size_t bytes)
{
	size_t i, from = 0;
	char e[8];

	for (i = 0; i < bytes; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		galley_write(o->job, s + from, i - from);
		from = i + 1;
		if (c == '"' || c == '\\')
			snprintf(e, sizeof(e), "\\%c", c);
		else if (c == '\n')
			strcpy(e, "\\n");
		else if (c == '\t')
			strcpy(e, "\\t");
		else
			snprintf(e, sizeof(e), "\\u%04x", c);
		galley_puts(o->job, e);
	}
	galley_write(o->job, s + from, bytes - from);
}

void json_text(struct json_out *o, const char *s, size_t bytes)
{
	separate(o);
	galley_write(o->job, "\"", 1);
	escaped(o, s, bytes);
	galley_write(o->job, "\"", 1);
}

void json_key(struct json_out *o, const char *key)
{
	json_text(o, key, strlen(key));
	galley_puts(o->job, o->indent ? ": " : ":");
	o->keyed = 1;
}

static void bare(struct json_out *o, const char *token)
{
	separate(o);
	galley_puts(o->job, token);
}

void json_string(struct json_out *o, const char *s)
{
	if (s)
		json_text(o, s, strlen(s));
	else
		bare(o, "null");
}

void json_int(struct json_out *o, long long n)
{
	char s[24];

	snprintf(s, sizeof(s), "%lld", n);
	bare(o, s);
}

void json_bool(struct json_out *o, int yes)
{
	bare(o, yes ? "true" : "false");
}

void json_share(struct json_out *o, double share)
{
	long n = share <= 0 ? 0 : share >= 1 ? 1000 : (long)(share * 1000 + .5);
	size_t end;
	char s[16];

	snprintf(s, sizeof(s), "%ld.%03ld", n / 1000 % 10, n % 1000);
	for (end = strlen(s); s[end - 1] == '0' && s[end - 2] != '.'; end--)
		;
	s[end] = '\0';
	bare(o, s);
}

void json_end(struct json_out *o)
{
	galley_write(o->job, "\n", 1);
}
