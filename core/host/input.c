/* The bytes of the inputs. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/input.h"

/* Doubles the room; with more than limit bytes there is no more to be had. */
static int make_room(struct galley_bytes *in, size_t *room, size_t limit)
{
	size_t wanted = *room * 2;
	char *s;

	if (wanted > limit + 1)
		wanted = limit + 1;
	s = realloc(in->s, wanted);
	if (!s)
		return -1;
	in->s = s;
	*room = wanted;
	return 0;
}

/* A first guess at the size, one more than it: the end is then seen without
 * another buffer. */
static size_t first_room(int fd, size_t limit)
{
	struct stat st;

	if (fstat(fd, &st) || !S_ISREG(st.st_mode) || st.st_size <= 0)
		return 64 * 1024;
	return (size_t)st.st_size < limit ? (size_t)st.st_size + 1 : limit + 1;
}

static int read_all(
    struct galley_bytes *in, int fd, size_t limit, struct galley_buf *why)
{
	size_t room = first_room(fd, limit);
	ssize_t got;

	in->s = malloc(room);
	while (in->s) {
		if (in->n == room && make_room(in, &room, limit))
			break;
		got = read(fd, in->s + in->n, room - in->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			galley_buf_printf(
			    why, "can't be read: %s", strerror(errno));
			return -1;
		}
		if (!got)
			return 0;
		in->n += (size_t)got;
		if (in->n > limit) {
			galley_buf_printf(why,
			    "is larger than the limit of %zu MB", limit >> 20);
			return -1;
		}
	}
	galley_buf_puts(why, "no memory to read it into");
	return -1;
}

int galley_input_read(struct galley_bytes *in, const char *path, size_t limit,
    struct galley_buf *why)
{
	int fd = 0, status;

	in->name = path;
	in->s = NULL;
	in->n = 0;
	if (strcmp(path, "-")) {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0) {
			galley_buf_printf(
			    why, "can't be opened: %s", strerror(errno));
			return -1;
		}
	}
	status = read_all(in, fd, limit, why);
	if (fd > 0)
		close(fd);
	if (status) {
		free(in->s);
		in->s = NULL;
	}
	return status;
}
