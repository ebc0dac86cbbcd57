/* A forked process that does what may crash: its limits, and how it ended. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* MAP_ANONYMOUS, wait4, the names of signals */
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/parallel.h"
#include "host/undo.h"
#include "host/worker.h"

/* Sanitizers map terabytes of shadow: no limit on memory can hold there. */
#if defined(__SANITIZE_ADDRESS__)
#define LIMITS_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(memory_sanitizer)
#define LIMITS_MEMORY 0
#endif
#endif
#ifndef LIMITS_MEMORY
#define LIMITS_MEMORY 1
#endif

/* On Linux RLIMIT_DATA counts all private writable memory since 4.7; a limit on
 * the address space would count mapped libraries, too, which cost nothing. */
#ifdef __linux__
#define MEMORY_LIMIT RLIMIT_DATA
#else
#define MEMORY_LIMIT RLIMIT_AS
#endif

struct child {
	const struct galley_worker *worker;
	struct galley_stage *stage; /* shared */
	struct galley_sink sink;    /* the parent's */
	pid_t pid;
	int fd;	    /* the pipe's end to read from, -1: closed */
	int reaped; /* status and megabytes hold */
	int status;
	long megabytes; /* the most it held, as far as that is known */
	int timed_out, bad_frame;
	struct timespec start;
};

static void lower(struct rlimit *r, rlim_t limit)
{
	if (r->rlim_cur == RLIM_INFINITY || r->rlim_cur > limit)
		r->rlim_cur = limit;
	if (r->rlim_max == RLIM_INFINITY || r->rlim_max > limit)
		r->rlim_max = limit;
}

static void limit_child(const struct galley_worker *w)
{
	rlim_t megabytes = w->megabytes ? w->megabytes : GALLEY_MEGABYTES;
	struct rlimit r;

	if (!getrlimit(RLIMIT_CORE, &r)) {
		lower(&r, 0);
		setrlimit(RLIMIT_CORE, &r);
	}
	if (LIMITS_MEMORY && !getrlimit(MEMORY_LIMIT, &r)) {
		lower(&r, megabytes << 20);
		setrlimit(MEMORY_LIMIT, &r);
	}
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	signal(SIGXFSZ, SIG_IGN); /* write() then fails with EFBIG */
	signal(SIGTTOU, SIG_IGN); /* the group is not the terminal's */
	signal(SIGPIPE, SIG_DFL);
}

/* Large pieces of memory go back to the system when they are freed: by itself
 * glibc would soon keep what it got for them. */
static void give_memory_back(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 256 * 1024);
#endif
}

/* Standard input was read before; a plugin must not wait for a keyboard. */
static void close_stdin(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	if (fd > 0) {
		dup2(fd, 0);
		close(fd);
	}
}

static void run_child(struct child *c, int fd)
{
	struct galley_sink sink = {.fd = fd};
	enum galley_result result;

	setpgid(0, 0);
	galley_undo_forget();
	limit_child(c->worker);
	close_stdin();
	give_memory_back();
	galley_parallel_use(0);
	result = c->worker->run(c->worker->context, &sink, c->stage);
	galley_sink_close(&sink);
	if (sink.lost || fcntl(fd, F_GETFD) < 0)
		c->stage->files_lost = 1;
	c->stage->result = result;
	c->stage->finished = 1;
	_exit(0);
}

static int start_child(struct child *c)
{
	int ends[2];

	if (pipe(ends))
		return -1;
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	fcntl(ends[1], F_SETFD, FD_CLOEXEC);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	fflush(NULL); /* or the child would write it a second time */
	clock_gettime(CLOCK_MONOTONIC, &c->start);
	galley_undo_hold();
	c->pid = fork();
	if (!c->pid) {
		close(ends[0]);
		run_child(c, ends[1]);
	}
	if (c->pid > 0) {
		setpgid(c->pid, c->pid);
		galley_undo_process(c->pid);
	}
	galley_undo_let();
	close(ends[1]);
	c->fd = ends[0];
	if (c->pid > 0)
		return 0;
	close(ends[0]);
	return -1;
}

static long milliseconds_left(const struct child *c)
{
	unsigned seconds =
	    c->worker->seconds ? c->worker->seconds : GALLEY_SECONDS;
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)seconds * 1000 -
	       (long)(now.tv_sec - c->start.tv_sec) * 1000 -
	       (now.tv_nsec - c->start.tv_nsec) / 1000000;
}

/* Where the child has ended, or with block once it does: 1. */
static int reap(struct child *c, int block)
{
	struct rusage usage;
	pid_t got;

	do {
		got = wait4(c->pid, &c->status, block ? 0 : WNOHANG, &usage);
	} while (got < 0 && errno == EINTR);
	if (!got)
		return 0;
	c->reaped = 1;
	if (got < 0)
		c->status = 0; /* the caller ignores SIGCHLD: trust the stage */
	else
		c->megabytes = usage.ru_maxrss / 1024;
	return 1;
}

/* Reads what is there; closes the pipe at its end. */
static void take_messages(struct child *c, struct galley_buf *b)
{
	char bytes[16 * 1024];
	ssize_t n;

	while (c->fd >= 0) {
		n = read(c->fd, bytes, sizeof(bytes));
		if (n > 0)
			galley_buf_add(b, bytes, (size_t)n);
		if (n > 0 && !b->failed && !galley_sink_take(&c->sink, b))
			continue;
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			return;
		c->bad_frame |= n > 0;
		close(c->fd);
		c->fd = -1;
	}
}

