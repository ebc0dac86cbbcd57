/* host/formats.h - small things about formats and names. */
#ifndef GALLEY_FORMATS_H
#define GALLEY_FORMATS_H
#include "base/buf.h"

/* Whether that media type is text that a terminal can show. */
int galley_media_is_text(const char *media_type);
/* Adds ".xml docbook, .epub epub, ...": what output names tell. */
void galley_formats_list(struct galley_buf *);
/* The plugin that reads where neither -f nor a file name says. */
#define GALLEY_DEFAULT_READER "text"
#endif
