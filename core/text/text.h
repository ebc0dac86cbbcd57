/* text/text.h - what width and line breaking share. */
#ifndef GALLEY_TEXT_TEXT_H
#define GALLEY_TEXT_TEXT_H
#include <stddef.h>
#include <stdint.h>

/* What layout wants to know of a language. */
struct galley_script {
	int cjk;    /* ambiguous widths are two columns */
	int quotes; /* enum galley_quotes */
};
enum galley_quotes {
	GALLEY_QUOTES_PLAIN, /* each opens or closes, as its name says */
	GALLEY_QUOTES_LOW,   /* „so“, »so« or «so»: German and others */
	GALLEY_QUOTES_SAME   /* ”so”, »so»: Swedish, Finnish, Danish */
};
struct galley_script galley_script_of(const char *language);

/* Columns of one character by itself. */
unsigned galley_text_columns(uint32_t c, int cjk);
/* Columns of a cluster. */
unsigned galley_text_cluster(const char *utf8, size_t bytes, int cjk);

/* How much of a text is analysed at a time; a cluster that is longer is cut. */
enum { GALLEY_TEXT_WINDOW = 8192 };
/* Bytes of the next window: at most GALLEY_TEXT_WINDOW, whole characters. */
size_t galley_text_window(const char *utf8, size_t bytes);

/* What a character is to line breaking: flags. */
enum galley_kind {
	GALLEY_KIND_OPEN = 1,	  /* no line ends with it */
	GALLEY_KIND_CLOSE = 2,	  /* no line begins with it */
	GALLEY_KIND_QUOTE = 4,	  /* UAX #14 knows no direction for it */
	GALLEY_KIND_WIDE = 8,	  /* written without blanks between words */
	GALLEY_KIND_DIGIT = 16,	  /* of any width */
	GALLEY_KIND_POINT = 32,	  /* may stand between digits */
	GALLEY_KIND_TIE = 64,	  /* two of the same are one: dash, ellipsis */
	GALLEY_KIND_FULL = 128,	  /* full-width letter or digit */
	GALLEY_KIND_EITHER = 256, /* quote that opens or closes: who knows */
	GALLEY_KIND_SPACE = 512,
	GALLEY_KIND_CONNECT = 1024, /* between parts of one thing: 1998—2026 */
	GALLEY_KIND_SOLIDUS = 2048,
	GALLEY_KIND_UNIT = 4096,  /* stays with the number before it */
	GALLEY_KIND_SIGN = 8192,  /* stays with the number behind it */
	GALLEY_KIND_STOP = 16384, /* may hang over a line's end */
	GALLEY_KIND_DASH = 32768  /* of a dash or an ellipsis */
};
unsigned galley_kind_of(uint32_t c, const struct galley_script *);
#endif
