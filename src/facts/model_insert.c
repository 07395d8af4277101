/* What code puts into a store by an object that it writes down: `supabase.from('leads').insert({email})`,
 * `addDoc(collection(db, 'users'), {…})`. The keys are columns, whatever else the table may have. */
#include "model_readers.h"

#include <stdint.h>

static str text_of(const struct node *n) { return n && n->kind == NODE_STRING ? n->text : S(""); }

static void add_object(struct model_row *row, const struct node *object)
{
	for (const struct node *n = object->child; n; n = n->next) {
		bool computed = str_eq(n->key, S("..."));
		const char *kind = n->kind == NODE_NUMBER ? "number" : n->kind == NODE_BOOL ? "boolean" : NULL;
		row->more = row->more || computed;
		if (!computed)
			model_row_field(row, &(struct model_field){.name = n->key, .kind = kind, .at = n});
	}
}

/* An object, or a list of objects; what is computed may hold anything. */
static void add(struct model_code *c, const char *tool, str table, const struct node *call, const struct node *what)
{
	struct model_row row =
	        model_row_new(c->f, c->path,
	                      &(struct model_head){.tool = str_of(tool), .model = table, .what = "stored", .at = call});
	bool list = what && what->kind == NODE_ARRAY;
	for (const struct node *n = list ? what->child : what; n; n = list ? n->next : NULL) {
		if (n->kind == NODE_OBJECT)
			add_object(&row, n);
		else
			row.more = true;
	}
	model_row_end(&row, false);
}

/* The name of the table or collection that the chain of this call begins with: .from('leads'), .collection('users'). */
static str chain_table(const struct model_code *c, const struct node *call, const char *words)
{
	for (size_t i = model_code_call(c, call); i < c->n_calls && c->calls[i] != call;
	     i = model_code_next(c, call, i))
		if (str_listed(model_code_last(model_code_callee(c->calls[i])), words))
			return text_of(model_code_arg(c->calls[i], 0));
	return S("");
}

/* addDoc(collection(db, 'users'), {…}), setDoc(doc(db, 'users', id), {…}) */
static str place_table(const struct model_code *c, const struct node *place)
{
	size_t i = place ? model_code_call(c, place) : c->n_calls;
	if (i == c->n_calls || !str_listed(model_code_last(model_code_callee(c->calls[i])), "collection doc"))
		return S("");
	str way = text_of(model_code_arg(c->calls[i], 1)); /* "users", "users/id" */
	return str_sub(way, 0, str_find(way, S("/"), 0));
}

void model_insert(struct model_code *c)
{
	for (size_t i = 0; i < c->n_calls; i++) {
		const struct node *call = c->calls[i];
		str callee = model_code_callee(call), last = model_code_last(callee), table;
		if (str_listed(last, "insert upsert update") && last.n < callee.n) {
			table = chain_table(c, call, "from table from_");
			if (table.n)
				add(c, "supabase", table, call, model_code_arg(call, 0));
		} else if (str_listed(last, "addDoc setDoc updateDoc")) {
			table = place_table(c, model_code_arg(call, 0));
			if (table.n)
				add(c, "firestore", table, call, model_code_arg(call, 1));
		} else if (str_listed(last, "add set update create") && last.n < callee.n) {
			table = chain_table(c, call, "collection");
			if (table.n)
				add(c, "firestore", table, call, model_code_arg(call, 0));
		}
	}
}
