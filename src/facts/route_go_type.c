/* Types of what a package of Go holds: fields of structures, variables, and which types are interfaces. By them
 * h.services.Users.Check is followed to the method that runs. A field becomes a part of the kind type, called
 * "Handler.services", that refers to its type; so does a variable; an interface is one of the kind interface. */
#include <stdint.h>
#include <string.h>

#include "route_go.h"
#include "route_word.h"
#include "row_get.h"

enum { FIELDS = 64, TYPES = 200 };

static bool is_name(char c)
{
	return c == '_' || c == '.' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* *pkg.Type or Type, of others or of this package: what has methods. "" for lists, functions and plain values. */
static str type_named(str text)
{
	text = str_trim(text);
	while (text.n && text.p[0] == '*')
		text = str_sub(text, 1, text.n);
	size_t end = 0;
	while (end < text.n && is_name(text.p[end]))
		end++;
	str name = str_sub(text, 0, end), last = route_last(name);
	str rest = str_trim(str_sub(text, end, text.n));
	bool ends = !rest.n || rest.p[0] == '`' || str_starts(rest, S("//"));
	bool capital = last.n && last.p[0] >= 'A' && last.p[0] <= 'Z';
	bool own = last.n == name.n && last.n; /* a type that only its package sees */
	static const char plain[] =
	        "string bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 byte rune float32 "
	        "float64 error any struct interface map chan func";
	return ends && (capital || (own && !str_listed(name, plain))) ? name : S("");
}

static void add_field(struct route_file *r, const struct node *class, str name, str type)
{
	str ref = type.n ? route_go_ref(r, class, type) : S("");
	if (name.n && ref.n)
		route_add(r,
		          &(struct route_part){.kind = S("type"),
		                               .name = arena_printf(&r->scratch, "%.*s.%.*s",
		                                                    STR_ARG(row_text(class, S("name"))), STR_ARG(name)),
		                               .ref = ref,
		                               .at = class});
}

/* a, b pkg.Type; pkg.Type alone, which is called by its last name */
static void on_line(struct route_file *r, const struct node *class, str line)
{
	size_t at = 0;
	str names = line, one;
	while (at < line.n && (is_name(line.p[at]) || strchr(", ", line.p[at])))
		at++;
	size_t last = 0; /* the blank in front of the type */
	for (size_t i = 1; i < line.n && i <= at; i++)
		if (line.p[i - 1] != ',' && line.p[i - 1] != ' ' && (line.p[i] == ' ' || line.p[i] == '\t')) {
			size_t next = i;
			while (next < line.n && (line.p[next] == ' ' || line.p[next] == '\t'))
				next++;
			last = i;
			if (next < line.n && line.p[next] != ',')
				break;
		}
	str type = type_named(str_sub(line, last, line.n));
	if (!last || !type.n || str_starts(str_trim(str_sub(line, last, line.n)), S("`"))) {
		str alone = type_named(line);
		add_field(r, class, route_last(alone), alone);
		return;
	}
	for (names = str_sub(line, 0, last); str_cut(&names, ',', &one);)
		add_field(r, class, str_trim(one), type);
}

/* The lines between the braces, but for what stands deeper. */
static void on_fields(struct route_file *r, const struct node *class, str text)
{
	str line;
	unsigned n = 0, deep = 0;
	for (bool first = true; str_cut(&text, '\n', &line) && n < FIELDS; first = false) {
		str trimmed = str_trim(line);
		bool outer = deep == 1;
		for (size_t i = 0; i < trimmed.n && !str_starts(str_sub(trimmed, i, trimmed.n), S("//")); i++) {
			deep += trimmed.p[i] == '{';
			deep -= deep && trimmed.p[i] == '}';
		}
		if (first || !outer || deep != 1 || !trimmed.n || trimmed.p[0] == '/')
			continue;
		on_line(r, class, trimmed);
		n++;
	}
}

static size_t line_from(str s, size_t at, unsigned lines)
{
	while (lines-- && at < s.n) {
		at = str_find(s, S("\n"), at);
		at = at < s.n ? at + 1 : s.n;
	}
	return at;
}

static void on_variable(struct route_file *r, const struct node *n)
{
	str type = route_around(r, n) == SIZE_MAX ? route_go_made_of(r, n) : S("");
	str ref = type.n ? route_go_ref(r, n, type) : S("");
	if (ref.n)
		route_add(r, &(struct route_part){.kind = S("type"), .name = n->key, .ref = ref, .at = n});
}

/* var users = new(models.Users), &models.Users{…}: outside of functions. */
static void on_variables(struct route_file *r)
{
	const struct node *values = node_get(r->tree, S("values"));
	for (size_t i = 0; i < r->n_names; i++)
		if (r->names[i]->kind == NODE_UNKNOWN)
			on_variable(r, r->names[i]);
	for (const struct node *n = values ? values->child : NULL; n; n = n->next)
		if (n->kind == NODE_OBJECT)
			on_variable(r, n);
}

void route_go_types(struct route_file *r)
{
	const struct node *classes = node_get(r->tree, S("classes"));
	size_t at = 0;
	unsigned line = 1, n = 0;
	bool wanted = r->wanted;
	on_variables(r);
	for (const struct node *c = classes ? classes->child : NULL; c && n < TYPES; c = c->next, n++) {
		if (c->line < line)
			continue;
		at = line_from(r->tree->text, at, c->line - line);
		line = c->line;
		str text = str_sub(r->tree->text, at, line_from(r->tree->text, at, c->end_line - c->line + 1));
		str head = str_sub(text, 0, str_find(text, S("{"), 0));
		if (str_find(head, S(" interface"), 0) != SIZE_MAX)
			route_add(r, &(struct route_part){
			                     .kind = S("interface"), .name = row_text(c, S("name")), .at = c});
		else
			on_fields(r, c, text);
	}
	r->wanted = wanted;
}
