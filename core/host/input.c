/* The bytes of the inputs. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
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

/* more: what it is more than. */
static int too_large(struct galley_buf *why, const char *more)
{
	galley_buf_printf(why, "is more than %s", more);
	return -1;
}

/* A first guess at the size, one more than it: the end is then seen without
 * another buffer. */
static size_t first_room(const struct stat *st, size_t limit)
{
	if (!S_ISREG(st->st_mode) || st->st_size <= 0)
		return limit < 64 * 1024 ? limit + 1 : 64 * 1024;
	return (size_t)st->st_size + 1;
}

static int read_all(struct galley_bytes *in, int fd, size_t limit,
    const char *more, struct galley_buf *why)
{
	struct stat st;
	size_t room;
	ssize_t got;

	if (fstat(fd, &st)) {
		galley_buf_printf(why, "can't be read: %s", strerror(errno));
		return -1;
	}
	if (S_ISREG(st.st_mode) && (uintmax_t)st.st_size > limit)
		return too_large(why, more);
	room = first_room(&st, limit);
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
		if (!got) {
			in->s[in->n] = '\0';
			return 0;
		}
		in->n += (size_t)got;
		if (in->n > limit)
			return too_large(why, more);
	}
	galley_buf_puts(why, "no memory to read it into");
	return -1;
}

static int read_path(struct galley_bytes *in, const char *path, size_t limit,
    const char *more, struct galley_buf *why)
{
	int fd = 0, status;

	in->name = path;
	in->s = NULL;
	in->n = 0;
	if (strcmp(path, "-") != 0) {
		fd = open(path, O_RDONLY | O_CLOEXEC);
		if (fd < 0) {
			galley_buf_printf(
			    why, "can't be opened: %s", strerror(errno));
			return -1;
		}
	}
	status = read_all(in, fd, limit, more, why);
	if (fd > 0)
		close(fd);
	if (status) {
		free(in->s);
		in->s = NULL;
	}
	return status;
}

int galley_input_read(struct galley_bytes *in, const char *path, size_t limit,
    struct galley_buf *why)
{
	char more[64];

	snprintf(more, sizeof(more), "the limit of %d MB for all inputs",
	    GALLEY_INPUT_MOST >> 20);
	return read_path(in, path, limit, more, why);
}

int galley_file_read(struct galley_bytes *in, const char *path, size_t most,
    struct galley_buf *why)
{
	char more[64];

	snprintf(
	    more, sizeof(more), "%zu bytes, the most that it may hold", most);
	return read_path(in, path, most, more, why);
}
