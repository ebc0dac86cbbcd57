/* Writes XML 1.0. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/xml.h"

static void fail(struct xml_out *x, const char *why)
{
	if (!x->failed)
		galley_diag(x->job, x->article, GALLEY_ERROR, "%s", why);
	x->failed = 1;
}

static int make_room(struct xml_bytes *m, size_t bytes)
{
	size_t room = m->room ? m->room : 4096;
	char *s;

	if (bytes > SIZE_MAX / 4 || m->n > SIZE_MAX / 4)
		return -1;
	while (room - m->n < bytes)
		room *= 2;
	if (room == m->room)
		return 0;
	s = realloc(m->s, room);
	if (!s)
		return -1;
	m->s = s;
	m->room = room;
	return 0;
}

static void put(struct xml_out *x, const char *s, size_t bytes)
{
	struct xml_bytes *m = x->memory;

	if (x->failed || !bytes)
		return;
	if (!m) {
		galley_write(x->job, s, bytes);
	} else if (make_room(m, bytes)) {
		fail(x, "out of memory while writing XML");
	} else {
		memcpy(m->s + m->n, s, bytes);
		m->n += bytes;
	}
}

static void put_string(struct xml_out *x, const char *s)
{
	put(x, s, strlen(s));
}

/* What a character is written as, or NULL where it stands for itself (XML 1.0,
 * sections 2.4, 2.11 and 3.3.3). */
static const char *escape(char c, int in_attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		return "&#13;";
	case '\n':
		return in_attribute ? "&#10;" : NULL;
	case '\t':
		return in_attribute ? "&#9;" : NULL;
	default:
		return NULL;
	}
}

/* Where the first byte at or behind at stands that may want to be escaped: all
 * that do are below 0x40, and of other scripts no byte is. */
static size_t skip_plain(const char *s, size_t at, size_t bytes)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t x;

	for (; bytes - at >= sizeof(x); at += sizeof(x)) {
		memcpy(&x, s + at, sizeof(x));
		if ((x - ones * 0x40) & ~x & ones << 7)
			break;
	}
	return at;
}

static void put_escaped(
    struct xml_out *x, const char *s, size_t bytes, int in_attribute)
{
	size_t i, from = 0, next = 0;
	const char *as;

	for (i = 0; i < bytes; i++) {
		if (i == next) {
			i = skip_plain(s, i, bytes);
			if (i == bytes)
				break;
			next = i + sizeof(uint64_t);
		}
		as = escape(s[i], in_attribute);
		if (!as)
			continue;
		put(x, s + from, i - from);
		put_string(x, as);
		from = i + 1;
	}
	put(x, s + from, bytes - from);
}

static void close_tag(struct xml_out *x)
{
	if (x->in_tag)
		put(x, ">", 1);
	x->in_tag = 0;
}

static int start(struct xml_out *x)
{
	put_string(x, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	return x->failed ? -1 : 0;
}

int xml_open(struct xml_out *x, struct galley_job *job)
{
	*x = (struct xml_out){.job = job};
	return start(x);
}

int xml_open_memory(
    struct xml_out *x, struct galley_job *job, struct xml_bytes *memory)
{
	*x = (struct xml_out){.job = job, .memory = memory};
	return start(x);
}

int xml_close(struct xml_out *x)
{
	while (x->depth && !x->failed)
		xml_end(x);
	put(x, "\n", 1);
	return x->failed ? -1 : 0;
}

void xml_doctype(struct xml_out *x, const char *name)
{
	put_string(x, "<!DOCTYPE ");
	put_string(x, name);
	put_string(x, ">\n");
}

static void new_line(struct xml_out *x)
{
	static const char tabs[] = "\n\t\t\t\t\t\t\t\t";
	unsigned n = x->depth < 8 ? x->depth : 8;

	close_tag(x);
	put(x, tabs, n + 1);
}

static void begin(struct xml_out *x, const char *name, int block)
{
	if (x->depth == XML_DEPTH) {
		fail(x, "elements nest too deep");
		return;
	}
	close_tag(x);
	put(x, "<", 1);
	put_string(x, name);
	x->in_tag = 1;
	x->open[x->depth] = name;
	x->blocks &= ~(1u << x->depth++);
	if (block && x->depth > 1)
		x->blocks |= 1u << (x->depth - 2);
}

void xml_block(struct xml_out *x, const char *name)
{
	if (x->failed)
		return;
	if (x->depth) /* the prolog ends its lines by itself */
		new_line(x);
	begin(x, name, 1);
}

void xml_inline(struct xml_out *x, const char *name)
{
	if (!x->failed)
		begin(x, name, 0);
}

void xml_text(struct xml_out *x, const char *s, size_t bytes)
{
	const char *clean;

	if (x->failed || !bytes)
		return;
	clean = galley_xml_text(x->job, x->article, s, &bytes);
	if (!clean) {
		x->failed = 1; /* the host reports it */
		return;
	}
	close_tag(x);
	put_escaped(x, clean, bytes, 0);
}

void xml_string(struct xml_out *x, const char *s)
{
	xml_text(x, s, strlen(s));
}

void xml_raw(struct xml_out *x, const char *s, size_t bytes)
{
	if (x->failed)
		return;
	close_tag(x);
	put(x, s, bytes);
}

void xml_attribute(struct xml_out *x, const char *name, const char *value)
{
	if (x->failed)
		return;
	value = galley_xml_text(x->job, x->article, value, NULL);
	if (!value) {
		x->failed = 1;
		return;
	}
	put(x, " ", 1);
	put_string(x, name);
	put(x, "=\"", 2);
	put_escaped(x, value, strlen(value), 1);
	put(x, "\"", 1);
}

/* HTML's elements without an end tag, those that are written here. */
static int is_void(const char *name)
{
	static const char *const names[] = {
	    "br", "hr", "img", "link", "meta", NULL};
	size_t i;

	for (i = 0; names[i] && strcmp(names[i], name) != 0; i++)
		;
	return names[i] != NULL;
}

void xml_end(struct xml_out *x)
{
	int lines;

	if (x->failed || !x->depth)
		return;
	lines = x->blocks >> (x->depth - 1) & 1;
	x->depth--;
	if (x->in_tag && (!x->html || is_void(x->open[x->depth]))) {
		put(x, "/>", 2);
		x->in_tag = 0;
		return;
	}
	if (lines)
		new_line(x);
	close_tag(x);
	put(x, "</", 2);
	put_string(x, x->open[x->depth]);
	put(x, ">", 1);
}

void xml_leaf(struct xml_out *x, const char *name, const char *text)
{
	if (!text)
		return;
	xml_block(x, name);
	xml_string(x, text);
	xml_end(x);
}

int xml_open_html(struct xml_out *x, struct galley_job *job,
    const char *language, int from_the_right, const char *title)
{
	*x = (struct xml_out){.job = job, .html = 1};
	xml_doctype(x, "html");
	xml_block(x, "html");
	xml_attribute(x, "lang", language);
	xml_attribute(x, "dir", from_the_right ? "rtl" : "ltr");
	xml_block(x, "head");
	xml_block(x, "meta");
	xml_attribute(x, "charset", "utf-8");
	xml_end(x);
	xml_block(x, "meta");
	xml_attribute(x, "name", "viewport");
	xml_attribute(x, "content", "width=device-width, initial-scale=1");
	xml_end(x);
	xml_leaf(x, "title", title);
	return x->failed ? -1 : 0;
}
