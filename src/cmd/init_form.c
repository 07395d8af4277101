/* The form: questions, template, schema. */
#include "cmd/init_form.h"

#include "base/utf.h"
#include "cmd/new_file.h"
#include "cmd/opt.h"
#include "format/format.h"
#include "rules/ruleset.h"

const struct init_question init_questions[INIT_QUESTIONS] = {
        {OPT_NAME,
         STR_INIT("{name}"),
         {0},
         STR_INIT("name"),
         STR_INIT("What do people call the app?"),
         STR_INIT("App"),
         false},
        {OPT_APP_ID,
         STR_INIT("{app_id}"),
         {0},
         STR_INIT("app_id"),
         STR_INIT("A short name that never changes (small letters, digits, hyphens)"),
         STR_INIT("app"),
         false},
        {OPT_PURPOSE,
         STR_INIT("{purpose}"),
         {0},
         STR_INIT("purpose"),
         STR_INIT("What is it for? One or two sentences a colleague understands"),
         STR_INIT("To be written."),
         false},
        {OPT_OWNER,
         STR_INIT("{owner}"),
         {0},
         STR_INIT("owner.email"),
         STR_INIT("E-mail address of the person who is responsible for it"),
         STR_INIT("a@example.com"),
         false},
        {OPT_EXPOSURE,
         STR_INIT("{exposure}"),
         {0},
         STR_INIT("exposure"),
         STR_INIT("Who can reach it? private: you and people you name; internal: employees; partner: known\n"
                  "outsiders; public: anyone on the internet"),
         STR_INIT("private"),
         false},
        {OPT_DATA,
         STR_INIT("{classification}"),
         {0},
         STR_INIT("data.classification"),
         STR_INIT("How sensitive is the most sensitive data it handles? regulated: health, payment and the like"),
         STR_INIT("public"),
         false},
        {OPT_AUTH,
         STR_INIT("{protocol}"),
         {0},
         STR_INIT("auth.protocol"),
         STR_INIT("How do people sign in? platform: the host does it; none: they do not"),
         STR_INIT("none"),
         false},
        {OPT_PLATFORM,
         {0},
         STR_INIT("#    platform: vercel\n"),
         STR_INIT("environments.0.platform"),
         STR_INIT("Where does it run? (Enter when it is not decided)"),
         {0},
         true},
        {OPT_REGION,
         {0},
         STR_INIT("#    region: eu-west-1\n"),
         STR_INIT("environments.0.region"),
         STR_INIT("In which region? The provider's name, such as eu-west-1 (Enter when it is not decided)"),
         {0},
         true},
};

/* Words that every reader takes for a string stand as they are, everything else in double quotes. */
static void put_scalar(struct buf *out, str s)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-@.";
	static const char *const taken[] = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
	bool quote = s.n == 0 || !((s.p[0] | 32) >= 'a' && (s.p[0] | 32) <= 'z');
	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == '\0' || !strchr(plain, s.p[i]);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		quote = quote || str_ieq(s, str_of(taken[i]));
	if (!quote) {
		buf_add(out, s);
		return;
	}
	new_file_quote(out, s);
}

/* Appends the template up to `until` (and skips it); false when it is not there. */
static bool put_until(struct buf *out, str *rest, str until)
{
	size_t at = str_find(*rest, until, 0);
	if (at == (size_t)-1)
		return false;
	buf_add(out, str_sub(*rest, 0, at));
	*rest = str_sub(*rest, at + until.n, rest->n);
	return true;
}

/* Replaces one place of the text; a text without it stays as it is. */
static void replace(struct arena *a, str *text, str what, str with)
{
	struct buf out BUF_AUTO = {0};
	str rest = *text;
	if (!put_until(&out, &rest, what))
		return;
	buf_add(&out, with);
	buf_add(&out, rest);
	*text = arena_str(a, buf_str(&out));
}

/* Asked of partner and public apps: numbers to begin with, and that nothing enforces them yet. */
static void plan_limits(struct arena *a, str *text, str exposure)
{
	static const struct {
		str blank, with;
	} lines[] = {
	        {STR_INIT("#limits:\n#  edge: cloudflare                     # what enforces them\n"),
	         STR_INIT("limits:\n  edge: none                            # what enforces them; nothing does yet\n")},
	        {STR_INIT("#  per_user: {requests: 100, per: minute}\n"),
	         STR_INIT("  per_user: {requests: 100, per: minute}\n")},
	        {STR_INIT("#  per_app: {requests: 10000, per: day}\n"),
	         STR_INIT("  per_app: {requests: 10000, per: day}\n")}};
	for (size_t i = 0; i < sizeof lines / sizeof *lines && str_listed(exposure, "partner public"); i++)
		replace(a, text, lines[i].blank, lines[i].with);
}

str init_fill(const struct init_answers *answers, struct arena *a)
{
	str text = ruleset_template(S("microapp.yaml"));
	replace(a, &text, S("{environment}"), S("production"));
	for (size_t i = 0; i < INIT_QUESTIONS; i++)
		if (init_questions[i].id == OPT_EXPOSURE)
			plan_limits(a, &text, answers->given[i]);
	/* From the end, so that an answer that holds a blank's name is not taken for the blank. */
	for (size_t i = INIT_QUESTIONS; i-- > 0;) {
		const struct init_question *q = &init_questions[i];
		struct buf value BUF_AUTO = {0};
		str given = answers->given[i].n ? answers->given[i] : q->stand_in;
		if (given.n == 0)
			continue;
		if (q->line.n) {
			str key = str_sub(q->line, 1, str_find(q->line, S(":"), 0) + 2);
			buf_add(&value, key);
		}
		put_scalar(&value, given);
		if (q->line.n)
			buf_byte(&value, '\n');
		replace(a, &text, q->line.n ? q->line : q->blank, buf_str(&value));
	}
	return text;
}

size_t init_check(str text, struct arena *a, struct schema_error **errors, struct err *err)
{
	const struct node *schema = NULL, *tree = NULL;
	*errors = NULL;
	if (json_read(ruleset_template(S("microapp.schema.json")), a, &format_default_budget, &schema, err) !=
	            FORMAT_OK ||
	    yaml_read(text, a, &format_default_budget, &tree, err) != FORMAT_OK)
		return 0;
	return schema_check(schema, tree, a, errors);
}

str init_problem(const struct init_answers *answers, size_t question, struct arena *a)
{
	const struct init_question *q = &init_questions[question];
	struct schema_error *errors;
	struct err err = {{0}};
	if (!utf_valid(answers->given[question]))
		return arena_printf(a, "%.*s: it is not UTF-8 text", STR_ARG(q->path));
	size_t n = init_check(init_fill(answers, a), a, &errors, &err);
	if (err.text[0])
		return arena_str(a, str_of(err.text));
	for (size_t i = 0; i < n; i++)
		if (str_eq(errors[i].path, q->path))
			return errors[i].text;
	return S("");
}
