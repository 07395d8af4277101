/* Rows, and copies that stay within bounds: a file may hold a million values, and what is kept of all files crosses to
 * the parent and stays there until the report is written. */
#include "resource_make.h"

#include "format/format.h"

enum {
	RESOURCE_NODES = 4000,
	RESOURCE_BYTES = 64 << 10,
	FILE_NODES = 100000,
	FILE_BYTES = 2 << 20,
	LONGEST = 16 << 10, /* one text */
	DEPTH = 200,
};

struct resource_copy {
	struct resource_file *file;
	size_t nodes, bytes;
	const struct node *at; /* the place of all of it, of what stood inside a text; else NULL */
	bool names, cut;
	unsigned depth;
};

static void add_text(struct members *m, str key, const struct node *n)
{
	bool known = n && (n->kind == NODE_STRING || n->kind == NODE_NUMBER || n->kind == NODE_BOOL);
	enum node_kind kind = !n || known ? NODE_STRING : NODE_UNKNOWN;
	members_scalar(m, kind, key, !n ? S("") : known || n->kind == NODE_UNKNOWN ? n->text : S("..."), NULL);
}

struct members resource_row(struct resource_file *f, const struct node *at, const struct node *type,
                            const struct node *name)
{
	struct members m = fact_new(f->facts, S("resources"), f->path, at ? at->key_line : 1);
	members_scalar(&m, NODE_STRING, S("tool"), f->tool, NULL);
	add_text(&m, S("type"), type);
	add_text(&m, S("name"), name);
	members_scalar(&m, NODE_STRING, S("module"), f->module, NULL);
	str place = f->blocks ? f->module : f->path;
	members_scalar(&m, NODE_STRING, S("address"),
	               arena_printf(m.arena, "%.*s%s%.*s.%.*s", STR_ARG(place), place.n ? "/" : "",
	                            STR_ARG(type ? type->text : S("")), STR_ARG(name ? name->text : S(""))),
	               NULL);
	return m;
}

struct members resource_value(struct resource_file *f, const struct node *at, str kind, str name,
                              const struct node *value)
{
	struct members m = fact_new(f->facts, S("resource_values"), f->path, at ? at->key_line : 1);
	members_scalar(&m, NODE_STRING, S("tool"), f->tool, NULL);
	members_scalar(&m, NODE_STRING, S("kind"), kind, NULL);
	members_scalar(&m, NODE_STRING, S("module"), f->module, NULL);
	members_scalar(&m, NODE_STRING, S("name"), name, NULL);
	resource_attributes(f, &m, S("value"), value);
	return m;
}

void resource_ref(struct members *refs, str to, str by, const struct node *at)
{
	struct members ref = members_below(refs, NODE_OBJECT, S(""), at);
	members_scalar(&ref, NODE_STRING, S("to"), to, at);
	members_scalar(&ref, NODE_STRING, S("by"), by, at);
}

/* ---- copies ---- */

static bool has_room(struct resource_copy *c, str key, const struct node *n)
{
	size_t bytes = key.n + (n->text.n > LONGEST ? 0 : n->text.n);
	struct resource_file *f = c->file;
	if (c->cut || c->nodes >= RESOURCE_NODES || c->bytes + bytes > RESOURCE_BYTES || f->nodes >= FILE_NODES ||
	    f->bytes + bytes > FILE_BYTES || c->depth > DEPTH) {
		c->cut = c->cut || c->depth <= DEPTH;
		return false;
	}
	c->nodes++;
	c->bytes += bytes;
	f->nodes++;
	f->bytes += bytes;
	return true;
}

static const struct node *place(const struct resource_copy *c, const struct node *n) { return c->at ? c->at : n; }

static void add_unknown(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	members_scalar(to, NODE_UNKNOWN, key, S("..."), place(c, n));
}

