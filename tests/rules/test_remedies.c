/* What the built-in rules tell people to do: short, verb first, each provider's own, and whole. That no step names a
 * command of ours that does not exist is seen by tests/cmd/test_docs.c, which reads every file under rules/. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>

#include "base/arena.h"
#include "rules/ruleset.h"

/* First words that tell somebody to do something: those that the rules use. A new verb is added here once it was looked
 * at. */
static const char *const remedies_verbs[] = {
        "Add",     "Allow",   "Answer",  "Apply",   "Archive", "Ask",     "Bind",     "Build",    "Call",
        "Change",  "Check",   "Choose",  "Clean",   "Clear",   "Commit",  "Compare",  "Connect",  "Create",
        "Declare", "Delete",  "Deploy",  "Disable", "Edit",    "End",     "Exchange", "Export",   "Find",
        "Give",    "Hand",    "Handle",  "Hash",    "Join",    "Keep",    "Leave",    "Let",      "Limit",
        "List",    "Look",    "Lower",   "Make",    "Mark",    "Move",    "Name",     "Open",     "Pass",
        "Paste",   "Pipe",    "Publish", "Put",     "Raise",   "Read",    "Refuse",   "Register", "Reload",
        "Remove",  "Correct", "Fix",     "Rename",  "Replace", "Restore", "Restrict", "Revoke",   "Rotate",
        "Run",     "Search",  "Send",    "Set",     "Show",    "Sign",    "Start",    "Suspend",  "Switch",
        "Take",    "Tell",    "Turn",    "Upload",  "Use",     "Wait",    "Watch",    "Write",    NULL};
static const char *const remedies_looking[] = {"Ask",  "Check",  "Compare", "Find",  "List",
                                               "Look", "Search", "Read",    "Watch", NULL};
static const char *const remedies_replacing[] = {"Give", "Keep", "Leave", "Let", "Make",  "Name", "Pipe",
                                                 "Put",  "Set",  "Take",  "Use", "Write", NULL};
/* One of these is said where the old value loses its force. */
static const char *const remedies_ending[] = {
        "another", "cancel",  "chang", "close",  "deactivat", "delet",   "disabl",   "disconnect", "end",
        "expire",  "invalid", "load",  "new",    "regenerat", "renew",   "replac",   "remov",      "reset",
        "revoke",  "roll",    "rotat", "set up", "sign",      "suspend", "transfer", NULL};

static struct arena remedies_arena;

static bool remedies_begins(str step, const char *const *words)
{
	for (size_t i = 0; words[i]; i++) {
		size_t n = strlen(words[i]);
		if (step.n > n && tolower((unsigned char)step.p[0]) == tolower((unsigned char)words[i][0]) &&
		    memcmp(step.p + 1, words[i] + 1, n - 1) == 0 && !isalpha((unsigned char)step.p[n]))
			return true;
	}
	return false;
}
static bool remedies_says(str step, const char *const *words)
{
	for (size_t i = 0; words[i]; i++)
		if (str_ifind(step, str_of(words[i]), 0) != (size_t)-1)
			return true;
	return false;
}
static bool remedies_any(const struct rule *r, size_t from, const char *const *words)
{
	for (size_t i = from; i < r->fix.n; i++)
		if (remedies_begins(r->fix.at[i], words))
			return true;
	return false;
}

/* "If …, verb": a condition may stand in front. */
static bool remedies_verb_first(str step)
{
	size_t comma = str_find(step, S(", "), 0);
	if (str_starts(step, S("If ")) && comma != (size_t)-1)
		step = str_sub(step, comma + 2, step.n);
	return remedies_begins(step, remedies_verbs);
}

#define REMEDIES_EACH(r)                                                                                               \
	for (const struct rule *r = ruleset_builtin()->rules;                                                          \
	     r < ruleset_builtin()->rules + ruleset_builtin()->n_rules; r++)

Test(remedies, are_seven_steps_at_most_and_begin_with_a_verb)
{
	cr_expect(remedies_verb_first(S("Open the page.")) && remedies_verb_first(S("If it is yours, open it.")));
	cr_expect_not(remedies_verb_first(S("Opening it helps.")) || remedies_verb_first(S("In the page open it.")));
	REMEDIES_EACH(r)
	{
		cr_expect_leq(r->fix.n, 7u, "%.*s", STR_ARG(r->id));
		for (size_t i = 0; i < r->fix.n; i++)
			cr_expect(remedies_verb_first(r->fix.at[i]), "%.*s, step %zu: no verb first: %.*s",
			          STR_ARG(r->id), i + 1, STR_ARG(r->fix.at[i]));
	}
}

