/* Where messages go. */
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "host/sink.h"

enum { MOST_NOTES = 1000, LONGEST_TEXT = 1200, LONGEST_FRAME = 1 << 20 };
enum kind { KIND_MESSAGE, KIND_RECORD };

/* What goes before the bytes of a frame. */
struct frame {
	uint32_t kind, bytes;
};
/* The head of a message; the texts follow, each with its NUL.  A text that is
 * NULL is left out. */
struct head {
	uint64_t line;
	int32_t level;
	uint8_t has_file, has_article;
};

static void send_frame(
    struct galley_sink *sink, enum kind kind, const void *bytes, size_t n)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct frame frame = {(uint32_t)kind, (uint32_t)n};
	size_t done = 0;
	ssize_t got;

	galley_buf_add(&b, &frame, sizeof(frame));
	galley_buf_add(&b, bytes, n);
	while (!b.failed && done < b.n) {
		got = write(sink->fd, b.s + done, b.n - done);
		if (got < 0 && errno != EINTR)
			break;
		done += got > 0 ? (size_t)got : 0;
	}
	if (b.failed || done < b.n)
		sink->lost = 1;
	galley_buf_free(&b);
}

static void send_message(
    struct galley_sink *sink, const struct galley_message *m)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct head head;

	memset(&head, 0, sizeof(head));
	head.line = m->line;
	head.level = m->level;
	head.has_file = m->file != NULL;
	head.has_article = m->article != NULL;
	galley_buf_add(&b, &head, sizeof(head));
	galley_buf_add(&b, m->text, strlen(m->text) + 1);
	if (m->file)
		galley_buf_add(&b, m->file, strlen(m->file) + 1);
	if (m->article)
		galley_buf_add(&b, m->article, strlen(m->article) + 1);
	if (b.failed || b.n > LONGEST_FRAME)
		sink->lost = 1;
	else
		send_frame(sink, KIND_MESSAGE, b.s, b.n);
	galley_buf_free(&b);
}

static void deliver(struct galley_sink *sink, const struct galley_message *m)
{
	if (sink->fd >= 0)
		send_message(sink, m);
	else if (sink->report)
		sink->report(sink->context, m);
}

static void count(struct galley_sink *sink, int level)
{
	if (level == 1)
		sink->warnings++;
	else if (level >= 2)
		sink->errors++;
}

void galley_sink_put(struct galley_sink *sink, int level, const char *file,
    size_t line, const char *article, const char *text)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct galley_message m = {level, file, line, article, NULL};

	count(sink, level);
	if (level < 2 && ++sink->notes > MOST_NOTES)
		return;
	galley_diag_escape(&b, text, strlen(text), LONGEST_TEXT);
	m.text = b.failed ? "a message that there was no memory for"
		 : b.s	  ? b.s
			  : "";
	deliver(sink, &m);
	galley_buf_free(&b);
}

void galley_sink_printf(
    struct galley_sink *sink, int level, const char *file, const char *fmt, ...)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	galley_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	galley_sink_put(sink, level, file, 0, NULL, b.s ? b.s : fmt);
	galley_buf_free(&b);
}

void galley_sink_close(struct galley_sink *sink)
{
	size_t more = sink->notes > MOST_NOTES ? sink->notes - MOST_NOTES : 0;

	sink->notes = 0;
	if (more)
		galley_sink_printf(sink, 0, NULL,
		    "%zu more notes and warnings are not shown", more);
}

void galley_sink_record(struct galley_sink *sink, const void *bytes, size_t n)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	if (sink->fd >= 0) {
		send_frame(sink, KIND_RECORD, bytes, n);
		return;
	}
	galley_buf_add(&b, bytes, n);
	if (b.failed)
		sink->lost = 1;
	else if (sink->record)
		sink->record(sink->record_context, b.s, b.n);
	galley_buf_free(&b);
}

/* The text at *at, which is moved behind it; NULL if none ends there. */
static const char *next_text(const char *bytes, size_t n, size_t *at)
{
	const char *s = bytes + *at;
	const char *end = *at < n ? memchr(s, '\0', n - *at) : NULL;

	if (!end)
		return NULL;
	*at = (size_t)(end - bytes) + 1;
	return s;
}

static int take_message(struct galley_sink *sink, const char *bytes, size_t n)
{
	struct galley_message m = {0};
	struct head head;
	size_t at = sizeof(head);

	if (n < sizeof(head))
		return -1;
	memcpy(&head, bytes, sizeof(head));
	m.level = head.level;
	m.line = head.line;
	m.text = next_text(bytes, n, &at);
	if (head.has_file)
		m.file = next_text(bytes, n, &at);
	if (head.has_article)
		m.article = next_text(bytes, n, &at);
	if (!m.text || at != n)
		return -1;
	count(sink, m.level);
	if (sink->report)
		sink->report(sink->context, &m);
	return 0;
}

int galley_sink_take(struct galley_sink *sink, struct galley_buf *b)
{
	struct frame frame;
	size_t at = 0;
	int bad = 0;

	while (!bad && b->n - at >= sizeof(frame)) {
		char *bytes = b->s + at + sizeof(frame);

		memcpy(&frame, b->s + at, sizeof(frame));
		if (frame.kind > KIND_RECORD || frame.bytes > LONGEST_FRAME)
			bad = 1;
		if (bad || b->n - at - sizeof(frame) < frame.bytes)
			break;
		if (frame.kind == KIND_MESSAGE)
			bad = take_message(sink, bytes, frame.bytes) != 0;
		else if (sink->record)
			sink->record(sink->record_context, bytes, frame.bytes);
		at += sizeof(frame) + frame.bytes;
	}
	if (at) {
		memmove(b->s, b->s + at, b->n - at);
		b->n -= at;
	}
	return bad ? -1 : 0;
}
