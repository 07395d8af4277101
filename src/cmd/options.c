/* The table of options. A row is everything there is to know about one. */
#include "cmd/opt.h"

/* clang-format off: a row is one line, however long */
#define SECTIONS "secrets auth ratelimit monitoring privacy hardening registration governance"
#define LEVELS   "info low medium high critical"
#define ROW(id, name, letter, argument, values, used, repeats, help)                                                   \
	{                                                                                                              \
		id, STR_INIT(name), letter, STR_INIT(argument), STR_INIT(help), STR_INIT(values), used, repeats        \
	}

const struct option option_table[] = {
        /* what to look at */
        ROW(OPT_STAGED, "staged", 0, "", "", FOR_SCAN, false, "Look at what is about to be committed (HEAD to index)"),
        ROW(OPT_SINCE, "since", 0, "REF", "", FOR_SCAN, false,
            "Look at the commits since REF, the same as --diff REF..HEAD"),
        ROW(OPT_DIFF, "diff", 0, "A..B", "", FOR_SCAN, false, "Look at what the commits of a range add"),
        ROW(OPT_HOOK, "hook", 0, "", "", FOR_SCAN, false,
            "Look at what a git hook should: the staged changes or the pushed range"),
        ROW(OPT_PRE_PUSH, "pre-push", 0, "REMOTE", "", FOR_SCAN, false,
            "Look at what is pushed to REMOTE, which git tells its hook on standard input"),
        ROW(OPT_NO_HISTORY, "no-history", 0, "", "", FOR_SCAN | FOR_BASELINE, false, "Leave the git history out"),
        ROW(OPT_NO_WORKTREE, "no-worktree", 0, "", "", FOR_SCAN | FOR_BASELINE, false,
            "Leave the files out, look at history only"),
        ROW(OPT_NO_GIT, "no-git", 0, "", "", FOR_SCAN | FOR_BASELINE, false,
            "Treat the folder as plain files, without git"),
        ROW(OPT_RECURSIVE, "recursive", 0, "", "", FOR_SCAN, false,
            "Also look at each repository below PATH, by itself"),
        ROW(OPT_STDIN_NAME, "stdin-name", 0, "NAME", "", FOR_SCAN, false,
            "File name that standard input (-) is judged by"),
        ROW(OPT_ALL_REFS, "all-refs", 0, "", "", FOR_SCAN | FOR_BASELINE, false,
            "What only other branches, tags or stashes hold stops the gate too"),
        ROW(OPT_REFLOG, "reflog", 0, "", "", FOR_SCAN | FOR_BASELINE, false,
            "Also search what only the reflog reaches"),
        /* what to ask */
        ROW(OPT_STAGE, "stage", 0, "STAGE", "work register launch", FOR_SCAN, false,
            "The question: may it be committed, registered, launched?"),
        ROW(OPT_ONLY, "only", 0, "SECTION", SECTIONS, FOR_SCAN, true,
            "Only these sections of the checklist (repeat, or separate by commas)"),
        ROW(OPT_RULE, "rule", 0, "ID", "", FOR_SCAN, true, "Only this rule"),
        ROW(OPT_SKIP_RULE, "skip-rule", 0, "ID", "", FOR_SCAN, true, "Leave this rule out"),
        ROW(OPT_FAIL_ON, "fail-on", 0, "LEVEL", LEVELS, FOR_SCAN, false,
            "Severity from which a finding fails the gate (default high)"),
        ROW(OPT_MIN_CONFIDENCE, "min-confidence", 0, "LEVEL", "low medium high certain", FOR_SCAN | FOR_BASELINE, false,
            "Hide findings that are less sure (default medium)"),
        ROW(OPT_STRICT, "strict", 0, "", "", FOR_SCAN, false, "Anything that could not be looked at exits 3"),
        /* what to write */
        ROW(OPT_FORMAT, "format", 'f', "FORMAT[:FILE]", "", FOR_SCAN | FOR_RULES | FOR_CHECKLIST, true,
            "Report format, to standard output or FILE (repeat for several)"),
        ROW(OPT_REPORT, "report", 0, "DIR", "", FOR_SCAN, false,
            "Also write report.json, report.sarif, report.html and summary.md there"),
        ROW(OPT_FACTS, "facts", 0, "FILE", "", FOR_SCAN, false,
            "Also write what is known of the repository as a whole, as JSON"),
        ROW(OPT_COLOR, "color", 0, "WHEN", "auto always never", FOR_ALL, false,
            "Colour in the text report (default auto)"),
        ROW(OPT_QUIET, "quiet", 'q', "", "", FOR_SCAN | FOR_BASELINE, false,
            "Only findings and the last line; nothing on standard error"),
        ROW(OPT_VERBOSE, "verbose", 'v', "", "", FOR_SCAN | FOR_BASELINE, false,
            "Everything: all findings, every path that was left out"),
        ROW(OPT_NO_PROGRESS, "no-progress", 0, "", "", FOR_SCAN | FOR_BASELINE, false,
            "No progress line on a terminal"),
        ROW(OPT_SHOW_SECRETS, "show-secrets", 0, "", "", FOR_SCAN, false,
            "Show whole lines of the files on a terminal"),
        /* what to go by */
        ROW(OPT_BASELINE, "baseline", 0, "FILE", "", FOR_SCAN | FOR_BASELINE, false,
            "Findings listed there are known (instead of .microaudit-baseline in PATH)"),
        ROW(OPT_CONFIG, "config", 0, "FILE", "", FOR_SCAN | FOR_BASELINE | FOR_RESOLVE, false,
            "Instead of .microaudit.yaml in PATH"),
        ROW(OPT_POLICY, "policy", 0, "FILE", "", FOR_SCAN | FOR_BASELINE, false, "The organisation's policy"),
        ROW(OPT_RULES, "rules", 0, "DIR", "", FOR_SCAN | FOR_RULES | FOR_BASELINE | FOR_EXPLAIN, false,
            "Add the rules of this folder"),
        ROW(OPT_AS_OF, "as-of", 0, "DATE", "", FOR_SCAN | FOR_BASELINE, false,
            "Judge dates as of YYYY-MM-DD (default SOURCE_DATE_EPOCH, else today)"),
        /* how to work */
        ROW(OPT_JOBS, "jobs", 'j', "N", "", FOR_SCAN | FOR_BASELINE, false,
            "Threads (default: one for each processor)"),
        ROW(OPT_TIMEOUT, "timeout", 0, "SECONDS", "", FOR_SCAN | FOR_BASELINE, false,
            "Stop after so long and report what was found (exit 3)"),
        ROW(OPT_MAX_FILE_SIZE, "max-file-size", 0, "SIZE", "", FOR_SCAN | FOR_BASELINE, false,
            "Leave larger files out: 500K, 64M, 1G (none by default)"),
        ROW(OPT_READER, "reader", 0, "NAME", "libgit2", FOR_SCAN, false,
            "Read history by this reader alone (a second opinion)"),
        /* init */
        ROW(OPT_APP_ID, "app-id", 0, "ID", "", FOR_INIT, false, "Identifier: small letters, digits, dashes"),
        ROW(OPT_NAME, "name", 0, "TEXT", "", FOR_INIT, false, "Name of the app"),
        ROW(OPT_PURPOSE, "purpose", 0, "TEXT", "", FOR_INIT, false, "What the app is for, in a sentence"),
        ROW(OPT_OWNER, "owner", 0, "E-MAIL", "", FOR_INIT, false, "Address of the person responsible"),
        ROW(OPT_EXPOSURE, "exposure", 0, "WHO", "private internal partner public", FOR_INIT, false,
            "Who can reach the app"),
        ROW(OPT_DATA, "data", 0, "CLASS", "public internal confidential regulated", FOR_INIT, false,
            "The most sensitive data it handles"),
        ROW(OPT_AUTH, "auth", 0, "PROTOCOL", "oidc saml oauth2 platform none", FOR_INIT, false, "How people sign in"),
        ROW(OPT_PLATFORM, "platform", 0, "NAME",
            "aws azure gcp cloudflare vercel netlify fly render railway heroku supabase firebase kubernetes "
            "on-premises low-code other",
            FOR_INIT, false, "Where it runs"),
        ROW(OPT_REGION, "region", 0, "NAME", "", FOR_INIT, false, "The provider's name of the region"),
        /* hook */
        ROW(OPT_ALL, "all", 0, "", "", FOR_HOOK, false, "Every hook without asking: commits, merges and pushes"),
        /* resolve */
        ROW(OPT_ROTATED, "rotated", 0, "DATE", "", FOR_RESOLVE, false,
            "The secret was revoked and replaced on this day"),
        ROW(OPT_NOT_A_SECRET, "not-a-secret", 0, "", "", FOR_RESOLVE, false, "The value is no secret"),
        ROW(OPT_BY, "by", 0, "E-MAIL", "", FOR_RESOLVE, false, "Who says so"),
        ROW(OPT_WHY, "why", 0, "TEXT", "", FOR_RESOLVE, false, "Why it is no secret"),
        ROW(OPT_HELP, "help", 'h', "", "", FOR_ALL, false, "Show this help"),
};
const size_t option_count = sizeof option_table / sizeof *option_table;
