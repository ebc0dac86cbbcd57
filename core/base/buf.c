/* A growing buffer with a sticky error. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

int galley_buf_reserve(struct galley_buf *b, size_t bytes)
{
	size_t cap = b->cap ? b->cap : 256;
	char *s;

	if (b->failed)
		return -1;
	if (bytes < b->cap && b->n < b->cap - bytes)
		return 0;
	if (bytes > SIZE_MAX / 4 || b->n > SIZE_MAX / 4) {
		b->failed = 1;
		return -1;
	}
	while (cap <= b->n + bytes)
		cap *= 2;
	s = realloc(b->s, cap);
	if (!s) {
		b->failed = 1;
		return -1;
	}
	b->s = s;
	b->cap = cap;
	return 0;
}

void galley_buf_add(struct galley_buf *b, const void *p, size_t bytes)
{
	if (galley_buf_reserve(b, bytes))
		return;
	if (bytes)
		memcpy(b->s + b->n, p, bytes);
	b->n += bytes;
	b->s[b->n] = '\0';
}

void galley_buf_puts(struct galley_buf *b, const char *s)
{
	galley_buf_add(b, s, strlen(s));
}

void galley_buf_putc(struct galley_buf *b, char c)
{
	galley_buf_add(b, &c, 1);
}

void galley_buf_vprintf(struct galley_buf *b, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, again);
	va_end(again);
	if (n < 0 || galley_buf_reserve(b, (size_t)n)) {
		b->failed = 1;
		return;
	}
	vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
	b->n += (size_t)n;
}

void galley_buf_printf(struct galley_buf *b, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	galley_buf_vprintf(b, fmt, ap);
	va_end(ap);
}

void galley_buf_free(struct galley_buf *b)
{
	free(b->s);
	*b = (struct galley_buf)GALLEY_BUF_INIT;
}
