/* Options of plugins: parsing, their table, and what errors say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "host/descriptor.h"
#include "host/options.h"

struct state {
	int wide, columns, style;
	const char *mark;
};

static const char *const styles[] = {"plain", "fancy", NULL};
static const struct galley_option options[] = {
    {"wide", "be wide", GALLEY_BOOL, GALLEY_FIELD(struct state, wide, int),
	"no", 0, 0, NULL, NULL},
    {"columns", "how wide", GALLEY_INT,
	GALLEY_FIELD(struct state, columns, int), "72", -5, 200, "columns",
	NULL},
    {"style", "how it looks", GALLEY_ENUM,
	GALLEY_FIELD(struct state, style, int), "plain", 0, 0, NULL, styles},
    {"mark", "what begins a line", GALLEY_STR,
	GALLEY_FIELD(struct state, mark, const char *), "* ", 0, 0, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	(void)job;
	(void)state;
	(void)a;
	return GALLEY_OK;
}

static const struct galley_plugin writer = {.size = sizeof(writer),
    .option_size = sizeof(struct galley_option),
    .name = "writer",
    .version = "1",
    .summary = "a writer",
    .media_type = "text/plain",
    .extension = "txt",
    .options = options,
    .state_size = sizeof(struct state),
    .article = article};
/* Shares the last option with it. */
static const struct galley_plugin reader = {.size = sizeof(reader),
    .option_size = sizeof(struct galley_option),
    .name = "reader",
    .options = options + 3,
    .state_size = sizeof(struct state)};

struct fixture {
	struct galley_arena *arena;
	struct state r, w;
	struct galley_buf why;
};

static int set_up(void **context)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	f.arena = galley_arena_new(0);
	*context = &f;
	return !f.arena ||
	       galley_options_default(&writer, &f.w, f.arena, &f.why) ||
	       galley_options_default(&reader, &f.r, f.arena, &f.why);
}

static int tear_down(void **context)
{
	struct fixture *f = *context;

	galley_arena_free(f->arena);
	galley_buf_free(&f->why);
	return 0;
}

static int set(struct fixture *f, const char *setting)
{
	const struct galley_plugin *const plugins[] = {&reader, &writer};
	void *states[] = {&f->r, &f->w};

	f->why.n = 0;
	return galley_options_set(
	    plugins, states, 2, f->arena, setting, &f->why);
}

static void refuses(struct fixture *f, const char *setting, const char *why)
{
	struct state before = f->w;

	assert_int_equal(set(f, setting), -1);
	assert_string_equal(f->why.s, why);
	assert_memory_equal(&before, &f->w, sizeof(before));
}

static void defaults(void **context)
{
	const struct fixture *f = *context;

	assert_int_equal(f->w.wide, 0);
	assert_int_equal(f->w.columns, 72);
	assert_int_equal(f->w.style, 0);
	assert_string_equal(f->w.mark, "* ");
	assert_string_equal(f->r.mark, "* ");
}

static void values(void **context)
{
	static const char *const yes[] = {"yes", "true", "on", "1"};
	static const char *const no[] = {"no", "false", "off", "0"};
	struct fixture *f = *context;
	char setting[] = "wide=xxxxx";
	int i;

	for (i = 0; i < 4; i++) {
		strcpy(setting + 5, yes[i]);
		assert_int_equal(set(f, setting), 0);
		assert_int_equal(f->w.wide, 1);
		strcpy(setting + 5, no[i]);
		assert_int_equal(set(f, setting), 0);
		assert_int_equal(f->w.wide, 0);
	}
	assert_int_equal(set(f, "columns=200"), 0);
	assert_int_equal(f->w.columns, 200);
	assert_int_equal(set(f, "columns=-5"), 0);
	assert_int_equal(f->w.columns, -5);
	assert_int_equal(set(f, "columns=0007"), 0);
	assert_int_equal(f->w.columns, 7);
	assert_int_equal(set(f, "style=fancy"), 0);
	assert_int_equal(f->w.style, 1);
	assert_int_equal(set(f, "writer.mark=a=b.c"), 0);
	assert_string_equal(f->w.mark, "a=b.c");
	assert_string_equal(f->r.mark, "* ");
	assert_int_equal(set(f, "mark="), 0);
	assert_string_equal(f->w.mark, "");
	assert_string_equal(f->r.mark, "");
}

static void refusals(void **context)
{
	struct fixture *f = *context;

	refuses(f, "wide=maybe", "option 'wide' wants yes or no, not 'maybe'");
	refuses(f, "columns=201",
	    "option 'columns' wants -5 to 200 columns, not '201'");
	refuses(f, "columns=-6",
	    "option 'columns' wants -5 to 200 columns, not '-6'");
	refuses(f, "columns=12x",
	    "option 'columns' wants -5 to 200 columns, not '12x'");
	refuses(
	    f, "columns=", "option 'columns' wants -5 to 200 columns, not ''");
	refuses(f, "columns= 7",
	    "option 'columns' wants -5 to 200 columns, not ' 7'");
	refuses(f, "columns=99999999999999999999",
	    "option 'columns' wants -5 to 200 columns, not "
	    "'99999999999999999999'");
	refuses(f, "style=red\n",
	    "option 'style' wants plain or fancy, not 'red\\n'");
	refuses(f, "colums=7",
	    "no option 'colums': there is reader.mark, writer.wide, "
	    "writer.columns, writer.style, writer.mark; did you mean "
	    "'columns'?");
	refuses(f, "json.wide=no",
	    "option for plugin 'json', which this conversion doesn't use: it "
	    "uses 'reader' and 'writer'");
	refuses(f, "wide", "an option is key=value, not 'wide'");
	refuses(f, "=wide", "an option is key=value, not '=wide'");
}

static void distances(void **context)
{
	(void)context;
	assert_int_equal(galley_name_distance("", ""), 0);
	assert_int_equal(galley_name_distance("abc", ""), 3);
	assert_int_equal(galley_name_distance("", "abc"), 3);
	assert_int_equal(galley_name_distance("kitten", "sitting"), 3);
	assert_int_equal(galley_name_distance("indnt", "indent"), 1);
}

/* A descriptor with one thing changed, and what is said of it. */
static void descriptors(void **context)
{
	struct fixture *f = *context;
	struct galley_plugin p = writer;

	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), 0);
	assert_int_equal(galley_descriptor_check(&p, "other", &f->why), -1);
	p.extension = "tar.gz";
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), -1);
	p = writer;
	p.summary = "two\nlines";
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), -1);
	p = writer;
	p.media_type = NULL;
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), -1);
	p = writer;
	p.state_size = offsetof(struct state, mark) + sizeof(char *) - 1;
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), -1);
	p = writer;
	p.option_size += 1;
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), -1);
	p = writer;
	p.size += 64;
	assert_int_equal(galley_descriptor_check(&p, "writer", &f->why), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(defaults, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(values, set_up, tear_down),
	    cmocka_unit_test_setup_teardown(refusals, set_up, tear_down),
	    cmocka_unit_test(distances),
	    cmocka_unit_test_setup_teardown(descriptors, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
