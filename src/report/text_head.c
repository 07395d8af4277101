/* How the report for people begins: how much was looked at, and what it is. */
#include "report/text.h"

#include "report/wording.h"

static void amount(struct writing *w)
{
	const struct report *r = w->r;
	struct buf text BUF_AUTO = {0};
	wording_amount(&text, r);
	buf_printf(w->out, "microaudit %.*s looked at ", STR_ARG(r->version));
	if (r->scope.n) {
		text_put(w, INK_PLAIN, r->scope);
		buf_add(w->out, S(": "));
	}
	buf_add(w->out, buf_str(&text));
	if (r->path.n && !str_eq(r->path, S("."))) {
		buf_add(w->out, S(", only below "));
		text_put(w, INK_PLAIN, r->path);
	}
	buf_add(w->out, S("\n"));
}

/* What it is, before what is wrong with it: a launch is about an app, a change is not, and of a part nothing is sure.
 */
static void profile(struct writing *w)
{
	struct buf words BUF_AUTO = {0};
	if (w->r->stage == STAGE_WORK || w->r->narrowed)
		return;
	wording_profile(&words, w->r);
	if (!words.n)
		return;
	str rest = buf_str(&words), line;
	while (str_cut(&rest, '\n', &line)) {
		text_put(w, INK_PLAIN, line);
		buf_byte(w->out, '\n');
	}
}

/* The tier decides which questions are asked and whose word counts. */
static void tier(struct writing *w)
{
	const struct report *r = w->r;
	if (r->stage != STAGE_LAUNCH || r->narrowed || r->n_apps)
		return;
	if (r->tier == TIER_NONE)
		buf_add(w->out, S("Judged at medium risk, since no manifest declares another tier.\n"));
	else
		buf_printf(w->out, "Judged at %.*s risk.\n", STR_ARG(tier_name(r->tier)));
}

void text_head(struct writing *w)
{
	amount(w);
	profile(w);
	tier(w);
}
