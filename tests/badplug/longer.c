/* Of a newer minor ABI: the descriptor and the options have more at their ends.
 * This one is no bad plugin: it must run. */
#include "bad.h"

struct longer_option {
	struct galley_option old;
	const char *added;
};
struct longer_plugin {
	struct galley_plugin old;
	void (*added)(void);
	const char *more;
};
struct state {
	int times;
	const char *mark;
};

static const struct longer_option options[] = {
    {{"times", "how often each label is written", GALLEY_INT,
	 GALLEY_FIELD(struct state, times, int), "1", 1, 9, "times", NULL},
	"new"},
    {{"mark", "what stands before it", GALLEY_STR,
	 GALLEY_FIELD(struct state, mark, const char *), "- ", 0, 0, NULL,
	 NULL},
	"new"},
    {{NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}, NULL}};

static enum galley_status article(
    struct galley_job *job, void *state, const struct galley_article *a)
{
	const struct state *s = state;
	int i;

	for (i = 0; i < s->times; i++) {
		galley_puts(job, s->mark);
		galley_puts(job, galley_article_label(a));
		galley_puts(job, "\n");
	}
	return GALLEY_OK;
}

const struct galley_plugin *galley_plugin_1(void);

__attribute__((visibility("default"))) const struct galley_plugin *
galley_plugin_1(void)
{
	static const struct longer_plugin p = {
	    .old = {.size = sizeof(p),
		.option_size = sizeof(struct longer_option),
		.name = "longer",
		GOOD_TEXTS,
		.options = &options[0].old,
		.state_size = sizeof(struct state),
		.article = article},
	    .more = "new"};

	return &p.old;
}
