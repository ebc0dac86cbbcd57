/* A page in another paper's style. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "dress.h"

static uint64_t dice;

void dice_seed(unsigned seed)
{
	int i;

	dice = 0x9E3779B97F4A7C15u ^ ((uint64_t)seed * 0xD1342543DE82EF95u);
	for (i = 0; i < 8; i++)
		dice_roll(2);
}

unsigned dice_roll(unsigned sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (unsigned)((dice >> 32) % sides);
}

int dice_chance(unsigned percent)
{
	return dice_roll(100) < percent;
}

/* The habits of one paper. */
struct style {
	int latin;
	int undated;	/* leads without datelines */
	int reporters;	/* leads with "本报讯(NAME)" */
	int bylines;	/* below the headline: 0, or a form */
	int signatures; /* at the end: 0, or a form */
	int decks, crossheads;
	int plain_headlines; /* without what stands before a colon */
	int old;	     /* headlines in capitals and with a stop */
};

static const char *pick(const char *const *list, unsigned n)
{
	return list[dice_roll(n)];
}

#define PICK(list) pick(list, sizeof(list) / sizeof(*(list)))

static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "黄",
    "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "林", "郭", "何", "高",
    "罗", "沈", "陆", "顾", "钱", "葛", "骆", "邵", "翁"};
static const char *const given[] = {"伟", "芳", "娜", "敏", "静", "丽", "强",
    "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "晓红",
    "建国", "志强", "雨晴", "思源", "文博", "子涵", "海燕", "韶欣", "佳丽"};
static const char *const first[] = {"Anna", "Peter", "Claire", "Jean", "Nora",
    "Ivo", "Marta", "Luc", "Solène", "Otto", "Ruth", "Paul", "Élise", "Hans",
    "Grace", "Tom"};
static const char *const last[] = {"Moreau", "Adair", "Fischer", "Lambert",
    "Whitlock", "Novak", "Garnier", "Brandt", "Dupuis", "Larsen", "Keller",
    "Marsh", "Ferrand", "Vogel", "Hobbs"};

static void add_name(char *to, size_t room, int latin)
{
	size_t n = strlen(to);

	if (latin)
		snprintf(to + n, room - n, "%s %s", PICK(first), PICK(last));
	else
		snprintf(to + n, room - n, "%s%s", PICK(surnames), PICK(given));
}

static struct style choose(int latin)
{
	struct style s;

	memset(&s, 0, sizeof(s));
	s.latin = latin;
	s.undated = dice_chance(latin ? 70 : 40);
	s.reporters = !latin && dice_chance(35);
	s.bylines = dice_chance(45) ? 1 + (int)dice_roll(4) : 0;
	s.signatures = dice_chance(25) ? 1 + (int)dice_roll(3) : 0;
	s.decks = dice_chance(25);
	s.crossheads = dice_chance(35);
	s.plain_headlines = latin && dice_chance(60);
	s.old = latin && dice_chance(50) ? 1 + (int)dice_roll(3) : 0;
	if (s.old)
		s.bylines = s.decks = 0;
	return s;
}

static void add(struct gold_article *a, enum galley_role role, const char *text)
{
	a->blocks[a->nblocks].role = role;
	a->blocks[a->nblocks++].text = strdup(text);
}

/* ---- the parts ---- */

/* A text without the dateline that it begins with. */
static const char *undate(const char *s, int latin)
{
	static const char *const ends[] = {"电", "讯", "报道:", "报道：", NULL};
	static const char *const begins[] = {
	    "新华社", "据新华社", "本报", NULL};
	const char *end = NULL, *p;
	size_t i;

	if (latin) {
		p = strstr(s, ". - ");
		return p && p - s < 40 ? p + 4 : s;
	}
	for (i = 0; begins[i] && strncmp(s, begins[i], strlen(begins[i])); i++)
		;
	if (!begins[i])
		return s;
	for (i = 0; ends[i]; i++) {
		p = strstr(s, ends[i]);
		if (p && p - s < 60 && (!end || p > end))
			end = p + strlen(ends[i]);
	}
	if (!end)
		return s;
	if (*end == '(' && (p = strchr(end, ')')) && p - end < 60)
		end = p + 1;
	else if (!strncmp(end, "（", 3) && (p = strstr(end, "）")) &&
		 p - end < 60)
		end = p + 3;
	return *end ? end : s;
}

