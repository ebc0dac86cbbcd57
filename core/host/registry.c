/* Plugins, found by their names: the search path and the loading. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr */
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/descriptor.h"
#include "host/options.h"
#include "host/registry.h"

#define PREFIX "galley-"
#define SUFFIX ".so"
enum { LONGEST_NAME = 40, MOST_ABI = 99 };

int galley_plugin_is_name(const char *s)
{
	return s[0] >= 'a' && s[0] <= 'z' &&
	       !s[strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_")] &&
	       strlen(s) <= LONGEST_NAME;
}

/* Part number i of a list with colons, empty ones left out; -1: no more. */
static int part_of(const char *list, size_t i, struct galley_buf *b)
{
	size_t length;

	for (; *list; list += length) {
		list += strspn(list, ":");
		length = strcspn(list, ":");
		if (!length)
			break;
		if (!i--) {
			galley_buf_add(b, list, length);
			return b->failed ? -1 : 0;
		}
	}
	return -1;
}

static size_t parts(const char *list)
{
	size_t n = 0, length;

	for (; *list; list += length) {
		list += strspn(list, ":");
		length = strcspn(list, ":");
		n += length > 0;
	}
	return n;
}

static int is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

/* Beside the library: galley/ where it is installed, plugins/ where it was
 * built (there galley is the program); else as it was configured. */
static int installed_folder(struct galley_buf *b)
{
	static const char here;
	static const char *const beside[] = {"/galley", "/plugins"};
	char *path = NULL, *slash;
	int found = 0;
	Dl_info info;
	size_t i;

	if (dladdr(&here, &info) && info.dli_fname)
		path = realpath(info.dli_fname, NULL);
	slash = path ? strrchr(path, '/') : NULL;
	for (i = 0; slash && !found && i < 2; i++) {
		b->n = 0;
		galley_buf_add(b, path, (size_t)(slash - path));
		galley_buf_puts(b, beside[i]);
		found = !b->failed && is_folder(b->s);
	}
	free(path);
	if (!found) {
		b->n = 0;
		galley_buf_puts(b, GALLEY_PLUGINDIR);
	}
	return b->failed ? -1 : 0;
}

int galley_plugin_folder(
    const struct galley_request *rq, size_t i, struct galley_buf *b)
{
	const char *list = getenv("GALLEY_PLUGIN_PATH");
	size_t listed = list ? parts(list) : 0;

	b->n = 0;
	if (i < rq->nplugin_path) {
		galley_buf_puts(b, rq->plugin_path[i]);
		return b->failed ? -1 : 0;
	}
	i -= rq->nplugin_path;
	if (i < listed)
		return part_of(list, i, b);
	return i == listed ? installed_folder(b) : -1;
}

int galley_plugin_find(
    const struct galley_request *rq, const char *name, struct galley_buf *b)
{
	size_t i;

	for (i = 0; !galley_plugin_folder(rq, i, b); i++) {
		if (!b->n)
			galley_buf_puts(b, ".");
		galley_buf_printf(b, "/" PREFIX "%s" SUFFIX, name);
		if (!b->failed && !access(b->s, F_OK))
			return 0;
	}
	return -1;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int add_name(const char *file, char ***names, size_t *n)
{
	size_t length = strlen(file), ends = strlen(SUFFIX);
	char **more, *name;

	if (length <= strlen(PREFIX) + ends ||
	    strncmp(file, PREFIX, strlen(PREFIX)) != 0 ||
	    strcmp(file + length - ends, SUFFIX) != 0)
		return 0;
	name = strndup(file + strlen(PREFIX), length - strlen(PREFIX) - ends);
	if (name && !galley_plugin_is_name(name)) {
		free(name);
		return 0;
	}
	more = name ? realloc(*names, (*n + 1) * sizeof(*more)) : NULL;
	if (!more) {
		free(name);
		return -1;
	}
	*names = more;
	more[(*n)++] = name;
	return 0;
}

static size_t drop_copies(char **names, size_t n)
{
	size_t i, kept = 0;

	if (n)
		qsort(names, n, sizeof(*names), by_name);
	for (i = 0; i < n; i++) {
		if (kept && !strcmp(names[kept - 1], names[i]))
			free(names[i]);
		else
			names[kept++] = names[i];
	}
	return kept;
}

int galley_plugin_names(
    const struct galley_request *rq, char ***names, size_t *count)
{
	struct galley_buf b = GALLEY_BUF_INIT;
	struct dirent *entry;
	int status = 0;
	size_t i;
	DIR *folder;

	*names = NULL;
	*count = 0;
	for (i = 0; !galley_plugin_folder(rq, i, &b); i++) {
		folder = opendir(b.n ? b.s : ".");
		while (folder && !status && (entry = readdir(folder)))
			status = add_name(entry->d_name, names, count);
		if (folder)
			closedir(folder);
	}
	galley_buf_free(&b);
	*count = drop_copies(*names, *count);
	return status;
}

void galley_plugin_names_free(char **names, size_t count)
{
	while (count--)
		free(names[count]);
	free(names);
}

static enum galley_result not_found(
    const struct galley_request *rq, const char *name, struct galley_sink *sink)
{
	struct galley_buf why = GALLEY_BUF_INIT, folder = GALLEY_BUF_INIT;
	size_t i, count = 0, least = 3, distance;
	const char *nearest = NULL;
	char **names = NULL;

	galley_buf_printf(
	    &why, "no plugin '%s': no " PREFIX "%s" SUFFIX " in ", name, name);
	for (i = 0; !galley_plugin_folder(rq, i, &folder); i++)
		galley_buf_printf(
		    &why, "%s%s", i ? ", " : "", folder.n ? folder.s : ".");
	galley_plugin_names(rq, &names, &count);
	for (i = 0; i < count; i++) {
		distance = galley_name_distance(name, names[i]);
		if (distance < least) {
			least = distance;
			nearest = names[i];
		}
	}
	if (nearest)
		galley_buf_printf(&why, "; did you mean '%s'?", nearest);
	galley_sink_put(
	    sink, 2, NULL, 0, NULL, why.s ? why.s : "no such plugin");
	galley_plugin_names_free(names, count);
	galley_buf_free(&folder);
	galley_buf_free(&why);
	return GALLEY_BAD_PLUGIN;
}

typedef const struct galley_plugin *entry_point(void);

/* ISO C has no conversion from a data to a function pointer; POSIX has. */
static entry_point *find_entry(void *handle, int abi)
{
	struct galley_buf symbol = GALLEY_BUF_INIT;
	entry_point *entry = NULL;
	void *address;

	galley_buf_printf(&symbol, "galley_plugin_%d", abi);
	address = symbol.failed ? NULL : dlsym(handle, symbol.s);
	memcpy(&entry, &address, sizeof(entry));
	galley_buf_free(&symbol);
	return entry;
}

static void explain_entry(void *handle, struct galley_buf *why)
{
	int abi;

	for (abi = 0; abi <= MOST_ABI; abi++) {
		if (abi == GALLEY_ABI_MAJOR || !find_entry(handle, abi))
			continue;
		galley_buf_printf(why,
		    "built for plugin ABI %d; this is ABI %d", abi,
		    GALLEY_ABI_MAJOR);
		return;
	}
	galley_buf_printf(why,
	    "not a Galley plugin: it exports no "
	    "galley_plugin_%d()",
	    GALLEY_ABI_MAJOR);
}

/* dlerror() begins with the path, which the message has already. */
static void explain_dlopen(const char *path, struct galley_buf *why)
{
	const char *error = dlerror();
	size_t n = strlen(path);

	if (!error)
		error = "unknown error";
	if (!strncmp(error, path, n) && !strncmp(error + n, ": ", 2))
		error += n + 2;
	galley_buf_printf(why, "can't be loaded: %s", error);
}

static const struct galley_plugin *open_plugin(
    const char *path, const char *name, struct galley_buf *why)
{
	const struct galley_plugin *p;
	entry_point *entry;
	void *handle;

	handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!handle) {
		explain_dlopen(path, why);
		return NULL;
	}
	/* Never closed: a leak checker would lose its symbols, and texts of
	 * the descriptor may be in use. */
	entry = find_entry(handle, GALLEY_ABI_MAJOR);
	if (!entry) {
		explain_entry(handle, why);
		return NULL;
	}
	p = entry();
	return galley_descriptor_check(p, name, why) ? NULL : p;
}

enum galley_result galley_plugin_load(const struct galley_request *rq,
    const char *name, struct galley_sink *sink, struct galley_stage *stage,
    const struct galley_plugin **plugin)
{
	struct galley_buf path = GALLEY_BUF_INIT, why = GALLEY_BUF_INIT;
	enum galley_result result = GALLEY_DONE;

	*plugin = NULL;
	if (!galley_plugin_is_name(name)) {
		galley_sink_printf(sink, 2, NULL,
		    "a plugin's name is small letters, digits and _, not '%s'",
		    name);
		return GALLEY_USAGE;
	}
	galley_stage_set(stage, GALLEY_STEP_LOAD, name, 0, NULL);
	if (galley_plugin_find(rq, name, &path)) {
		result = not_found(rq, name, sink);
		goto out;
	}
	*plugin = open_plugin(path.s, name, &why);
	if (!*plugin) {
		galley_sink_put(
		    sink, 2, path.s, 0, NULL, why.s ? why.s : "no memory");
		result = GALLEY_BAD_PLUGIN;
	}
out:
	galley_buf_free(&path);
	galley_buf_free(&why);
	return result;
}
