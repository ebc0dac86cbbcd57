/* The fonts of a language, what their characters measure, and what they lack. */
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/imprint.h"
#include "common/words.h"
#include "pdf/fonts.h"

/* Sizes in percent of body text, a line's height in percent of the size.  The
 * fonts for headlines are used bold alone: cairo 1.16 loses characters of Noto
 * Sans CJK Regular (see loses()). */
static const struct {
	int size, lead;
	int head; /* of the fonts for headlines */
	int bold;
} STYLES[PDF_STYLES] = {
    [PDF_MASTHEAD] = {280, 130, 1, 1},
    [PDF_IMPRINT] = {90, 160, 0, 0},
    [PDF_KICKER] = {105, 150, 0, 0},
    [PDF_HEADLINE] = {190, 132, 1, 1},
    [PDF_DECK] = {110, 150, 0, 0},
    [PDF_BODY] = {100, 0, 0, 0},
    [PDF_BYLINE] = {90, 0, 0, 0},
    [PDF_CROSSHEAD] = {105, 0, 1, 1},
    [PDF_CAPTION] = {85, 0, 0, 0},
    [PDF_HEADING] = {150, 150, 1, 1},
    [PDF_GROUP] = {100, 0, 1, 1},
    [PDF_ENTRY] = {100, 0, 0, 0},
    [PDF_FOOT] = {80, 150, 0, 0},
};

/* ---- families ---- */

/* What a language is set in, the best first.  The last one has what neither
 * Chinese nor Japanese nor Korean is written with. */
static const struct script {
	const char *tag, *package;
	const char *body[4], *head[4];
} SCRIPTS[] = {
#define CJK(tag, x)                                                            \
	{                                                                      \
		tag, "fonts-noto-cjk",                                         \
		    {"Noto Serif CJK " x, "Source Han Serif " x,               \
			"Noto Sans CJK " x},                                   \
		{                                                              \
			"Noto Sans CJK " x, "Source Han Sans " x,              \
			    "Noto Serif CJK " x                                \
		}                                                              \
	}
    CJK("zh-HK", "HK"),
    CJK("zh-Hant-HK", "HK"),
    CJK("zh-Hant", "TC"),
    CJK("zh-TW", "TC"),
    CJK("zh-MO", "TC"),
    CJK("zh", "SC"),
    CJK("yue", "HK"),
    CJK("ja", "JP"),
    CJK("ko", "KR"),
#undef CJK
    {"", "fonts-noto-core", {"Noto Serif", "DejaVu Serif", "Liberation Serif"},
	{"Noto Sans", "DejaVu Sans", "Liberation Sans"}},
};

static const struct script *script_of(const char *language)
{
	size_t i = 0;

	while (*SCRIPTS[i].tag && !imprint_is_in(language, SCRIPTS[i].tag))
		i++;
	return &SCRIPTS[i];
}

static int is_installed(const char *family)
{
	FcPattern *pattern = FcPatternCreate();
	FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, NULL);
	FcFontSet *set;
	int found;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	set = FcFontList(NULL, pattern, objects);
	found = set && set->nfont > 0;
	if (set)
		FcFontSetDestroy(set);
	FcObjectSetDestroy(objects);
	FcPatternDestroy(pattern);
	return found;
}

enum { FAMILY_ROOM = 128 };
/* What Fontconfig would take in its place. */
static void substitute(const char *family, char room[FAMILY_ROOM])
{
	FcPattern *pattern = FcPatternCreate(), *match;
	FcChar8 *name;
	FcResult result;

	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcConfigSubstitute(NULL, pattern, FcMatchPattern);
	FcDefaultSubstitute(pattern);
	match = FcFontMatch(NULL, pattern, &result);
	snprintf(room, FAMILY_ROOM, "none");
	if (match &&
	    FcPatternGetString(match, FC_FAMILY, 0, &name) == FcResultMatch)
		snprintf(room, FAMILY_ROOM, "%s", (const char *)name);
	if (match)
		FcPatternDestroy(match);
	FcPatternDestroy(pattern);
}

/* The first family of the list that is installed, or NULL. */
static const char *first_of(const char *const list[4])
{
	size_t i;

	for (i = 0; list[i]; i++) {
		if (is_installed(list[i]))
			return list[i];
	}
	return NULL;
}

/* Every font that the user names is there? */
static int check(struct pdf *p, const char *option, const char *list)
{
	const struct script *script = script_of(p->language);
	char name[FAMILY_ROOM], other[FAMILY_ROOM];
	const char *known;
	size_t n;

	for (; *list; list += n + (list[n] == ',')) {
		list += strspn(list, " ");
		n = strcspn(list, ",");
		snprintf(name, sizeof(name), "%.*s", (int)n, list);
		if (is_installed(name))
			continue;
		substitute(name, other);
		known = first_of(*option == 'f' ? script->body : script->head);
		galley_diag(p->job, NULL, GALLEY_ERROR,
		    "%s: no font '%s' is installed here (fc-match would take "
		    "%s); %s%s; fc-list : family lists those that are",
		    option, name, other,
		    known ? "without the option it is " : "install Debian's ",
		    known ? known : script->package);
		return -1;
	}
	return 0;
}

