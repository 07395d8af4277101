/* Nothing found is a proof only where everything was read: each row says whether it is `complete`, in words, and
 * whether what is missing was left out by choice. */
#include "policy/run_facts.h"

#include "base/buf.h"
#include "policy/asked.h"

/* ---- rows ---- */

struct rows {
	struct arena *a;
	const struct node **tail;
};
struct row {
	str what;
	enum truth complete;
	bool chosen; /* it is not complete by the user's or the policy's choice */
	bool empty;  /* there is nothing of it that could be in disorder */
	str says, path;
};

static const struct node **put(struct arena *a, const struct node **tail, enum node_kind kind, str key, str text)
{
	struct node *n = arena_new(a, struct node);
	*n = (struct node){.kind = kind, .key = key, .text = text};
	*tail = n;
	return &n->next;
}

static void add(struct rows *to, const struct row *row)
{
	struct node *n = arena_new(to->a, struct node);
	*n = (struct node){.kind = NODE_OBJECT};
	const struct node **tail = put(to->a, &n->child, NODE_STRING, S("path"), row->path);
	bool known = row->complete != TRUTH_UNKNOWN;
	tail = put(to->a, tail, NODE_STRING, S("what"), row->what);
	tail = put(to->a, tail, known ? NODE_BOOL : NODE_UNKNOWN, S("complete"),
	           row->complete == TRUTH_FALSE ? S("false") : S("true"));
	tail = put(to->a, tail, NODE_BOOL, S("chosen"), row->chosen ? S("true") : S("false"));
	tail = put(to->a, tail, NODE_BOOL, S("empty"), row->empty ? S("true") : S("false"));
	put(to->a, tail, NODE_STRING, S("says"), row->says);
	*to->tail = n;
	to->tail = &n->next;
}

/* ---- tree and history ---- */

/* What may have hidden a secret: anything that failed, a text that was searched in part, a history that is not all
 * here. */
static const struct trouble *hindrance(const struct report *r, bool history)
{
	for (size_t i = 0; i < r->n_troubles; i++) {
		const struct trouble *t = &r->troubles[i];
		bool hides = t->class == TROUBLE_FAILED || (t->class == TROUBLE_BOUNDARY && history) ||
		             (t->class == TROUBLE_DEGRADED && !trouble_of_structure(t));
		if (hides && t->count)
			return t;
	}
	return NULL;
}

/* Files are counted; that there is no history at all is said elsewhere. */
static unsigned long left_out(const struct report *r)
{
	unsigned long n = 0;
	for (size_t i = 0; i < r->n_troubles; i++)
		n += r->troubles[i].class == TROUBLE_CHOSEN && r->troubles[i].n_paths ? r->troubles[i].count : 0;
	return n;
}

static void say_left_out(const struct bench *b, struct buf *text)
{
	unsigned long out = left_out(b->r), spared = asked_spared(b->r, b->o, b->j->control);
	if (!out && !spared)
		return;
	buf_add(text, S(" ("));
	if (out)
		buf_printf(text, "%lu %s left out by choice", out, out == 1 ? "file" : "files");
	if (spared)
		buf_printf(text, "%s%lu %s left out by the policy", out ? ", " : "", spared,
		           spared == 1 ? "rule" : "rules");
	buf_byte(text, ')');
}

/* "no secret in 13 files but 1 that was rotated and 2 possible ones in tests and manuals (4 left out by choice)" */
static str no_secret(const struct bench *b, bool history)
{
	const struct report *r = b->r;
	struct buf text BUF_AUTO = {0};
	unsigned long n = history ? r->commits : r->text_files, rotated = 0, possible = 0;
	for (size_t i = 0; i < r->n_findings; i++) {
		const struct finding *f = &r->findings[i];
		if (f->control != b->j->control)
			continue;
		rotated += f->state == STATE_ROTATED;
		possible += f->state == STATE_NEW && f->main.possible;
	}
	buf_printf(&text, "no secret in %lu %s%s", n, history ? "commit" : "file", n == 1 ? "" : "s");
	if (rotated)
		buf_printf(&text, " but %lu that %s rotated", rotated, rotated == 1 ? "was" : "were");
	if (possible)
		buf_printf(&text, "%s%lu possible in tests and documentation", rotated ? " and " : " but ", possible);
	say_left_out(b, &text);
	return arena_str(r->arena, buf_str(&text));
}

