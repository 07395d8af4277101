/* The native report, and the same in lines. Its keys and their order are the contract of microaudit(1), JSON REPORT;
 * new keys raise the minor version, readers ignore those they do not know. */
#include "report/jsonout.h"
#include "report/wording.h"
#include "report/writers.h"

/* The report as cJSON would print it in one piece, written finding by finding: a tree of them all would take several
 * times the memory of its text. Each piece is printed as it stands in the whole and cut out of what is around it. */
struct json {
	cJSON *not_scanned;
	bool any; /* a finding was written */
};

/* Appends what is printed of a tree without its first `front` and its last `back` bytes, and deletes the tree. */
static void put_inner(struct writing *w, cJSON *tree, size_t front, size_t back)
{
	struct buf whole BUF_AUTO = {0}, *out = w->out;
	w->out = &whole;
	jsonout_print(w, tree, false);
	w->out = out;
	str text = buf_str(&whole);
	if (!w->failed)
		buf_add(w->out, str_sub(text, front, text.n - back));
}

static void begin(struct writing *w)
{
	static const str closing = STR_INIT("]\n}\n");
	struct json *j = w->state = arena_new(w->scratch, struct json);
	cJSON *root = jsonout_root(w, false);
	jsonout_head(w, root);
	jsonout_array(w, root, "findings");
	j->not_scanned = jsonout_root(w, true);
	put_inner(w, root, 0, closing.n);
}

static void finding(struct writing *w, const struct finding *f)
{
	static const str opening = STR_INIT("{\n\t\"findings\":\t["), closing = STR_INIT("]\n}\n");
	struct json *j = w->state;
	cJSON *root = jsonout_root(w, false), *findings = jsonout_array(w, root, "findings");
	jsonout_finding(w, jsonout_object(w, findings, NULL), f);
	buf_add(w->out, j->any ? S(", ") : S(""));
	j->any = true;
	put_inner(w, root, opening.n, closing.n);
}

/* The array of what was not scanned is filled here and hung into "scan" at the end, behind the controls. */
static void trouble(struct writing *w, const struct trouble *t)
{
	struct json *j = w->state;
	jsonout_trouble(w, jsonout_object(w, j->not_scanned, NULL), t);
}

static void end(struct writing *w)
{
	static const str opening = STR_INIT("{");
	struct json *j = w->state;
	cJSON *root = jsonout_root(w, false), *controls = jsonout_array(w, root, "controls");
	for (size_t i = 0; i < w->r->n_controls; i++)
		jsonout_control(w, jsonout_object(w, controls, NULL), &w->r->controls[i]);
	jsonout_scan(w, jsonout_object(w, root, "scan"), j->not_scanned);
	buf_add(w->out, S("],"));
	put_inner(w, root, opening.n, 0);
}

const struct writer writer_json = {STR_INIT("json"),
                                   STR_INIT("the whole report, for programs"),
                                   STR_INIT("json"),
                                   true,
                                   begin,
                                   finding,
                                   trouble,
                                   end};
