/* French. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"De notre envoyé spécial",
    "De notre correspondant", "Propos recueillis par", "Par", "par", NULL};
static const char *const name_links[] = {"et", "avec", NULL};

const struct language galley_lang_fr = {
    .tag = "fr",
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:page ?0+|[a-z]0{1,2}|[—-] ?0+ ?[—-]|vol\\. ?0+.{0,16}|"
		".{0,40} page ?0+|.{0,24}n[o°] ?0+.{0,24}|"
		"directeur de (?:la )?publication.{0,60}|imprimerie .{0,60}|"
		"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? "
		"0+(?:er)? \\w+ 0000)$",
	    [LOOK_JUMP_TO] = "^[(\\[]?(?:suite (?:en |à la )?page ?0+|"
			     "(?:lire|voir) (?:la suite )?(?:en )?page ?0+)"
			     "[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] = "^[(\\[]?suite de (?:la )?page ?0+[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:photo(?:graph(?:e|ie))?|crédit|credit|photograph)"
		"(?: by|s)?\\b.{0,40}$|"
		"[.!?»]? ?\\(?(?-i:P)hoto(?:graphie)?s? ?(?:[:—–-] ?|by |de )?"
		"(?-i:[A-ZÀ-Ý]).{2,30}$",
	    [LOOK_DATELINE] = "^(?:0+(?:er)? \\w+ 0000 ?\\.|"
			      "[A-ZÀ-Ý][\\w' -]{2,24} ?(?:\\([^)]{2,16}\\) ?)?"
			      "[—–-] )",
	    [LOOK_BYLINE] = "^(?:par |de notre (?:envoyé|correspondant)|"
			    "propos recueillis)",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] = "^(?:ci-contre|ci-dessus|légende|photo ?:)",
	    [LOOK_NAME] = "^(?-i:[A-ZÀ-Ý])[\\w'.-]+(?: (?-i:[A-ZÀ-Ý])"
			  "[\\w'.-]+){1,3}$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
};
