/* A report about several apps, or several roots, ends with a line about each. */
#include "report/text.h"
#include "report/wording.h"

/* Of several apps, each with its own answer and what keeps its gate shut. */
static void apps(struct writing *w, const struct report *r, unsigned indent)
{
	for (size_t i = 0; i < r->n_apps; i++) {
		struct buf name BUF_AUTO = {0}, text BUF_AUTO = {0};
		struct arena scratch = {0};
		struct report app = wording_app(r, i, &scratch);
		wording_app_name(&name, &r->apps[i]);
		wording_verdict(&text, &app);
		buf_printf(w->out, "%*s", (int)indent, "");
		text_put(w, INK_BOLD, buf_str(&name));
		buf_add(w->out, S(": "));
		text_put(w, app.exit_status ? INK_RED : INK_GREEN, buf_str(&text));
		buf_byte(w->out, '\n');
		buf_clear(&text);
		wording_stops(&text, &app);
		if (text.n && !w->style->quiet)
			buf_printf(w->out, "%*sstopped by %.*s\n", (int)indent + 2, "", STR_ARG(buf_str(&text)));
		arena_free(&scratch);
	}
}

/* Of several roots, each with its own answer. */
void text_parts(struct writing *w)
{
	for (size_t i = 0; i < w->r->n_roots; i++) {
		const struct root_report *root = &w->r->roots[i];
		struct buf verdict BUF_AUTO = {0};
		wording_verdict(&verdict, root->report);
		text_put(w, INK_BOLD, root->path);
		buf_add(w->out, S(": "));
		text_put(w, root->report->exit_status ? INK_RED : INK_GREEN, buf_str(&verdict));
		buf_byte(w->out, '\n');
		apps(w, root->report, 2);
	}
	apps(w, w->r, 0);
}
