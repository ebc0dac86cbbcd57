/* Says another name than its file's. */
#include "bad.h"

GOOD_ARTICLE
GALLEY_PLUGIN(another, GOOD_TEXTS, .article = article)
