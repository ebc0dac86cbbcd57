/* galley plugins: what there is, and what one can do. */
#include <string.h>

#include "cli/cli.h"

struct listing {
	int json;
	int one; /* a plugin was named */
	size_t n;
};

static const char *abilities(const struct galley_plugin_info *p)
{
	if (p->filters && !p->reads && !p->writes)
		return "filters";
	if (p->filters)
		return p->reads ? (p->writes ? "all three" : "reads, filters")
				: "writes, filters";
	return p->reads ? (p->writes ? "reads, writes" : "reads") : "writes";
}

static void print_line(const struct galley_plugin_info *p)
{
	printf("%-12s%-15s%-8s%s\n", p->name, abilities(p),
	    p->extension ? p->extension : "", p->summary);
}

static void print_whole(const struct galley_plugin_info *p)
{
	size_t i;

	printf("%s %s: %s\n", p->name, p->version, p->summary);
	printf("%s", abilities(p));
	if (p->media_type)
		printf(" %s", p->media_type);
	if (p->extension)
		printf(" (.%s)", p->extension);
	printf("\n%s\n", p->path);
	for (i = 0; i < p->noptions; i++) {
		const struct galley_option_info *o = &p->options[i];

		printf("\n  %s=%s\n      %s\n      %s: %s%s%s\n", o->name,
		    o->def, o->help, o->type, o->range, o->unit ? " " : "",
		    o->unit ? o->unit : "");
	}
}

static void member(const char *before, const char *name, const char *value)
{
	printf("%s\"%s\": ", before, name);
	print_json(stdout, value);
}

static void print_as_json(const struct galley_plugin_info *p)
{
	size_t i;

	member("{", "name", p->name);
	member(", ", "version", p->version);
	member(", ", "summary", p->summary);
	member(", ", "media_type", p->media_type);
	member(", ", "extension", p->extension);
	member(", ", "path", p->path);
	printf(", \"reads\": %s, \"writes\": %s, \"filters\": %s, "
	       "\"options\": [",
	    p->reads ? "true" : "false", p->writes ? "true" : "false",
	    p->filters ? "true" : "false");
	for (i = 0; i < p->noptions; i++) {
		const struct galley_option_info *o = &p->options[i];

		member(i ? ", {" : "{", "name", o->name);
		member(", ", "help", o->help);
		member(", ", "type", o->type);
		member(", ", "default", o->def);
		member(", ", "range", o->range);
		member(", ", "unit", o->unit);
		printf("}");
	}
	printf("]}");
}

static void each(void *context, const struct galley_plugin_info *p)
{
	struct listing *l = context;

	if (l->json) {
		if (!l->one)
			printf(l->n ? ",\n " : "[");
		print_as_json(p);
		if (l->one)
			printf("\n");
	} else if (l->one) {
		print_whole(p);
	} else {
		print_line(p);
	}
	l->n++;
}

static int list(struct settings *s, const char *name)
{
	struct listing l = {.json = s->json, .one = name != NULL};
	int status = (int)galley_plugins(&s->request, name, each, &l);

	if (l.json && !l.one)
		printf(l.n ? "]\n" : "[]\n");
	return finish_output() ? GALLEY_FAILED : status;
}

static int run(const struct command *c, int argc, char **argv)
{
	struct settings s;
	int first, status;

	settings_init(&s);
	first = parse_options(c, argc, argv, settings_take, &s);
	if (first <= 0)
		status = first ? GALLEY_USAGE : finish_output();
	else if (argc - first > 1)
		status = usage_error(
		    "one plugin at a time, not '%s' as well", argv[first + 1]);
	else if (settings_finish(&s, NULL, 0))
		status = GALLEY_FAILED;
	else
		status = list(&s, first < argc ? argv[first] : NULL);
	return settings_close(&s, status);
}

static const struct option_line options[] = {
    {KEY_JSON, "json", NULL, "as JSON"},
    {'P', "plugin-path", "DIR", "look for plugins there first"},
    {KEY_IN_PROCESS, "in-process", NULL,
	"no worker: for debuggers and leak checkers"},
    {'h', "help", NULL, "print this"}, {0, NULL, NULL, NULL}};

const struct command plugins_command = {.name = "plugins",
    .arguments = "[OPTION]... [NAME]",
    .summary = "List the plugins, or the options of one",
    .options = options,
    .run = run};
