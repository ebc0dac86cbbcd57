/* A plugin's options: parsed into its state. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "host/options.h"

enum { LONGEST_NAME = 40 };

const struct galley_option *galley_option_at(
    const struct galley_plugin *p, size_t i)
{
	const char *at = (const char *)p->options;
	const struct galley_option *o = NULL;
	size_t k;

	if (!at)
		return NULL;
	for (k = 0; k <= i; k++, at += p->option_size) {
		o = (const void *)at;
		if (!o->name || k >= GALLEY_OPTIONS_MOST)
			return NULL;
	}
	return o;
}

const struct galley_option *galley_option_find(
    const struct galley_plugin *p, const char *name, size_t bytes)
{
	const struct galley_option *o;
	size_t i;

	for (i = 0; (o = galley_option_at(p, i)); i++) {
		if (strlen(o->name) == bytes && !memcmp(o->name, name, bytes))
			return o;
	}
	return NULL;
}

static void list_choices(struct galley_buf *b, const struct galley_option *o)
{
	size_t i;

	for (i = 0; o->choices[i]; i++) {
		if (i)
			galley_buf_puts(b, o->choices[i + 1] ? ", " : " or ");
		galley_buf_puts(b, o->choices[i]);
	}
}

void galley_option_wanted(struct galley_buf *b, const struct galley_option *o)
{
	switch (o->type) {
	case GALLEY_BOOL:
		galley_buf_puts(b, "yes or no");
		break;
	case GALLEY_INT:
		galley_buf_printf(b, "%d to %d", o->min, o->max);
		if (o->unit)
			galley_buf_printf(b, " %s", o->unit);
		break;
	case GALLEY_ENUM:
		list_choices(b, o);
		break;
	case GALLEY_FILE:
		galley_buf_puts(b, "the path of a file");
		break;
	case GALLEY_STR:
	default:
		galley_buf_puts(b, "any text");
	}
}

static int parse_bool(const char *value, int *to)
{
	static const char *const words[] = {
	    "no", "yes", "false", "true", "off", "on", "0", "1"};
	int i;

	for (i = 0; i < 8; i++) {
		if (!strcmp(value, words[i])) {
			*to = i % 2;
			return 0;
		}
	}
	return -1;
}

/* Decimal and nothing else: no blank, no sign but "-", no octal. */
static int parse_int(const struct galley_option *o, const char *value, int *to)
{
	const char *digits = value + (*value == '-');
	long number;

	if (!*digits || digits[strspn(digits, "0123456789")])
		return -1;
	errno = 0;
	number = strtol(value, NULL, 10);
	if (errno || number < o->min || number > o->max)
		return -1;
	*to = (int)number;
	return 0;
}

static int parse_choice(
    const struct galley_option *o, const char *value, int *to)
{
	int i;

	for (i = 0; o->choices[i]; i++) {
		if (!strcmp(o->choices[i], value)) {
			*to = i;
			return 0;
		}
	}
	return -1;
}

static int refuse(
    const struct galley_option *o, const char *value, struct galley_buf *why)
{
	galley_buf_printf(why, "option '%s' wants ", o->name);
	galley_option_wanted(why, o);
	galley_buf_puts(why, ", not '");
	galley_diag_escape(why, value, strlen(value), 80);
	galley_buf_puts(why, "'");
	return -1;
}

static int is_text(const struct galley_option *o)
{
	return o->type == GALLEY_STR || o->type == GALLEY_FILE;
}

int galley_option_parse(const struct galley_option *o, const char *value,
    void *state, struct galley_arena *arena, struct galley_buf *why)
{
	const char *text;
	int number = 0, bad = 0;

	if (is_text(o)) {
		text = state ? galley_arena_strdup(arena, value) : value;
		if (!text) {
			galley_buf_puts(why, "no memory for an option");
			return -1;
		}
		if (state)
			memcpy((char *)state + o->offset, &text, sizeof(text));
		return 0;
	}
	if (o->type == GALLEY_BOOL)
		bad = parse_bool(value, &number);
	else if (o->type == GALLEY_INT)
		bad = parse_int(o, value, &number);
	else
		bad = parse_choice(o, value, &number);
	if (bad)
		return refuse(o, value, why);
	if (state)
		memcpy((char *)state + o->offset, &number, sizeof(number));
	return 0;
}

