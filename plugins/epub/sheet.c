/* The style sheet of the book: our own, the user's, or both. */
#include <string.h>

#include <galley/text.h>

#include "epub/epub.h"

enum { CSS_MOST = 1 << 20 };

/* What the book would not hold, it must not ask for. */
static int check_css(struct epub *e, const char *text, size_t bytes)
{
	size_t good = galley_text_check(text, bytes);
	const char *why = NULL;

	if (good < bytes || memchr(text, '\0', bytes)) {
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "css: %s is not UTF-8 at byte %zu", e->css, good);
		return -1;
	}
	if (strstr(text, "@import"))
		why = "@import";
	else if (strstr(text, "url("))
		why = "url()";
	if (why)
		galley_diag(e->job, NULL, GALLEY_ERROR,
		    "css: %s asks for other files (%s), which the book "
		    "doesn't hold",
		    e->css, why);
	return why ? -1 : 0;
}

/* The style sheet: our own, the user's behind it. */
int epub_sheet(struct epub *e)
{
	const char *pieces[] = {"", ""};
	size_t i, n = 0, bytes = 0;
	char *sheet;

	if (e->style)
		pieces[0] = epub_css(e);
	if (!pieces[0])
		return -1;
	if (*e->css) {
		pieces[1] =
		    galley_option_file(e->job, e->css, CSS_MOST, &bytes);
		if (!pieces[1] || check_css(e, pieces[1], bytes))
			return -1;
	}
	for (i = 0; i < 2; i++)
		n += strlen(pieces[i]);
	sheet = galley_alloc(e->job, n + 1);
	if (!sheet)
		return -1;
	for (i = 0; i < 2; i++) {
		bytes = strlen(pieces[i]);
		memcpy(sheet + e->sheet_bytes, pieces[i], bytes);
		e->sheet_bytes += bytes;
	}
	e->sheet = sheet;
	return 0;
}
