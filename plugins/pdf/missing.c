/* Characters that no font has, and which package does. */
#include <stdio.h>
#include <string.h>

#include "pdf/fonts.h"

void pdf_lacks(const struct pdf_face *f, gunichar c)
{
	struct pdf_fonts *fonts = f->pdf->fonts;
	size_t i;

	for (i = 0; i < fonts->nlacks; i++) {
		if (i == PDF_LACKS || fonts->lacks[i] == c)
			return;
	}
	if (fonts->nlacks < PDF_LACKS)
		fonts->lacks[fonts->nlacks++] = c;
}

/* Debian's package that has the script's glyphs. */
static const char *package_of(gunichar c)
{
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_BOPOMOFO:
	case G_UNICODE_SCRIPT_HANGUL:
		/* Planes 2 and 3 beyond what Noto has are Hanazono's. */
		return c < 0x20000 ? "fonts-noto-cjk"
				   : "fonts-noto-cjk-extra or fonts-hanazono";
	case G_UNICODE_SCRIPT_YI:
		return "fonts-noto-core";
	default:
		break;
	}
	if ((c >= 0x1f000 && c < 0x1fb00) || (c >= 0x2600 && c < 0x2800) ||
	    c == 0xfe0f)
		return "fonts-noto-color-emoji or fonts-symbola";
	if (g_unichar_type(c) == G_UNICODE_PRIVATE_USE)
		return NULL;
	if (!g_unichar_isdefined(c))
		return NULL;
	if ((c >= 0x2e80 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
	    (c >= 0xfe30 && c < 0xfe50) || (c >= 0xff00 && c < 0xffef))
		return "fonts-noto-cjk";
	return "fonts-noto-core, fonts-noto-extra or unifont";
}

/* "U+9FFF (X), U+2603 (Y)": itself where anybody could see it. */
static void list_lacks(const struct pdf_fonts *f, char *room, size_t bytes)
{
	char utf8[8];
	gunichar c;
	size_t i, n = 0;

	for (i = 0; i < f->nlacks; i++) {
		c = f->lacks[i];
		n += (size_t)snprintf(room + n, bytes - n, "%sU+%04X",
		    i ? ", " : "", (unsigned)c);
		if (!g_unichar_isgraph(c) ||
		    g_unichar_type(c) == G_UNICODE_PRIVATE_USE)
			continue;
		utf8[g_unichar_to_utf8(c, utf8)] = '\0';
		n += (size_t)snprintf(room + n, bytes - n, " (%s)", utf8);
	}
}

int pdf_fonts_missing(struct pdf *p)
{
	const struct pdf_fonts *f = p->fonts;
	char list[PDF_LACKS * 24];
	const char *package, *more;

	if (!f->nlacks)
		return 0;
	list_lacks(f, list, sizeof(list));
	more = f->nlacks == PDF_LACKS ? " and maybe of others" : "";
	if (p->missing == PDF_MISSING_BOX) {
		galley_diag(p->job, NULL, GALLEY_WARN,
		    "no font that is installed has glyphs of %s%s: boxes with "
		    "their numbers stand there",
		    list, more);
		return 0;
	}
	package = package_of(f->lacks[0]);
	galley_diag(p->job, NULL, GALLEY_ERROR,
	    "no font that is installed has glyphs of %s%s; %s%s%smissing=box, "
	    "which sets boxes with their numbers, would do",
	    list, more, package ? "installing Debian's " : "",
	    package ? package : "", package ? ", or " : "");
	return -1;
}