/* Until the child has ended: hands its messages on and keeps the time.  A
 * process that the plugin left behind may hold the pipe open, and a plugin may
 * close it and go on, so neither the one nor the other is waited for alone. */
static void watch(struct child *c)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct pollfd p = {.events = POLLIN};
	long left;
	int pause = 1;

	while (!c->reaped) {
		left = milliseconds_left(c);
		if (left <= 0 || c->bad_frame) {
			c->timed_out = !c->bad_frame;
			if (kill(-c->pid, SIGKILL))
				kill(c->pid, SIGKILL);
			reap(c, 1);
			break;
		}
		p.fd = c->fd;
		poll(
		    &p, 1, c->fd >= 0 ? (left < 100 ? (int)left : 100) : pause);
		take_messages(c, &b);
		if (c->fd < 0 && pause < 64)
			pause *= 2;
		reap(c, c->fd < 0 && c->stage->finished);
	}
	take_messages(c, &b);
	if (c->fd >= 0)
		close(c->fd);
	galley_buf_free(&b);
	galley_undo_process(0);
}

static const char *signal_name(int number)
{
	static const struct {
		int number;
		const char *name;
	} names[] = {{SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"},
	    {SIGABRT, "SIGABRT"}, {SIGFPE, "SIGFPE"}, {SIGILL, "SIGILL"},
	    {SIGSYS, "SIGSYS"}, {SIGTRAP, "SIGTRAP"}, {SIGKILL, "SIGKILL"},
	    {SIGTERM, "SIGTERM"}, {SIGPIPE, "SIGPIPE"}, {SIGXCPU, "SIGXCPU"}};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (names[i].number == number)
			return names[i].name;
	}
	return "a signal";
}

static enum galley_result blame_for_files(struct galley_sink *sink,
    const struct galley_worker *w, const struct galley_stage *stage)
{
	struct galley_buf b = GALLEY_BUF_INIT;

	galley_stage_who(&b, stage);
	galley_buf_puts(&b, " closed files that are not its own");
	galley_stage_where(&b, stage);
	galley_sink_put(sink, 2, w->file, 0, NULL, b.s ? b.s : "files closed");
	galley_buf_free(&b);
	return GALLEY_BAD_PLUGIN;
}

/* Says how the child ended where it didn't end by itself; the result. */
static enum galley_result judge(struct child *c)
{
	const struct galley_worker *w = c->worker;
	unsigned limit = w->megabytes ? w->megabytes : GALLEY_MEGABYTES;
	struct galley_buf b = GALLEY_BUF_INIT;
	enum galley_result result = GALLEY_CRASHED;

	if (c->stage->finished && !c->bad_frame && !c->stage->files_lost)
		return c->stage->result;
	if (c->bad_frame || c->stage->files_lost)
		return blame_for_files(&c->sink, w, c->stage);
	galley_stage_who(&b, c->stage);
	if (c->timed_out) {
		galley_buf_printf(&b, " was stopped: the limit is %u s",
		    w->seconds ? w->seconds : GALLEY_SECONDS);
	} else if (WIFSIGNALED(c->status)) {
		galley_buf_printf(
		    &b, " crashed (%s)", signal_name(WTERMSIG(c->status)));
	} else {
		galley_buf_printf(&b, " ended the process (exit status %d)",
		    WIFEXITED(c->status) ? WEXITSTATUS(c->status) : 0);
	}
	galley_stage_where(&b, c->stage);
	if (c->megabytes > (long)limit / 10 * 9)
		galley_buf_printf(
		    &b, "; memory was short, the limit is %u MB", limit);
	galley_sink_put(
	    &c->sink, 2, w->file, 0, NULL, b.s ? b.s : "the worker crashed");
	galley_buf_free(&b);
	return result;
}

static enum galley_result run_here(
    const struct galley_worker *w, struct galley_stage *stage)
{
	struct galley_sink sink = {.fd = -1,
	    .report = w->report,
	    .context = w->report_context,
	    .record = w->record,
	    .record_context = w->record_context};
	enum galley_result result = w->run(w->context, &sink, stage);

	galley_sink_close(&sink);
	if (stage->files_lost)
		result = blame_for_files(&sink, w, stage);
	stage->figures.warnings = sink.warnings;
	stage->figures.errors = sink.errors;
	return result;
}

enum galley_result galley_worker_run(
    const struct galley_worker *w, struct galley_stage *stage)
{
	struct child c = {.worker = w,
	    .fd = -1,
	    .sink = {.fd = -1,
		.report = w->report,
		.context = w->report_context,
		.record = w->record,
		.record_context = w->record_context}};
	enum galley_result result = GALLEY_FAILED;

	memset(stage, 0, sizeof(*stage));
	if (w->in_process)
		return run_here(w, stage);
	c.stage = mmap(NULL, sizeof(*c.stage), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (c.stage == MAP_FAILED || start_child(&c)) {
		galley_sink_printf(&c.sink, 2, w->file,
		    "no worker can be started: %s", strerror(errno));
	} else {
		watch(&c);
		result = judge(&c);
		*stage = *c.stage;
	}
	stage->figures.warnings = c.sink.warnings;
	stage->figures.errors = c.sink.errors;
	if (c.stage != MAP_FAILED)
		munmap(c.stage, sizeof(*c.stage));
	return result;
}
