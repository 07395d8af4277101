/* Told by what readers of code say of loops (format/code_function.h: branches) and by the text below them. It counts as
 * a retry when it catches faults or asks whether an answer is good, leaves when it is, and waits in between or is
 * called so. */
#include "retry_own.h"

#include <stdint.h>
#include <string.h>

#include "base/ascii.h"
#include "limit_body.h"
#include "retry_does.h"
#include "retry_wait.h"
#include "row_get.h"

enum { LOOPS = 64 /* that are looked into, of a file */, HANDLERS = 8 };

/* ---- is it one ---- */

/* Does what catches a fault go on behind it? Some way out at its own level ends it. */
static bool catches(const struct repeat *r)
{
	struct code_loop handlers[HANDLERS];
	bool more = false;
	size_t n = code_handlers(r->body, r->form, handlers, HANDLERS, &more);
	for (size_t i = 0; i < n; i++)
		if (!code_leaves(handlers[i].body, r->form))
			return true;
	return more || limit_has_any(r->body, ".catch(|err != nil|err == nil|rescue");
}

/* Does it ask whether what it got is an answer to be content with? */
static bool asks(const struct repeat *r)
{
	static const char words[] = ".ok)|.ok |.ok;|.ok&|status_code|.status ===|.status >=|.status <|statuscode|"
	                            "status == 429|.status !==|is_success";
	return limit_has_any(r->body, words);
}

static bool calls_something(const struct repeat *r)
{
	static const char words[] = "fetch|axios|request|http|client|.post(|.get(|.send(|.call(|query|connect|await |"
	                            "invoke|generate|create(|fn(|func(|operation(|callback(|.execute(";
	return limit_has_any(r->body, words);
}

/* for (const model of models), for item in items: each is tried once, unless the text counts attempts. */
static bool goes_over(str head)
{
	bool counts = limit_has_any(head, "range(|;|delays|backoff") || retry_speaks_of_tries(head);
	if (!retry_speaks_of_tries(head) && limit_has_any(head, ".length|len(|.size|+= |count()"))
		return true;
	return !counts && (limit_has_any(head, " of | in |range |foreach|each ") || limit_has_word(head, S("foreach")));
}

/* while (!ok) { … ok = true … }, while r.status_code != 200: … r = …: again until it went well. */
static bool until_well(const struct repeat *r)
{
	static const char *const heads[] = {"while (!", "while(!", "while not ", "while !"};
	str name = S("");
	for (size_t i = 0; i < sizeof heads / sizeof *heads && !name.n; i++) {
		size_t at = str_find(r->head, str_of(heads[i]), 0), to;
		if (at == SIZE_MAX)
			continue;
		at += strlen(heads[i]);
		for (to = at; to < r->head.n && (ascii_alnum(r->head.p[to]) || r->head.p[to] == '_');)
			to++;
		name = str_sub(r->head, at, to);
	}
	static const char well[] = "ok success succeeded done sent connected finished ready";
	if (limit_has_any(r->head, "while") && limit_has_any(r->head, "status") && limit_has_any(r->head, "!=|>="))
		return calls_something(r);
	return str_listed(name, well) && catches(r) && calls_something(r);
}

/* for (let i = 0; i < 5; i++) { try { return await get(u) } catch { … } }: whatever it is called, it begins anew when
 * the call failed, and ends with the first that did not. */
static bool gives_the_first(const struct repeat *r)
{
	static const char gives[] = "return await |return axios|return fetch|return requests.|return httpx.|"
	                            "return client.|return session.";
	str body = str_trim(r->body);
	while (body.n && (body.p[0] == '{' || body.p[0] == ':'))
		body = str_trim(str_sub(body, 1, body.n));
	return str_starts(body, S("try")) && limit_has_any(body, gives) && catches(r) && !goes_over(r->head);
}

static bool is_retry(const struct repeat *r)
{
	bool leaves = limit_has_word(r->body, S("return")) || limit_has_word(r->body, S("break")) ||
	              limit_has_any(r->body, "success = true|done = true|success = True|done = True");
	bool called_so = retry_speaks_of_tries(r->head) || limit_has_any(r->name, "retry|retries|backoff|attempt");
	bool counts = limit_has_any(r->head, "range(|;|attempt"), waits = retry_wait_of(r) != NULL;
	bool forever =
	        limit_has_any(r->head, "while true|while (true|for (;;|while 1") || str_eq(str_trim(r->head), S("for"));
	if (r->again || until_well(r) || gives_the_first(r))
		return true;
	/* for attempt in range(max_retries): whatever it calls */
	bool says_so = retry_speaks_of_tries(r->head) && waits && counts;
	if (goes_over(r->head) || (!says_so && !calls_something(r)))
		return false;
	if (catches(r) && leaves)
		return called_so || (waits && !forever) ||
		       (retry_speaks_of_tries(r->body) && !forever && (counts || waits));
	bool until = retry_speaks_of_tries(r->head) && waits && limit_has_any(r->head, "while");
	return waits && ((leaves && asks(r) && (called_so || retry_speaks_of_tries(r->body))) || until ||
	                 (leaves && called_so && limit_has_any(r->body, "success|result|error")));
}

static void add_truth(struct members *m, str key, enum truth is)
{
	if (is == TRUTH_UNKNOWN)
		members_scalar(m, NODE_UNKNOWN, key, key, NULL);
	else
		members_bool(m, key, is == TRUTH_TRUE);
}

static void add(struct facts *f, str path, const struct repeat *r)
{
	struct members m = fact_new(f, S("retries"), path, r->from);
	members_scalar(&m, NODE_STRING, S("tool"), S("own"), NULL);
	add_truth(&m, S("backoff"), retry_backs_off(r));
	add_truth(&m, S("ends"), retry_ends(r));
	enum truth changes = retry_writes(r);
	add_truth(&m, S("writes"), changes);
	if (changes == TRUTH_TRUE)
		members_bool(&m, S("keyed"), limit_has_any(r->body, "idempot"));
}