/* cairo 1.16 leaves parts of some CFF fonts out of the subset, so that a
 * character stays blank: in cairo-cff-subset.c hints that a subroutine declares
 * are not counted the second time it is called.  Of what is usual here that is
 * Noto Sans CJK (Source Han Sans) in its regular weight; its bold, and the
 * Serif, came out whole wherever we looked. */
static int loses(const char *list)
{
	return cairo_version() <= CAIRO_VERSION_ENCODE(1, 16, 0) &&
	       (!strncmp(list, "Noto Sans CJK", 13) ||
		   !strncmp(list, "Noto Sans Mono CJK", 18) ||
		   !strncmp(list, "Source Han Sans", 15));
}

/* Families in the order in which a character is looked for. */
static void families(
    struct pdf *p, const char *language, int head, char room[PDF_FAMILIES_ROOM])
{
	const struct script *script = script_of(language);
	const char *named = head && *p->headfont ? p->headfont : p->font;
	const char *own = first_of(head ? script->head : script->body);
	char other[FAMILY_ROOM];

	if (head && !*p->headfont)
		named = "";
	if (!own && !*named) {
		own = head ? "sans-serif" : "serif";
		substitute(own, other);
		galley_diag(p->job, NULL, GALLEY_NOTE,
		    "%s is not installed: %s text is set in %s; Debian's %s "
		    "has it",
		    head ? script->head[0] : script->body[0], language, other,
		    script->package);
	}
	snprintf(room, PDF_FAMILIES_ROOM, "%s%s%s", named,
	    *named && own ? "," : "", own ? own : "");
	if (!head && loses(room))
		galley_diag(p->job, NULL, GALLEY_WARN,
		    "cairo %s may leave characters of %.*s blank: look at the "
		    "sheets, or take %s",
		    cairo_version_string(), (int)strcspn(room, ","), room,
		    script->body[0]);
}

int pdf_fonts_begin(struct pdf *p)
{
	struct pdf_fonts *f = galley_alloc(p->job, sizeof(*f));

	if (!f || check(p, "font", p->font) ||
	    check(p, "headfont", p->headfont))
		return -1;
	f->map = pango_cairo_font_map_new();
	pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(f->map), 72);
	p->fonts = f;
	return 0;
}

/* ---- faces ---- */

static struct pdf_language *language_of(struct pdf *p, const char *tag)
{
	struct pdf_language *l;
	const char *why;

	for (l = p->fonts->languages; l; l = l->next) {
		if (!strcmp(l->tag, tag))
			return l;
	}
	l = galley_alloc(p->job, sizeof(*l));
	if (!l)
		return NULL;
	l->next = p->fonts->languages;
	p->fonts->languages = l;
	l->tag = tag;
	families(p, tag, 0, l->body);
	families(p, tag, 1, l->head);
	if (p->hyphens && !words_is_cjk(tag) && !imprint_is_in(tag, "ko")) {
		l->hyphens = galley_hyphens_open(tag, NULL, &why);
		if (!l->hyphens)
			galley_diag(p->job, NULL, GALLEY_NOTE,
			    "words of %s text are not hyphenated: %s", tag,
			    why);
	}
	return l;
}

const struct galley_hyphens *pdf_hyphens(struct pdf *p, const char *tag)
{
	struct pdf_language *l = language_of(p, tag);

	return l ? l->hyphens : NULL;
}

