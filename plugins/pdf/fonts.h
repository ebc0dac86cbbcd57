/* pdf/fonts.h - what fonts.c and missing.c share. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H
#include "pdf/pdf.h"

enum { PDF_FAMILIES_ROOM = 512, PDF_LACKS = 8 };

struct pdf_language {
	struct pdf_language *next;
	const char *tag;
	char body[PDF_FAMILIES_ROOM], head[PDF_FAMILIES_ROOM];
	struct pdf_face *faces[PDF_STYLES];
	struct galley_hyphens *hyphens;
};
struct pdf_fonts {
	PangoFontMap *map;
	struct pdf_language *languages;
	gunichar lacks[PDF_LACKS]; /* the first, each once */
	size_t nlacks;
};
/* Notes that no font has the character. */
void pdf_lacks(const struct pdf_face *, gunichar);
#endif