/* ---- where ---- */

static str function_at(const struct node *tree, unsigned line)
{
	const struct node *functions = node_get(tree, S("functions"));
	str name = S("");
	for (const struct node *n = functions ? functions->child : NULL; n && n->line <= line; n = n->next)
		if (n->end_line >= line && row_text(n, S("name")).n)
			name = row_text(n, S("name"));
	return name;
}

/* The innermost ones count: what one around them does, they do. */
static unsigned look_at_loops(struct facts *f, str path, const struct node *tree, str text, struct arena *scratch)
{
	struct code_loop *loops = arena_array(scratch, struct code_loop, LOOPS);
	bool more = false;
	size_t n = code_loops(text, code_form_of(str_extension(path)), loops, LOOPS, &more);
	unsigned added = 0;
	const char *last = NULL; /* where the last one begins that was found to be one */
	for (size_t i = n; i-- > 0;) {
		const struct code_loop *l = &loops[i];
		struct repeat r = {.tree = tree,
		                   .head = arena_printf(scratch, "%.*s %.*s", STR_ARG(l->word), STR_ARG(l->head)),
		                   .body = l->body,
		                   .name = function_at(tree, l->from),
		                   .from = l->from,
		                   .to = l->to,
		                   .form = code_form_of(str_extension(path)),
		                   .arena = scratch};
		bool around = last && last > l->body.p && last < l->body.p + l->body.n;
		if (around || !is_retry(&r))
			continue;
		add(f, path, &r);
		last = l->body.p;
		added++;
	}
	if (more)
		facts_unsure(f, S("retries"), path, 0);
	return added;
}

/* retries++, retries += 1, attempt -= 1: the name is one that is handed on. */
static bool is_counted(str body, str name)
{
	static const char *const ways[] = {"++", "--", " += 1", " -= 1", " = "};
	for (size_t at = 0; name.n && (at = str_find(body, name, at)) != SIZE_MAX; at++) {
		str rest = str_sub(body, at + name.n, body.n);
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
			if (str_starts(rest, str_of(ways[i])))
				return true;
	}
	return false;
}

/* A function that calls itself with one attempt more, or fewer. */
static bool calls_itself(const struct node *tree, const struct node *function, str body)
{
	const struct node *calls = node_get(tree, S("calls"));
	for (const struct node *c = calls ? calls->child : NULL; c; c = c->next) {
		const struct node *args = node_get(c, S("args"));
		if (c->line <= function->line || c->line > function->end_line ||
		    !row_is(c, S("callee"), row_text(function, S("name"))))
			continue;
		for (const struct node *a = args ? args->child : NULL; a; a = a->next)
			if (node_is_leaf(a) && retry_speaks_of_tries(a->text) &&
			    (limit_has_any(a->text, "+|-") || is_counted(body, a->text)))
				return true;
	}
	return false;
}

/* A function that is called so, in a file in which nothing was seen to be repeated. */
static void add_hint(struct facts *f, str path, const struct node *tree)
{
	static const char names[] = "withretry|with_retry|with_retries|retrywith|retry_with|withbackoff|with_backoff|"
	                            "retryasync|retry_async|retryoperation|retryrequest|retry_request|fetchretry";
	const struct node *functions = node_get(tree, S("functions"));
	for (const struct node *n = functions ? functions->child : NULL; n; n = n->next) {
		str name = row_text(n, S("name"));
		if (!limit_has_any(name, names) && !str_listed(name, "retry _retry backoff"))
			continue;
		struct members m = fact_new(f, S("retries"), path, n->line);
		add_truth(&m, S("backoff"), TRUTH_UNKNOWN);
		add_truth(&m, S("ends"), TRUTH_UNKNOWN);
		add_truth(&m, S("writes"), TRUTH_UNKNOWN);
		members_bool(&m, S("hint"), true);
		return;
	}
}

void retry_own(struct facts *f, str path, const struct node *tree)
{
	static const char words[] =
	        "attempt|retry|retries|tries|sleep|settimeout|delay|backoff|while (!|while(!|while !|"
	        "while not |.status_code !=";
	const struct node *functions = node_get(tree, S("functions")), *side = node_get(tree, S("side"));
	struct arena scratch = {0};
	unsigned seen = 0;
	bool perhaps = limit_has_any(tree->text, words) ||
	               (limit_has_any(tree->text, "return await |return axios|return fetch|return requests.") &&
	                limit_has_any(tree->text, "while (true|while(true|while true|; i < |;i<|in range("));
	if ((side && str_eq(side->text, S("test"))) || !perhaps)
		return;
	const struct node all = {.line = 1, .end_line = UINT32_MAX - 1};
	seen = look_at_loops(f, path, tree, limit_body_lines(tree, &all, &scratch).text, &scratch);
	for (const struct node *n = functions ? functions->child : NULL; n && seen < LOOPS; n = n->next) {
		if (!retry_speaks_of_tries(row_text(n, S("name"))))
			continue;
		struct limit_body body = limit_body_lines(tree, n, &scratch);
		if (!calls_itself(tree, n, body.text))
			continue;
		struct repeat r = {.tree = tree,
		                   .head = S(""),
		                   .body = body.text,
		                   .name = row_text(n, S("name")),
		                   .from = n->line,
		                   .to = n->end_line,
		                   .again = true,
		                   .form = code_form_of(str_extension(path)),
		                   .arena = &scratch};
		add(f, path, &r);
		seen++;
	}
	if (!seen)
		add_hint(f, path, tree);
	arena_free(&scratch);
}
