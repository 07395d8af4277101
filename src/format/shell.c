/* A text, from its parts to its commands. What no command calls is looked at last. */
#include "format/shell.h"

#include <stdlib.h>

#include "shell_walk.h"

static struct shell_parsed parse(str text, const struct shell_setting *setting, struct arena *a)
{
	switch (setting->kind) {
	case SHELL_POWERSHELL:
		return shell_parse_power(text, a);
	case SHELL_CMD:
		return shell_parse_batch(text, a);
	default:
		return shell_parse(text, setting, a);
	}
}

/* Functions that nothing calls do not run; where a command is not known, it may be any of them. */
static void run_rest(struct shell_run *r, struct shell_state *s)
{
	const struct shell_way w = {r->any ? SHELL_PERHAPS : SHELL_NO, SHELL_PERHAPS, SHELL_NO, SHELL_PERHAPS, 0};
	s->here = s->returned = SHELL_YES;
	s->folder.known = false;
	for (const struct shell_function *f = r->first; f && !r->cut; f = f->next)
		if (!f->calls)
			shell_walk(r, f->body, w, s);
}

struct shell_commands shell_commands(str text, const struct shell_setting *setting, struct arena *a)
{
	struct shell_parsed p = parse(text, setting, a);
	bool power = setting->kind == SHELL_POWERSHELL;
	struct shell_run r = {.arena = a,
	                      .tail = &r.first,
	                      .cut = p.cut,
	                      .sure = p.broken ? SHELL_PERHAPS : SHELL_YES,
	                      .power = power};
	struct shell_state s = {.errexit = setting->errexit,
	                        .pipefail = setting->pipefail,
	                        .here = SHELL_YES,
	                        .returned = SHELL_YES,
	                        .folder = {S(""), true}};
	enum shell_sure last = power ? shell_or(setting->program_last, SHELL_PERHAPS) : SHELL_YES;
	const struct shell_way w = {SHELL_YES, last, SHELL_NO, SHELL_YES, 0};
	r.waits = str_find(text, S("wait "), 0) != SIZE_MAX;
	shell_walk(&r, p.list, w, &s);
	run_rest(&r, &s);
	struct shell_command *at = arena_array(a, struct shell_command, r.n);
	if (r.n)
		memcpy(at, r.at, r.n * sizeof *at);
	free(r.at);
	return (struct shell_commands){at, r.n, r.cut};
}

bool shell_shebang(str text, struct shell_setting *setting)
{
	size_t end = str_find(text, S("\n"), 0);
	str line = str_trim(str_sub(text, 2, end)), word;
	bool shell = false;
	if (!str_starts(text, S("#!")))
		return false;
	*setting = (struct shell_setting){.kind = SHELL_POSIX};
	while (str_cut(&line, ' ', &word)) {
		str name = str_basename(word);
		shell = shell || str_listed(name, "sh bash dash ksh zsh ash mksh");
		if (str_eq(name, S("pwsh"))) {
			setting->kind = SHELL_POWERSHELL;
			return true;
		}
		bool option = shell && word.n > 1 && word.p[0] == '-' && word.p[1] != '-';
		if (option && str_find(word, S("e"), 0) != SIZE_MAX)
			setting->errexit = SHELL_YES;
		if (shell && str_eq(word, S("pipefail")))
			setting->pipefail = SHELL_YES;
	}
	return shell;
}
