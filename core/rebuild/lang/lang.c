/* The languages that Galley knows, and what to take for any other. */
#include "rebuild/lang/lang.h"

const struct language *const galley_languages[] = {&galley_lang_zh,
    &galley_lang_en, &galley_lang_fr, &galley_lang_de, &galley_lang_ja,
    &galley_lang_ko, NULL};
