/* The words that writers add, by language. */
#include <string.h>

#include "common/words.h"

typedef const char *words[WORDS];

static const words EN = {
    [WORD_BULLETIN] = "Bulletin",
    [WORD_CONTENTS] = "Contents",
    [WORD_PAGES] = "Pages",
    [WORD_PAGE] = "Page ",
    [WORD_PAGE_END] = "",
    [WORD_ISSUE] = "No. ",
    [WORD_ISSUE_END] = "",
    [WORD_CUT] = "text breaks off",
    [WORD_TITLE_PAGE] = "Title page",
    [WORD_COVER] = "Cover",
    [WORD_PREVIOUS] = "Previous",
    [WORD_NEXT] = "Next",
    [WORD_NOTE] = "Editor’s note",
    [WORD_NOTE_ABOUT] =
	("The articles of this book were rebuilt from the text of printed "
	 "pages. Here is what was put together, moved, set aside or found "
	 "missing; each entry leads to its place."),
    [WORD_NOTE_NONE] = "Every text stood whole and in its place.",
    [WORD_JOINED] = "Paragraphs joined",
    [WORD_MOVED] = "Parts brought back",
    [WORD_MERGED] = "Overlaps merged",
    [WORD_COPIES] = "Second copies set aside",
    [WORD_CUTS] = "Ends that are missing",
    [WORD_ACCESSIBLE] = ("The text is in logical order with headings, a table "
			 "of contents and links between articles; it needs "
			 "neither sight nor hearing of anything else."),
    [WORD_SHEET] = "Page ",
    [WORD_SHEET_END] = "",
    [WORD_INDEX] = "Index of bylines",
    [WORD_MARKS] = "Marks",
    [WORD_ABRIDGED] = "abridged",
    [WORD_COPY] = "copy",
    [WORD_JUMP] = "jump",
    [WORD_FURNITURE] = "page head",
    [WORD_ABOUT_CUT] = "the source has no more of this text",
    [WORD_ABOUT_ABRIDGED] = "sentences of the article are left out here",
    [WORD_ABOUT_COPY] = "a second copy of what stands elsewhere was set aside",
    [WORD_ABOUT_JUMP] = "a line that leads to another page was set aside",
    [WORD_ABOUT_FURNITURE] =
	"what belongs to the page, not to the article, was set aside",
};
static const words ZH_HANS = {
    [WORD_BULLETIN] = "报纸",
    [WORD_CONTENTS] = "目录",
    [WORD_PAGES] = "版面",
    [WORD_PAGE] = "第",
    [WORD_PAGE_END] = "版",
    [WORD_ISSUE] = "第",
    [WORD_ISSUE_END] = "期",
    [WORD_CUT] = "文章至此中断",
    [WORD_TITLE_PAGE] = "扉页",
    [WORD_COVER] = "封面",
    [WORD_PREVIOUS] = "上一篇",
    [WORD_NEXT] = "下一篇",
    [WORD_NOTE] = "编者说明",
    [WORD_NOTE_ABOUT] =
	("本书的文章由印刷版面的文字重新拼合而成。以下列出拼合、"
	 "移回、剔除和缺失之处，点击各条可回到原文。"),
    [WORD_NOTE_NONE] = "所有文字都完整，且在原处。",
    [WORD_JOINED] = "拼合的段落",
    [WORD_MOVED] = "移回的段落",
    [WORD_MERGED] = "合并的重叠",
    [WORD_COPIES] = "剔除的重复",
    [WORD_CUTS] = "缺失的结尾",
    [WORD_ACCESSIBLE] =
	("全书文字按逻辑顺序排列，有标题层级、目录和文章间的链接"
	 "；不依赖图像或声音即可阅读。"),
    [WORD_SHEET] = "第 ",
    [WORD_SHEET_END] = " 页",
    [WORD_INDEX] = "作者索引",
    [WORD_MARKS] = "标记说明",
    [WORD_ABRIDGED] = "节选",
    [WORD_COPY] = "重复",
    [WORD_JUMP] = "转版",
    [WORD_FURNITURE] = "版头",
    [WORD_ABOUT_CUT] = "原件到此为止，下文缺失",
    [WORD_ABOUT_ABRIDGED] = "此处略去文章的若干句子",
    [WORD_ABOUT_COPY] = "此处另置与他处重复的文字",
    [WORD_ABOUT_JUMP] = "此处另置指向其他版面的转接行",
    [WORD_ABOUT_FURNITURE] = "此处另置属于版面而不属于文章的文字",
};
static const words ZH_HANT = {
    [WORD_BULLETIN] = "報紙",
    [WORD_CONTENTS] = "目錄",
    [WORD_PAGES] = "版面",
    [WORD_PAGE] = "第",
    [WORD_PAGE_END] = "版",
    [WORD_ISSUE] = "第",
    [WORD_ISSUE_END] = "期",
    [WORD_CUT] = "文章至此中斷",
    [WORD_TITLE_PAGE] = "扉頁",
    [WORD_COVER] = "封面",
    [WORD_PREVIOUS] = "上一篇",
    [WORD_NEXT] = "下一篇",
    [WORD_NOTE] = "編者說明",
    [WORD_NOTE_ABOUT] =
	("本書的文章由印刷版面的文字重新拼合而成。以下列出拼合、"
	 "移回、剔除和缺失之處，點擊各條可回到原文。"),
    [WORD_NOTE_NONE] = "所有文字都完整，且在原處。",
    [WORD_JOINED] = "拼合的段落",
    [WORD_MOVED] = "移回的段落",
    [WORD_MERGED] = "合併的重疊",
    [WORD_COPIES] = "剔除的重複",
    [WORD_CUTS] = "缺失的結尾",
    [WORD_ACCESSIBLE] =
	("全書文字按邏輯順序排列，有標題層級、目錄和文章間的連結"
	 "；不依賴圖像或聲音即可閱讀。"),
    [WORD_SHEET] = "第 ",
    [WORD_SHEET_END] = " 頁",
    [WORD_INDEX] = "作者索引",
    [WORD_MARKS] = "標記說明",
    [WORD_ABRIDGED] = "節選",
    [WORD_COPY] = "重複",
    [WORD_JUMP] = "轉版",
    [WORD_FURNITURE] = "版頭",
    [WORD_ABOUT_CUT] = "原件到此為止，下文缺失",
    [WORD_ABOUT_ABRIDGED] = "此處略去文章的若干句子",
    [WORD_ABOUT_COPY] = "此處另置與他處重複的文字",
    [WORD_ABOUT_JUMP] = "此處另置指向其他版面的轉接行",
    [WORD_ABOUT_FURNITURE] = "此處另置屬於版面而不屬於文章的文字",
};
static const words JA = {
    [WORD_BULLETIN] = "新聞",
    [WORD_CONTENTS] = "目次",
    [WORD_PAGES] = "紙面",
    [WORD_PAGE] = "第",
    [WORD_PAGE_END] = "面",
    [WORD_ISSUE] = "第",
    [WORD_ISSUE_END] = "号",
    [WORD_CUT] = "ここで本文が途切れる",
    [WORD_TITLE_PAGE] = "扉",
    [WORD_COVER] = "表紙",
    [WORD_PREVIOUS] = "前の記事",
    [WORD_NEXT] = "次の記事",
    [WORD_NOTE] = "編集注記",
    [WORD_NOTE_ABOUT] = ("この本の記事は、印刷された紙面の文字から組み直したも"
			 "のである。つないだ"
			 "ところ、戻したところ、除いたところ、欠けているところ"
			 "を以下に挙げる。各"
			 "項目から本文へ移れる。"),
    [WORD_NOTE_NONE] = "すべての本文がそのままの位置に揃っていた。",
    [WORD_JOINED] = "つないだ段落",
    [WORD_MOVED] = "戻した部分",
    [WORD_MERGED] = "重なりの統合",
    [WORD_COPIES] = "除いた重複",
    [WORD_CUTS] = "欠けている末尾",
    [WORD_ACCESSIBLE] =
	("本文は論理的な順序で並び、見出し、目次、記事間のリンク"
	 "を備える。画像や音声がなくても読める。"),
    [WORD_SHEET] = "",
    [WORD_SHEET_END] = "ページ",
    [WORD_INDEX] = "筆者索引",
    [WORD_MARKS] = "記号の説明",
    [WORD_ABRIDGED] = "抄録",
    [WORD_COPY] = "重複",
    [WORD_JUMP] = "続き先",
    [WORD_FURNITURE] = "欄外",
    [WORD_ABOUT_CUT] = "原文はここで途切れ、続きがない",
    [WORD_ABOUT_ABRIDGED] = "記事の文の一部を省いた",
    [WORD_ABOUT_COPY] = "ほかと重複する文字をここから除いた",
    [WORD_ABOUT_JUMP] = "ほかの面への案内をここから除いた",
    [WORD_ABOUT_FURNITURE] = "記事ではなく紙面に属する文字をここから除いた",
};
static const words KO = {
    [WORD_BULLETIN] = "신문",
    [WORD_CONTENTS] = "차례",
    [WORD_PAGES] = "지면",
    [WORD_PAGE] = "제",
    [WORD_PAGE_END] = "면",
    [WORD_ISSUE] = "제",
    [WORD_ISSUE_END] = "호",
    [WORD_CUT] = "글이 여기서 끊김",
    [WORD_TITLE_PAGE] = "속표지",
    [WORD_COVER] = "표지",
    [WORD_PREVIOUS] = "이전 기사",
    [WORD_NEXT] = "다음 기사",
    [WORD_NOTE] = "엮은이의 말",
    [WORD_NOTE_ABOUT] = ("이 책의 기사는 인쇄된 지면의 글에서 다시 짜 맞춘 "
			 "것이다. 이은 곳, 되돌린 곳, 덜어 낸 곳, 빠진 곳을 "
			 "아래에 적는다. 각 항목은 본문의 그 자리로 이어진다."),
    [WORD_NOTE_NONE] = "모든 글이 온전히 제자리에 있었다.",
    [WORD_JOINED] = "이은 단락",
    [WORD_MOVED] = "되돌린 부분",
    [WORD_MERGED] = "합친 겹침",
    [WORD_COPIES] = "덜어 낸 중복",
    [WORD_CUTS] = "빠진 끝",
    [WORD_ACCESSIBLE] =
	("본문은 논리적인 순서로 놓이고 제목, 차례, 기사 사이의 "
	 "링크를 갖추었다. 그림이나 소리 없이도 읽을 수 있다."),
    [WORD_SHEET] = "",
    [WORD_SHEET_END] = "쪽",
    [WORD_INDEX] = "필자 찾아보기",
    [WORD_MARKS] = "표시 설명",
    [WORD_ABRIDGED] = "발췌",
    [WORD_COPY] = "중복",
    [WORD_JUMP] = "이어짐",
    [WORD_FURNITURE] = "지면 머리",
    [WORD_ABOUT_CUT] = "원문이 여기서 끝나고 뒤가 없음",
    [WORD_ABOUT_ABRIDGED] = "기사의 문장 일부를 뺐음",
    [WORD_ABOUT_COPY] = "다른 곳과 겹치는 글을 여기서 덜어 냄",
    [WORD_ABOUT_JUMP] = "다른 면으로 잇는 줄을 여기서 덜어 냄",
    [WORD_ABOUT_FURNITURE] = "기사가 아니라 지면에 딸린 글을 여기서 덜어 냄",
};
static const words FR = {
    [WORD_BULLETIN] = "Bulletin",
    [WORD_CONTENTS] = "Sommaire",
    [WORD_PAGES] = "Pages",
    [WORD_PAGE] = "Page ",
    [WORD_PAGE_END] = "",
    [WORD_ISSUE] = "N° ",
    [WORD_ISSUE_END] = "",
    [WORD_CUT] = "texte interrompu",
    [WORD_TITLE_PAGE] = "Page de titre",
    [WORD_COVER] = "Couverture",
    [WORD_PREVIOUS] = "Précédent",
    [WORD_NEXT] = "Suivant",
    [WORD_NOTE] = "Note de l’éditeur",
    [WORD_NOTE_ABOUT] =
	("Les articles de ce livre ont été reconstitués à partir du texte de "
	 "pages imprimées. Voici ce qui a été réuni, déplacé, écarté ou trouvé "
	 "manquant ; chaque entrée mène à son endroit."),
    [WORD_NOTE_NONE] = "Chaque texte était entier et à sa place.",
    [WORD_JOINED] = "Paragraphes réunis",
    [WORD_MOVED] = "Parties ramenées",
    [WORD_MERGED] = "Chevauchements fusionnés",
    [WORD_COPIES] = "Doublons écartés",
    [WORD_CUTS] = "Fins manquantes",
    [WORD_ACCESSIBLE] = ("Le texte suit un ordre logique, avec des titres, un "
			 "sommaire et des liens entre les articles ; rien "
			 "d’autre n’a besoin d’être vu ni entendu."),
    [WORD_SHEET] = "Page ",
    [WORD_SHEET_END] = "",
    [WORD_INDEX] = "Index des signatures",
    [WORD_MARKS] = "Marques",
    [WORD_ABRIDGED] = "abrégé",
    [WORD_COPY] = "doublon",
    [WORD_JUMP] = "renvoi",
    [WORD_FURNITURE] = "en-tête",
    [WORD_ABOUT_CUT] = "la source ne contient pas la suite",
    [WORD_ABOUT_ABRIDGED] = "des phrases de l’article sont omises ici",
    [WORD_ABOUT_COPY] = "un double de ce qui figure ailleurs a été écarté",
    [WORD_ABOUT_JUMP] = "une ligne qui renvoie à une autre page a été écartée",
    [WORD_ABOUT_FURNITURE] =
	"ce qui appartient à la page et non à l’article a été écarté",
};
static const words DE = {
    [WORD_BULLETIN] = "Zeitung",
    [WORD_CONTENTS] = "Inhalt",
    [WORD_PAGES] = "Seiten",
    [WORD_PAGE] = "Seite ",
    [WORD_PAGE_END] = "",
    [WORD_ISSUE] = "Nr. ",
    [WORD_ISSUE_END] = "",
    [WORD_CUT] = "Text bricht ab",
    [WORD_TITLE_PAGE] = "Titelseite",
    [WORD_COVER] = "Umschlag",
    [WORD_PREVIOUS] = "Zurück",
    [WORD_NEXT] = "Weiter",
    [WORD_NOTE] = "Anmerkung der Herausgeber",
    [WORD_NOTE_ABOUT] =
	("Die Artikel dieses Buches sind aus dem Text gedruckter Seiten "
	 "wiederhergestellt. Hier steht, was zusammengesetzt, versetzt, "
	 "beiseitegelegt wurde oder fehlt; jeder Eintrag führt an seine "
	 "Stelle."),
    [WORD_NOTE_NONE] = "Jeder Text stand ganz und an seinem Platz.",
    [WORD_JOINED] = "Zusammengesetzte Absätze",
    [WORD_MOVED] = "Zurückgebrachte Teile",
    [WORD_MERGED] = "Vereinigte Überlappungen",
    [WORD_COPIES] = "Beiseitegelegte Doppel",
    [WORD_CUTS] = "Fehlende Enden",
    [WORD_ACCESSIBLE] =
	("Der Text steht in logischer Folge, mit Überschriften, "
	 "Inhaltsverzeichnis und Verweisen zwischen den Artikeln; nichts sonst "
	 "muss gesehen oder gehört werden."),
    [WORD_SHEET] = "Seite ",
    [WORD_SHEET_END] = "",
    [WORD_INDEX] = "Verzeichnis der Verfasser",
    [WORD_MARKS] = "Zeichen",
    [WORD_ABRIDGED] = "gekürzt",
    [WORD_COPY] = "Doppel",
    [WORD_JUMP] = "Verweis",
    [WORD_FURNITURE] = "Seitenkopf",
    [WORD_ABOUT_CUT] = "die Vorlage hat von diesem Text nicht mehr",
    [WORD_ABOUT_ABRIDGED] = "Sätze des Artikels sind hier ausgelassen",
    [WORD_ABOUT_COPY] =
	"ein Doppel von Text, der anderswo steht, wurde beiseitegelegt",
    [WORD_ABOUT_JUMP] =
	"eine Zeile, die auf eine andere Seite verweist, wurde beiseitegelegt",
    [WORD_ABOUT_FURNITURE] =
	"was zur Seite und nicht zum Artikel gehört, wurde beiseitegelegt",
};
static const words ES = {
    [WORD_BULLETIN] = "Boletín",
    [WORD_CONTENTS] = "Sumario",
    [WORD_PAGES] = "Páginas",
    [WORD_PAGE] = "Página ",
    [WORD_PAGE_END] = "",
    [WORD_ISSUE] = "N.º ",
    [WORD_ISSUE_END] = "",
    [WORD_CUT] = "texto interrumpido",
    [WORD_TITLE_PAGE] = "Portada",
    [WORD_COVER] = "Cubierta",
    [WORD_PREVIOUS] = "Anterior",
    [WORD_NEXT] = "Siguiente",
    [WORD_NOTE] = "Nota del editor",
    [WORD_NOTE_ABOUT] =
	("Los artículos de este libro se han reconstruido a partir del texto "
	 "de "
	 "páginas impresas. Aquí consta lo que se ha unido, trasladado, "
	 "apartado o echado en falta; cada entrada lleva a su lugar."),
    [WORD_NOTE_NONE] = "Todos los textos estaban enteros y en su sitio.",
    [WORD_JOINED] = "Párrafos unidos",
    [WORD_MOVED] = "Partes devueltas a su lugar",
    [WORD_MERGED] = "Solapamientos fundidos",
    [WORD_COPIES] = "Copias apartadas",
    [WORD_CUTS] = "Finales que faltan",
    [WORD_ACCESSIBLE] =
	("El texto sigue un orden lógico, con títulos, sumario y enlaces entre "
	 "los artículos; no hace falta ver ni oír nada más."),
    [WORD_SHEET] = "Página ",
    [WORD_SHEET_END] = "",
    [WORD_INDEX] = "Índice de firmas",
    [WORD_MARKS] = "Marcas",
    [WORD_ABRIDGED] = "abreviado",
    [WORD_COPY] = "copia",
    [WORD_JUMP] = "pase",
    [WORD_FURNITURE] = "cabecera",
    [WORD_ABOUT_CUT] = "la fuente no contiene más de este texto",
    [WORD_ABOUT_ABRIDGED] = "aquí se omiten frases del artículo",
    [WORD_ABOUT_COPY] = "se apartó una copia de lo que figura en otro lugar",
    [WORD_ABOUT_JUMP] = "se apartó una línea que remite a otra página",
    [WORD_ABOUT_FURNITURE] =
	"se apartó lo que pertenece a la página y no al artículo",
};

