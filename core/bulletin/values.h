/* bulletin/values.h - what a value of the metadata may be. */
#ifndef GALLEY_VALUES_H
#define GALLEY_VALUES_H
#include "base/buf.h"

enum galley_value_kind {
	GALLEY_VALUE_TEXT,     /* one line */
	GALLEY_VALUE_DATE,     /* ISO 8601: a year, a month or a day */
	GALLEY_VALUE_LANGUAGE, /* a well-formed BCP 47 tag */
	GALLEY_VALUE_ISSN      /* ISO 3297, its check digit verified */
};

/* Adds the value in its normal form to out: white space at its ends left out,
 * line ends made blanks, a tag in the usual case, an ISSN with its hyphen.
 * Returns NULL, or what was wanted, a string that lives for ever. */
const char *galley_value_normal(
    enum galley_value_kind, const char *value, struct galley_buf *out);
#endif
