/* English. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"From our correspondent",
    "From our own correspondent", "By our correspondent", "Staff reporter",
    "Written by", "By", "BY", "by", NULL};
static const char *const name_links[] = {"and", "with", "&", NULL};

const struct language galley_lang_en = {
    .tag = "en",
    .headline_most = 160,
    .name_most = 40,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:page ?0+|(?-i:[A-Z][A-Z .'&-]{6,40}) .{6,40}0000.{0,16}|"
		"subscriptions?:.{0,80}|[a-z]0{1,2}|[—-] ?0+ ?[—-]|"
		"vol\\. ?[0ivxlc]+.{0,24}|.{0,40} page ?0+|page ?0+ .{0,40}|"
		"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? "
		"(?:0+ \\w+|\\w+ 0+),? 0000|price .{0,24}|"
		"(?:editor|published by|printed by|hotline|tel\\.?)[:;]? "
		".{0,48})$",
	    [LOOK_JUMP_TO] =
		"^[(\\[]?(?:continued on|see|turn to|contd\\.? on) "
		"page ?[a-z]?0+.{0,24}[)\\]]?\\.?$",
	    [LOOK_JUMP_FROM] = "^[(\\[]?(?:continued|contd\\.?) from "
			       "(?:page ?[a-z]?0+|.{0,16}page)"
			       ".{0,24}[)\\]]?\\.?$",
	    [LOOK_CREDIT] =
		"^\\(?(?:photo(?:graph)?s?|picture|image|credit|courtesy)"
		"(?: by| of|:| courtesy)?\\b.{0,40}$|"
		"[.!?] ?[(\\[]?(?-i:P)hoto(?:graph)?(?:s|ed)?(?: by|:)? "
		"(?-i:[A-Z]).{2,30}$",
	    [LOOK_DATELINE] =
		"^(?:(?-i:[A-Z][A-Z .'-]{2,24})(?:, [\\w. ]{2,16})?"
		"(?: ?\\([^)]{2,16}\\))? ?[—–-] ?|"
		"0+ \\w+ 0000\\.)",
	    [LOOK_BYLINE] =
		"^(?:by (?-i:[A-Z])|from our (?:own )?correspondent|"
		"staff (?:reporter|writer)|our correspondent)",
	    [LOOK_SIGNATURE] = "\\([^()]{2,40}\\)\\.?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] |[ivx]+[.)] |[a-z]\\) )",
	    [LOOK_FIGURE] = "^(?:above|below|left|right|pictured)[:,]",
	    [LOOK_NAME] =
		"^(?-i:[A-Z])[\\w'.-]+(?: (?-i:[A-Z])[\\w'.-]+){1,3}$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
};