static void add_scalar(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	bool computed = c->file->brackets && n->kind == NODE_STRING && str_starts(n->text, S("["));
	if (n->text.n > LONGEST)
		add_unknown(c, to, key, n);
	else if (computed && str_starts(n->text, S("[[")))
		members_scalar(to, NODE_STRING, key, str_sub(n->text, 1, n->text.n), place(c, n));
	else if (computed)
		members_scalar(to, NODE_UNKNOWN, key, c->file->foreign ? str_sub(n->text, 1, n->text.n - 1) : n->text,
		               place(c, n));
	else if (c->file->open)
		members_scalar(to, NODE_UNKNOWN, key, n->text, place(c, n));
	else
		members_scalar(to, n->kind, key, n->text, place(c, n));
}

/* Where variables of the environment stand: what they are set to may be secret, and is nothing to judge by. */
static bool holds_environment(str key)
{
	static const str names[] = {
	        STR_INIT("environment"), STR_INIT("env"),          STR_INIT("variables"),
	        STR_INIT("envVars"),     STR_INIT("appSettings"),  STR_INIT("environment_variables"),
	        STR_INIT("vars"),        STR_INIT("stringData"),   STR_INIT("environmentVariables"),
	        STR_INIT("env_vars"),    STR_INIT("app_settings"), STR_INIT("data"),
	        STR_INIT("binaryData"),  STR_INIT("literals")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_ieq(names[i], key))
			return true;
	return false;
}

/* {name: A, value: …}: the name tells which, and where the value comes from is none. */
static bool tells_which(str key)
{
	static const str names[] = {STR_INIT("name"), STR_INIT("key"), STR_INIT("type"), STR_INIT("scope"),
	                            STR_INIT("Name"), STR_INIT("Key"), STR_INIT("Type")};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i], key))
			return true;
	return str_ends(key, S("From")) || str_ends(key, S("_from")) || str_ends(key, S("Ref")) ||
	       str_ends(key, S("_ref"));
}

/* An item of a list, a block; a mapping may have a variable `key`. */
static bool is_pair(const struct node *n)
{
	static const str values[] = {STR_INIT("value"), STR_INIT("Value"), STR_INIT("valueFrom"),
	                             STR_INIT("value_source")};
	bool pair = !n->key.n;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		pair = pair || node_get(n, values[i]);
	return pair;
}

static void copy(struct resource_copy *c, struct members *to, str key, const struct node *n);

static bool is_container(const struct node *n) { return n->kind == NODE_ARRAY || n->kind == NODE_OBJECT; }

/* dynamic "ingress" { … }: as many blocks `ingress` as something has items. */
static void copy_dynamic(struct resource_copy *c, struct members *to, const struct node *dynamic)
{
	for (const struct node *n = dynamic->child; n; n = n->next)
		members_scalar(to, NODE_UNKNOWN, n->key, S("dynamic"), place(c, n));
}

/* Of {A: x} and ["A=x"] the names, as an OBJECT; of [{name: A, value: x}] each item with what tells which. */
static void copy_environment(struct resource_copy *c, struct members *to, const struct node *n, bool pair)
{
	if (!is_container(n) && !has_room(c, n->key, n))
		return;
	if (is_container(n)) {
		copy(c, to, n->key, n);
	} else if (n->kind == NODE_STRING && !n->key.n && str_find(n->text, S("="), 0) != SIZE_MAX) {
		add_unknown(c, to, str_sub(n->text, 0, str_find(n->text, S("="), 0)), n);
	} else if (!n->key.n) { /* - A: taken from the shell */
		members_scalar(to, NODE_NULL, n->text, S(""), place(c, n));
	} else if (n->kind == NODE_NULL || n->text.n == 0 || (pair && tells_which(n->key))) {
		add_scalar(c, to, n->key, n);
	} else if (n->kind == NODE_UNKNOWN && str_find(n->text, S(":-"), 0) == SIZE_MAX) {
		copy(c, to, n->key, n);
	} else {
		add_unknown(c, to, n->key, n);
	}
}

static bool is_list_of_texts(const struct node *n)
{
	return n->kind == NODE_ARRAY && n->child && !is_container(n->child);
}

