/* Reads and checks a style sheet. */
#include <string.h>

#include <galley/text.h>

#include "common/css.h"

enum { CSS_MOST = 1 << 20 };

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The character that an escape stands for (CSS Syntax 3, section 4.3.7), behind
 * its backslash; *s moves behind it.  Only those of ASCII matter here. */
static char unescaped(const char **s)
{
	unsigned code = 0, n;

	for (n = 0; n < 6 && hex(**s) >= 0; n++)
		code = code * 16 + (unsigned)hex(*(*s)++);
	if (!n)
		return **s ? *(*s)++ : '\0';
	if (**s && strchr(" \t\r\n\f", **s))
		++*s;
	return code && code < 0x80 ? (char)code : '?';
}

/* The sheet as a reader takes it: without escapes, in small letters; NULL: no
 * memory. */
static const char *plain(struct galley_job *job, const char *s, size_t bytes)
{
	char *to = galley_alloc(job, bytes + 1), *at = to, c;

	while (to && *s) {
		c = *s++;
		if (c == '\\')
			c = unescaped(&s);
		*at++ = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
	}
	return to;
}

/* Does it hold one of these?  Says so, with what follows from it. */
static int holds(struct galley_job *job, const char *path, const char *text,
    const char *const *words, const char *what)
{
	for (; *words; words++) {
		if (!strstr(text, *words))
			continue;
		galley_diag(job, NULL, GALLEY_ERROR, "css: %s holds %s: %s",
		    path, *words, what);
		return 1;
	}
	return 0;
}

const char *css_read(struct galley_job *job, const char *path, size_t *bytes)
{
	static const char *const others[] = {
	    "@import", "url(", "src(", "image(", "image-set(", NULL};
	static const char *const ends[] = {"</", "]]>", NULL};
	const char *text = "", *read;
	size_t good;

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
	read = plain(job, text, *bytes);
	if (!read ||
	    holds(job, path, read, others,
		"it asks for other files, which the output doesn't hold") ||
	    holds(job, path, text, ends, "that would end the style sheet"))
		return NULL;
	return text;
}
