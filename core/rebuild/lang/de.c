/* German. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"Von unserer Korrespondentin",
    "Von unserem Korrespondenten", "Von unserem Redaktionsmitglied",
    "Von unserer Mitarbeiterin", "Von unserem Mitarbeiter",
    "Von unserem Reporter", "Von unserer Reporterin", "Text und Fotos",
    "Das Gespräch führte", "Aufgezeichnet von", "Interview", "Protokoll",
    "Text", "Von", "VON", "von", NULL};
static const char *const name_links[] = {"und", "mit", "UND", NULL};
static const char *const agencies[] = {"Keystone-SDA", "Reuters", "Xinhua",
    "dapd", "dpa", "DPA", "AFP", "afp", "epd", "KNA", "APA", "SID", "sid",
    "SDA", "sda", "ddp", "rtr", "TASS", "AP", "ap", NULL};
static const char *const name_tails[] = {
    "Korrespondentin", "Korrespondent", "Redaktion", NULL};
static const char *const offices[] = {"aus", "in", "zurzeit", "z.",
    "Korrespondent", "Korrespondentin", "unserem", "unserer", "Redakteur",
    "Redakteurin", NULL};
static const char *const no_names[] = {
    "Die Redaktion", "Fortsetzung Folgt", NULL};
/* "Haus-" and "und": a word that both share is left out. */
static const char *const hyphen_words[] = {
    " und", " oder", " bis", " bzw", " sowie", " noch", " u", NULL};

const struct language galley_lang_de = {
    .tag = "de",
    .caution = 1,
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:seite ?0+|[a-z]0{1,2}|[—-] ?0+ ?[—-]|"
		"(?:nr|no|jg|jahrgang)\\.? ?0+.{0,24}|.{0,40} seite "
		"?0+|.{4,64} 0000 seite ?0+|"
		"seite ?0+ [|·•—-].{0,40}|"
		"0+\\. jahrgang.{0,32}|einzelpreis.{0,24}|preis 0.{0,16}|"
		"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
		"sonnabend|sonntag),? (?:den )?0+\\. ?\\w+ 0000|"
		"(?:redaktion|verantwortlich|druck|verlag|herausgeber|"
		"anzeigen|leserservice|abonnement)[: ].{0,60})$",
	    [LOOK_JUMP_TO] =
		"^[(\\[▶►→]* ?(?:fortsetzung(?: auf)?|siehe(?: auch)?|weiter|"
		"(?:mehr|bericht|kommentar)(?: dazu)?(?: auf)?)"
		" (?:auf )?(?:seite|s\\.) ?0+[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] = "^[(\\[]?fortsetzung von (?:der )?(?:seite ?0+|"
			       "titelseite|ersten seite)[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:foto|bild|aufnahme|photo|grafik|zeichnung)s?"
		"(?: von|:)?\\b.{0,40}$|^©.{2,40}$|"
		"[.!?] ?\\(?(?-i:[FB])(?:otos?|ild)(?: von|:|/) ?"
		"(?-i:[A-ZÄÖÜ]|dpa|dapd|epd|privat).{2,30}$|"
		"[.!?] ?\\(?(?-i:F)otos? (?-i:[A-ZÄÖÜ]).{2,30}$",
	    [LOOK_DATELINE] =
		"^(?:[A-ZÄÖÜ][\\wäöüß. -]{2,24}"
		"(?:, (?:den )?0+\\. ?\\w+|\\. ?\\([^)]{2,12}\\)|"
		" \\([^)]{2,12}\\))(?: \\([^)]{2,12}\\))?"
		"[.:,]? ?[—–-]? ?|"
		"(?-i:[A-ZÄÖÜ]{3,}(?:[ -][A-ZÄÖÜ]{2,}){0,3})\\.? [—–-] )",
	    [LOOK_BYLINE] = "^von (?-i:[A-ZÄÖÜ])|^von unsere[mr] |"
			    "^das gespräch führte|^aufgezeichnet von",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] =
		"^(?:unser bild|im bild|links|rechts|oben|unten)[: ]",
	    [LOOK_NAME] = "^(?-i:[A-ZÄÖÜ])[\\wäöüß'.-]+"
			  "(?: (?-i:[A-ZÄÖÜ])[\\wäöüß'.-]+){1,3}$",
	    [LOOK_STANDING] =
		"^(?:leserbriefe?|kommentar|leitartikel|glosse|"
		"kurz (?:notiert|gemeldet|berichtet)|(?:nachrichten )?in kürze|"
		"meldungen|lokales|wetter|interview|reportage|nachruf|"
		"aus aller welt|zur sache|berichtigung|umfrage|zitat des tages|"
		"briefe an die redaktion|sport) ?:?$",
	    [LOOK_RUNS_ON] =
		"(?:^| )(?:der|die|das|den|dem|des|eine?|eine[mnrs]|und|oder|"
		"von|vom|zum?|zur|im|in|ins|für|mit|auf|aus|bei|beim|nach|"
		"über|unter|vor|wegen|gegen|ohne|als|wie|dass|seine?|ihre?)$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
    .agencies = agencies,
    .name_tails = name_tails,
    .offices = offices,
    .no_names = no_names,
    .hyphen_words = hyphen_words,
};
