/* galley/plugin.h - the plugin ABI, major number 1.
 *
 * A plugin is a shared object, galley-NAME.so, that exports one function.  It
 * is one format, and reads it, writes it, or both, or it is a filter, which
 * changes what was read before it is written.  What the host promises:
 *
 * - The entry point's name carries the ABI's major number, so nothing of a
 *   descriptor of another ABI is ever read.
 * - size and option_size let descriptors grow at their ends: a longer one (of
 *   a newer minor) loads, one shorter than ABI 1 is refused as cut off.
 * - The host owns a job's state: it zeroes state_size bytes, parses the options
 *   into them before begin(), and frees them (not what they point to) after
 *   release().  One table feeds the parser, the help, the errors and the check
 *   of the man page.
 * - Output goes through the host: a temporary file beside the target, synced
 *   and renamed when all went well.  Errors are sticky and checked once.
 * - release() is called exactly once if begin() was called, whatever failed.
 * - One thread a job: what a plugin starts of its own calls nothing of this and
 *   has ended when the callback returns.  Jobs may run side by side: keep no
 *   writable statics.
 *
 * A job, writing: begin(), article() for each article in order, end(),
 * release().  Reading: begin(), read(), release().  Filtering: begin(),
 * filter(), release().  Only one of read(), article() and filter() is ever
 * required. */
#ifndef GALLEY_PLUGIN_H
#define GALLEY_PLUGIN_H
#include <stddef.h>
#include <stdint.h>

#include <galley/bulletin.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GALLEY_ABI_MAJOR 1
#define GALLEY_ABI_MINOR 0

struct galley_job; /* one conversion's use of one plugin; the host owns it */

enum galley_status {
	GALLEY_OK,   /* done; warnings are counted by galley_diag(), not here */
	GALLEY_SKIP, /* from article(): this article is left out, go on */
	GALLEY_FAIL  /* the job is over; a GALLEY_ERROR diagnostic was given */
};
enum galley_level { GALLEY_NOTE, GALLEY_WARN, GALLEY_ERROR };
enum galley_opttype {
	GALLEY_BOOL, /* yes, no, true, false, on, off, 1, 0; int, 0 or 1 */
	GALLEY_INT,  /* decimal, within [min, max]; int */
	GALLEY_ENUM, /* one of choices; int, its index */
	GALLEY_STR,  /* const char *, never NULL, lives as long as the state */
	GALLEY_FILE  /* the same, a path: galley_option_file() reads it */
};

struct galley_option {
	const char *name; /* [a-z][a-z0-9_]*; NULL ends the table */
	const char *help; /* one line, no full stop */
	enum galley_opttype type;
	size_t offset;		    /* into the state: GALLEY_FIELD() */
	const char *def;	    /* as typed after "="; parsed like input */
	int min, max;		    /* GALLEY_INT: inclusive */
	const char *unit;	    /* GALLEY_INT: "columns", or NULL */
	const char *const *choices; /* GALLEY_ENUM: NULL-ended */
};
/* Offset of T.f; compiles only if f has type ft: int, or const char *. */
#ifndef __cplusplus
#define GALLEY_FIELD(T, f, ft)                                                 \
	(offsetof(T, f) + 0 * sizeof(_Generic(((T *)0)->f, ft : 0)))
#endif

struct galley_plugin {
	uint32_t size, option_size; /* set by GALLEY_PLUGIN(), like name */
	const char *name;	    /* [a-z][a-z0-9_]*, as in galley-NAME.so */
	const char *version;	    /* the plugin's own */
	const char *summary;	    /* one line; also .Nd of its man page */
	const char *media_type;	    /* "application/epub+zip" */
	const char *extension;	    /* "epub": no dot */
	const struct galley_option *options; /* or NULL */
	size_t state_size;

	/* Called first, with the options in *state.  May be NULL. */
	enum galley_status (*begin)(struct galley_job *, void *state);
	/* A writer: once for each article, in order. */
	enum galley_status (*article)(
	    struct galley_job *, void *state, const struct galley_article *);
	/* A writer: after the last article.  May be NULL. */
	enum galley_status (*end)(struct galley_job *, void *state);
	/* Called exactly once if begin() was called (or would have been, were
	 * it not NULL).  NULL if there is nothing to free. */
	void (*release)(void *state);
	/* A reader: takes galley_input(), adds a source and its segments to
	 * the bulletin.  Called once for each input. */
	enum galley_status (*read)(
	    struct galley_job *, void *state, struct galley_bulletin *);
	/* A filter: changes the bulletin by galley_edit_...(), once, after all
	 * was read and rebuilt. */
	enum galley_status (*filter)(
	    struct galley_job *, void *state, struct galley_bulletin *);
	/* ABI 1.0 ends here.  Append only; zero must mean "as before". */
};

