/* base/buf.h - a growing buffer with a sticky error: add, add, add, check. */
#ifndef GALLEY_BUF_H
#define GALLEY_BUF_H
#include <stdarg.h>
#include <stddef.h>

struct galley_buf {
	char *s;       /* always NUL-terminated once anything was added */
	size_t n, cap; /* bytes held, without the NUL; bytes allocated */
	int failed;    /* an allocation failed: nothing was added since */
};
#define GALLEY_BUF_INIT                                                        \
	{                                                                      \
		NULL, 0, 0, 0                                                  \
	}

void galley_buf_add(struct galley_buf *, const void *, size_t bytes);
void galley_buf_puts(struct galley_buf *, const char *);
void galley_buf_putc(struct galley_buf *, char);
void galley_buf_printf(struct galley_buf *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void galley_buf_vprintf(struct galley_buf *, const char *fmt, va_list)
    __attribute__((format(printf, 2, 0)));
/* Makes room for bytes more and a NUL; 0, or -1 with failed set. */
int galley_buf_reserve(struct galley_buf *, size_t bytes);
void galley_buf_free(struct galley_buf *); /* back to GALLEY_BUF_INIT */
#endif
