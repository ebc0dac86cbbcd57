/* host/options.h - a plugin's options: one table, parsed into its state. */
#ifndef GALLEY_OPTIONS_H
#define GALLEY_OPTIONS_H
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "galley/plugin.h"

/* What ABI 1.0 has of a plugin and of an option. */
#define GALLEY_PLUGIN_LEAST                                                    \
	(offsetof(struct galley_plugin, filter) + sizeof(void (*)(void)))
#define GALLEY_OPTION_LEAST                                                    \
	(offsetof(struct galley_option, choices) + sizeof(char **))
enum { GALLEY_OPTIONS_MOST = 256, GALLEY_CHOICES_MOST = 256 };

/* Option number i, or NULL after the last: the table is walked in steps of the
 * plugin's own option_size. */
const struct galley_option *galley_option_at(
    const struct galley_plugin *, size_t i);
const struct galley_option *galley_option_find(
    const struct galley_plugin *, const char *name, size_t bytes);
/* "yes or no", "20 to 200 columns", "a, b or c", "any text". */
void galley_option_wanted(struct galley_buf *, const struct galley_option *);

/* Parses value into the state; 0, or -1 with what is wrong added to why.
 * Texts are copied to the arena.  state NULL: only checks. */
int galley_option_parse(const struct galley_option *, const char *value,
    void *state, struct galley_arena *, struct galley_buf *why);
/* Gives every option its default. */
int galley_options_default(const struct galley_plugin *, void *state,
    struct galley_arena *, struct galley_buf *why);
/* Hands key=value, or plugin.key=value, to those of the plugins that have the
 * key; 0, or -1 with what is wrong, and what there is, added to why. */
int galley_options_set(const struct galley_plugin *const *plugins,
    void *const *states, size_t n, struct galley_arena *, const char *setting,
    struct galley_buf *why);
/* The table as it should be; -1 with what is wrong added to why. */
int galley_options_check(const struct galley_plugin *, struct galley_buf *why);

/* How many letters must change to make one of the other: for a hint. */
size_t galley_name_distance(const char *, const char *);
#endif
