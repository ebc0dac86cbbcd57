/* Reads and checks a style sheet. */
#include <string.h>

#include <galley/text.h>

#include "common/css.h"

enum { CSS_MOST = 1 << 20 };

const char *css_read(struct galley_job *job, const char *path, size_t *bytes)
{
	static const char *const others[] = {"@import", "url(", NULL};
	static const char *const named[] = {"@import", "url()"};
	static const char *const ends[] = {"</", "]]>", NULL};
	const char *text = "";
	size_t good, i;

	*bytes = 0;
	if (*path)
		text = galley_option_file(job, path, CSS_MOST, bytes);
	if (!text)
		return NULL;
	good = galley_text_check(text, *bytes);
	if (good < *bytes || memchr(text, '\0', *bytes)) {
		galley_diag(job, NULL, GALLEY_ERROR,
		    "css: %s is not UTF-8 at byte %zu", path, good);
		return NULL;
	}
	for (i = 0; others[i]; i++) {
		if (!strstr(text, others[i]))
			continue;
		galley_diag(job, NULL, GALLEY_ERROR,
		    "css: %s asks for other files (%s), which the output "
		    "doesn't hold",
		    path, named[i]);
		return NULL;
	}
	for (i = 0; ends[i]; i++) {
		if (!strstr(text, ends[i]))
			continue;
		galley_diag(job, NULL, GALLEY_ERROR,
		    "css: %s holds %s, which would end the style sheet", path,
		    ends[i]);
		return NULL;
	}
	return text;
}
