/* What rules of Firebase leave open, and what of it may be meant so. */
#include "facts/facts.h"

#include "repo.h"

#define STORE(text) "service cloud.firestore { match /databases/{database}/documents {\n" text "\n} }\n"

static void doors_are(struct repo_facts repo, const char *wanted)
{
	str got = repo_rows(&repo, "doors", "path what name open to may");
	cr_expect(str_eq(got, str_of(wanted)), "%.*s and not %s", STR_ARG(got), wanted);
	repo_free(&repo);
}

Test(door_rules, neighbours_of_one_place_are_one_door)
{
	doors_are(REPO({"firestore.rules", STORE("match /users/{uid} { allow read: if request.auth.uid == uid;\n"
	                                         "allow create: if request.auth != null; }\n"
	                                         "match /notes/{id} { allow read; allow write: if true; }\n"
	                                         "match /logs/{id} { allow read, write: if false; }")}),
	          "firestore.rules document /users/{uid} false signed-in read and write|"
	          "firestore.rules document /notes/{id} true anyone read and write|"
	          "firestore.rules document /logs/{id} false nobody read and write");
	doors_are(REPO({"firestore.rules", STORE("match /notes/{id} { allow read: if false; allow update; }")}),
	          "firestore.rules document /notes/{id} false nobody read|"
	          "firestore.rules document /notes/{id} true anyone write");
}

Test(door_rules, what_everybody_may_read_may_be_meant_so)
{
	doors_are(REPO({"firestore.rules", STORE("match /goods/{id} { allow read: if true; }\n"
	                                         "match /customers/{id} { allow read: if true; }\n"
	                                         "match /{all=**} { allow read: if true; }")}),
	          "firestore.rules document /goods/{id} ? anyone read|firestore.rules document /customers/{id} true "
	          "anyone "
	          "read|firestore.rules document /{all=**} true anyone read");
	doors_are(REPO({"firestore.rules",
	                STORE("match /ideas/{id} { allow create: if request.resource.data.keys().hasOnly(['text']); }\n"
	                      "match /wishes/{id} { allow create: if true; }")}),
	          "firestore.rules document /ideas/{id} ? anyone insert|firestore.rules document /wishes/{id} true "
	          "anyone "
	          "insert");
	/* What is stored decides. */
	doors_are(REPO({"firestore.rules", STORE("match /posts/{id} { allow read: if resource.data.published; }")}),
	          "firestore.rules document /posts/{id} ? anyone read");
}

#define UNTIL STORE("match /{all=**} { allow read, write: if request.time < timestamp.date(2027, 3, 1); }")

static void on_day(const char *day, const char *wanted)
{
	struct repo_facts r = {.facts = facts_new()};
	repo_see(&r, "firestore.rules", UNTIL);
	facts_as_of(r.facts, str_of(day));
	r.tree = facts_finish(r.facts, &r.arena);
	doors_are(r, wanted);
}

Test(door_rules, until_a_day)
{
	on_day("2027-02-28", "firestore.rules document /{all=**} true anyone read and write");
	on_day("2027-03-01", "firestore.rules document /{all=**} false signed-in read and write");
	on_day("", "firestore.rules document /{all=**} ? anyone read and write");
}

Test(door_rules, a_role_that_everybody_gives_himself_is_one_door)
{
	doors_are(REPO({"firestore.rules", STORE("function admin() { return "
	                                         "get(/databases/$(database)/documents/users/$(request.auth.uid))\n"
	                                         "  .data.role == 'admin'; }\n"
	                                         "match /a/{id} { allow read, write: if admin(); }\nmatch /b/{id} { "
	                                         "allow write: if admin(); }\n"
	                                         "match /users/{uid} { allow write: if request.auth.uid == uid; }")}),
	          "firestore.rules document role in /users/{uid} true signed-in write|"
	          "firestore.rules document /a/{id} false signed-in read and write|"
	          "firestore.rules document /b/{id} false signed-in write|"
	          "firestore.rules document /users/{uid} false signed-in write");
}

Test(door_rules, only_what_is_put_to_work)
{
	doors_are(REPO({"firebase.json",
	                "{'firestore': {'rules': 'rules/live.rules'}, 'storage': [{'target': 'a', 'rules': "
	                "'s.rules'}]}"},
	               {"old.rules", STORE("match /a/{id} { allow write; }")},
	               {"rules/live.rules", STORE("match /a/{id} { allow write: if false; }")},
	               {"s.rules", "service firebase.storage { match /b/{b}/o { match /x/{y} { allow write; } } }"},
	               {"database.rules.json", "{'rules': {'.read': false, '.write': 'auth != null'}}"}),
	          "database.rules.json document / false signed-in read and write|"
	          "rules/live.rules document /a/{id} false nobody write|s.rules bucket /x/{y} true anyone write");
	doors_are(REPO({"tests/x.rules", STORE("match /a/{id} { allow write; }")}), "");
}

Test(door_rules, what_was_not_understood_is_not_known)
{
	struct repo_facts r = {.facts = facts_new()};
	facts_unread(r.facts, S("firestore.rules"), S("firerules"), false);
	facts_unread(r.facts, S("database.rules.json"), S("json"), false);
	r.tree = facts_finish(r.facts, &r.arena);
	doors_are(r, "database.rules.json document database.rules.json ? - -|"
	             "firestore.rules document firestore.rules ? - -");
}
