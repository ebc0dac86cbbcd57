/* A job for tests: an input, a bulletin, and the messages that come. */
#ifndef TEST_JOB_H
#define TEST_JOB_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "host/job.h"
#include "host/sink.h"

struct test_job {
	struct galley_job job;
	struct galley_sink sink;
	int level;	    /* of the last message, or -1 */
	size_t line, count; /* its line; messages that were no notes */
	char text[512];
};

static void test_report(void *context, const struct galley_message *m)
{
	struct test_job *t = context;

	t->level = m->level;
	t->line = m->line;
	t->count += m->level > 0;
	snprintf(t->text, sizeof(t->text), "%s", m->text);
}

/* limit: of the arena, 0: none. */
static void test_begin(
    struct test_job *t, const void *input, size_t bytes, size_t limit)
{
	memset(t, 0, sizeof(*t));
	t->level = -1;
	t->sink.report = test_report;
	t->sink.context = t;
	t->sink.fd = -1;
	t->job.arena = galley_arena_new(limit);
	assert_non_null(t->job.arena);
	t->job.bulletin = galley_bulletin_new(t->job.arena);
	assert_non_null(t->job.bulletin);
	t->job.sink = &t->sink;
	t->job.input = input;
	t->job.input_bytes = bytes;
	t->job.input_name = "page.txt";
}

static void test_end(struct test_job *t)
{
	galley_arena_free(t->job.arena);
}

#define assert_says(t, part)                                                   \
	do {                                                                   \
		if (!strstr((t)->text, part))                                  \
			fail_msg("'%s' is not in '%s'", part, (t)->text);      \
	} while (0)
#endif
