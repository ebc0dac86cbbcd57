/* The style sheet of the book: our own, the user's, or both. */
#include <string.h>

#include "common/css.h"
#include "epub/epub.h"

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
	pieces[1] = css_read(e->job, e->css, &bytes);
	if (!pieces[1])
		return -1;
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
