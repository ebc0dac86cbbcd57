/* French. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"De notre envoyé spécial permanent",
    "De notre envoyée spéciale", "De nos envoyés spéciaux",
    "De notre envoyé spécial", "De notre correspondante",
    "De notre correspondant", "De nos correspondants", "Propos recueillis par",
    "Recueilli par", "Textes et photos", "Reportage", "Texte", "PAR", "Par",
    "par", "Avec", "avec", NULL};
static const char *const name_links[] = {"et", "avec", "ET", NULL};
static const char *const agencies[] = {"La Presse canadienne",
    "Agence France-Presse", "Associated Press", "Reuters", "Xinhua",
    "Chine nouvelle", "Belga", "Havas", "ANSA", "ATS", "AFP", "APS", "MAP",
    "dpa", "EFE", "AP", NULL};
static const char *const name_tails[] = {"correspondant", "correspondante",
    "envoyé spécial", "envoyée spéciale", NULL};
static const char *const offices[] = {"à", "au", "aux", "en", "envoyé",
    "envoyée", "envoyés", "correspondant", "correspondante", "notre",
    "journaliste", "rédacteur", "rédactrice", NULL};
static const char *const no_names[] = {"À Suivre", "La Rédaction", NULL};
/* "est-" and "il" at the end of a line and the beginning of the next. */
static const char *const hyphen_words[] = {"il", "ils", "elle", "elles", "on",
    "je", "nous", "vous", "là", "même", "mêmes", "t", NULL};

const struct language galley_lang_fr = {
    .tag = "fr",
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:page ?0+|[a-z]0{1,2}|[—-] ?0+ ?[—-]|vol\\. ?0+.{0,16}|"
		".{0,40} page ?0+|.{4,64} 0000 page ?0+|.{0,24}n[o°] "
		"?0+.{0,24}|"
		"directeur de (?:la )?publication.{0,60}|imprimerie .{0,60}|"
		"(?:abonnements?|petites annonces|rédaction) ?:.{0,60}|"
		"prix ?: ?0.{0,20}|"
		"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? "
		"0+(?:er)? \\w+ 0000)$",
	    [LOOK_JUMP_TO] =
		"^[(\\[▶►→]* ?(?:suite (?:en |à la )?page ?0+|"
		"(?:lire|voir)(?: aussi)? (?:la suite )?(?:en |nos "
		"informations )?(?:page|p\\.) ?0+)[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] =
		"^[(\\[]?suite de (?:la )?(?:page ?0+|(?:première|une|"
		"0+(?:re|e)) ?(?:page)?)[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:photo(?:graph(?:e|ie))?|crédit|credit|photograph)"
		"(?: by|s)?\\b.{0,40}$|^©.{2,40}$|"
		"[.!?»]? ?\\(?(?-i:P)hoto(?:graphie)?s? ?(?:[:—–-] ?|by |de )?"
		"(?-i:[A-ZÀ-Ý]).{2,30}$",
	    [LOOK_DATELINE] =
		"^(?:0+(?:er)? \\w+ 0000 ?\\.|"
		"[A-ZÀ-Ý][\\w' -]{2,24}(?:, (?:le )?0+(?:er)? \\w+)?\\.? ?"
		"(?:\\([^)]{2,16}\\) ?)?[—–-] )",
	    [LOOK_BYLINE] =
		"^(?:par |de (?:notre|nos) (?:envoyé|correspondant)|"
		"propos recueillis|recueilli par)",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] = "^(?:ci-contre|ci-dessus|ci-dessous|légende|"
			    "photo ?:)",
	    [LOOK_NAME] = "^(?-i:[A-ZÀ-Ý])[\\w'.-]+(?: (?-i:[A-ZÀ-Ý])"
			  "[\\w'.-]+){1,3}$",
	    [LOOK_STANDING] =
		"^(?:en bref|brèves?|courrier(?: des lecteurs)?|"
		"lettres?(?: de lecteurs)?|tribune(?: libre)?|éditorial|édito|"
		"entretien|interview|reportage|enquête|analyse|opinion|"
		"chronique|portrait|nécrologie|carnet|météo|faits? divers|"
		"à savoir|rectificatif|sports?) ?:?$",
	    [LOOK_RUNS_ON] =
		"(?:(?:^| )(?:le|la|les|une?|des|du|de|à|au|aux|et|ou|en|dans|"
		"pour|par|sur|avec|sans|son|sa|ses|leurs?|ce|cette|ces|qui|"
		"que)|[ld]')$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
    .agencies = agencies,
    .name_tails = name_tails,
    .offices = offices,
    .no_names = no_names,
    .hyphen_words = hyphen_words,
};
