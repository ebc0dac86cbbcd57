/* A choice without choices. */
#include "bad.h"

static const struct galley_option options[] = {
    {"width", "a width", GALLEY_ENUM, 0, "70", 0, 0, NULL, NULL},
    {NULL, NULL, GALLEY_BOOL, 0, NULL, 0, 0, NULL, NULL}};

GOOD_ARTICLE
GALLEY_PLUGIN(nochoices, GOOD_TEXTS, .options = options,
    .state_size = sizeof(int), .article = article)