static const char *plain_headline(const char *s)
{
	const char *p = strstr(s, " : ");

	return p && p - s < 30 && strlen(p) > 20 ? p + 3 : s;
}

/* "FRANCE.": as papers of the nineteenth century set a headline. */
static const char *old_headline(const char *s, int form)
{
	static char out[64];
	size_t n = strlen(s), i;

	size_t most = dice_chance(50) ? 6 + dice_roll(14) : 20 + dice_roll(34);

	if (n > most)
		n = most;
	while (s[n] && n && s[n] != ' ')
		n--;
	while (!n && s[n] && s[n] != ' ' && n < most + 20)
		n++;
	while (n && (s[n - 1] == ' ' || s[n - 1] == ','))
		n--;
	for (i = 0; i < n; i++) {
		out[i] = s[i];
		if (form == 3)
			continue;
		if (s[i] >= 'a' && s[i] <= 'z')
			out[i] = (char)(s[i] - 32);
		else if (i && s[i - 1] == '\xC3' && (s[i] & 0xE0) == 0xA0)
			out[i] = (char)(s[i] - 32);
	}
	out[n] = '\0';
	if (n && (form > 1 || dice_chance(85)))
		strcat(out, ".");
	return n > 3 ? out : s;
}

static void add_byline(struct gold_article *a, const struct style *s)
{
	char line[160] = "";

	if (s->latin) {
		static const char *const by[] = {"Par ", "Par ", "",
		    "De notre "
		    "correspondant "};

		strcpy(line, by[s->bylines - 1]);
	} else if (s->bylines == 1 || s->bylines == 2) {
		strcpy(line, s->bylines == 1 ? "本报记者 " : "本报记者");
	}
	add_name(line, sizeof(line), s->latin);
	if (dice_chance(25)) {
		strcat(line, s->latin ? " et " : " ");
		add_name(line, sizeof(line), s->latin);
	}
	add(a, GALLEY_ROLE_BYLINE, line);
}

static void add_signature(struct gold_article *a, const struct style *s)
{
	char line[160] = "";

	if (s->signatures == 1)
		strcpy(line, s->latin ? "" : "(");
	else if (s->signatures == 2)
		strcpy(line, s->latin ? "(" : "（本报记者 ");
	add_name(line, sizeof(line), s->latin);
	if (s->signatures == 1)
		strcat(line, s->latin ? "" : ")");
	else if (s->signatures == 2)
		strcat(line, s->latin ? ")" : "）");
	add(a, GALLEY_ROLE_BYLINE, line);
}

static int ends_clause(uint32_t c, int latin)
{
	if (latin)
		return c == ',' || c == '.' || c == ';' || c == ':';
	return c == ',' || c == 0xFF0C || c == 0x3002 || c == 0xFF1B ||
	       c == ';' || c == ':' || c == 0xFF1A || c == 0x3001;
}

/* One clause of a text, of so many characters; 0: none found. */
static int clause(
    char *out, size_t room, const char *s, long least, long most, int latin)
{
	size_t n = strlen(s), at = 0, from = 0, best = 0, length;
	long count = 0, found = 0;
	uint32_t c;

	while (at < n) {
		length = galley_utf8_get(s + at, n - at, &c);
		if (!ends_clause(c, latin)) {
			count++;
			at += length;
			continue;
		}
		if (count >= least && count <= most && at - from < room &&
		    (!found++ || dice_chance(40))) {
			best = at - from;
			memcpy(out, s + from, best);
			out[best] = '\0';
		}
		at += length;
		while (latin && s[at] == ' ')
			at++;
		from = at;
		count = 0;
	}
	return best > 0;
}

