/* epub/cover.h - the cover: a newspaper's front made from the metadata, or an
 * image that the user gives.
 *
 * The front is laid out once, as a list of bars and lines of text on a canvas
 * of 1600 by 2400, and drawn twice: as SVG, whose text stays text, and as PNG
 * for readers that show no SVG on their shelf. */
#ifndef EPUB_COVER_H
#define EPUB_COVER_H
#include <stdint.h>

#include "common/xml.h"

struct epub;

enum {
	COVER_WIDTH = 1600,
	COVER_HEIGHT = 2400,
	COVER_BARS = 16,
	COVER_LINES = 32,
	COVER_ALT_ROOM = 1024
};

/* What a thing is drawn in; which colour that is says cover_colour(). */
enum cover_tone {
	COVER_PAPER, /* the ground, and type on the field */
	COVER_INK,   /* type on the ground */
	COVER_GREY,  /* rules on the ground */
	COVER_FIELD, /* the coloured field behind the masthead */
	COVER_SHADE, /* rules on the field */
	COVER_TONES
};

struct cover_bar {
	int x, y, width, height;
	enum cover_tone tone;
};

/* A line of text; x is where it starts (at_end: where it ends) in the direction
 * of the script, y is its baseline. */
struct cover_line {
	const char *text; /* well-formed, without control characters */
	size_t bytes;
	int x, y, size;
	int width; /* room for it: what is wider is drawn smaller */
	int bold, at_end;
	enum cover_tone tone;
};

struct cover {
	const char *language;
	int rtl;			   /* x is mirrored already */
	unsigned hue;			   /* any number */
	struct cover_bar bars[COVER_BARS]; /* from back to front */
	size_t nbars;
	struct cover_line lines[COVER_LINES]; /* above the bars */
	size_t nlines;
};

/* cover.c */
/* The front, laid out in the job's memory at the first call; NULL: no memory,
 * the job fails by itself. */
const struct cover *epub_cover(struct epub *);
/* What the cover says, for those who can't see it: title, issue and date. */
const char *epub_cover_alt(const struct epub *, char room[COVER_ALT_ROOM]);

/* cover_look.c */
/* A tone's colour as 0xRRGGBB. */
unsigned long cover_colour(const struct cover *, enum cover_tone);
/* The families to set it in, the best first; NULL ends them. */
const char *const *cover_fonts(const struct cover *);

/* front.c */
/* Makes the cover, or reads the user's own, as the option says; 0, or -1 with
 * the error reported. */
int epub_front(struct epub *);
/* Is there one, and is it made (of SVG, and of PNG where e->cover_name is)? */
int epub_has_cover(const struct epub *);
int epub_has_svg(const struct epub *);

/* cover_svg.c: each is an epub_render */
void epub_cover_svg(struct epub *, struct xml_out *, size_t index);
/* cover.xhtml, which shows cover.svg or the user's own. */
void epub_cover_page(struct epub *, struct xml_out *, size_t index);

/* cover_png.c */
/* The front as a PNG of half that width and height, in memory that the caller
 * frees: 0.  1 where it can't be made, as a note or a warning tells, for want
 * of a library; -1 with an error reported. */
int epub_cover_png(struct epub *, struct xml_bytes *);

/* png.c */
/* Rows of pixels, 0x00RRGGBB each in the machine's order. */
struct cover_pixels {
	const unsigned char *data; /* aligned for uint32_t, as is stride */
	size_t stride;		   /* bytes from a row to the next */
	int width, height;
	uint32_t flat[COVER_TONES]; /* colours to be kept as they are */
};
/* Makes a PNG of them; 0, or -1: no memory. */
int cover_encode(const struct cover_pixels *, struct xml_bytes *);

/* image.c */
/* "jpg" for "image/jpeg". */
const char *epub_image_extension(const char *type);
/* The type of those bytes, one of those of galley_image_type_of(), or NULL, with
 * the error reported in terms of that name. */
const char *epub_image_type(
    struct epub *, const char *name, const void *, size_t bytes);
#endif
