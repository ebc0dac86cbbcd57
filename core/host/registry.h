/* host/registry.h - plugins, found by their names. */
#ifndef GALLEY_REGISTRY_H
#define GALLEY_REGISTRY_H
#include <stddef.h>

#include "base/buf.h"
#include "galley/galley.h"
#include "galley/plugin.h"
#include "host/sink.h"
#include "host/stage.h"

/* Small letters, digits and _, as a file's name can be made of. */
int galley_plugin_is_name(const char *);
/* Puts folder number i of the search path into b, which it empties before:
 * those of the request, of $GALLEY_PLUGIN_PATH, the installed one.  -1: there
 * are no more (or no memory). */
int galley_plugin_folder(
    const struct galley_request *, size_t i, struct galley_buf *b);
/* The path of the first galley-NAME.so along the folders; -1: none. */
int galley_plugin_find(
    const struct galley_request *, const char *name, struct galley_buf *b);

/* Finds and opens the plugin and checks its descriptor; it stays open.  What is
 * wrong is said in one message; GALLEY_BAD_PLUGIN then. */
enum galley_result galley_plugin_load(const struct galley_request *,
    const char *name, struct galley_sink *, struct galley_stage *,
    const struct galley_plugin **);

/* The names of all plugins along the path, sorted, each once.  0, or -1
 * without memory.  Given back with galley_plugin_names_free(). */
int galley_plugin_names(
    const struct galley_request *, char ***names, size_t *count);
void galley_plugin_names_free(char **names, size_t count);
#endif
