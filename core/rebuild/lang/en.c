/* English. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"From our own correspondents",
    "From our own correspondent", "From our correspondent",
    "By our own correspondent", "By our correspondent", "By our staff",
    "Additional reporting by", "Reporting by", "Compiled by", "Edited by",
    "Interview by", "Staff reporter", "Story by", "Words by", "Written by",
    "By", "BY", "by", NULL};
static const char *const name_links[] = {"and", "with", "&", "AND", NULL};
static const char *const agencies[] = {"The Associated Press",
    "Agence France-Presse", "Associated Press", "Press Association",
    "The Canadian Press", "Bloomberg News", "Kyodo News", "Bloomberg",
    "Reuters", "REUTERS", "Xinhua", "Kyodo", "Yonhap", "TASS", "Tass", "AFP",
    "UPI", "AAP", "PTI", "dpa", "DPA", "AP", "PA", NULL};
static const char *const name_tails[] = {"Staff Writers", "Staff Writer",
    "STAFF WRITER", "Staff Reporter", "staff reporter", "staff writer",
    "Correspondent", "Editor", NULL};
static const char *const offices[] = {"in", "at", "of", "for", "Special",
    "Staff", "Chief", "staff", "correspondent", "our", "Political", "Science",
    "Foreign", NULL};
static const char *const no_names[] = {"The Editor", "The Editors",
    "The Author", "Continued Overleaf", "To Be Continued", NULL};

const struct language galley_lang_en = {
    .tag = "en",
    .caution = 1,
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:page ?0+|(?-i:[A-Z][A-Z .'&-]{6,40}) .{6,40}0000.{0,16}|"
		"subscriptions?:.{0,80}|[a-z]0{1,2}|[—-] ?0+ ?[—-]|"
		"vol\\. ?[0ivxlc]+.{0,24}|.{0,40} page ?0+|.{4,64} 0000 page "
		"?0+|page ?0+ .{0,40}|"
		"(?:no|issue)\\.? ?0+|"
		"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "
		"(?:0+ \\w+|\\w+ 0+),? 0000|price .{0,24}|"
		"(?:editor|published by|printed by|hotline|tel\\.?|"
		"established|registered at)[:;]? .{0,48})$",
	    [LOOK_JUMP_TO] =
		"^[(\\[▶→]* ?(?:continued (?:on|overleaf)|see|turn to|"
		"contd\\.? on|more on|full story,?) ?"
		"(?:page|p\\.) ?[a-z]?0+.{0,24}[)\\]]?\\.?$|"
		"^[(\\[]?see .{2,24}, (?:page|p\\.) ?[a-z]?0+[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] = "^[(\\[]?(?:.{2,24}, )?(?:continued|contd\\.?|"
			       "from) ?(?:from )?(?:page ?[a-z]?0+|.{0,16}page)"
			       ".{0,24}[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:photo(?:graph)?s?|picture|image|credit|courtesy|"
		"illustration|cartoon)"
		"(?: by| of|:| courtesy)?\\b.{0,40}$|^©.{2,40}$|"
		"[.!?] ?[(\\[]?(?-i:P)(?:hoto(?:graph)?(?:s|ed)?|icture)"
		"(?: by|:|/)? ?(?-i:[A-Z]).{2,30}$|"
		"[.!?] ?\\(?(?-i:[A-Z])[\\w .'-]{2,30}/"
		"(?:reuters|ap|afp|getty images|pa)\\)?$",
	    [LOOK_DATELINE] =
		"^(?:(?-i:[A-Z][A-Z .'-]{2,24})(?:, [\\w. ]{2,16}){0,2}"
		"(?: ?\\([^)]{2,16}\\))? ?[—–-]{1,2} ?|"
		"(?:[A-Z][\\w .'-]{2,24}(?:, [\\w. ]{2,16})? ?)?"
		"\\((?:reuters|ap|afp|upi|dpa|xinhua|bloomberg|pa)\\) ?"
		"[—–-]{1,2} ?|"
		"0+ \\w+ 0000\\.)",
	    [LOOK_BYLINE] =
		"^(?:by (?-i:[A-Z])|from our (?:own )?correspondent|"
		"staff (?:reporter|writer)|our correspondent|"
		"(?:additional )?reporting by|compiled by)",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] = "^(?:above|below|left|right|pictured)[:,]",
	    [LOOK_NAME] =
		"^(?-i:[A-Z])[\\w'.-]+(?: (?-i:[A-Z])[\\w'.-]+){1,3}$",
	    [LOOK_STANDING] =
		"^(?:letters?(?: to the editor)?|(?:news )?in brief|briefs?|"
		"briefly|obituar(?:y|ies)|editorial|opinion|comment|"
		"analysis|notebook|diary|court report|community calendar|"
		"from our files|corrections?|exclusive|special report|"
		"business|sports?|weather|people|q ?& ?a):?$",
	    [LOOK_RUNS_ON] =
		"(?:^| )(?:the|an?|of|to|in|for|and|or|with|by|on|at|from|as|"
		"is|are|its|his|her|their|over|after|before|into|than|that|"
		"but)$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
    .agencies = agencies,
    .name_tails = name_tails,
    .offices = offices,
    .no_names = no_names,
};
