/* common/imprint.h - when an issue appeared and which one it is, said as its
 * language says it. */
#ifndef GALLEY_COMMON_IMPRINT_H
#define GALLEY_COMMON_IMPRINT_H
#include <galley/bulletin.h>

/* What is written fits or is cut between characters; never NULL. */
enum { IMPRINT_ROOM = 256 };

/* The metadata's date (a year, a month or a day in ISO 8601): "2026年1月5日",
 * "5 January 2026"; as it stands where the language's form is not known, "" for
 * NULL. */
const char *imprint_date(
    const char *language, const char *iso, char room[IMPRINT_ROOM]);
/* Volume and issue, either NULL: "第3卷 第1234期", "Vol. 3, No. 1234".  What is
 * no bare number is taken to say itself what it is. */
const char *imprint_number(const char *language, const char *volume,
    const char *issue, char room[IMPRINT_ROOM]);
/* 1 where a language's tag is that prefix or begins with it and a hyphen, in any
 * case of letters: "zh-Hant-TW" is in "zh-Hant". */
int imprint_is_in(const char *language, const char *prefix);
#endif
