/* Characters without a shape: which are a message, and which are writing. */
#include "facts_one.h"

#include "base/buf.h"

/* "what:line" of every row of the text as AGENTS.md. */
static void expect(const char *text, const char *want)
{
	struct buf says BUF_AUTO = {0};
	facts_setup();
	facts_text(facts_one, S("AGENTS.md"), str_of(text));
	const struct node *rows = facts_get(facts_finish(facts_one, &facts_arena), "hidden_texts");
	for (const struct node *n = rows ? rows->child : NULL; n; n = n->next) {
		const struct node *says_what = node_get(n, S("says"));
		buf_printf(&says, "%s%.*s:%u", says.n ? " " : "", STR_ARG(node_get(n, S("what"))->text), n->line);
		if (says_what)
			buf_printf(&says, "=%.*s", STR_ARG(says_what->text));
	}
	cr_expect(str_eq(buf_str(&says), str_of(want)), "%s: %.*s", text, STR_ARG(buf_str(&says)));
	facts_teardown();
	facts_arena = (struct arena){0};
}

#define ZWSP  "\xE2\x80\x8B"
#define ZWJ   "\xE2\x80\x8D"
#define VS16  "\xEF\xB8\x8F"
#define RLO   "\xE2\x80\xAE"
#define RLI   "\xE2\x81\xA7"
#define HEART "\xE2\x9D\xA4"
#define FIRE  "\xF0\x9F\x94\xA5"
#define FLAG  "\xF0\x9F\x8F\xB4"
#define TAG_S "\xF3\xA0\x81\x93"
#define TAG_e "\xF3\xA0\x81\xA5"
#define TAG_b "\xF3\xA0\x81\xA2"
#define TAG_g "\xF3\xA0\x81\xA7"
#define TAG_X "\xF3\xA0\x81\xBF" /* ends a flag */

Test(agent_hidden, messages)
{
	expect("a\nb" TAG_S TAG_e "c", "tags:2=Se");
	expect(FLAG TAG_g TAG_b TAG_e TAG_X TAG_S, "tags:1=S");                          /* behind a flag */
	expect(FLAG TAG_g TAG_b TAG_e TAG_e TAG_e TAG_e TAG_e TAG_S TAG_S, "tags:1=SS"); /* no flag is so long */
	expect("a\n" VS16 VS16 VS16, "selectors:2");
	expect("a" ZWSP ZWSP "\n", "invisible:1");
	expect("ig" ZWSP "nore", "invisible:1");
	expect("ig" ZWJ "nore", "invisible:1");
	expect("a\nb " RLO "c", "bidi:2");
	expect("a " RLI "b", "bidi:1");
	expect("a " RLI "b\n\xD7\xA9\n", "bidi:1"); /* another line's letters excuse nothing */
}

Test(agent_hidden, writing)
{
	expect("plain", "");
	expect("\xEF\xBB\xBF# a", "");
	expect(HEART VS16 ZWJ FIRE " 1" VS16 "\xE2\x83\xA3", "");
	expect(FLAG TAG_g TAG_b TAG_e TAG_X, "");
	expect("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", ""); /* Persian is written with it */
	expect("\xD7\xA9 " RLI "a\n", "");
	expect("# Title" ZWSP "\n" ZWSP "text " ZWSP "\n", ""); /* copied from a page */
	expect("\xFF\xFE broken \x80", "");
}