/* A crosshead speaks of what follows, or stands like a small headline. */
static void add_crosshead(struct gold_article *a, const struct gold_page *page,
    const char *below, int latin)
{
	char line[400];
	const struct gold_article *other;

	if (dice_chance(50)) {
		other = &page->articles[dice_roll((unsigned)page->narticles)];
		if (!clause(line, sizeof(line), other->blocks[0].text,
			latin ? 12 : 5, latin ? 50 : 14, latin)) {
			if (galley_utf8_count(other->blocks[0].text,
				strlen(other->blocks[0].text)) > 16)
				return;
			snprintf(
			    line, sizeof(line), "%s", other->blocks[0].text);
		}
	} else if (!clause(line, sizeof(line), below, latin ? 12 : 5,
		       latin ? 50 : 14, latin)) {
		return;
	}
	add(a, GALLEY_ROLE_CROSSHEAD, line);
}

static void add_deck(
    struct gold_article *a, const struct gold_article *source, int latin)
{
	char line[600];
	size_t k;

	for (k = source->nblocks; k-- > 1;) {
		if (source->blocks[k].role == GALLEY_ROLE_PARA &&
		    clause(line, sizeof(line), source->blocks[k].text,
			latin ? 30 : 12, latin ? 120 : 30, latin)) {
			if (dice_chance(30))
				strcat(line, latin ? "." : "。");
			add(a, GALLEY_ROLE_DECK, line);
			return;
		}
	}
}

static const char *lead(const struct style *s, const char *text)
{
	static char out[1 << 16];
	const char *rest =
	    s->undated || s->reporters ? undate(text, s->latin) : text;

	if (!s->reporters || strlen(rest) > sizeof(out) - 200)
		return rest;
	strcpy(out, dice_chance(70) ? "本报讯(" : "本报讯（记者 ");
	add_name(out, sizeof(out), 0);
	strcat(out, strchr(out, '(') ? ")" : "）");
	strcat(out, rest);
	return out;
}

static void dress_article(struct gold_article *a, const struct gold_page *page,
    const struct gold_article *source, const struct style *s)
{
	size_t k, paragraphs = 0, since = 0;
	int has_deck =
	    source->nblocks > 1 && source->blocks[1].role == GALLEY_ROLE_DECK;
	int crossheads = s->crossheads && source->nblocks > 7;

	a->truncated = 0;
	a->nblocks = 0;
	a->blocks = gold_alloc((2 * source->nblocks + 8) * sizeof(*a->blocks));
	for (k = 0; k < source->nblocks; k++) {
		const struct gold_block *b = &source->blocks[k];
		const char *text = b->text;

		if (b->role == GALLEY_ROLE_HEADLINE && s->plain_headlines)
			text = plain_headline(text);
		if (b->role == GALLEY_ROLE_HEADLINE && s->old)
			text = old_headline(text, s->old);
		if (b->role == GALLEY_ROLE_PARA) {
			if (paragraphs++ == 0)
				text = lead(s, text);
			else if (crossheads && since++ % 3 == 1)
				add_crosshead(a, page, text, s->latin);
		}
		add(a, b->role, text);
		if (k == 0 && s->decks && !has_deck)
			add_deck(a, source, s->latin);
		if (k == (size_t)has_deck && s->bylines)
			add_byline(a, s);
	}
	if (s->signatures)
		add_signature(a, s);
}

static void dress_in(struct gold_page *page, const struct gold_page *source,
    const struct style *s)
{
	size_t i;

	for (i = 0; i < source->narticles; i++)
		dress_article(
		    &page->articles[i], source, &source->articles[i], s);
}

void dress(struct gold_page *page, const struct gold_page *source)
{
	struct style s = choose(source->latin);

	page->measure =
	    s.old || dice_chance(s.latin ? 20 : 0) ? 36 + dice_roll(30) : 0;
	dress_in(page, source, &s);
}

void undressed(struct gold_page *page, const struct gold_page *source)
{
	struct style s = {.latin = source->latin};

	page->measure = 0;

	dress_in(page, source, &s);
}
