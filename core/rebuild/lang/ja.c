/* Japanese. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"文・写真", "文と写真", "聞き手・",
    "聞き手=", "聞き手は", "構成・", "文・", "文=", "文＝", "記者", NULL};
static const char *const name_links[] = {NULL};
static const char *const agencies[] = {"共同通信", "時事通信", "タス通信",
    "聯合ニュース", "ロイター", "新華社", "共同", "時事", "ＡＦＰ", "ＡＰ",
    "AFP", "DPA", "AP", NULL};
static const char *const name_tails[] = {
    "論説委員", "編集委員", "特派員", "支局長", "通信員", "記者", "撮影", NULL};
static const char *const no_names[] = {"おわり", "つづく", "続く", "終わり",
    "敬称略", "随時掲載", "連載", "写真", "上", "中", "下", NULL};
static const char *const dateline_tails[] = {"発", NULL};

const struct language galley_lang_ja = {
    .tag = "ja",
    .wide = 1,
    .caution = 3,
    .headline_most = 48,
    .name_most = 6,
    .looks =
	{
	    [LOOK_FURNITURE] =
		"^(?:(?:第?0+|第[一二三四五六七八九十百]+)[面頁号].{0,10}|"
		"[—-]+0+[—-]+|"
		"0+年(?:\\([^)]{2,8}\\))?0+月0+日.{0,6}|"
		"(?:明治|大正|昭和|平成|令和).{1,3}年.{1,3}月.{1,3}日.{0,6}|"
		"(?:発行|編集|印刷)(?:(?:所|人|兼.{2,8}):?|:).{0,24}|"
		".{0,10}(?:朝刊|夕刊)|第?0+版|"
		"(?:購読|広告)(?:の)?(?:お?申し?込み|料).{0,30}|"
		"(?:ご意見|情報提供|お問い合わせ)(?:は|:).{0,30})$",
	    [LOOK_JUMP_TO] = "^[(【=▶→]*0+[面頁](?:に(?:続く|つづく|関連記事)|"
			     "参照|へ)[)】]?$",
	    [LOOK_JUMP_FROM] =
		"^[(【]?0+[面頁](?:から|より)(?:続く|つづく|の続き)?[)】]?$",
	    [LOOK_CREDIT] =
		"(?:撮影|提供|写真|写す|=(?:共同|時事|ロイター|afp|ap))\\)?$",
	    [LOOK_DATELINE] = "^(?:【[^】]{2,24}】|\\([^)]{2,16}(?:共同|時事|"
			      "ロイター|afp)\\))",
	    [LOOK_BYLINE] = "^[(【]?(?:文・|文=|記者|特派員|聞き手|構成・)|"
			    "^.{2,6}(?:記者|特派員|編集委員|論説委員)$",
	    [LOOK_SIGNATURE] = "[(【][^()【】]{2,16}[)】]$",
	    [LOOK_BRACKETS] = "^[(【].*[)】]$",
	    [LOOK_NUMBERED] = "^(?:[一二三四五六七八九十]+、|\\(0+\\)|0+[、.])",
	    [LOOK_FIGURE] = "^(?:写真|【写真|図[:0は])",
	    [LOOK_STANDING] =
		"^(?:社説|声|投書|投稿|ひと|論壇|記者の目|解説|焦点|時評|短信|"
		"訂正|お知らせ|読者の(?:声|広場|ひろば)|.{2,4}(?:短信|時評|"
		"便り|"
		"だより|手帳|ノート|春秋))$",
	    [LOOK_RUNS_ON] = "[のがをにはへとでやも、]$",
	},
    .byline_words = byline_words,
    .name_links = name_links,
    .agencies = agencies,
    .name_tails = name_tails,
    .no_names = no_names,
    .dateline_tails = dateline_tails,
};
