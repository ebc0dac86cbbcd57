/* The cover's colours and fonts. */
#include <stddef.h>

#include "common/imprint.h"
#include "epub/cover.h"

/* Deep enough that type in the paper's colour has a contrast of 7 to 1 with
 * each (WCAG 2.1, 1.4.6), and no two are neighbours. */
static const struct {
	unsigned long field, shade;
} HUES[] = {
    {0x7A1F1D, 0xC08A80}, /* oxblood */
    {0x1F3A5F, 0x7F93AC}, /* navy */
    {0x1D4B3A, 0x7FA08F}, /* pine */
    {0x56284F, 0xA987A4}, /* plum */
    {0x0F4A58, 0x76A0AA}, /* petrol */
    {0x6A3812, 0xB79A80}, /* umber */
    {0x3A376A, 0x9391B8}, /* indigo */
    {0x2F3B42, 0x8B979E}, /* slate */
};
enum { NHUES = sizeof(HUES) / sizeof(*HUES) };

unsigned long cover_colour(const struct cover *c, enum cover_tone tone)
{
	switch (tone) {
	case COVER_PAPER:
		return 0xFAF6EE;
	case COVER_INK:
		return 0x1D1B18;
	case COVER_GREY:
		return 0xB9B1A3;
	case COVER_FIELD:
		return HUES[c->hue % NHUES].field;
	default:
		return HUES[c->hue % NHUES].shade;
	}
}

static const char *const LATIN[] = {"Source Serif 4", "Source Serif Pro",
    "Noto Serif", "Georgia", "Noto Serif CJK SC", "Times New Roman", "serif",
    NULL};
static const char *const HANS[] = {"Source Han Serif SC", "Noto Serif CJK SC",
    "Noto Serif SC", "Songti SC", "STSong", "SimSun", "serif", NULL};
static const char *const HANT[] = {"Source Han Serif TC", "Noto Serif CJK TC",
    "Noto Serif TC", "Songti TC", "PMingLiU", "MingLiU", "serif", NULL};
static const char *const HONGKONG[] = {"Source Han Serif HC",
    "Noto Serif CJK HK", "Noto Serif HK", "Noto Serif CJK TC", "Songti TC",
    "PMingLiU", "serif", NULL};
static const char *const JAPANESE[] = {"Source Han Serif", "Noto Serif CJK JP",
    "Noto Serif JP", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho", "serif",
    NULL};
static const char *const KOREAN[] = {"Source Han Serif K", "Noto Serif CJK KR",
    "Noto Serif KR", "AppleMyungjo", "Batang", "serif", NULL};
static const char *const ARABIC[] = {"Noto Naskh Arabic", "Amiri", "Geeza Pro",
    "Traditional Arabic", "serif", NULL};
static const char *const HEBREW[] = {"Noto Serif Hebrew", "Frank Ruehl CLM",
    "New Peninim MT", "David", "serif", NULL};

/* Tags are matched from the first. */
static const struct {
	const char *tag;
	const char *const *families;
} FONTS[] = {
    {"zh-Hant-HK", HONGKONG},
    {"zh-Hant-MO", HONGKONG},
    {"zh-HK", HONGKONG},
    {"zh-MO", HONGKONG},
    {"yue", HONGKONG},
    {"zh-Hant", HANT},
    {"zh-TW", HANT},
    {"nan", HANT},
    {"hak", HANT},
    {"lzh", HANT},
    {"zh", HANS},
    {"cmn", HANS},
    {"wuu", HANS},
    {"ja", JAPANESE},
    {"ko", KOREAN},
    {"ar", ARABIC},
    {"fa", ARABIC},
    {"ur", ARABIC},
    {"he", HEBREW},
    {"yi", HEBREW},
};

const char *const *cover_fonts(const struct cover *c)
{
	size_t i;

	for (i = 0; i < sizeof(FONTS) / sizeof(*FONTS); i++) {
		if (imprint_is_in(c->language, FONTS[i].tag))
			return FONTS[i].families;
	}
	return LATIN;
}
