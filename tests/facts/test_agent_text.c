/* What is told to assistants and not shown to people: comments, elements, and the files they stand in. */
#include "facts_one.h"

#include "base/buf.h"

/* "what:line says | ..." of every row; "none" where the file is none of an assistant's. */
static void expect(const char *path, const char *text, const char *want)
{
	struct buf says BUF_AUTO = {0};
	facts_setup();
	facts_text(facts_one, str_of(path), str_of(text));
	const struct node *all = facts_finish(facts_one, &facts_arena), *rows = facts_get(all, "hidden_texts");
	for (const struct node *n = rows ? rows->child : NULL; n; n = n->next) {
		str what = node_get(n, S("what"))->text;
		buf_printf(&says, "%s%.*s:%u %.*s", says.n ? " | " : "", STR_ARG(what), n->line,
		           STR_ARG(node_get(n, S("says"))->text));
	}
	if (!facts_get(all, "agent_files.0.path"))
		buf_add(&says, S("none"));
	cr_expect(str_eq(buf_str(&says), str_of(want)), "%s %s: %.*s", path, text, STR_ARG(buf_str(&says)));
	facts_teardown();
	facts_arena = (struct arena){0};
}

Test(agent_text, comments_and_elements)
{
	expect("AGENTS.md", "# A\n<!-- one -->\ntext\n<!--\ntwo\n-->\n", "comment:2 one | comment:4 two");
	expect("AGENTS.md", "a <!-- one --> b <!-- two -->\n[//]: # (three)\n",
	       "comment:1 one | comment:1 two | comment:2 (three)");
	expect("AGENTS.md", "<!-- never ends\nand on", "comment:1 never ends\nand on");
	expect("CLAUDE.md", "<p style='display: none'>a b c</p>\nmore", "element:1 a b c");
	expect("CLAUDE.md", "\n<p style=\"color:#FFF\">a\nb\n\nc", "element:2 a\nb");
	expect("CLAUDE.md", "<p style=\"color:#fff;background:#000\">a</p> <p title='display:none'>b</p>", "");
}

Test(agent_text, code_is_shown)
{
	expect("AGENTS.md", "```html\n<!-- one -->\n```\n<!-- two -->\n", "comment:4 two");
	expect("AGENTS.md", "~~~\n<!-- one -->\n~~~\n", "");
	expect("AGENTS.md", "write `<!-- one -->` or ` <!-- two -->\n", "comment:1 two");
}

Test(agent_text, whose_files)
{
	static const char text[] = "<!-- x -->";
	static const char *const theirs[] = {"CLAUDE.md",
	                                     "web/AGENTS.md",
	                                     ".cursorrules",
	                                     ".cursor/rules/a/b.mdc",
	                                     ".github/copilot-instructions.md",
	                                     ".claude/agents/x/y.md",
	                                     "skills/a/SKILL.md",
	                                     ".clinerules/a.md"};
	for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
		expect(theirs[i], text, "comment:1 x");
	expect("README.md", text, "none");
	expect("claude.txt", text, "none");
	expect("node_modules/a/AGENTS.md", text, "none");
	expect(".mcp.json", text, ""); /* no Markdown */
	expect(".claude/settings.local.json", "{}", "");
	expect(".codex/config.toml", "", "");
}
