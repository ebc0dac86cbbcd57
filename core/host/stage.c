/* What a job is doing just now. */
#include <string.h>

#include "base/diag.h"
#include "host/stage.h"

/* The first bytes of s that fit, never half a character. */
static void copy_text(char *to, size_t size, const char *s)
{
	size_t n = s ? strlen(s) : 0;

	if (n >= size) {
		n = size - 1;
		while (n && ((unsigned char)s[n] & 0xc0) == 0x80)
			n--;
	}
	if (n)
		memcpy(to, s, n);
	to[n] = '\0';
}

void galley_stage_set(struct galley_stage *stage, enum galley_step step,
    const char *plugin, size_t article, const char *subject)
{
	stage->step = step;
	stage->article = article;
	if (plugin)
		copy_text(stage->plugin, sizeof(stage->plugin), plugin);
	copy_text(stage->subject, sizeof(stage->subject), subject);
}

static int is_own(enum galley_step step)
{
	return step == GALLEY_STEP_START || step == GALLEY_STEP_REBUILD ||
	       step == GALLEY_STEP_CLOSE;
}

void galley_stage_who(struct galley_buf *b, const struct galley_stage *stage)
{
	if (is_own(stage->step)) {
		galley_buf_puts(b, "galley itself");
		return;
	}
	galley_buf_puts(b, "plugin '");
	galley_diag_escape(b, stage->plugin,
	    strnlen(stage->plugin, sizeof(stage->plugin)), 64);
	galley_buf_puts(b, "'");
}

void galley_stage_where(struct galley_buf *b, const struct galley_stage *stage)
{
	static const char *const places[] = {
	    [GALLEY_STEP_START] = " at the start",
	    [GALLEY_STEP_LOAD] = " while it was loaded",
	    [GALLEY_STEP_BEGIN] = " in begin()",
	    [GALLEY_STEP_READ] = " in read()",
	    [GALLEY_STEP_REBUILD] = " while articles were rebuilt",
	    [GALLEY_STEP_FILTER] = " in filter()",
	    [GALLEY_STEP_ARTICLE] = " in article()",
	    [GALLEY_STEP_END] = " in end()",
	    [GALLEY_STEP_RELEASE] = " in release()",
	    [GALLEY_STEP_CLOSE] = " at the end",
	};

	if ((size_t)stage->step < sizeof(places) / sizeof(places[0]))
		galley_buf_puts(b, places[stage->step]);
	if (stage->article)
		galley_buf_printf(b, ", article %zu", stage->article);
	if (stage->subject[0]) {
		galley_buf_puts(b, stage->article ? " '" : ", '");
		galley_diag_escape(b, stage->subject,
		    strnlen(stage->subject, sizeof(stage->subject)), 120);
		galley_buf_puts(b, "'");
	}
}
