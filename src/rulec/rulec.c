/* rulec: the build's rule compiler. Reads every rule file with the program's own reader and writes one C file of
 * constants, with the literal database behind them, so that the program starts without parsing anything.
 *
 *   rulec RULE-FILE... > build/gen/rules.c */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "match/prefilter.h"
#include "rules/ruleset.h"

static FILE *out;      /* where put_… write: the constants, or the table of rules that refers to them */
static unsigned names; /* numbers the constants; the one counter of a program that runs once */

static void put_bytes(str s)
{
	fputc('"', out);
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '?')
			fputc(c, out);
		else
			fprintf(out, "\\%03o", c);
	}
	fputc('"', out);
}

static void put_str(str s)
{
	fprintf(out, "{");
	put_bytes(s);
	fprintf(out, ",%zu}", s.n);
}

static unsigned put_strs(struct strs list)
{
	unsigned name = ++names;
	if (list.n == 0)
		return 0;
	fprintf(out, "static const str s%u[]={", name);
	for (size_t i = 0; i < list.n; i++) {
		put_str(list.at[i]);
		fprintf(out, ",");
	}
	fprintf(out, "};\n");
	return name;
}

static unsigned put_steps(const struct path *p)
{
	unsigned name = ++names;
	if (p->n == 0)
		return 0;
	fprintf(out, "static const struct step p%u[]={", name);
	for (size_t i = 0; i < p->n; i++) {
		fprintf(out, "{%d,", p->steps[i].kind);
		put_str(p->steps[i].key);
		fprintf(out, "},");
	}
	fprintf(out, "};\n");
	return name;
}

static void put_ref(char letter, unsigned name)
{
	if (name)
		fprintf(out, "%c%u", letter, name);
	else
		fprintf(out, "0");
}

static void put_path(const struct path *p, unsigned steps)
{
	fprintf(out, "{");
	put_str(p->text);
	fprintf(out, ",%d,%u,", p->from, p->up);
	put_ref('p', steps);
	fprintf(out, ",%zu}", p->n);
}

/* A scalar, or a list of scalars: all that a condition's value can be. Siblings first, since constants refer back. */
static unsigned put_node(const struct node *n)
{
	unsigned next = 0, child = 0;
	if (n->kind == NODE_ARRAY) {
		size_t count = 0;
		for (const struct node *i = n->child; i; i = i->next)
			count++;
		for (; count; count--) {
			const struct node *item = n->child;
			for (size_t i = 1; i < count; i++)
				item = item->next;
			unsigned name = ++names;
			fprintf(out, "static const struct node n%u={.kind=%d,.text=", name, item->kind);
			put_str(item->text);
			fprintf(out, ",.next=%s", next ? "&" : "");
			put_ref('n', next);
			fprintf(out, "};\n");
			next = name;
		}
		child = next;
	}
	unsigned name = ++names;
	fprintf(out, "static const struct node n%u={.kind=%d,.text=", name, n->kind);
	put_str(n->text);
	fprintf(out, ",.child=%s", child ? "&" : "");
	put_ref('n', child);
	fprintf(out, "};\n");
	return name;
}

struct cond_names {
	unsigned steps, value, kids;
};

static unsigned put_conds(const struct cond *c, size_t n)
{
	if (n == 0)
		return 0;
	struct cond_names *parts = calloc(n, sizeof *parts);
	if (!parts)
		abort();
	for (size_t i = 0; i < n; i++)
		parts[i] = (struct cond_names){put_steps(&c[i].path), c[i].value ? put_node(c[i].value) : 0,
		                               put_conds(c[i].kids, c[i].n_kids)};
	unsigned name = ++names;
	fprintf(out, "static const struct cond c%u[]={", name);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "{%d,", c[i].op);
		put_path(&c[i].path, parts[i].steps);
		fprintf(out, ",%s", parts[i].value ? "&" : "");
		put_ref('n', parts[i].value);
		fprintf(out, ",");
		put_ref('c', parts[i].kids);
		fprintf(out, ",%zu},", c[i].n_kids);
	}
	fprintf(out, "};\n");
	free(parts);
	return name;
}