/* Tags are matched from the longest: "zh-Hant-TW" finds "zh-Hant"; what is none
 * of these has English. */
static const struct language {
	const char *tag;
	const words *words;
} LANGUAGES[] = {{"en", &EN}, {"zh", &ZH_HANS}, {"zh-Hant", &ZH_HANT},
    {"zh-TW", &ZH_HANT}, {"zh-HK", &ZH_HANT}, {"zh-MO", &ZH_HANT}, {"ja", &JA},
    {"ko", &KO}, {"fr", &FR}, {"de", &DE}, {"es", &ES}};
enum { NLANGUAGES = sizeof(LANGUAGES) / sizeof(*LANGUAGES) };

/* 1 where tag is prefix, or begins with it and a hyphen; case is no matter. */
static int under(const char *tag, const char *prefix)
{
	for (; *prefix; tag++, prefix++) {
		char a = *tag, b = *prefix;

		if (a >= 'A' && a <= 'Z')
			a = (char)(a - 'A' + 'a');
		if (b >= 'A' && b <= 'Z')
			b = (char)(b - 'A' + 'a');
		if (a != b)
			return 0;
	}
	return !*tag || *tag == '-';
}

const char *words_get(const char *language, enum word word)
{
	size_t i, best = 0, length = 0;

	for (i = 0; i < NLANGUAGES; i++) {
		if (strlen(LANGUAGES[i].tag) > length &&
		    under(language, LANGUAGES[i].tag)) {
			best = i;
			length = strlen(LANGUAGES[i].tag);
		}
	}
	return (*LANGUAGES[best].words)[word];
}

