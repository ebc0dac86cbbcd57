/* Where the output goes: it is replaced as a whole, or not touched. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* getentropy */
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/output.h"
#include "host/target.h"
#include "host/undo.h"

enum { MOST_LINKS = 40, TRIES = 16 };

static int fail(struct galley_buf *why, const char *doing)
{
	int error = errno;

	if (doing)
		galley_buf_printf(why, "%s: ", doing);
	galley_buf_puts(why, strerror(error));
	return -1;
}

/* The folder that path is in, with its "/", or "" for the current one. */
static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return strndup(path, slash ? (size_t)(slash - path) + 1 : 0);
}

/* What the symbolic link at path points to; NULL with errno. */
static char *follow(const char *path)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	char to[4096];
	ssize_t n = readlink(path, to, sizeof(to));
	char *folder = folder_of(path);

	if (n < 0 || n == (ssize_t)sizeof(to) || !folder) {
		if (n >= 0)
			errno = folder ? ENAMETOOLONG : ENOMEM;
		free(folder);
		return NULL;
	}
	if (to[0] != '/')
		galley_buf_puts(&b, folder);
	galley_buf_add(&b, to, (size_t)n);
	free(folder);
	if (b.failed) {
		galley_buf_free(&b);
		errno = ENOMEM;
	}
	return b.s;
}

/* Path with its symbolic links at the end followed, also one that points to
 * nothing yet: the output goes where it points to. */
static char *resolve(const char *path)
{
	char *at = strdup(path), *next;
	struct stat st;
	int i;

	for (i = 0; at && i < MOST_LINKS; i++) {
		if (lstat(at, &st) || !S_ISLNK(st.st_mode))
			return at;
		next = follow(at);
		free(at);
		at = next;
	}
	if (at)
		errno = ELOOP;
	free(at);
	return NULL;
}

static int random_name(char *name, size_t size)
{
	uint64_t r;

	if (getentropy(&r, sizeof(r)))
		return -1;
	snprintf(name, size, ".galley-%016llx", (unsigned long long)r);
	return 0;
}

/* A file of that name is made with signals held, so that none is left behind
 * that the handler doesn't know of. */
static int create(struct galley_target *t, const char *path)
{
	int fd = -1;

	galley_undo_hold();
	if (!galley_undo_file(path)) {
		fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
		    t->replaces ? 0600 : 0666);
		if (fd < 0)
			galley_undo_file(NULL);
	} else {
		errno = ENAMETOOLONG;
	}
	galley_undo_let();
	return fd;
}

static int open_temporary(struct galley_target *t, const char *folder)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	char name[32];
	int i;

	for (i = 0; i < TRIES && t->fd < 0; i++) {
		if (random_name(name, sizeof(name)))
			break;
		b.n = 0;
		galley_buf_puts(&b, folder);
		galley_buf_puts(&b, name);
		if (b.failed) {
			errno = ENOMEM;
			break;
		}
		t->fd = create(t, b.s);
		if (t->fd < 0 && errno != EEXIST)
			break;
	}
	if (t->fd >= 0)
		t->temporary = b.s;
	else
		free(b.s);
	return t->fd < 0 ? -1 : 0;
}

static int open_spool(struct galley_target *t, struct galley_buf *why)
{
	const char *folder = getenv("TMPDIR");
	struct galley_buf b = GALLEY_BUF_INIT;

	t->is_spool = 1;
	galley_buf_puts(&b, folder && *folder ? folder : "/tmp");
	galley_buf_puts(&b, "/");
	if (b.failed) {
		errno = ENOMEM;
	} else if (!open_temporary(t, b.s)) {
		galley_undo_hold();
		unlink(t->temporary);
		galley_undo_file(NULL);
		galley_undo_let();
		free(t->temporary);
		t->temporary = NULL;
	}
	if (t->fd < 0)
		fail(why, b.s ? b.s : "memory");
	galley_buf_free(&b);
	return t->fd < 0 ? -1 : 0;
}