static unsigned put_gives(const struct give *g, size_t n)
{
	if (n == 0)
		return 0;
	unsigned *steps = calloc(2 * n, sizeof *steps), *values = steps + n;
	if (!steps)
		abort();
	for (size_t i = 0; i < n; i++) {
		steps[i] = put_steps(&g[i].path);
		values[i] = g[i].value ? put_node(g[i].value) : 0;
	}
	unsigned name = ++names;
	fprintf(out, "static const struct give g%u[]={", name);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "{");
		put_str(g[i].field);
		fprintf(out, ",");
		put_path(&g[i].path, steps[i]);
		fprintf(out, ",%s", values[i] ? "&" : "");
		put_ref('n', values[i]);
		fprintf(out, "},");
	}
	fprintf(out, "};\n");
	free(steps);
	return name;
}

static unsigned put_examples(const struct example *e, size_t n)
{
	unsigned name = ++names;
	fprintf(out, "static const struct example e%u[]={", name);
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "{");
		put_str(e[i].path);
		fprintf(out, ",");
		put_str(e[i].text);
		fprintf(out, "},");
	}
	fprintf(out, "};\n");
	return name;
}

static void put_list(const char *field, struct strs list, unsigned name)
{
	fprintf(out, ",.%s={", field);
	put_ref('s', name);
	fprintf(out, ",%zu}", list.n);
}

static void put_text(const char *field, str s)
{
	fprintf(out, ",.%s=", field);
	put_str(s);
}

static void put_pointer(const char *field, char letter, unsigned name)
{
	fprintf(out, ",.%s=", field);
	put_ref(letter, name);
}

/* Writes what one rule refers to, and the rule itself to the table for the end. */
static void put_rule(const struct rule *r, const struct ruleset *set, FILE *table)
{
	unsigned was = put_strs(r->was), fix = put_strs(r->fix), references = put_strs(r->references);
	unsigned with = put_strs(r->with), name = put_strs(r->name), anchors = put_strs(r->anchors),
	         files = put_strs(r->files), each = put_steps(&r->each);
	unsigned where = put_conds(r->where, r->where != NULL), require = put_conds(r->require, r->require != NULL);
	unsigned forbid = put_conds(r->forbid, r->forbid != NULL);
	unsigned match = put_examples(r->match, r->n_match), clean = put_examples(r->clean, r->n_clean);
	unsigned give = put_gives(r->give, r->n_give);
	FILE *before = out;
	out = table;
	fprintf(out, "{.number=%u,.kind=%d,.generic=%d,.is_public=%d,.absence=%d,.proves=%d,.confidence=%d,.at_most=%d",
	        r->number, r->kind, r->generic, r->is_public, r->absence, r->proves, r->confidence, r->at_most);
	fprintf(out, ",.boundary=%d,.scope=%d,.form=%d,.near_lines=%u,.secret=%d,.line=%u", r->boundary, r->scope,
	        r->form, r->near_lines, r->secret, r->line);
	fprintf(out, ",.with_lines=%u,.alone=%d,.in_sample=%d", r->with_lines, r->alone, r->in_sample);
	if (r->control)
		fprintf(out, ",.control=&controls[%zu]", (size_t)(r->control - set->controls));
	put_text("id", r->id);
	put_text("title", r->title);
	put_text("why", r->why);
	put_text("protects", r->protects);
	put_text("checked", r->checked);
	put_text("value", r->value);
	put_text("pattern", r->pattern);
	put_text("near", r->near);
	put_text("check", r->check);
	put_text("prefix", r->prefix);
	put_text("fact", r->fact);
	put_text("subject", r->subject);
	put_text("file", r->file);
	put_list("was", r->was, was);
	put_list("with", r->with, with);
	put_list("fix", r->fix, fix);
	put_list("references", r->references, references);
	put_list("name", r->name, name);
	put_list("anchors", r->anchors, anchors);
	put_list("files", r->files, files);
	fprintf(out, ",.each=");
	put_path(&r->each, each);
	put_pointer("where", 'c', where);
	put_pointer("require", 'c', require);
	put_pointer("forbid", 'c', forbid);
	put_pointer("give", 'g', give);
	fprintf(out, ",.n_give=%zu", r->n_give);
	put_pointer("match", 'e', match);
	put_pointer("clean", 'e', clean);
	fprintf(out, ",.n_match=%zu,.n_clean=%zu},\n", r->n_match, r->n_clean);
	out = before;
}

