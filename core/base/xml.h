/* base/xml.h - what XML 1.0 allows, and what it wants escaped. */
#ifndef GALLEY_XML_H
#define GALLEY_XML_H
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* XML 1.0 (fifth edition), production 2, Char. */
int galley_xml_is_char(uint32_t c);
/* Offset of the first character of well-formed UTF-8 that XML forbids, or
 * bytes. */
size_t galley_xml_check(const char *utf8, size_t bytes);
/* Adds the text with U+FFFD for what XML forbids; returns how many. */
size_t galley_xml_clean(struct galley_buf *, const char *utf8, size_t bytes);
/* Adds the text escaped for content and attribute values alike (& < > "), and
 * cleaned; returns how many characters were replaced. */
size_t galley_xml_escape(struct galley_buf *, const char *utf8, size_t bytes);
#endif