static int remedies_by_step(const void *a, const void *b)
{
	const struct rule *const *x = a, *const *y = b;
	return str_cmp((*x)->fix.at[0], (*y)->fix.at[0]);
}

Test(remedies, no_two_providers_share_the_first_step)
{
	const struct rule **by_step = arena_array(&remedies_arena, const struct rule *, ruleset_builtin()->n_rules);
	size_t n = 0;
	REMEDIES_EACH(r)
	if (r->fix.n)
		by_step[n++] = r;
	cr_assert_gt(n, 1000u);
	qsort(by_step, n, sizeof *by_step, remedies_by_step);
	for (size_t i = 1; i < n; i++) {
		const struct rule *x = by_step[i - 1], *y = by_step[i];
		cr_expect(!str_eq(x->fix.at[0], y->fix.at[0]) || str_eq(x->file, y->file), "%.*s and %.*s: %.*s",
		          STR_ARG(x->id), STR_ARG(y->id), STR_ARG(x->fix.at[0]));
	}
}

Test(remedies, of_a_secret_end_it_replace_it_clean_up_and_look_for_abuse)
{
	size_t seen = 0;
	REMEDIES_EACH(r)
	{
		bool harmless = r->is_public || r->at_most == SEVERITY_INFO;
		if (r->kind != RULE_TEXT || harmless || !r->control || !str_starts(r->control->id, S("SECR-")))
			continue;
		bool ends = false, history = false;
		for (size_t i = 0; i < r->fix.n; i++) {
			ends = ends || (i < 2 && remedies_says(r->fix.at[i], remedies_ending));
			history = history || str_find(r->fix.at[i], S("git history"), 0) != (size_t)-1;
		}
		cr_expect(ends, "%.*s: the first two steps end nothing", STR_ARG(r->id));
		cr_expect(remedies_any(r, 1, remedies_replacing), "%.*s: nothing in its place", STR_ARG(r->id));
		cr_expect(history, "%.*s: nothing about the history", STR_ARG(r->id));
		cr_expect(remedies_any(r, 1, remedies_looking), "%.*s: no look for abuse", STR_ARG(r->id));
		seen++;
	}
	cr_expect_gt(seen, 1000u);
}

/* A host with one of the usual last labels: github.com/settings, not package.json. */
static bool remedies_has_address(str step)
{
	static const char *const ends[] = {".com", ".io",    ".org", ".net", ".dev", ".ai",  ".co",  ".app", ".de",
	                                   ".eu",  ".cloud", ".me",  ".so",  ".us",  ".xyz", ".gov", ".uk",  NULL};
	str word;
	while (str_cut(&step, ' ', &word)) {
		str host = S("");
		str_cut(&word, '/', &host);
		while (host.n && strchr(",;:.()", host.p[host.n - 1]))
			host.n--;
		for (size_t i = 0; ends[i]; i++)
			if (str_ends(host, str_of(ends[i])) && host.n > strlen(ends[i]) && !memchr(host.p, '@', host.n))
				return true;
	}
	return false;
}

Test(remedies, with_an_address_say_when_it_was_looked_at)
{
	cr_expect(remedies_has_address(S("Open github.com/settings, and more.")));
	cr_expect(remedies_has_address(S("Open acme.example.io.")));
	cr_expect_not(remedies_has_address(S("Edit package.json and src/main.c.")));
	REMEDIES_EACH(r)
	{
		bool address = false;
		for (size_t i = 0; i < r->fix.n; i++)
			address = address || remedies_has_address(r->fix.at[i]);
		bool dated = r->checked.n == 7 && str_starts(r->checked, S("20")) && r->checked.p[4] == '-';
		cr_expect(!address || dated, "%.*s names an address and no `checked`", STR_ARG(r->id));
	}
}

/* One full stop, at the end; a colon, a semicolon or brackets may stand inside. */
static bool remedies_one_sentence(str why)
{
	why = str_trim(why);
	for (size_t i = 0; i + 1 < why.n; i++)
		if (strchr(".!?", why.p[i]) && why.p[i + 1] == ' ')
			return false;
	return str_ends(why, S("."));
}

Test(remedies, have_a_reason_in_one_sentence)
{
	enum { LONGEST = 240 };
	cr_expect(remedies_one_sentence(S("Whoever holds it can pay.")));
	cr_expect_not(remedies_one_sentence(S("Pay")) || remedies_one_sentence(S("It pays. It stays.")));
	REMEDIES_EACH(r)
	{
		if (!r->why.n && !r->fix.n)
			continue; /* reports nothing */
		cr_expect(remedies_one_sentence(r->why), "%.*s: %.*s", STR_ARG(r->id), STR_ARG(r->why));
		cr_expect_leq(r->why.n, (size_t)LONGEST, "%.*s: too long", STR_ARG(r->id));
	}
}