#pragma GCC visibility push(default)

/* ---- services for all ---- */

/* Reports.  A GALLEY_ERROR fails the job when the callback returns, whatever
 * it returns.  article may be NULL.  One line, no full stop, no "\n"; control
 * characters in it are shown escaped. */
void galley_diag(struct galley_job *, const struct galley_article *or_null,
    enum galley_level, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* The same, about a place in a source: the message names its file and line. */
void galley_diag_at(struct galley_job *, const struct galley_source *,
    size_t offset, enum galley_level, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/* The same, about a line of the input, counted from 1: for readers of formats
 * whose source is not what the input's bytes are. */
void galley_diag_input(struct galley_job *, size_t line, enum galley_level,
    const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* The job's time, seconds since 1970: SOURCE_DATE_EPOCH where it is set, else
 * when the job began.  The only clock that keeps output reproducible. */
int64_t galley_clock(const struct galley_job *);
/* Memory that lives as long as the job, zeroed; NULL, with the job failing by
 * itself, when there is no more. */
void *galley_alloc(struct galley_job *, size_t bytes);
/* The bulletin being written (a writer's), filled (a reader's) or changed (a
 * filter's). */
const struct galley_bulletin *galley_job_bulletin(const struct galley_job *);
/* The bytes of the file that an option names, in the job's memory.  NULL, with
 * the error reported, where it can't be read or holds more than most. */
const void *galley_option_file(
    struct galley_job *, const char *path, size_t most, size_t *bytes);
/* "galley 0.1.0", for generator elements. */
const char *galley_generator(void);

/* ---- for writers ---- */

/* Adds bytes to the output.  Errors are sticky: the host fails the job. */
void galley_write(struct galley_job *, const void *, size_t bytes);
void galley_puts(struct galley_job *, const char *utf8);
/* What XML 1.0 (section 2.2, Char) allows of a text: the text itself where all
 * of it is allowed, else a copy in the job's memory with U+FFFD for each
 * character that is not, reported once an article as a warning.  Nothing is
 * escaped.  bytes may be NULL. */
const char *galley_xml_text(struct galley_job *,
    const struct galley_article *or_null, const char *utf8, size_t *bytes);

/* ---- for readers ---- */

/* The input's bytes, as they are, and its name for messages.  The bytes live
 * as long as the job and may hold anything. */
const void *galley_input(const struct galley_job *, size_t *bytes);
const char *galley_input_name(const struct galley_job *);
/* Decodes the input (--encoding, else strictly by what it is: galley(1)) and
 * adds it to the bulletin as a source.  NULL, with the error reported, where it
 * can't be decoded or holds a NUL. */
const struct galley_source *galley_source_decode(struct galley_job *);
/* Adds a text that the plugin made (formats that are not plain text): valid
 * UTF-8 without NUL, copied; encoding is what the input was in.  NULL, with the
 * error reported, where it is not. */
const struct galley_source *galley_source_add(
    struct galley_job *, const char *utf8, size_t bytes, const char *encoding);
/* The same, where the format states the source's own name. */
const struct galley_source *galley_source_add_named(struct galley_job *,
    const char *name, const char *utf8, size_t bytes, const char *encoding);
/* Parses a YAML front matter block at the start of the source into the
 * bulletin's metadata and sets it aside as "metadata".  Returns the offset at
 * which the text goes on (0 where there is no block), or SIZE_MAX with the
 * error reported. */
size_t galley_front_matter(struct galley_job *, const struct galley_source *);

#pragma GCC visibility pop

#ifdef GALLEY_STATIC /* many plugins in one program: fuzzers, unit tests */
#define GALLEY_ENTRY(id) galley_plugin_1_##id
#else
#define GALLEY_ENTRY(id) galley_plugin_1 /* the ABI number is in the name */
#endif
#ifndef __cplusplus
#define GALLEY_PLUGIN(id, ...)                                                 \
	const struct galley_plugin *GALLEY_ENTRY(id)(void)                     \
	    __attribute__((visibility("default")));                            \
	const struct galley_plugin *GALLEY_ENTRY(id)(void)                     \
	{                                                                      \
		static const struct galley_plugin p = {                        \
		    .size = sizeof(struct galley_plugin),                      \
		    .option_size = sizeof(struct galley_option),               \
		    .name = #id,                                               \
		    __VA_ARGS__};                                              \
		return &p;                                                     \
	}
#endif

#ifdef __cplusplus
}
#endif
#endif