static int under_any(const char *language, const char *const *tags)
{
	for (; *tags; tags++) {
		if (under(language, *tags))
			return 1;
	}
	return 0;
}

int words_is_cjk(const char *language)
{
	static const char *const tags[] = {
	    "zh", "ja", "yue", "wuu", "nan", "hak", "lzh", "cmn", NULL};

	return under_any(language, tags);
}

int words_is_rtl(const char *language)
{
	static const char *const tags[] = {
	    "ar", "he", "fa", "ur", "yi", "ug", "ps", "sd", "dv", "ckb", NULL};
	const char *script = strchr(language, '-');

	return under_any(language, tags) && !(script && under(script, "-Latn"));
}

/* An agency's name is known by its end; Latin ones by the whole of it.  A
 * person's name of three characters may end in one of the short ends, so these
 * want a longer name. */
int words_is_agency(const char *name)
{
	static const char *const ends[] = {"社", "通讯社", "通訊社", "日报",
	    "日報", "晚报", "晚報", "时报", "時報", "电台", "電台", "电视台",
	    "電視台", "新闻网", "新聞網", "新华网", "人民网", "编辑部",
	    "編輯部", "办公室", "辦公室", "委员会", "委員會", "报社", "報社",
	    "Agency", "agency", "News", "Press", "Times", NULL};
	static const char *const whole[] = {"AFP", "AP", "dpa", "Reuters",
	    "ANSA", "EFE", "TASS", "ITAR-TASS", "Xinhua", "UPI", "Kyodo",
	    "Associated Press", "Agence France-Presse", NULL};
	size_t i, n = strlen(name), m;

	for (i = 0; whole[i]; i++) {
		if (!strcmp(name, whole[i]))
			return 1;
	}
	for (i = 0; ends[i]; i++) {
		m = strlen(ends[i]);
		if (n > m && !strcmp(name + n - m, ends[i]))
			return 1;
	}
	return 0;
}

/* The name of the file, without its folder and its extension. */
static const char *file_name(const char *path, char room[WORDS_TITLE_ROOM])
{
	const char *slash = strrchr(path, '/'), *dot;
	size_t n;

	if (slash)
		path = slash + 1;
	dot = strrchr(path, '.');
	n = dot && dot != path ? (size_t)(dot - path) : strlen(path);
	if (n >= WORDS_TITLE_ROOM) {
		for (n = WORDS_TITLE_ROOM - 1;
		     n && ((unsigned char)path[n] & 0xc0) == 0x80; n--)
			;
	}
	memcpy(room, path, n);
	room[n] = '\0';
	return room;
}

const char *words_title(
    const struct galley_bulletin *b, char room[WORDS_TITLE_ROOM])
{
	const struct galley_source *source = galley_bulletin_source(b, 0);
	const char *s;

	s = galley_bulletin_meta(b, "title");
	if (!s || !*s)
		s = galley_bulletin_meta(b, "publisher");
	if (s && *s)
		return s;
	s = source ? file_name(galley_source_name(source), room) : "";
	if (*s && strcmp(s, "-") != 0)
		return s;
	return words_get(galley_bulletin_language(b), WORD_BULLETIN);
}
