/* YAML by libyaml's events. Its own limits are poor (a hundred thousand '[' cost it half a minute, aliases grow without
 * end), so depth, nodes and directives are counted here, event by event: it looks at most 1,024 characters ahead.
 *
 *   stack of frames, one for each open container ── node under construction, key that waits for its value
 *   anchors: name → finished node, how many nodes it stands for, how deep it is */
#include "yaml_int.h"

static str text_of(struct yaml *y, const yaml_char_t *p, size_t n)
{
	return yaml_text_back(y->r.arena, str_at((const char *)p, n), y->templates);
}

static str name_of(struct yaml *y, const yaml_char_t *p)
{
	return p ? text_of(y, p, strlen((const char *)p)) : (str){0};
}

static struct node *node_new(struct yaml *y, enum node_kind kind, const yaml_event_t *e)
{
	if (!reader_count(&y->r, 1))
		return NULL;
	struct node *n = arena_new(y->r.arena, struct node);
	n->kind = kind;
	n->line = n->key_line = (unsigned)e->start_mark.line + 1;
	n->col = (unsigned)e->start_mark.column + 1;
	return n;
}

static void node_end(struct node *n, yaml_mark_t mark)
{
	n->end_line = (unsigned)mark.line + 1;
	n->end_col = (unsigned)mark.column + 1;
}

/* Gives a node its place in the open container: document, item, key or member. */
static void place(struct yaml *y, struct node *n, bool plain)
{
	struct frame *f = &y->stack[y->top];
	if (f->node->kind == NODE_OBJECT && !f->has_key) {
		y->strange_key |= n->kind == NODE_OBJECT || n->kind == NODE_ARRAY;
		f->key = n->text;
		f->key_line = n->line;
		f->spreading = plain && str_eq(n->text, S("<<"));
		f->has_key = true;
		return;
	}
	if (f->node->kind == NODE_OBJECT) {
		n->key = f->key;
		n->key_line = f->key_line;
		f->has_key = false;
	}
	f->last = n;
	if (!f->spreading) {
		children_add(&f->kids, n);
		return;
	}
	f->spreading = false;
	if (!f->merged) {
		f->merged = arena_new(y->r.arena, struct node);
		f->spreads = children_of(f->merged);
	}
	children_add(&f->spreads, n);
}

static void anchor_put(struct yaml *y, str name, struct node *n, size_t nodes, unsigned height)
{
	if (!name.n)
		return;
	struct anchor *made = arena_new(y->r.arena, struct anchor);
	*made = (struct anchor){n, nodes, height};
	map_put(&y->anchors, y->r.arena, NULL, name, made);
}

static void on_scalar(struct yaml *y, const yaml_event_t *e)
{
	struct node *n = node_new(y, NODE_NULL, e);
	if (!n)
		return;
	yaml_scalar_style_t style = e->data.scalar.style;
	str tag = name_of(y, e->data.scalar.tag), value = text_of(y, e->data.scalar.value, e->data.scalar.length);
	yaml_scalar(n, y->r.arena, value, tag, style);
	node_end(n, e->end_mark);
	anchor_put(y, name_of(y, e->data.scalar.anchor), n, 1, 0);
	struct frame *f = &y->stack[y->top];
	if (f->node->kind == NODE_OBJECT && !f->has_key && n->kind != NODE_UNKNOWN)
		n->text = value; /* as a key, True is not true */
	place(y, n, style == YAML_PLAIN_SCALAR_STYLE && !tag.n);
}

static void on_start(struct yaml *y, enum node_kind kind, const yaml_event_t *e)
{
	bool map = kind == NODE_OBJECT;
	size_t before = y->r.nodes;
	struct node *n = node_new(y, kind, e);
	if (!n || !reader_enter(&y->r))
		return;
	str tag = name_of(y, map ? e->data.mapping_start.tag : e->data.sequence_start.tag);
	place(y, n, false);
	y->stack[++y->top] = (struct frame){
	        .node = n,
	        .kids = children_of(n),
	        .anchor = name_of(y, map ? e->data.mapping_start.anchor : e->data.sequence_start.anchor),
	        .nodes_before = before,
	        .custom = yaml_custom_tag(tag),
	        .flow = map ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
	                    : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
	};
	if (y->stack[y->top].custom)
		n->text = tag;
}

static void on_end(struct yaml *y, const yaml_event_t *e)
{
	struct frame *f = &y->stack[y->top];
	if (f->merged)
		yaml_merge(y, f);
	if (f->flow) {
		node_end(f->node, e->end_mark);
	} else if (f->last) { /* libyaml's mark is where the next thing begins */
		f->node->end_line = f->last->end_line;
		f->node->end_col = f->last->end_col;
	}
	if (f->custom) /* !If [a, b] is neither a nor b; what it is computed from stays below it */
		f->node->kind = NODE_UNKNOWN;
	anchor_put(y, f->anchor, f->node, y->r.nodes - f->nodes_before, f->height + 1);
	unsigned height = f->height + 1;
	f = &y->stack[--y->top];
	if (height > f->height)
		f->height = height;
	reader_leave(&y->r);
}

