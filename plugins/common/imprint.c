/* An issue's date and number in its language. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "common/imprint.h"
#include "common/words.h"

/* Tags are matched from the longest.  In the forms, D is the day, M the month's
 * name, N its number and Y the year (CLDR 42, dates of the long format). */
static const struct language {
	const char *tag, *day, *month, *year, *volume, *volume_end;
	const char *issue;	/* before its number; NULL: words.h has it */
	const char *months[12]; /* as they stand in the forms */
} LANGUAGES[] = {
    {"zh", "Y年N月D日", "Y年N月", "Y年", "第", "卷", NULL, {0}},
    {"yue", "Y年N月D日", "Y年N月", "Y年", "第", "卷", NULL, {0}},
    {"ja", "Y年N月D日", "Y年N月", "Y年", "第", "巻", NULL, {0}},
    {"ko", "Y년 N월 D일", "Y년 N월", "Y년", "제", "권", NULL, {0}},
    {"en", "D M Y", "M Y", "Y", "Vol. ", "", NULL,
	{"January", "February", "March", "April", "May", "June", "July",
	    "August", "September", "October", "November", "December"}},
    {"en-US", "M D, Y", "M Y", "Y", "Vol. ", "", NULL,
	{"January", "February", "March", "April", "May", "June", "July",
	    "August", "September", "October", "November", "December"}},
    {"fr", "D M Y", "M Y", "Y", "Vol. ", "", NULL,
	{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	    "août", "septembre", "octobre", "novembre", "décembre"}},
    {"de", "D. M Y", "M Y", "Y", "Jg. ", "", NULL,
	{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
	    "September", "Oktober", "November", "Dezember"}},
    {"es", "D de M de Y", "M de Y", "Y", "Vol. ", "", NULL,
	{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
	    "agosto", "septiembre", "octubre", "noviembre", "diciembre"}},
    {"pt", "D de M de Y", "M de Y", "Y", "Vol. ", "", "N.º ",
	{"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho",
	    "agosto", "setembro", "outubro", "novembro", "dezembro"}},
    {"it", "D M Y", "M Y", "Y", "Vol. ", "", "N. ",
	{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio",
	    "agosto", "settembre", "ottobre", "novembre", "dicembre"}},
    {"nl", "D M Y", "M Y", "Y", "Jg. ", "", "Nr. ",
	{"januari", "februari", "maart", "april", "mei", "juni", "juli",
	    "augustus", "september", "oktober", "november", "december"}},
    {"ru", "D M Y г.", "N.Y", "Y", "Том ", "", "№ ",
	{"января", "февраля", "марта", "апреля", "мая", "июня", "июля",
	    "августа", "сентября", "октября", "ноября", "декабря"}},
    {"ar", "D M Y", "M Y", "Y", "المجلد ", "", "العدد ",
	{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
	    "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}},
    {"he", "D בM Y", "M Y", "Y", "כרך ", "", "גיליון ",
	{"ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט",
	    "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"}},
};

int imprint_is_in(const char *tag, const char *prefix)
{
	size_t n = strlen(prefix);

	return !strncasecmp(tag, prefix, n) && (!tag[n] || tag[n] == '-');
}

static const struct language *language_of(const char *tag)
{
	const struct language *best = NULL;
	size_t i;

	for (i = 0; i < sizeof(LANGUAGES) / sizeof(*LANGUAGES); i++) {
		if (imprint_is_in(tag, LANGUAGES[i].tag) &&
		    (!best || strlen(LANGUAGES[i].tag) > strlen(best->tag)))
			best = &LANGUAGES[i];
	}
	return best;
}

/* Adds bytes; what would not fit is cut between characters. */
static void add(char room[IMPRINT_ROOM], const char *s, size_t bytes)
{
	size_t n = strlen(room);

	if (bytes > IMPRINT_ROOM - 1 - n) {
		bytes = IMPRINT_ROOM - 1 - n;
		while (bytes && ((unsigned char)s[bytes] & 0xc0) == 0x80)
			bytes--;
	}
	memcpy(room + n, s, bytes);
	room[n + bytes] = '\0';
}

static void add_string(char room[IMPRINT_ROOM], const char *s)
{
	add(room, s, strlen(s));
}

static void add_int(char room[IMPRINT_ROOM], int value)
{
	char text[16];

	snprintf(text, sizeof(text), "%d", value);
	add_string(room, text);
}

/* The number in so many digits, or -1. */
static int digits(const char *s, size_t n)
{
	return strspn(s, "0123456789") >= n ? (int)strtol(s, NULL, 10) : -1;
}

/* The parts of the date that it states, else 0; -1 where it is no date. */
static int parse(const char *iso, int *year, int *month, int *day)
{
	size_t n = strlen(iso);

	*month = *day = 0;
	*year = digits(iso, 4);
	if (*year < 0 || (n != 4 && n != 7 && n != 10))
		return -1;
	if (n >= 7)
		*month = iso[4] == '-' ? digits(iso + 5, 2) : -1;
	if (n == 10)
		*day = iso[7] == '-' ? digits(iso + 8, 2) : -1;
	return (n >= 7 && (*month < 1 || *month > 12)) ||
		       (n == 10 && (*day < 1 || *day > 31))
		   ? -1
		   : 0;
}

const char *imprint_date(
    const char *tag, const char *iso, char room[IMPRINT_ROOM])
{
	const struct language *l = language_of(tag);
	const char *form;
	int year, month, day;

	room[0] = '\0';
	if (!iso || !l || parse(iso, &year, &month, &day)) {
		add_string(room, iso ? iso : "");
		return room;
	}
	form = day ? l->day : month ? l->month : l->year;
	for (; *form; form++) {
		if (*form == 'Y')
			add_int(room, year);
		else if (*form == 'N')
			add_int(room, month);
		else if (*form == 'M')
			add_string(room, l->months[month - 1]);
		else if (*form == 'D')
			add_int(room, day);
		else
			add(room, form, 1);
		/* The first of a month is an ordinal there, and no other. */
		if (*form == 'D' && day == 1 && imprint_is_in(tag, "fr"))
			add_string(room, "er");
	}
	return room;
}

/* A number without words: "12", "12-13", "2026/3", "XIV". */
static int is_bare(const char *s)
{
	if (!s[strspn(s, "IVXLCDM")])
		return 1;
	return *s >= '0' && *s <= '9' && !s[strspn(s, "0123456789-/.,–")];
}

static void add_number(char room[IMPRINT_ROOM], const char *before,
    const char *value, const char *after)
{
	int bare = is_bare(value);

	add_string(room, bare ? before : "");
	add_string(room, value);
	add_string(room, bare ? after : "");
}

const char *imprint_number(const char *tag, const char *volume,
    const char *issue, char room[IMPRINT_ROOM])
{
	const struct language *l = language_of(tag);

	room[0] = '\0';
	if (!l)
		l = language_of("en");
	if (volume && *volume)
		add_number(room, l->volume, volume, l->volume_end);
	if (*room && issue && *issue)
		add_string(room, l->months[0] ? ", " : " ");
	if (issue && *issue)
		add_number(room,
		    l->issue ? l->issue : words_get(tag, WORD_ISSUE), issue,
		    l->issue ? "" : words_get(tag, WORD_ISSUE_END));
	return room;
}
