/* report: everything one run found out, as data: what the writers read and the gate decides on. Begun by audit/ from
 * what the engine emits; strings live in its own arena. */
#ifndef MODEL_REPORT_H
#define MODEL_REPORT_H

#include "model/finding.h"
#include "model/node.h"

/* What was not scanned, and what that means for the exit status (microaudit(1), EXIT STATUS). */
enum trouble_class { TROUBLE_CHOSEN, TROUBLE_BOUNDARY, TROUBLE_DEGRADED, TROUBLE_FAILED };
struct trouble {
	enum trouble_class class;
	str reason; /* "binary", "over the size limit", "object missing"… a sentence fragment, sorted and grouped by. Of
	               a boundary: what is not there, as a noun that takes an s, and why in parentheses: "file version
	               (left out of this partial clone)"; the last line says that it was not seen */
	str hint;   /* what to do about it, one sentence; "" where nothing needs doing */
	const str *paths; /* the first 100, sorted */
	size_t n_paths;
	unsigned long count; /* how many there are */
};

/* What a rule, a reader or an unread file says about a control, besides findings, which speak against it. */
enum polarity { EVIDENCE_FOR, EVIDENCE_AGAINST, EVIDENCE_UNREAD, EVIDENCE_DOES_NOT_APPLY };
struct statement {
	const struct control *control;
	enum polarity polarity;
	str path; /* "" for the repository */
	unsigned line;
	str what;
	bool chosen;   /* UNREAD since the user or the policy left a file out: takes a pass away and stops nothing */
	uint64_t apps; /* bit i for report.apps[i] that it may be about; 0: any. It proves only what it names */
};

struct evidence {
	str path; /* "" for the repository as a whole */
	unsigned line;
	str what;
};
enum { EVIDENCE_MAX = 20, UNDECIDED_MAX = 100 };

struct judgement {
	const struct control *control;
	enum verdict verdict;
	enum basis basis;
	enum cause cause;
	bool gates;
	str why;
	const struct evidence *evidence; /* the first EVIDENCE_MAX */
	size_t n_evidence;
	const struct evidence *undecided; /* beside what fails: what nobody can tell; the first UNDECIDED_MAX */
	size_t n_undecided, all_undecided;
	bool by_choice; /* unproven since part of it was not asked for or was left out: stops no launch */
};

enum status { STATUS_READY, STATUS_CLEAN, STATUS_ACTION_REQUIRED, STATUS_INCOMPLETE };

/* One of several apps in one repository: what it is, from the facts, and how it was judged. */
struct app_report {
	str id, path;                /* of the app_set (facts/app_set.h); path: its folder, "." for the root */
	str kind, words;             /* of its profile: "app" "function" …; a few sentences */
	const struct node *has;      /* OBJECT: the members of its profile, BOOL or UNKNOWN */
	const struct node *manifest; /* what its own microapp.yaml says; NULL: none, or it could not be read */
	str manifest_path;           /* of its own one, "" for none: then the root's is its */
	/* made by the gate */
	str app_id, owner;
	enum tier tier;
	enum stage stage;
	enum status status;
	int exit_status;
	str next_command;
	struct judgement *controls; /* as many as the report has, in the same order */
};

struct root_report;
struct report {
	struct arena *arena;
	const struct ruleset *rules;
	str version;
	/* subject */
	str root;       /* as given on the command line, for messages; never in a report */
	str repository; /* address of the remote without user and password, "" when there is none */
	str commit, branch;
	bool dirty;
	str path; /* of the root below the repository's top, "." for the top itself */
	bool is_repository;
	str manifest_digest, config_digest, policy_digest, baseline_digest; /* "sha256:…", "" when there is none */
	str as_of;                                                          /* YYYY-MM-DD */
	enum stage stage;
	/* manifest */
	bool has_manifest;
	str manifest_path;
	str app_id, owner; /* "" when not declared */
	enum tier tier;    /* in force: declared, raised to the floors */
	/* result */
	enum status status;
	int exit_status;
	const struct node *facts; /* what is known of the repository as a whole (microaudit-facts(7)); NULL in a run
	                             that did not ask */
	struct finding *findings; /* sorted: severity down, confidence down, path ("" last), line, column, rule id */
	size_t n_findings;
	unsigned long hidden;       /* below the confidence asked for */
	struct judgement *controls; /* all of them, in the order of the rule set; of several apps each by the worst */
	size_t n_controls;
	struct app_report *apps; /* by folder; none where the repository is one app */
	size_t n_apps;
	struct trouble *troubles; /* sorted: class down, reason */
	size_t n_troubles;
	unsigned long files, blobs, commits;
	unsigned long text_files, text_blobs; /* of these, how many were searched as text and not empty */
	unsigned long long bytes;
	/* what was asked for */
	bool narrowed;          /* anything was deselected: exit 0 is "clean", never "ready" */
	bool history, worktree; /* were they looked at */
	str scope;              /* "staged changes", "2 commits since abc", … "" for a full run */
	bool nothing;           /* an empty change: there was nothing to judge */
	unsigned long below;    /* repositories below the root that were not looked at */
	bool container;         /* nothing but folders of other roots: it has no verdict of its own */
	str retry;              /* the command that would look at what this run did not; "" when none is known */
	enum confidence min_confidence;
	str next_command; /* exactly one, above the last line */
	/* a report about several roots (policy/join.h) */
	const struct root_report *roots; /* sorted by path */
	size_t n_roots;
};

/* One folder, file or repository that was looked at by itself, with its own configuration, manifest and verdict. */
struct root_report {
	str path; /* in front of the paths of its findings, "." for none; never absolute */
	bool is_file;
	const struct report *report;
};

str status_name(enum status s); /* "ready" "clean" "action_required" "incomplete" */
str state_name(enum state s);   /* "new" "known" "excepted" "rotated" */
str held_name(enum held h);     /* "head" "history" "elsewhere" */
str origin_name(enum origin o); /* "worktree" "index" "history" "message" "stdin" */
/* Reasons of degraded documents whose text was searched all the same: only checks of their structure were not made. Any
 * other reason may have hidden a secret. */
extern const str trouble_unparsed, trouble_too_deep, trouble_many_apps;
bool trouble_of_structure(const struct trouble *t);
str trouble_class_name(enum trouble_class c); /* "chosen" "boundary" "degraded" "failed" */

#endif
