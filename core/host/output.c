/* The bytes that a writer makes. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "host/output.h"

int galley_write_all(int fd, const void *bytes, size_t n)
{
	const char *s = bytes;

	while (n) {
		ssize_t got = write(fd, s, n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN) {
			/* Somebody made the pipe we were given non-blocking. */
			struct pollfd p = {.fd = fd, .events = POLLOUT};

			poll(&p, 1, -1);
			continue;
		}
		if (got <= 0)
			return -1;
		s += got;
		n -= (size_t)got;
	}
	return 0;
}

void galley_output_open(struct galley_output *o, int fd)
{
	o->fd = fd;
	o->error = 0;
	o->bytes = 0;
	o->held = 0;
}

static void put(struct galley_output *o, const void *bytes, size_t n)
{
	if (!o->error && galley_write_all(o->fd, bytes, n))
		o->error = errno ? errno : EIO;
}

void galley_output_add(struct galley_output *o, const void *bytes, size_t n)
{
	o->bytes += n;
	if (n >= sizeof(o->buffer) - o->held) {
		galley_output_flush(o);
		if (n >= sizeof(o->buffer)) {
			put(o, bytes, n);
			return;
		}
	}
	if (n)
		memcpy(o->buffer + o->held, bytes, n);
	o->held += n;
}

int galley_output_flush(struct galley_output *o)
{
	put(o, o->buffer, o->held);
	o->held = 0;
	return o->error;
}
