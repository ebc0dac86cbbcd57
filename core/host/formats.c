/* Which plugin a file name asks for. */
#include <string.h>
#include <strings.h>

#include "galley/galley.h"
#include "galley/plugin.h"
#include "host/formats.h"

static const struct format {
	const char *extension;
	const char *writer, *reader; /* NULL: none */
} formats[] = {
    {"xml", "docbook", NULL},
    {"dbk", "docbook", NULL},
    {"docbook", "docbook", NULL},
    {"epub", "epub", NULL},
    {"html", "html", NULL},
    {"htm", "html", NULL},
    {"json", "json", NULL},
    {"pdf", "pdf", NULL},
    {"marked", "marked", "marked"},
    {"md", "markdown", NULL},
    {"markdown", "markdown", NULL},
    {"txt", "digest", "text"},
    {"text", "digest", "text"},
};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static const struct format *format_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash + 1 : path, '.');
	int i;

	for (i = 0; dot && i < FORMATS; i++) {
		if (!strcasecmp(dot + 1, formats[i].extension))
			return &formats[i];
	}
	return NULL;
}

const char *galley_writer_for(const char *path)
{
	const struct format *f = format_of(path);

	return f ? f->writer : NULL;
}

const char *galley_reader_for(const char *path)
{
	const struct format *f = format_of(path);

	return f ? f->reader : NULL;
}

void galley_formats_list(struct galley_buf *b)
{
	int i;

	for (i = 0; i < FORMATS; i++)
		galley_buf_printf(b, "%s.%s %s", i ? ", " : "",
		    formats[i].extension, formats[i].writer);
}

int galley_media_is_text(const char *type)
{
	size_t n = strcspn(type, ";");
	static const char *const texts[] = {"application/json",
	    "application/xml", "application/yaml", "application/javascript"};
	size_t i;

	if (!strncasecmp(type, "text/", 5) ||
	    (n > 4 && !strncasecmp(type + n - 4, "+xml", 4)) ||
	    (n > 5 && !strncasecmp(type + n - 5, "+json", 5)))
		return 1;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (strlen(texts[i]) == n && !strncasecmp(type, texts[i], n))
			return 1;
	}
	return 0;
}

const char *galley_version(void)
{
	return GALLEY_VERSION;
}

const char *galley_generator(void)
{
	return "galley " GALLEY_VERSION;
}
