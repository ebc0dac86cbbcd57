/* Which language a page is in. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "rebuild/lang/detect.h"
#include "rebuild/lang/latin.h"

/* What a page of that text, one block, is told to be in. */
static const char *told(const char *text)
{
	struct galley_arena *arena = galley_arena_new(SIZE_MAX);
	struct galley_bulletin *b = galley_bulletin_new(arena);
	const struct galley_source *s;
	const char *tag;

	s = galley_bulletin_add_source(
	    b, "page.txt", text, strlen(text), "UTF-8");
	assert_non_null(s);
	assert_int_equal(galley_bulletin_add_page(b, NULL), 0);
	assert_int_equal(galley_bulletin_add_segment(
			     b, s, 0, strlen(text), GALLEY_ROLE_NONE),
	    0);
	tag = galley_language_detect_page(b, 0, 1);
	galley_arena_free(arena);
	return tag;
}

static const char *const pages[LATIN_TOLD] = {
    "The ferry that left the quay on Monday was found in the bay with all of "
    "her crew; they said that the fog had been as thick as it was in March.",
    "Le bac qui quitte le quai à sept heures n’est plus attendu par "
    "les gens de l’île, mais une des navettes y sera dans une heure, et le "
    "maire l’a dit avec plaisir.",
    "Die Fähre ist am Montag nicht gefahren, und der Bürgermeister hat mit "
    "dem Kapitän von einer neuen Brücke gesprochen, die sich für das Dorf "
    "lohnen wird.",
    "De veerboot van maandag is niet gekomen, en het dorp heeft met de "
    "schipper over een brug gesproken die voor de winter klaar wordt.",
    "El barco que sale los lunes no llegó, y el alcalde habló con los vecinos "
    "sobre la obra del puente, que para las fiestas ya está lista.",
    "Il traghetto che parte dal molo non è arrivato, e il sindaco ha parlato "
    "con gli abitanti della costruzione del ponte, che per le feste è pronto.",
    "O barco que sai da ilha não chegou, e o presidente falou com os "
    "moradores dos planos para uma ponte, que foi pedida pelo povo em maio.",
    "Färjan som går till ön är inte framme, och byn har talat med skepparen "
    "om en bro som ska stå klar för alla på våren, från ett håll till ett "
    "annat.",
    "Færgen der sejler til øen er ikke kommet, og byen har talt med skipperen "
    "om en bro, som skal stå klar for alle i foråret af hensyn til det hele."};

static void tells_languages_in_latin_letters(void **state)
{
	const char *tag;
	int k;

	(void)state;
	for (k = 0; k < LATIN_TOLD; k++) {
		tag = told(pages[k]);
		assert_non_null(tag);
		assert_string_equal(tag, galley_latin_tags[k]);
	}
}

static void tells_capitals(void **state)
{
	(void)state;
	assert_string_equal(
	    told("LE BAC QUI QUITTE LE QUAI À SEPT HEURES EST ATTENDU PAR LES "
		 "GENS DE L'ÎLE, MAIS UNE DES NAVETTES A ÉTÉ VENDUE"),
	    "fr");
}

static void tells_nothing_of_a_few_words(void **state)
{
	(void)state;
	assert_null(told("No. 17"));
	assert_null(told("The Bay Ledger, the sixth of May"));
	assert_null(told("Valmère: la halle et le marché"));
	assert_null(told("en de en de en de en de en de en de en de en de"));
	assert_null(told("Qwrt zxcv bnmk plgh fdsa qwrt zxcv bnmk plgh fdsa"));
}

/* As much of the one as of the other. */
static void tells_nothing_of_two(void **state)
{
	(void)state;
	assert_null(told("the and that with they were been which; und nicht "
			 "mit auf auch eine sich wird"));
}

static void weighs_a_word_by_who_has_it(void **state)
{
	static const char text[] = "nicht die l’Été det nichtnicht x";
	size_t speaks[LATIN_TOLD] = {0};

	(void)state;
	galley_latin_count(text, strlen(text), speaks);
	assert_int_equal(speaks[0], 0);
	assert_int_equal(speaks[1], LATIN_WEIGHT); /* été */
	assert_int_equal(speaks[2], LATIN_WEIGHT + LATIN_WEIGHT / 2);
	assert_int_equal(speaks[3], LATIN_WEIGHT / 2); /* die */
	assert_int_equal(speaks[7], LATIN_WEIGHT / 2); /* det */
	assert_int_equal(speaks[8], LATIN_WEIGHT / 2);
	/* The last word counts too; a longer one is not its beginning. */
	memset(speaks, 0, sizeof(speaks));
	galley_latin_count("nicht", 5, speaks);
	assert_int_equal(speaks[2], LATIN_WEIGHT);
	memset(speaks, 0, sizeof(speaks));
	galley_latin_count("depuiszz", 8, speaks);
	galley_latin_count("questozz", 8, speaks);
	galley_latin_count("ogsaavid", 8, speaks);
	assert_int_equal(speaks[1] + speaks[5] + speaks[8], 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(tells_languages_in_latin_letters),
	    cmocka_unit_test(tells_capitals),
	    cmocka_unit_test(tells_nothing_of_a_few_words),
	    cmocka_unit_test(tells_nothing_of_two),
	    cmocka_unit_test(weighs_a_word_by_who_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
