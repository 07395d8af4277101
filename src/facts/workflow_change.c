/* Filters of events. Which branch counts is not written down: main and the like are taken for it, and another name may
 * be it. Paths that leave only documents out leave the app in. */
#include "workflow_change.h"

#include "base/ascii.h"

static const char usual[] = "main master trunk develop dev default production";

static bool is_all(str pattern) { return str_listed(pattern, "* ** **/* .* /.*/ **/**"); }

static const struct node *first(const struct node *list) { return list && list->child ? list->child : list; }
static const struct node *next(const struct node *list, const struct node *n) { return list->child ? n->next : NULL; }

enum truth workflow_change_all_branches(const struct node *list)
{
	enum truth t = TRUTH_FALSE;
	for (const struct node *n = first(list); n; n = next(list, n)) {
		if (n->text.n && n->text.p[0] == '!')
			return TRUTH_UNKNOWN;
		if (is_all(n->text))
			t = TRUTH_TRUE;
		else if (n->kind == NODE_UNKNOWN && t == TRUTH_FALSE)
			t = TRUTH_UNKNOWN;
	}
	return t;
}

enum truth workflow_change_branches(const struct node *list)
{
	enum truth t = TRUTH_UNKNOWN;
	for (const struct node *n = first(list); n; n = next(list, n)) { /* the last that fits decides */
		bool not = n->text.n && n->text.p[0] == '!';
		str pattern = str_sub(n->text, not, n->text.n);
		if (is_all(pattern) || str_listed(pattern, usual))
			t = not ? TRUTH_FALSE : TRUTH_TRUE;
	}
	return t;
}

static bool is_document(str pattern)
{
	return str_listed(pattern, "LICENSE .gitignore .editorconfig CODEOWNERS") || str_ends(pattern, S(".md")) ||
	       str_ends(pattern, S(".txt")) || str_ends(pattern, S(".png")) || str_ends(pattern, S(".svg")) ||
	       str_starts(pattern, S("docs/")) || str_starts(pattern, S("doc/")) || str_starts(pattern, S("LICENSE")) ||
	       str_starts(pattern, S(".github/ISSUE_TEMPLATE")) || str_starts(pattern, S(".vscode/"));
}

static enum truth paths(const struct node *only, const struct node *but)
{
	enum truth t = only ? TRUTH_FALSE : TRUTH_TRUE;
	for (const struct node *n = first(only); n; n = next(only, n)) {
		bool not = n->text.n && n->text.p[0] == '!';
		str pattern = str_sub(n->text, not, n->text.n);
		if (not ? !is_document(pattern) : !is_document(pattern) && !is_all(pattern) && t == TRUTH_FALSE)
			t = TRUTH_UNKNOWN;
		else if (!not &&is_all(pattern))
			t = TRUTH_TRUE;
	}
	for (const struct node *n = first(but); n; n = next(but, n)) {
		if (is_all(n->text))
			return TRUTH_FALSE;
		if (!is_document(n->text))
			t = t == TRUTH_FALSE ? t : TRUTH_UNKNOWN;
	}
	return t;
}

/* Of a proposal: it is looked at when it is made, and again with each commit. */
static enum truth types(const struct node *list)
{
	bool opened = false, again = false;
	if (!list)
		return TRUTH_TRUE;
	for (const struct node *n = first(list); n; n = next(list, n)) {
		opened = opened || str_listed(n->text, "opened ready_for_review");
		again = again || str_eq(n->text, S("synchronize"));
	}
	return opened && again ? TRUTH_TRUE : TRUTH_FALSE;
}

/* Of a push: every branch. */
static enum truth pushed(const struct node *f)
{
	const struct node *branches = node_get(f, S("branches")), *but = node_get(f, S("branches-ignore"));
	bool tags = node_get(f, S("tags")) || node_get(f, S("tags-ignore"));
	if (branches)
		return workflow_change_all_branches(branches);
	if (but && workflow_change_all_branches(but) == TRUTH_TRUE)
		return TRUTH_FALSE;
	return tags && !but ? TRUTH_FALSE : but ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

static enum truth proposed(const struct node *f)
{
	const struct node *branches = node_get(f, S("branches")), *but = node_get(f, S("branches-ignore"));
	enum truth t = types(node_get(f, S("types")));
	if (branches && workflow_change_branches(branches) < t)
		t = workflow_change_branches(branches);
	if (but && workflow_change_branches(but) == TRUTH_TRUE)
		t = TRUTH_FALSE;
	return t;
}

/* Do these patterns let nothing by: an empty list, or everything taken out? */
static bool lets_nothing_by(const struct node *only, const struct node *but)
{
	bool any = !only;
	for (const struct node *n = first(only); n; n = next(only, n))
		any = any || n->kind == NODE_UNKNOWN || (n->text.n && n->text.p[0] != '!');
	for (const struct node *n = first(but); n; n = next(but, n))
		any = any && !is_all(n->text);
	return !any;
}

enum truth workflow_change_some(const struct node *f)
{
	bool branches = lets_nothing_by(node_get(f, S("branches")), node_get(f, S("branches-ignore")));
	bool tags = lets_nothing_by(node_get(f, S("tags")), node_get(f, S("tags-ignore")));
	bool named = node_get(f, S("tags")) || node_get(f, S("tags-ignore"));
	if (lets_nothing_by(node_get(f, S("paths")), node_get(f, S("paths-ignore"))))
		return TRUTH_FALSE;
	return branches && (tags || !named) ? TRUTH_FALSE : TRUTH_TRUE;
}

enum truth workflow_change(str event, const struct node *filters)
{
	enum truth by_path = paths(node_get(filters, S("paths")), node_get(filters, S("paths-ignore")));
	enum truth by_branch = str_eq(event, S("push"))          ? pushed(filters)
	                       : str_eq(event, S("merge_group")) ? TRUTH_TRUE
	                                                         : proposed(filters);
	enum truth t = by_path < by_branch ? by_path : by_branch;
	bool base = str_eq(event, S("pull_request_target")); /* it works on what is there already, not on the change */
	return base && t == TRUTH_TRUE ? TRUTH_UNKNOWN : t;
}
