/* Korean. */
#include "rebuild/lang/lang.h"

#define SURNAMES                                                                                                 \
	"김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽" \
	"성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라" \
	"왕금옥육인맹제모탁국은편용나봉사부"

static const char *const byline_words[] = {
    "글·사진", "글", "사진", "정리", "인터뷰", "기자", "특파원", NULL};
static const char *const name_links[] = {NULL};
static const char *const agencies[] = {"연합뉴스", "뉴시스", "뉴스1", "로이터",
    "교도통신", "신화통신", "신화", "교도", "연합", "AFP", "EPA", "AP", NULL};
static const char *const name_tails[] = {"선임기자", "객원기자", "수습기자",
    "인턴기자", "전문기자", "논설위원", "통신원", "특파원", "기자", NULL};

const struct language galley_lang_ko = {
    .tag = "ko",
    .caution = 1,
    .headline_most = 80,
    .name_most = 8,
    .one_word = 1,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:제? ?0+ ?[면호].{0,10}|[—-] ?0+ ?[—-]|"
		"0+년 ?0+월 ?0+일.{0,8}|"
		"(?:발행|편집|인쇄)(?:(?:인|처|국)(?:·[^ ]{2,6})? ?:?|:) "
		"?.{2,24}|"
		"(?:대표 ?전화|구독 ?(?:신청|료)|광고 ?문의|독자 ?센터|제보)"
		" ?(?:: ?.{2,30}|\\(?0[0 )-]{6,}.{0,16}))$",
	    [LOOK_JUMP_TO] = "^[(▶☞→]* ?(?:관련 ?기사 )?0+ ?면(?:에|으로)? ?"
			     "(?:계속|이어|관련).{0,6}\\)?$",
	    [LOOK_JUMP_FROM] = "^[(▶☞]* ?0+ ?면에서 (?:계속|이어).{0,6}\\)?$",
	    [LOOK_CREDIT] = "(?:사진 ?(?:제공)?|촬영)[ =:].{0,20}$|"
			    "(?:/| = ?)(?:연합뉴스|뉴시스|뉴스0)$|"
			    "[가-힣]{2,12} 제공\\)?$",
	    [LOOK_DATELINE] =
		"^[\\[(][^\\])]{2,24}(?:기자|특파원|=)[^\\])]{0,12}[\\])]",
	    [LOOK_BYLINE] = "^(?:글·사진 )?\\S{2,4} (?:선임|객원|수습)?"
			    "(?:기자|특파원|논설위원)",
	    [LOOK_SIGNATURE] = "\\S{2,4} ?(?:기자|특파원)( ?\\S+@\\S+)?$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:0+[.)] )",
	    [LOOK_FIGURE] = "^(?:사진은|위 사진|아래 사진|[▲△▼])",
	    [LOOK_NAME] = "^[" SURNAMES "][가-힣]{1,3}$",
	    [LOOK_STANDING] =
		"^(?:사설|칼럼|독자 ?(?:투고|의 ?소리|마당)|오피니언|기고|단신|"
		"사람들|부고|인사|알림|기획|특집|인터뷰|르포|(?:취재|기자) "
		"?수첩|"
		"[가-힣]{2,4} ?(?:단신|소식|브리핑))$",
	    [LOOK_RUNS_ON] = "(?:[의을를]|(?:^| )(?:및|또는|위한|대한))$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
    .agencies = agencies,
    .name_tails = name_tails,
};