static int open_beside(struct galley_target *t, struct galley_buf *why)
{
	char *folder = folder_of(t->path);
	int status;

	if (!folder)
		return fail(why, NULL);
	status = open_temporary(t, folder);
	if (status)
		fail(why, *folder ? folder : "the current folder");
	free(folder);
	return status;
}

int galley_target_open(
    struct galley_target *t, const char *path, struct galley_buf *why)
{
	struct stat st;

	memset(t, 0, sizeof(*t));
	t->fd = -1;
	if (!path || !strcmp(path, "-")) {
		t->terminal = isatty(1);
		return open_spool(t, why);
	}
	t->path = resolve(path);
	if (!t->path)
		return fail(why, NULL);
	if (stat(t->path, &st)) {
		if (errno != ENOENT)
			return fail(why, NULL);
		return open_beside(t, why);
	}
	if (S_ISDIR(st.st_mode)) {
		galley_buf_puts(why, "a folder stands there, not a file");
		return -1;
	}
	if (access(t->path, W_OK))
		return fail(why, NULL);
	if (!S_ISREG(st.st_mode))
		return open_spool(t, why);
	t->replaces = 1;
	t->mode = st.st_mode & 0777;
	t->owner = st.st_uid;
	t->group = st.st_gid;
	return open_beside(t, why);
}

static int copy_spool(struct galley_target *t, struct galley_buf *why)
{
	char bytes[64 * 1024];
	int out = 1, status = 0;
	off_t at = 0;
	ssize_t n;

	if (t->path)
		out = open(t->path, O_WRONLY | O_CLOEXEC);
	if (out < 0)
		return fail(why, NULL);
	for (;;) {
		n = pread(t->fd, bytes, sizeof(bytes), at);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		at += n;
		if (galley_write_all(out, bytes, (size_t)n)) {
			status = fail(why, NULL);
			break;
		}
	}
	if (n < 0)
		status = fail(why, "the temporary file");
	if (t->path && close(out) && !status)
		status = fail(why, NULL);
	return status;
}

/* The name in the folder is safe only when the folder is written, too. */
static void sync_folder(const char *path)
{
	char *folder = folder_of(path);
	int fd = -1;

	if (folder)
		fd = open(*folder ? folder : ".", O_RDONLY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd); /* some file systems know no such thing */
		close(fd);
	}
	free(folder);
}

static int put_in_place(struct galley_target *t, struct galley_buf *why)
{
	if (t->replaces) {
		/* Not ours to give away, mostly: then it becomes ours. */
		if (fchown(t->fd, t->owner, t->group) && errno != EPERM)
			return fail(why, NULL);
		if (fchmod(t->fd, t->mode))
			return fail(why, NULL);
	}
	if (fsync(t->fd) && errno != EINVAL && errno != EROFS)
		return fail(why, NULL);
	if (close(t->fd)) {
		t->fd = -1;
		return fail(why, NULL);
	}
	t->fd = -1;
	if (rename(t->temporary, t->path))
		return fail(why, NULL);
	galley_undo_file(NULL);
	free(t->temporary);
	t->temporary = NULL;
	sync_folder(t->path);
	return 0;
}

int galley_target_commit(
    struct galley_target *t, size_t bytes, struct galley_buf *why)
{
	struct stat st;

	if (fstat(t->fd, &st))
		return fail(why, NULL);
	if ((uintmax_t)st.st_size != bytes) {
		galley_buf_printf(why, "%zu bytes were written, %jd arrived",
		    bytes, (intmax_t)st.st_size);
		return -1;
	}
	return t->is_spool ? copy_spool(t, why) : put_in_place(t, why);
}

void galley_target_close(struct galley_target *t)
{
	if (t->temporary)
		unlink(t->temporary);
	galley_undo_file(NULL);
	if (t->fd >= 0)
		close(t->fd);
	free(t->temporary);
	free(t->path);
	memset(t, 0, sizeof(*t));
	t->fd = -1;
}
