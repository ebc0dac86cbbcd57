/* Japanese. */
#include "rebuild/lang/lang.h"

static const char *const byline_words[] = {"記者", "特派員", "文・", NULL};
static const char *const name_links[] = {NULL};

const struct language galley_lang_ja = {
    .tag = "ja",
    .wide = 1,
    .headline_most = 48,
    .name_most = 5,
    .looks =
	{
	    [LOOK_FURNITURE] = "^(?:第?0+[面頁号].{0,10}|[—-]+0+[—-]+|"
			       "0+年0+月0+日.{0,6}|"
			       "(?:発行|編集)(?:所|人)?:?.{0,24})$",
	    [LOOK_JUMP_TO] = "^\\(?0+[面頁]に(?:続く|つづく)\\)?$",
	    [LOOK_JUMP_FROM] = "^\\(?0+[面頁](?:から|より)(?:続く|つづく)\\)?$",
	    [LOOK_CREDIT] = "(?:撮影|提供|写真)\\)?$",
	    [LOOK_DATELINE] = "^【[^】]{2,24}】",
	    [LOOK_BYLINE] = "^\\(?(?:文・|記者|特派員)",
	    [LOOK_SIGNATURE] = "[(【][^()【】]{2,16}[)】]$",
	    [LOOK_BRACKETS] = "^\\(.*\\)$",
	    [LOOK_NUMBERED] = "^(?:[一二三四五六七八九十]+、|\\(0+\\)|0+[、.])",
	    [LOOK_FIGURE] = "^写真",
	},
    .byline_words = byline_words,
    .name_links = name_links,
};
