/* What must not be left behind when a signal ends the program. */
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "host/undo.h"

#ifndef PATH_MAX
#define PATH_MAX 4096
#endif

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

static struct sigaction before[SIGNALS];
static int ours[SIGNALS];
static sigset_t held; /* the mask before signals were held */
static char doomed_file[PATH_MAX];
static volatile sig_atomic_t has_file;
static volatile pid_t doomed_process;

/* Only calls that POSIX lists as safe in a handler (2.4.3). */
static void undo(int signal_number)
{
	struct sigaction act;
	pid_t worker = doomed_process;

	if (worker > 0 && kill(-worker, SIGKILL))
		kill(worker, SIGKILL);
	if (has_file)
		unlink(doomed_file);
	memset(&act, 0, sizeof(act));
	sigemptyset(&act.sa_mask);
	act.sa_handler = SIG_DFL;
	sigaction(signal_number, &act, NULL);
	raise(signal_number);
}

void galley_undo_begin(void)
{
	struct sigaction act;
	int i;

	memset(&act, 0, sizeof(act));
	act.sa_handler = undo;
	sigemptyset(&act.sa_mask);
	for (i = 0; i < SIGNALS; i++)
		sigaddset(&act.sa_mask, signals[i]);
	for (i = 0; i < SIGNALS; i++) {
		ours[i] = !sigaction(signals[i], NULL, &before[i]) &&
			  !(before[i].sa_flags & SA_SIGINFO) &&
			  before[i].sa_handler == SIG_DFL &&
			  !sigaction(signals[i], &act, NULL);
	}
}

static void restore(void)
{
	int i;

	for (i = 0; i < SIGNALS; i++) {
		if (ours[i])
			sigaction(signals[i], &before[i], NULL);
		ours[i] = 0;
	}
}

void galley_undo_end(void)
{
	galley_undo_file(NULL);
	doomed_process = 0;
	restore();
}

int galley_undo_file(const char *path)
{
	size_t n = path ? strlen(path) + 1 : 0;

	has_file = 0;
	if (n > sizeof(doomed_file))
		return -1;
	if (n) {
		memcpy(doomed_file, path, n);
		has_file = 1;
	}
	return 0;
}

void galley_undo_process(pid_t worker)
{
	doomed_process = worker;
}

void galley_undo_hold(void)
{
	sigset_t set;
	int i;

	sigemptyset(&set);
	for (i = 0; i < SIGNALS; i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, &held);
}

void galley_undo_let(void)
{
	sigprocmask(SIG_SETMASK, &held, NULL);
}

void galley_undo_forget(void)
{
	has_file = 0;
	doomed_process = 0;
	restore();
	galley_undo_let();
}