static void broken(struct yaml *y, const char *what, yaml_mark_t mark)
{
	if (y->r.result != FORMAT_OK)
		return;
	y->r.result = FORMAT_BROKEN;
	err_set(y->r.err, "line %zu: %s", mark.line + 1, what);
}

/* An alias shares the children of what it names, and counts for all of them. */
static void on_alias(struct yaml *y, const yaml_event_t *e)
{
	struct frame *f = &y->stack[y->top];
	const struct anchor *named = map_get(&y->anchors, NULL, name_of(y, e->data.alias.anchor));
	if (!named) {
		broken(y, "an alias names no anchor before it", e->start_mark);
		return;
	}
	if (y->r.depth + named->height > y->r.budget->depth) {
		reader_limit(&y->r, "nested too deeply");
		return;
	}
	struct node *n = reader_count(&y->r, named->nodes - 1) ? node_new(y, named->node->kind, e) : NULL;
	if (!n)
		return;
	n->text = named->node->text;
	n->child = named->node->child;
	node_end(n, e->end_mark);
	if (named->height > f->height)
		f->height = named->height;
	place(y, n, false);
}

static void on_event(struct yaml *y, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		y->anchors = (struct map){0};
		break;
	case YAML_SCALAR_EVENT:
		on_scalar(y, e);
		break;
	case YAML_ALIAS_EVENT:
		on_alias(y, e);
		break;
	case YAML_SEQUENCE_START_EVENT:
		on_start(y, NODE_ARRAY, e);
		break;
	case YAML_MAPPING_START_EVENT:
		on_start(y, NODE_OBJECT, e);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_end(y, e);
		break;
	default:
		break;
	}
}

static void events(struct yaml *y)
{
	for (bool more = true; more && y->r.result == FORMAT_OK;) {
		yaml_event_t e;
		if (!yaml_parser_parse(&y->parser, &e)) {
			if (y->parser.error == YAML_MEMORY_ERROR)
				mem_none();
			broken(y, y->parser.problem ? y->parser.problem : "not well-formed", y->parser.problem_mark);
			return;
		}
		more = e.type != YAML_STREAM_END_EVENT;
		on_event(y, &e);
		yaml_event_delete(&e);
	}
}

/* libyaml compares each %TAG with all before it. */
static bool too_many_directives(str bytes)
{
	size_t n = str_starts(bytes, S("%"));
	for (size_t at = 0; n <= 64 && (at = str_find(bytes, S("\n%"), at)) != SIZE_MAX; at++)
		n++;
	return n > 64;
}

static enum format_result read_as(struct yaml *y, str bytes, struct arena *a, const struct format_budget *budget,
                                  const struct node **tree, struct err *err)
{
	*tree = NULL;
	if (!reader_start(&y->r, bytes, a, budget, err))
		return y->r.result;
	if (too_many_directives(bytes)) {
		reader_limit(&y->r, "too many directives");
		return y->r.result;
	}
	struct node *all = reader_node(&y->r, NODE_ARRAY, 0);
	if (!all)
		return y->r.result;
	if (!yaml_parser_initialize(&y->parser))
		mem_none();
	str text = yaml_text(a, str_sub(bytes, y->r.at, bytes.n), y->templates);
	yaml_parser_set_encoding(&y->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&y->parser, (const unsigned char *)(text.n ? text.p : ""), text.n);
	y->stack = arena_array(a, struct frame, (size_t)budget->depth + 1);
	y->stack[0] = (struct frame){.node = all, .kids = children_of(all)};
	events(y);
	yaml_parser_delete(&y->parser);
	*tree = all->child && !all->child->next ? all->child : all;
	if (!all->child)
		all->kind = NODE_NULL; /* nothing but comments */
	return y->r.result;
}

/* A template is no YAML until it is filled in; what its values stand in can be read all the same. */
enum format_result yaml_read(str bytes, struct arena *a, const struct format_budget *budget, const struct node **tree,
                             struct err *err)
{
	struct yaml y = {0}, filled = {.templates = true};
	enum format_result result = read_as(&y, bytes, a, budget, tree, err);
	if (result == FORMAT_LIMIT || (result == FORMAT_OK && !y.strange_key) ||
	    (str_find(bytes, S("{{"), 0) == SIZE_MAX && str_find(bytes, S("{%"), 0) == SIZE_MAX))
		return result;
	const struct node *second;
	if (read_as(&filled, bytes, a, budget, &second, NULL) != FORMAT_OK)
		return result;
	if (second->kind == NODE_OBJECT || second->kind == NODE_ARRAY)
		((struct node *)second)->text = S("{{"); /* format/format.h */
	*tree = second;
	err_set(err, "%s", "");
	return FORMAT_OK;
}