static void copy_children(struct resource_copy *c, struct members *below, const struct node *n)
{
	bool names = c->names, pair = is_pair(n);
	for (const struct node *k = n->child; k; k = k->next) {
		c->names = names || (is_container(k) && n->kind == NODE_OBJECT && holds_environment(k->key));
		if (names && !(is_container(k) && tells_which(k->key))) {
			copy_environment(c, below, k, pair);
		} else {
			c->names = c->names && !names;
			copy(c, below, k->key, k);
		}
		if (c->file->blocks && n->kind == NODE_OBJECT && str_eq(k->key, S("dynamic")))
			copy_dynamic(c, below, k);
		if (c->cut)
			break;
	}
	if (c->cut || c->file->open)
		members_scalar(below, NODE_UNKNOWN, n->kind == NODE_OBJECT ? S("...") : S(""), S("..."), place(c, n));
	c->names = names;
}

/* A policy, a task: Terraform takes them as text. */
static bool copy_json(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	str text = str_trim(n->kind == NODE_UNKNOWN && n->child ? n->child->text : n->text);
	if (!c->file->blocks || c->at || text.n < 2 || (text.p[0] != '{' && text.p[0] != '['))
		return false;
	struct arena scratch = {0};
	const struct node *tree;
	static const struct format_budget budget = {.depth = 100, .nodes = RESOURCE_NODES, .bytes = RESOURCE_BYTES};
	bool is_json = json_read(text, &scratch, &budget, &tree, NULL) == FORMAT_OK && is_container(tree);
	if (is_json) {
		c->at = n;
		copy(c, to, key, tree);
		c->at = NULL;
	}
	arena_free(&scratch);
	return is_json;
}

static void copy(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	if (!has_room(c, key, n)) {
		if (c->depth > DEPTH)
			add_unknown(c, to, key, n);
		return;
	}
	c->depth++;
	bool texts = c->names && is_list_of_texts(n);
	if (is_container(n)) {
		struct members below = members_below(to, texts ? NODE_OBJECT : n->kind, key, place(c, n));
		copy_children(c, &below, n);
	} else if ((n->kind == NODE_STRING || n->kind == NODE_UNKNOWN) && copy_json(c, to, key, n)) {
		/* as what it says */
	} else if (n->kind == NODE_UNKNOWN && c->file->computed) {
		c->file->computed(c, to, key, n);
	} else {
		add_scalar(c, to, key, n);
	}
	c->depth--;
}

void resource_copy_below(struct resource_copy *c, struct members *to, str key, const struct node *n)
{
	copy(c, to, key, n);
}

void resource_copy_unknown(struct resource_copy *c, struct members *to, str key, str text, const struct node *n)
{
	members_scalar(to, NODE_UNKNOWN, key, text.n > LONGEST ? S("...") : text, place(c, n));
}

const struct resource_file *resource_copy_file(const struct resource_copy *c) { return c->file; }

bool resource_copy_hides(const struct resource_copy *c) { return c->names; }

bool resource_copy_is_json(const struct resource_copy *c) { return c->at || str_ends(c->file->path, S(".json")); }

static void copy_row(struct resource_file *f, struct members *row, str key, const struct node *n, bool names)
{
	struct resource_copy c = {.file = f, .names = names};
	if (!n)
		return;
	copy(&c, row, key, n);
	if (!c.cut || c.nodes)
		return;
	/* The file has had its share already. */
	struct members m = is_container(n) ? members_below(row, n->kind, key, n) : *row;
	add_unknown(&c, &m, !is_container(n) ? key : n->kind == NODE_ARRAY ? S("") : S("..."), n);
}

void resource_attributes(struct resource_file *f, struct members *row, str key, const struct node *n)
{
	copy_row(f, row, key, n, false);
}

void resource_names(struct resource_file *f, struct members *row, str key, const struct node *n)
{
	copy_row(f, row, key, n, true);
}

void resource_hidden(struct resource_file *f, const struct node *at, const struct node *type)
{
	struct node any = resource_unknown(S("...")), rest = any, all = {.kind = NODE_OBJECT, .child = &rest};
	struct node name = resource_unknown(at && at->text.n ? at->text : S("..."));
	rest.key = S("...");
	struct members row = resource_row(f, at, type ? type : &any, &name);
	resource_attributes(f, &row, S("attributes"), &all);
}