int galley_options_default(const struct galley_plugin *p, void *state,
    struct galley_arena *arena, struct galley_buf *why)
{
	const struct galley_option *o;
	size_t i;

	for (i = 0; (o = galley_option_at(p, i)); i++) {
		if (galley_option_parse(o, o->def, state, arena, why))
			return -1;
	}
	return 0;
}

size_t galley_name_distance(const char *a, const char *b)
{
	size_t row[LONGEST_NAME + 1], n = strlen(b), i, j, before, above, best;

	if (n > LONGEST_NAME || strlen(a) > LONGEST_NAME)
		return SIZE_MAX;
	for (j = 0; j <= n; j++)
		row[j] = j;
	for (i = 0; a[i]; i++) {
		before = row[0];
		row[0] = i + 1;
		for (j = 0; j < n; j++) {
			above = row[j + 1];
			best = before + (a[i] != b[j]);
			if (above + 1 < best)
				best = above + 1;
			if (row[j] + 1 < best)
				best = row[j] + 1;
			row[j + 1] = best;
			before = above;
		}
	}
	return row[n];
}

/* Says which option was meant, or which there are. */
static void list_options(struct galley_buf *why,
    const struct galley_plugin *const *plugins, size_t n, const char *key)
{
	const char *nearest = NULL, *last = NULL;
	size_t least = strlen(key) < 5 ? 2 : 3, i, k, distance;
	const struct galley_option *o;

	for (i = 0; i < n; i++) {
		for (k = 0; (o = galley_option_at(plugins[i], k)); k++) {
			distance = galley_name_distance(key, o->name);
			if (distance < least) {
				least = distance;
				nearest = o->name;
			}
			galley_buf_puts(why, last ? ", " : ": there is ");
			galley_buf_printf(
			    why, "%s.%s", plugins[i]->name, o->name);
			last = o->name;
		}
	}
	if (!last)
		galley_buf_puts(why, ": there is none");
	if (nearest)
		galley_buf_printf(why, "; did you mean '%s'?", nearest);
}

static int no_such_option(const char *key, size_t bytes,
    const struct galley_plugin *const *plugins, size_t n,
    struct galley_buf *why)
{
	char name[LONGEST_NAME + 2];
	size_t length = bytes < sizeof(name) ? bytes : sizeof(name) - 1;

	memcpy(name, key, length);
	name[length] = '\0';
	galley_buf_puts(why, "no option '");
	galley_diag_escape(why, key, bytes, 80);
	galley_buf_puts(why, "'");
	list_options(why, plugins, n, name);
	return -1;
}

static int no_such_plugin(const char *name, size_t bytes,
    const struct galley_plugin *const *plugins, size_t n,
    struct galley_buf *why)
{
	size_t i;

	galley_buf_puts(why, "option for plugin '");
	galley_diag_escape(why, name, bytes, 80);
	galley_buf_puts(why, "', which this conversion doesn't use: it uses ");
	for (i = 0; i < n; i++)
		galley_buf_printf(
		    why, "%s'%s'", i ? " and " : "", plugins[i]->name);
	return -1;
}