static PangoContext *context(const struct pdf_face *f,
    const struct pdf_language *l, enum pdf_style style)
{
	PangoContext *c = pango_font_map_create_context(f->pdf->fonts->map);
	PangoFontDescription *d = pango_font_description_new();
	cairo_font_options_t *o = cairo_font_options_create();

	pango_font_description_set_family(
	    d, STYLES[style].head ? l->head : l->body);
	pango_font_description_set_weight(
	    d, STYLES[style].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(d, f->em);
	pango_context_set_font_description(c, d);
	pango_font_description_free(d);
	pango_context_set_language(c, pango_language_from_string(l->tag));
	pango_context_set_base_dir(
	    c, f->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
	/* Widths are the font's own, not those of a screen's dots. */
	cairo_font_options_set_hint_style(o, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(o, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(c, o);
	cairo_font_options_destroy(o);
	pango_context_set_round_glyph_positions(c, FALSE);
	return c;
}

static struct pdf_face *make_face(
    struct pdf *p, struct pdf_language *l, enum pdf_style style)
{
	struct pdf_face *f = galley_alloc(p->job, sizeof(*f));

	if (!f)
		return NULL;
	f->pdf = p;
	f->language = l->tag;
	f->cjk = words_is_cjk(l->tag) || imprint_is_in(l->tag, "ko");
	f->rtl = words_is_rtl(l->tag);
	f->em = (int)((gint64)p->body * STYLES[style].size / 100);
	f->lead = STYLES[style].lead
		      ? (int)((gint64)f->em * STYLES[style].lead / 100)
		      : p->paper.row;
	/* The middle of an ideograph's square, or of a capital letter. */
	f->centre = f->em * (f->cjk ? 38 : 35) / 100;
	f->lying = context(f, l, style);
	if (p->writing == PDF_VERTICAL && style != PDF_FOOT) {
		f->upright = context(f, l, style);
		pango_context_set_base_gravity(f->upright, PANGO_GRAVITY_EAST);
		pango_context_set_gravity_hint(
		    f->upright, PANGO_GRAVITY_HINT_STRONG);
	}
	return f;
}

struct pdf_face *pdf_face(struct pdf *p, const char *tag, enum pdf_style style)
{
	struct pdf_language *l = language_of(p, tag);

	if (l && !l->faces[style])
		l->faces[style] = make_face(p, l, style);
	return l ? l->faces[style] : NULL;
}

static void free_face(struct pdf_face *f)
{
	size_t i;

	if (!f)
		return;
	g_object_unref(f->lying);
	if (f->upright)
		g_object_unref(f->upright);
	for (i = 0; i < G_N_ELEMENTS(f->widths); i++)
		free(f->widths[i]);
}

void pdf_fonts_end(struct pdf *p)
{
	struct pdf_language *l;
	size_t i;

	if (!p->fonts)
		return;
	for (l = p->fonts->languages; l; l = l->next) {
		for (i = 0; i < PDF_STYLES; i++)
			free_face(l->faces[i]);
		galley_hyphens_close(l->hyphens);
	}
	g_object_unref(p->fonts->map);
	p->fonts = NULL;
}

/* ---- measuring ---- */

int pdf_shape(struct pdf_face *f, PangoContext *c, const char *text, size_t at,
    size_t bytes, GList **items)
{
	GList *list, *i;
	PangoGlyphItem *made;
	PangoItem *item;
	int width = 0, k;

	list = pango_itemize_with_base_dir(c, pango_context_get_base_dir(c),
	    text, (int)at, (int)bytes, NULL, NULL);
	for (i = list; i; i = i->next) {
		item = i->data;
		made = g_slice_new0(PangoGlyphItem);
		made->item = item;
		made->glyphs = pango_glyph_string_new();
		pango_shape_full(text + item->offset, item->length, text + at,
		    (int)bytes, &item->analysis, made->glyphs);
		for (k = 0; k < made->glyphs->num_glyphs; k++) {
			if (made->glyphs->glyphs[k].glyph &
			    PANGO_GLYPH_UNKNOWN_FLAG)
				pdf_lacks(f, made->glyphs->glyphs[k].glyph &
						 ~PANGO_GLYPH_UNKNOWN_FLAG);
		}
		width += pango_glyph_string_get_width(made->glyphs);
		if (items)
			*items = g_list_prepend(*items, made);
		else
			pango_glyph_item_free(made);
	}
	g_list_free(list);
	if (items)
		*items = g_list_reverse(*items);
	return width;
}

/* The width of one character by itself, which is kept. */
static int width_of(
    struct pdf_face *f, const char *s, size_t bytes, gunichar c, int stands)
{
	int **page = &f->widths[c >> 8];

	if (!*page)
		*page = calloc(256, sizeof(**page));
	if (*page && (*page)[c & 0xff])
		return (*page)[c & 0xff] - 1;
	bytes = (size_t)pdf_shape(
	    f, stands ? f->upright : f->lying, s, 0, bytes, NULL);
	if (*page)
		(*page)[c & 0xff] = (int)bytes + 1;
	return (int)bytes;
}

size_t pdf_measure(void *context, const char *utf8, size_t bytes)
{
	struct pdf_face *f = context;
	size_t n = (size_t)(g_utf8_next_char(utf8) - utf8), stands = 0, digits;
	int inside = utf8 >= f->text && utf8 < f->end;

	if (f->upright && inside) {
		stands = pdf_upright(f->text, (size_t)(f->end - f->text),
		    (size_t)(utf8 - f->text), &digits);
		if (digits)
			return (size_t)f->em / digits;
	}
	if (n == bytes)
		return (size_t)width_of(
		    f, utf8, bytes, g_utf8_get_char(utf8), stands != 0);
	return (size_t)pdf_shape(
	    f, stands ? f->upright : f->lying, utf8, 0, bytes, NULL);
}
