/* XML through libxml2's writer. */
#include <string.h>

#include "common/xml.h"

#define X(s) ((const xmlChar *)(s))

static int to_output(void *context, const char *bytes, int n)
{
	const struct xml_out *x = context;

	if (!x->abandoned)
		galley_write(x->job, bytes, (size_t)n);
	return n;
}

static int no_close(void *context)
{
	(void)context;
	return 0;
}

/* libxml2 answers with -1 for one cause only that can happen here. */
static void check(struct xml_out *x, int result)
{
	if (result >= 0 || x->failed)
		return;
	x->failed = 1;
	galley_diag(x->job, x->article, GALLEY_ERROR,
	    "out of memory while writing XML");
}

/* Written as it is: asked for an encoding, libxml2 would convert from UTF-8 to
 * UTF-8 through a second buffer. */
static int start(struct xml_out *x)
{
	static const char head[] =
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

	check(x, x->writer ? xmlTextWriterWriteRaw(x->writer, X(head)) : -1);
	return x->failed ? -1 : 0;
}

int xml_open(struct xml_out *x, struct galley_job *job)
{
	xmlOutputBufferPtr out;

	*x = (struct xml_out){.job = job};
	out = xmlOutputBufferCreateIO(to_output, no_close, x, NULL);
	if (out)
		x->writer = xmlNewTextWriter(out);
	if (out && !x->writer)
		xmlOutputBufferClose(out);
	return start(x);
}

int xml_open_memory(struct xml_out *x, struct galley_job *job)
{
	*x = (struct xml_out){.job = job};
	x->buffer = xmlBufferCreate();
	if (x->buffer)
		x->writer = xmlNewTextWriterMemory(x->buffer, 0);
	return start(x);
}

static void free_writer(struct xml_out *x)
{
	if (x->writer)
		xmlFreeTextWriter(x->writer); /* writes what it still holds */
	x->writer = NULL;
}

void xml_abandon(struct xml_out *x)
{
	x->abandoned = 1;
	free_writer(x);
}

int xml_close(struct xml_out *x)
{
	if (x->writer && !x->failed)
		check(x, xmlTextWriterEndDocument(x->writer));
	free_writer(x);
	return x->failed ? -1 : 0;
}

void xml_doctype(struct xml_out *x, const char *name)
{
	if (x->failed)
		return;
	check(x, xmlTextWriterWriteDTD(x->writer, X(name), NULL, NULL, NULL));
	check(x, xmlTextWriterWriteRaw(x->writer, X("\n")));
}

static void new_line(struct xml_out *x)
{
	static const char tabs[] = "\n\t\t\t\t\t\t\t\t";
	unsigned n = x->depth < 8 ? x->depth : 8;

	check(x, xmlTextWriterWriteRawLen(x->writer, X(tabs), (int)(n + 1)));
}

static void begin(struct xml_out *x, const char *name)
{
	check(x, xmlTextWriterStartElement(x->writer, X(name)));
	x->depth++;
	if (x->depth < 32)
		x->blocks &= ~(1u << x->depth);
}

void xml_block(struct xml_out *x, const char *name)
{
	if (x->failed)
		return;
	if (x->depth) /* the prolog ends its lines by itself */
		new_line(x);
	if (x->depth && x->depth < 32)
		x->blocks |= 1u << x->depth;
	begin(x, name);
}

void xml_inline(struct xml_out *x, const char *name)
{
	if (!x->failed)
		begin(x, name);
}

/* libxml2 takes texts that end in a NUL, and measures them with an int: others
 * go in pieces, cut between characters. */
enum { PIECE = 1 << 24 };

static void pieces(struct xml_out *x, const char *s, size_t bytes)
{
	xmlChar *copy;
	size_t n;

	for (; bytes && !x->failed; s += n, bytes -= n) {
		n = bytes;
		if (n <= PIECE && !s[n]) {
			check(x, xmlTextWriterWriteString(x->writer, X(s)));
			return;
		}
		if (n > PIECE) {
			for (n = PIECE; ((unsigned char)s[n] & 0xc0) == 0x80;)
				n--;
		}
		copy = xmlStrndup(X(s), (int)n);
		check(x, copy ? xmlTextWriterWriteString(x->writer, copy) : -1);
		xmlFree(copy);
	}
}

void xml_text(struct xml_out *x, const char *s, size_t bytes)
{
	const char *clean;

	if (x->failed || !bytes)
		return;
	clean = galley_xml_text(x->job, x->article, s, &bytes);
	if (clean)
		pieces(x, clean, bytes);
	else
		x->failed = 1; /* the host reports it */
}

void xml_string(struct xml_out *x, const char *s)
{
	xml_text(x, s, strlen(s));
}

void xml_attribute(struct xml_out *x, const char *name, const char *value)
{
	if (x->failed)
		return;
	value = galley_xml_text(x->job, x->article, value, NULL);
	check(x, value
		     ? xmlTextWriterWriteAttribute(x->writer, X(name), X(value))
		     : -1);
}

void xml_end(struct xml_out *x)
{
	int lines;

	if (x->failed || !x->depth)
		return;
	lines = x->depth < 32 && x->blocks & 1u << x->depth;
	x->depth--;
	if (lines)
		new_line(x);
	check(x, xmlTextWriterEndElement(x->writer));
}

void xml_leaf(struct xml_out *x, const char *name, const char *text)
{
	if (!text)
		return;
	xml_block(x, name);
	xml_string(x, text);
	xml_end(x);
}