int galley_options_set(const struct galley_plugin *const *plugins,
    void *const *states, size_t n, struct galley_arena *arena,
    const char *setting, struct galley_buf *why)
{
	const char *equals = strchr(setting, '='), *key = setting, *dot;
	size_t named = 0, i, found = 0, bytes;
	const struct galley_option *o;

	if (!equals || equals == setting) {
		galley_buf_puts(why, "an option is key=value, not '");
		galley_diag_escape(why, setting, strlen(setting), 80);
		galley_buf_puts(why, "'");
		return -1;
	}
	dot = memchr(setting, '.', (size_t)(equals - setting));
	if (dot) {
		named = (size_t)(dot - setting);
		key = dot + 1;
	}
	bytes = (size_t)(equals - key);
	for (i = 0; i < n; i++) {
		if (dot && (strlen(plugins[i]->name) != named ||
			       memcmp(plugins[i]->name, setting, named) != 0))
			continue;
		found |= 1;
		o = galley_option_find(plugins[i], key, bytes);
		if (!o)
			continue;
		found |= 2;
		if (galley_option_parse(o, equals + 1, states[i], arena, why))
			return -1;
	}
	if (!found)
		return no_such_plugin(setting, named, plugins, n, why);
	return found & 2 ? 0 : no_such_option(key, bytes, plugins, n, why);
}

static int is_name(const char *s)
{
	return s[0] >= 'a' && s[0] <= 'z' &&
	       !s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")] &&
	       strlen(s) <= LONGEST_NAME;
}

static int check_place(const struct galley_plugin *p,
    const struct galley_option *o, struct galley_buf *why)
{
	size_t size = is_text(o) ? sizeof(char *) : sizeof(int);

	if (size > p->state_size || o->offset > p->state_size - size) {
		galley_buf_printf(why,
		    "option '%s' lies outside the state: %zu bytes at %zu of "
		    "%zu",
		    o->name, size, o->offset, p->state_size);
		return -1;
	}
	if (o->offset % size) {
		galley_buf_printf(why, "option '%s' is not aligned: at %zu",
		    o->name, o->offset);
		return -1;
	}
	return 0;
}

static int check_kind(const struct galley_option *o, struct galley_buf *why)
{
	size_t n = 0;

	if ((unsigned)o->type > GALLEY_FILE) {
		galley_buf_printf(why, "option '%s' has no known type: %d",
		    o->name, (int)o->type);
		return -1;
	}
	if (o->type == GALLEY_INT && o->min > o->max) {
		galley_buf_printf(why, "option '%s' allows nothing: %d to %d",
		    o->name, o->min, o->max);
		return -1;
	}
	if (o->type != GALLEY_ENUM)
		return 0;
	while (o->choices && o->choices[n] && n <= GALLEY_CHOICES_MOST)
		n++;
	if (!n || n > GALLEY_CHOICES_MOST) {
		galley_buf_printf(why,
		    "option '%s' wants choices, 1 to %d and NULL", o->name,
		    GALLEY_CHOICES_MOST);
		return -1;
	}
	return 0;
}

int galley_options_check(const struct galley_plugin *p, struct galley_buf *why)
{
	const struct galley_option *o;
	size_t i;

	for (i = 0; (o = galley_option_at(p, i)); i++) {
		if (!is_name(o->name)) {
			galley_buf_puts(why, "an option's name is small "
					     "letters, digits, _, not '");
			galley_diag_escape(
			    why, o->name, strnlen(o->name, 80), 80);
			galley_buf_puts(why, "'");
			return -1;
		}
		if (galley_option_find(p, o->name, strlen(o->name)) != o) {
			galley_buf_printf(
			    why, "option '%s' stands twice", o->name);
			return -1;
		}
		if (!o->help || !*o->help || !o->def) {
			galley_buf_printf(why,
			    "option '%s' wants a help text and a default",
			    o->name);
			return -1;
		}
		if (check_kind(o, why) || check_place(p, o, why))
			return -1;
		if (galley_option_parse(o, o->def, NULL, NULL, why)) {
			galley_buf_puts(why, ", as its default is");
			return -1;
		}
	}
	if (i == GALLEY_OPTIONS_MOST) {
		galley_buf_printf(why,
		    "more than %d options: does the table "
		    "end in a NULL name?",
		    GALLEY_OPTIONS_MOST - 1);
		return -1;
	}
	return 0;
}
