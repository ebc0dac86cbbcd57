/* rebuild/lang/detect.h - which language a page is in. */
#ifndef GALLEY_DETECT_H
#define GALLEY_DETECT_H
#include "bulletin/model.h"
#include "rebuild/lang/lang.h"

/* A BCP 47 tag by the scripts and the commonest words of the segments: "zh-
 * Hans", "zh-Hant", "ja", "ko", "en", "fr", "de"; "und" where there is no
 * letter.  With of, by page, only pages in that language count.  Static. */
const char *galley_language_detect(const struct galley_bulletin *,
    const struct language *const *of, const struct language *);
/* The same of the count segments from the first on, a page's, but NULL where
 * they don't tell beyond doubt; of Chinese the script is not told. */
const char *galley_language_detect_page(
    const struct galley_bulletin *, size_t first, size_t count);
/* The data for a tag; English for a language that Galley doesn't know. */
const struct language *galley_language_of(const char *tag);
#endif
