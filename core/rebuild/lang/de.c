/* German. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {
    "Von unserem Korrespondenten", "Von", "von", NULL};
static const char *const name_links[] = {"und", "mit", NULL};

const struct language galley_lang_de = {
    .tag = "de",
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:seite ?0+|[a-z]0{1,2}|[—-] ?0+ ?[—-]|"
		"(?:nr|no|jg|jahrgang)\\.? ?0+.{0,24}|.{0,40} seite ?0+|"
		"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
		"sonnabend|sonntag),? (?:den )?0+\\. ?\\w+ 0000|"
		"(?:redaktion|verantwortlich|druck|verlag)[: ].{0,60})$",
	    [LOOK_JUMP_TO] = "^[(\\[]?(?:fortsetzung|siehe|weiter) "
			     "(?:auf )?seite ?0+[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] = "^[(\\[]?fortsetzung von seite ?0+[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:foto|bild|aufnahme|photo)s?(?: von|:)?\\b.{0,40}$|"
		"[.!?] ?\\(?(?-i:F)otos?(?: von|:)? (?-i:[A-ZÄÖÜ]).{2,30}$",
	    [LOOK_DATELINE] = "^[A-ZÄÖÜ][\\wäöüß. -]{2,24}"
			      "(?:, (?:den )?0+\\. ?\\w+|\\. ?\\([^)]{2,12}\\)|"
			      " \\([^)]{2,12}\\))[.:,]? ?[—–-]? ?",
	    [LOOK_BYLINE] = "^von (?-i:[A-ZÄÖÜ])|^von unserem ",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] = "^(?:unser bild|im bild)",
	    [LOOK_NAME] = "^(?-i:[A-ZÄÖÜ])[\\wäöüß'.-]+"
			  "(?: (?-i:[A-ZÄÖÜ])[\\wäöüß'.-]+){1,3}$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
};