static struct row reading(const struct bench *b, bool history)
{
	const struct report *r = b->r;
	const struct trouble *t = hindrance(r, history);
	struct row row = {.what = history ? S("history") : S("tree"), .complete = TRUTH_UNKNOWN};
	if (history && !r->is_repository) {
		row.chosen = true;
		row.says = S("there is no git history here to look at");
	} else if (t) {
		row.path = t->n_paths ? t->paths[0] : S("");
		row.says = arena_printf(r->arena, "not everything was searched: %.*s", STR_ARG(t->reason));
	} else if (history && (!r->text_blobs || !r->commits)) {
		row.says = S("no version of a file was searched");
	} else if (!history && !r->text_files) {
		row.says = S("no file was searched");
	} else {
		row.complete = TRUTH_TRUE;
		row.says = no_secret(b, history);
	}
	return row;
}

/* ---- the manifest and exceptions ---- */

static struct row unread(const struct report *r, str what, str path)
{
	return (struct row){.what = what,
	                    .complete = TRUTH_UNKNOWN,
	                    .says = arena_printf(r->arena, "%.*s could not be read", STR_ARG(path)),
	                    .path = path};
}

/* None without a manifest: then nothing stands where it would stand. */
static void add_manifest(struct rows *to, const struct bench *b)
{
	str path = asked_unread_manifest(b->o);
	struct row row = {.what = S("manifest"),
	                  .complete = TRUTH_TRUE,
	                  .says = S("the manifest is complete and valid"),
	                  .path = b->r->manifest_path};
	if (path.n)
		row = unread(b->r, row.what, path);
	if (path.n || b->r->has_manifest)
		add(to, &row);
}

static struct row exceptions(const struct bench *b)
{
	const struct report *r = b->r;
	const struct manifest *m = b->o->manifest;
	str path = b->o->unread.n ? b->o->unread.at[0] : asked_unread_manifest(b->o);
	size_t n = (b->o->config ? b->o->config->n_exceptions : 0) + (m ? m->n_exceptions : 0);
	struct row row = {.what = S("exceptions"), .complete = TRUTH_TRUE, .path = S("")};
	if (path.n)
		return unread(r, row.what, path);
	if (m && m->n_bad_exceptions) {
		row.complete = TRUTH_UNKNOWN;
		row.says = S("an exception in the manifest is not complete, and does not count");
	} else if (n == 0) {
		row.empty = true;
		row.says = S("there is no exception");
	} else if (r->narrowed || !r->history) {
		row.complete = TRUTH_UNKNOWN;
		row.chosen = true;
		row.says = S("only a full run shows whether each exception is still in use");
	} else {
		row.says = S("no exception has expired or is out of use");
	}
	return row;
}

/* ---- all ---- */

const struct node *run_facts(const struct bench *b, const struct node *facts)
{
	static const str name = STR_INIT("run");
	struct arena *a = b->r->arena;
	struct node *root = arena_new(a, struct node), *list = arena_new(a, struct node);
	*root = (struct node){.kind = NODE_OBJECT};
	*list = (struct node){.kind = NODE_ARRAY, .key = name};
	const struct node **tail = &root->child;
	for (const struct node *n = facts ? facts->child : NULL; n; n = n->next) {
		struct node *copy = arena_new(a, struct node);
		*copy = *n;
		copy->next = NULL;
		if (str_eq(n->key, name))
			continue;
		*tail = copy;
		tail = &copy->next;
	}
	*tail = list;
	if (!facts) /* what was not gathered may hold anything */
		put(a, &list->next, NODE_UNKNOWN, S("..."), S("facts that were not gathered"));
	struct rows rows = {a, &list->child};
	const struct row all[] = {reading(b, false), reading(b, true), exceptions(b)};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		add(&rows, &all[i]);
	add_manifest(&rows, b);
	return root;
}
