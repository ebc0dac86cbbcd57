/* Says nothing of itself. */
#include "bad.h"

GOOD_ARTICLE
GALLEY_PLUGIN(nosummary, .version = "1.0", .summary = "",
    .media_type = "text/plain", .extension = "txt", .article = article)
