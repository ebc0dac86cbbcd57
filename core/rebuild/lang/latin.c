/* Common words of languages in Latin letters. */
#include <stdlib.h>
#include <string.h>

#include "rebuild/lang/latin.h"

enum { WORD_BYTES = 9 };

enum {
	EN = 1,
	FR = 1 << 1,
	DE = 1 << 2,
	NL = 1 << 3,
	ES = 1 << 4,
	IT = 1 << 5,
	PT = 1 << 6,
	SV = 1 << 7,
	DA = 1 << 8
};

const char *const galley_latin_tags[LATIN_TOLD] = {
    "en", "fr", "de", "nl", "es", "it", "pt", "sv", "da"};

/* In the order of bytes.  What four of them or more have ("de", "en") tells
 * nothing and is left out; so is a language that has a word seldom. */
static const struct common {
	char word[WORD_BYTES];
	unsigned short of;
} common[] = {{"aan", NL}, {"aber", DE}, {"aen", NL}, {"af", DA}, {"after", EN},
    {"ai", IT}, {"al", ES | IT}, {"alla", IT | SV}, {"als", DE | NL},
    {"am", DE}, {"anche", IT}, {"and", EN}, {"ao", PT}, {"aos", PT},
    {"après", FR}, {"are", EN}, {"as", EN | PT}, {"at", EN | DA}, {"att", SV},
    {"até", PT}, {"au", FR}, {"auch", DE}, {"auf", DE}, {"aus", DE},
    {"aux", FR}, {"av", SV}, {"avec", FR}, {"año", ES}, {"años", ES},
    {"be", EN}, {"been", EN}, {"bei", DE}, {"bij", NL}, {"bis", DE},
    {"blev", SV | DA}, {"blive", DA}, {"bliver", DA}, {"by", EN}, {"ce", FR},
    {"ces", FR}, {"cet", FR}, {"cette", FR}, {"che", IT}, {"com", PT},
    {"come", EN | IT}, {"comme", FR}, {"como", ES | PT}, {"con", ES | IT},
    {"cui", IT}, {"dal", IT}, {"dall", IT}, {"dalla", IT}, {"dan", NL},
    {"dans", FR}, {"das", DE | PT}, {"dass", DE}, {"dat", NL}, {"daß", DE},
    {"degli", IT}, {"dei", IT}, {"del", ES | IT}, {"dell", IT}, {"della", IT},
    {"delle", IT}, {"dem", DE | SV | DA}, {"denne", DA}, {"der", DE | NL | DA},
    {"des", FR | DE}, {"desde", ES | PT}, {"det", SV | DA}, {"dette", DA},
    {"deux", FR}, {"deze", NL}, {"di", IT}, {"dia", ES | PT}, {"die", DE | NL},
    {"diese", DE}, {"dieser", DE}, {"dit", NL}, {"do", PT}, {"door", NL},
    {"dos", ES | PT}, {"du", FR}, {"durch", DE}, {"då", SV}, {"ed", IT},
    {"een", NL}, {"efter", SV | DA}, {"ein", DE}, {"eine", DE}, {"einem", DE},
    {"einen", DE}, {"einer", DE}, {"el", ES}, {"elle", FR}, {"eller", SV | DA},
    {"em", PT}, {"entre", FR | ES | PT}, {"er", DE | NL | DA},
    {"era", ES | IT | PT}, {"es", DE | ES}, {"est", FR}, {"esta", ES | PT},
    {"este", ES | PT}, {"esto", ES}, {"está", ES | PT}, {"et", FR | DA},
    {"ett", SV}, {"fait", FR}, {"foi", PT}, {"for", EN | DA}, {"fra", DA},
    {"from", EN}, {"från", SV}, {"fue", ES}, {"för", SV}, {"für", DE},
    {"gli", IT}, {"haar", NL}, {"haben", DE}, {"had", EN | NL}, {"hade", SV},
    {"han", ES | SV | DA}, {"hanno", IT}, {"har", SV | DA}, {"has", EN},
    {"hat", DE}, {"havde", DA}, {"have", EN | DA}, {"hay", ES}, {"he", EN},
    {"hebben", NL}, {"heeft", NL}, {"het", NL}, {"hij", NL}, {"him", EN},
    {"his", EN}, {"hvor", DA}, {"ich", DE}, {"ikke", DA}, {"il", FR | IT},
    {"ils", FR}, {"im", DE}, {"inte", SV}, {"into", EN}, {"is", EN | NL},
    {"ist", DE}, {"it", EN}, {"kan", NL | SV | DA}, {"kunde", SV},
    {"kunne", DA}, {"la", FR | ES | IT}, {"las", ES}, {"le", FR | IT},
    {"les", FR}, {"leur", FR}, {"leurs", FR}, {"lo", ES | IT}, {"los", ES},
    {"lui", FR}, {"ma", FR | IT}, {"maar", NL}, {"mais", FR | PT},
    {"mas", ES | PT}, {"med", SV | DA}, {"men", EN | SV | DA}, {"mere", DA},
    {"met", NL}, {"mit", DE}, {"mot", SV}, {"mr", EN}, {"muito", PT},
    {"muy", ES}, {"más", ES}, {"même", FR}, {"na", NL | PT}, {"naar", NL},
    {"nach", DE}, {"nas", PT}, {"ne", FR | IT}, {"nel", IT}, {"nell", IT},
    {"nella", IT}, {"nelle", IT}, {"nicht", DE}, {"niet", NL},
    {"noch", DE | NL}, {"nog", NL}, {"non", FR | IT}, {"not", EN}, {"nous", FR},
    {"nuestra", ES}, {"nur", DE}, {"não", PT}, {"när", SV}, {"når", DA},
    {"och", SV}, {"också", SV}, {"oder", DE}, {"of", EN | NL}, {"og", DA},
    {"ogsaa", DA}, {"også", DA}, {"om", NL | SV | DA}, {"on", EN | FR},
    {"one", EN}, {"ont", FR}, {"ook", NL}, {"op", NL | DA}, {"os", PT},
    {"ou", FR | PT}, {"over", EN | NL | DA}, {"où", FR}, {"paa", DA},
    {"par", FR}, {"para", ES | PT}, {"pas", FR}, {"pela", PT}, {"pelo", PT},
    {"pelos", PT}, {"per", IT}, {"pero", ES}, {"più", IT}, {"plus", FR},
    {"por", ES | PT}, {"pour", FR}, {"på", SV | DA}, {"qu", FR}, {"quale", IT},
    {"que", FR | ES | PT}, {"questo", IT}, {"qui", FR | IT}, {"sa", FR | SV},
    {"said", EN}, {"según", ES}, {"seine", DE}, {"sem", PT}, {"ses", FR},
    {"seu", PT}, {"she", EN}, {"sich", DE}, {"sie", DE}, {"sig", SV | DA},
    {"sin", ES | SV | DA}, {"sind", DE}, {"skal", DA}, {"skall", SV},
    {"skulle", SV | DA}, {"sobre", ES | PT}, {"som", SV | DA}, {"son", FR | ES},
    {"sono", IT}, {"sont", FR}, {"stato", IT}, {"su", ES | IT},
    {"sua", IT | PT}, {"sul", IT}, {"sull", IT}, {"suo", IT}, {"sur", FR},
    {"sus", ES}, {"são", PT}, {"så", SV | DA}, {"también", ES}, {"também", PT},
    {"te", NL}, {"than", EN}, {"that", EN}, {"the", EN}, {"their", EN},
    {"there", EN}, {"they", EN}, {"this", EN}, {"til", DA}, {"till", SV},
    {"tot", NL}, {"tra", IT}, {"uit", NL}, {"um", DE | PT}, {"uma", PT},
    {"un", FR | ES | IT}, {"una", ES | IT}, {"und", DE}, {"une", FR},
    {"van", NL}, {"var", SV | DA}, {"ved", DA}, {"vid", SV}, {"vnd", DE},
    {"vom", DE}, {"von", DE}, {"voor", NL}, {"vor", DE}, {"vous", FR},
    {"være", DA}, {"været", DA}, {"war", DE}, {"was", EN | DE | NL},
    {"welke", NL}, {"werd", NL}, {"werden", DE}, {"were", EN}, {"which", EN},
    {"who", EN}, {"wie", DE}, {"will", EN | DE}, {"wir", DE}, {"wird", DE},
    {"with", EN}, {"worden", NL}, {"wordt", NL}, {"would", EN}, {"wurde", DE},
    {"wurden", DE}, {"ya", ES}, {"you", EN}, {"zal", NL}, {"zich", NL},
    {"zijn", NL}, {"zu", DE}, {"zum", DE}, {"zur", DE}, {"zyn", NL},
    {"à", FR | IT | PT}, {"às", PT}, {"än", SV}, {"är", SV}, {"è", IT},
    {"é", PT}, {"étoit", FR}, {"été", FR}, {"être", FR}, {"über", DE}};