static void put_controls(const struct ruleset *set)
{
	char *table = NULL;
	size_t n = 0;
	FILE *rows = open_memstream(&table, &n), *before = out;
	if (!rows)
		abort();
	for (size_t i = 0; i < set->n_controls; i++) {
		const struct control *c = &set->controls[i];
		unsigned applies = put_conds(c->applies, c->applies != NULL), attest = put_strs(c->attest_by);
		out = rows;
		fprintf(out, "{.required=%d,.asked_of_all=%d,.of_history=%d,.needs=%d,.absent=%d,.claim_up_to=%d",
		        c->required, c->asked_of_all, c->of_history, c->needs, c->absent, c->claim_up_to);
		fprintf(out, ",.severity={%d,%d,%d}", c->severity[0], c->severity[1], c->severity[2]);
		put_text("id", c->id);
		put_text("section", c->section);
		put_text("title", c->title);
		put_text("ask", c->ask);
		put_text("evidence", c->evidence);
		put_text("fix", c->fix);
		put_text("otherwise", c->otherwise);
		put_text("absent_why", c->absent_why);
		put_text("question", c->question);
		put_text("answer", c->answer);
		put_pointer("applies", 'c', applies);
		put_list("attest_by", c->attest_by, attest);
		fprintf(out, "},\n");
		out = before;
	}
	fclose(rows);
	fprintf(out, "static const struct control controls[]={\n%s};\n", table);
	free(table);
}

static void put_set(const struct ruleset *set, str database)
{
	char *table = NULL;
	size_t n = 0;
	FILE *rows = open_memstream(&table, &n);
	if (!rows)
		abort();
	fprintf(out, "/* Written by rulec from rules/. */\n#include \"rules/ruleset.h\"\n");
	put_controls(set);
	for (size_t i = 0; i < set->n_rules; i++)
		put_rule(&set->rules[i], set, rows);
	fclose(rows);
	fprintf(out, "static const struct rule rules[]={\n%s};\n", table);
	fprintf(out, "static const struct ruleset set={rules,%zu,controls,%zu,", set->n_rules, set->n_controls);
	put_str(set->digest);
	fprintf(out, "};\nconst struct ruleset *ruleset_builtin(void){return &set;}\n");
	fprintf(out, "str ruleset_builtin_database(void){return (str)");
	put_str(database);
	fprintf(out, ";}\n");
	free(table);
}

/* Files that the program needs as they are: templates and the manifest's schema. */
static void put_templates(const struct ruleset_file *files, size_t n)
{
	fprintf(out, "static const struct ruleset_file templates[]={\n");
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "{");
		put_str(str_basename(files[i].path));
		fprintf(out, ",");
		put_str(files[i].bytes);
		fprintf(out, "},\n");
	}
	fprintf(out,
	        "{{0},{0}}};\nstr ruleset_template(str name){for(size_t "
	        "i=0;i<%zu;i++)if(str_eq(templates[i].path,name))"
	        "return templates[i].bytes;return (str){0};}\n",
	        n);
}

static str read_file(const char *path, struct arena *a)
{
	struct buf b BUF_AUTO = {0};
	char chunk[1 << 16];
	FILE *f = fopen(path, "rb");
	if (!f) {
		perror(path);
		exit(1);
	}
	for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;)
		buf_add(&b, str_at(chunk, n));
	fclose(f);
	return arena_str(a, buf_str(&b));
}

int main(int argc, char **argv)
{
	struct arena a = {0};
	struct err err = {{0}};
	struct ruleset set;
	str database;
	size_t n = (size_t)(argc - 1);
	out = stdout;
	struct ruleset_file *files = arena_array(&a, struct ruleset_file, n);
	struct ruleset_file *templates = arena_array(&a, struct ruleset_file, n);
	size_t n_rules = 0, n_templates = 0;
	for (size_t i = 0; i < n; i++) {
		struct ruleset_file file = {str_of(argv[i + 1]), read_file(argv[i + 1], &a)};
		if (str_find(file.path, S("/templates/"), 0) != SIZE_MAX)
			templates[n_templates++] = file;
		else
			files[n_rules++] = file;
	}
	if (!ruleset_read(files, n_rules, NULL, RULE_BUILT_IN, &a, &set, &err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	struct anchors anchors = anchors_of(&set, &a);
	if (!prefilter_serialise(&anchors, &a, &database, &err)) {
		fprintf(stderr, "rulec: %s\n", err.text);
		return 1;
	}
	put_set(&set, database);
	put_templates(templates, n_templates);
	arena_free(&a);
	return 0;
}
