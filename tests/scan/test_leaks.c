/* Nothing leaks: each rule's example beside passwords in a call, an address, a query and a header; no format may print
 * the secret of the rule or one of theirs. */
#include "scanning.h"

#include <stdio.h>

#include "report/writer.h"

static const str neighbours[] = {STR_INIT("nbrCall7aQ"), STR_INIT("nbrHost8bW"), STR_INIT("nbrQuery9cE"),
                                 STR_INIT("nbrHead3dR")};
#define NEIGHBOURS                                                                                                     \
	"login(\"ann\", \"nbrCall7aQ\"); get(\"https://u:nbrHost8bW@h.acme.io/a?pw=nbrQuery9cE\", 'X-Auth-Token: "     \
	"nbrHead3dR'); "

/* The longest line of what the hit covers: no mask shows as much of it. */
static str raw_secret(str text, const struct place *p)
{
	str line, best = S("");
	for (unsigned n = 1; str_cut(&text, '\n', &line); n++) {
		size_t from = n == p->line ? p->col - 1 : 0, to = n == p->end_line ? p->end_col - 1 : line.n;
		if (n < p->line || n > p->end_line || from >= to || to > line.n)
			continue;
		str part = str_sub(line, from, to);
		best = part.n > best.n ? part : best;
	}
	return best;
}

static void no_format_shows(struct scanning *s, const char *rule, const str *secrets, size_t n_secrets)
{
	struct finding *findings = arena_array(&s->arena, struct finding, s->n);
	struct report_style style = {.verbose = true};
	for (size_t i = 0; i < s->n; i++) {
		findings[i] = (struct finding){.main = s->hits[i].hit, .control = s->hits[i].rule->control};
		findings[i].severity = SEVERITY_HIGH;
		findings[i].places = &findings[i].main.place;
		findings[i].n_places = findings[i].all_places = 1;
	}
	struct report r = {
	        .arena = &s->arena, .rules = matcher_rules(s->m), .version = S("0"), .as_of = S("2026-01-01")};
	r.findings = findings;
	r.n_findings = s->n;
	size_t n;
	const struct writer *const *formats = report_formats(&n);
	cr_assert_geq(n, 13u);
	for (size_t f = 0; f < n; f++) {
		struct buf out BUF_AUTO = {0};
		struct err err = {{0}};
		cr_assert(report_write(formats[f]->name, &r, &style, &out, &err), "%s", err.text);
		for (size_t i = 0; i < n_secrets; i++)
			cr_expect(str_find(buf_str(&out), secrets[i], 0) == SIZE_MAX, "%s: %.*s shows %.*s", rule,
			          STR_ARG(formats[f]->name), STR_ARG(secrets[i]));
	}
}

static size_t check_rule(struct scanning *s, const struct rule *r, const char *around)
{
	enum { SHORTEST = 8, MOST = 64 };
	str secrets[MOST + sizeof neighbours / sizeof *neighbours], text;
	size_t n = 0, found = 0;
	struct err err = {{0}};
	if (!example_expand(r->match.at[0].text, r->number, &s->arena, &text, &err))
		return 0;
	text = arena_printf(&s->arena, "%s%.*s", around, STR_ARG(text));
	str path = r->match.at[0].path.n ? r->match.at[0].path : S("app.txt");
	scanning_run(s, arena_printf(&s->arena, "%.*s", STR_ARG(path)).p, text);
	for (size_t i = 0; i < s->n; i++) {
		const struct hit *h = &s->hits[i].hit;
		found += h->rule == r;
		str raw = h->secret ? raw_secret(text, &h->place) : S("");
		if (raw.n >= SHORTEST && n < MOST)
			secrets[n++] = raw;
	}
	for (size_t i = 0; *around && i < sizeof neighbours / sizeof *neighbours; i++)
		secrets[n++] = neighbours[i];
	char id[80];
	snprintf(id, sizeof id, "%.*s", STR_ARG(r->id));
	no_format_shows(s, id, secrets, n);
	return found;
}

Test(leaks, no_rule_in_no_format)
{
	struct scanning s;
	scanning_open(&s, true);
	const struct ruleset *set = matcher_rules(s.m);
	size_t tried = 0, beside = 0;
	for (size_t i = 0; i < set->n_rules; i++) {
		const struct rule *r = &set->rules[i];
		if (r->kind != RULE_TEXT || r->match.n == 0)
			continue;
		tried++;
		beside += check_rule(&s, r, NEIGHBOURS) > 0;
		check_rule(&s, r, "");
		if (tried % 50 == 0) {
			arena_reset(&s.arena);
			s.n = 0;
		}
	}
	cr_expect_gt(tried, 400u);
	cr_expect_gt(beside * 10, tried * 8, "only %zu of %zu rules saw their example beside others", beside, tried);
	scanning_close(&s);
}

/* Under --only and --rule as well: what nobody asked for is masked all the same. */
Test(leaks, rules_that_were_not_selected)
{
	struct scanning s;
	scanning_open(&s, true);
	const struct ruleset *set = matcher_rules(s.m);
	bool *on = calloc(set->n_rules, sizeof *on);
	on[ruleset_find(set, S("implicit-response-type"))->number] = true;
	s.o.on = on;
	str text = scanning_text(&s,
	                         "t = '{alnum:30}'; password = \"Xk7{alnum:14}\"; new UserManager({client_id: 'a', "
	                         "authority: 'https://id.acme.io', response_type: 'id_token token'})\n",
	                         5);
	scanning_run(&s, "a.js", text);
	cr_assert_geq(s.n, 1u);
	size_t at = str_find(text, S("Xk7"), 0);
	str secret = str_sub(text, at, at + 17);
	no_format_shows(&s, "narrowed", &secret, 1);
	free(on);
	scanning_close(&s);
}