static int by_word(const void *word, const void *entry)
{
	return strcmp(word, ((const struct common *)entry)->word);
}

/* What a word weighs that so many languages have. */
static size_t weight(unsigned of)
{
	size_t w = LATIN_WEIGHT;

	for (of &= of - 1; of; of &= of - 1)
		w /= 2;
	return w;
}

static void count_word(const char *word, size_t speaks[LATIN_TOLD])
{
	const struct common *found = bsearch(word, common,
	    sizeof(common) / sizeof(*common), sizeof(*common), by_word);
	int k;

	for (k = 0; found && k < LATIN_TOLD; k++) {
		if (found->of >> k & 1)
			speaks[k] += weight(found->of);
	}
}

/* A byte in lower case; before is the one before it. */
static unsigned char lower(unsigned char c, unsigned char before)
{
	int capital = (c >= 'A' && c <= 'Z') ||
		      (before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97);

	return capital ? (unsigned char)(c + 32) : c;
}

/* Of letters as these languages have them; before is the byte before it.  Signs
 * such as U+2019 and U+00AB part words. */
static int is_letter(unsigned char c, unsigned char before)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	if (c >= 0xC0)
		return c >= 0xC3 && c <= 0xDF;
	return before >= 0xC3 && before <= 0xDF;
}

void galley_latin_count(
    const char *text, size_t bytes, size_t speaks[LATIN_TOLD])
{
	char word[WORD_BYTES];
	unsigned char c, before = ' ';
	size_t i, n = 0;

	for (i = 0; i <= bytes; i++, before = c) {
		c = i < bytes ? lower((unsigned char)text[i], before) : ' ';
		if (is_letter(c, before)) {
			if (n < sizeof(word) - 1)
				word[n] = (char)c;
			n++;
			continue;
		}
		if (n > 1 && n < sizeof(word)) {
			word[n] = '\0';
			count_word(word, speaks);
		}
		n = 0;
	}
}
