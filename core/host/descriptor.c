/* Is a plugin's descriptor as plugin.h wants it? */
#include <string.h>

#include "base/diag.h"
#include "host/descriptor.h"
#include "host/options.h"

static int check_sizes(const struct galley_plugin *p, struct galley_buf *why)
{
	if (p->size < GALLEY_PLUGIN_LEAST) {
		galley_buf_printf(why,
		    "the descriptor is cut off: %lu bytes, ABI %d.0 has %lu",
		    (unsigned long)p->size, GALLEY_ABI_MAJOR,
		    (unsigned long)GALLEY_PLUGIN_LEAST);
		return -1;
	}
	if (p->options && p->option_size < GALLEY_OPTION_LEAST) {
		galley_buf_printf(why,
		    "the options are cut off: %lu bytes each, ABI %d.0 has "
		    "%lu",
		    (unsigned long)p->option_size, GALLEY_ABI_MAJOR,
		    (unsigned long)GALLEY_OPTION_LEAST);
		return -1;
	}
	if (p->options && p->option_size % _Alignof(struct galley_option)) {
		galley_buf_printf(why, "option_size is not aligned: %lu",
		    (unsigned long)p->option_size);
		return -1;
	}
	return 0;
}

/* A text that must be there, on one line. */
static int check_text(
    const char *what, const char *text, struct galley_buf *why)
{
	if (text && *text && !strpbrk(text, "\r\n"))
		return 0;
	galley_buf_printf(why, "the descriptor wants a %s of one line", what);
	return -1;
}

static int check_texts(const struct galley_plugin *p, struct galley_buf *why)
{
	if (check_text("version", p->version, why) ||
	    check_text("summary", p->summary, why))
		return -1;
	if (!p->article)
		return 0;
	if (check_text("media_type", p->media_type, why) ||
	    check_text("extension", p->extension, why))
		return -1;
	if (strpbrk(p->extension, "./")) {
		galley_buf_puts(why, "the extension has no dot and no slash");
		return -1;
	}
	return 0;
}

int galley_descriptor_check(
    const struct galley_plugin *p, const char *name, struct galley_buf *why)
{
	if (!p) {
		galley_buf_printf(why,
		    "galley_plugin_%d() returned no descriptor",
		    GALLEY_ABI_MAJOR);
		return -1;
	}
	if (check_sizes(p, why) || check_text("name", p->name, why))
		return -1;
	if (strcmp(p->name, name) != 0) {
		galley_buf_puts(why, "misnamed: the descriptor says '");
		galley_diag_escape(why, p->name, strnlen(p->name, 80), 80);
		galley_buf_printf(why, "', the file '%s'", name);
		return -1;
	}
	if (!p->read && !p->article && !p->filter) {
		galley_buf_puts(why, "a plugin wants read(), article() or "
				     "filter(), this has none");
		return -1;
	}
	return check_texts(p, why) ? -1 : galley_options_check(p, why);
}
