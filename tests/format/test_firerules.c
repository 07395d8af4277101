/* Rules of Firestore and Storage: whom they let in, in whatever form they are written. */
#include "firerules_show.h"

Test(firerules, open_to_anyone)
{
	ASKS("true", "TRUE yes");
	ASKS("(true)", "TRUE yes");
	ASKS("1 == 1 || request.auth != null", "TRUE yes");
	ASKS("request.auth == null || request.auth.uid == id", "TRUE yes");
	ASKS("!false", "TRUE yes");
	STORE("match /a/{id} { allow read, write; }", "/a/{id} read,write TRUE yes");
	STORE("match /{document=**} { allow read, write }", "/{document=**} read,write TRUE yes");
	FIRE_SHOWS(fire_shown,
	           "rules_version = '2';\nservice firebase.storage { match /b/{bucket}/o {\n"
	           "match /{all=**} { allow read, write; } } }",
	           "/{all=**} read,write TRUE yes");
	/* What the caller chooses keeps nobody out. */
	ASKS("request.query.limit <= 10", "TRUE yes");
	ASKS("id == 'home'", "TRUE yes");
	STORE("match /a/{id} { allow create: if request.resource.data.keys().hasOnly(['name', 'text'])\n"
	      "  && request.resource.data.text is string && request.resource.data.text.size() < 500; }",
	      "/a/{id} create TRUE yes");
}

Test(firerules, closed)
{
	ASKS("false", "FALSE no");
	ASKS("request.auth != null", "NEEDS_SIGN_IN no");
	ASKS("request.auth.uid != null", "NEEDS_SIGN_IN no");
	ASKS("null != request.auth && request.auth.token.email_verified", "NEEDS_SIGN_IN no");
	ASKS("request.auth.uid == id", "NEEDS_OWNER no");
	ASKS("resource.data.owner == request.auth.uid", "NEEDS_OWNER no");
	ASKS("request.auth.uid in resource.data.members", "NEEDS_OWNER no");
	ASKS("resource.data.members[request.auth.uid] == 'reader'", "NEEDS_OWNER no");
	ASKS("request.auth.token.email == resource.data.email", "NEEDS_OWNER no");
	ASKS("request.auth.token.admin == true", "NEEDS_ROLE no");
	ASKS("request.auth.token.role in ['admin', 'staff']", "NEEDS_ROLE no");
	ASKS("request.auth.uid == 'u1'", "NEEDS_ROLE no");
	ASKS("request.auth.token.email.matches('.*@example[.]com')", "NEEDS_ROLE no");
	ASKS("request.auth.uid == id || request.auth.token.admin", "NEEDS_OWNER no");
}

Test(firerules, what_is_stored_decides)
{
	ASKS("resource.data.public == true", "UNKNOWN ?");
	ASKS("resource.data.public == true || request.auth.uid == resource.data.owner", "UNKNOWN ?");
	ASKS("resource.data.public == true && request.auth != null", "UNKNOWN no");
	ASKS("get(/databases/$(database)/documents/settings/app).data.open", "UNKNOWN ?");
	ASKS("unknown()", "UNKNOWN ?");
	ASKS("math.abs(1) == 1", "UNKNOWN ?");
}

Test(firerules, functions)
{
	STORE("function signedIn() { return request.auth != null; }\n"
	      "function owns(who) { let me = request.auth.uid; return signedIn() && me == who; }\n"
	      "match /a/{id} { allow read: if owns(id); allow write: if open();\n"
	      "  function open() { return true } }\n"
	      "match /b/{id} { allow read: if open(); }",
	      "/a/{id} read NEEDS_OWNER no\n/a/{id} write TRUE yes\n/b/{id} read UNKNOWN ?");
	/* The inner one counts, and one calls itself in vain. */
	STORE("function f() { return true; } match /a/{id} { function f() { return false; } allow read: if f(); }",
	      "/a/{id} read FALSE no");
	STORE("function f() { return f(); } match /a/{id} { allow read: if f(); }", "/a/{id} read UNKNOWN ?");
	STORE("function f(x) { return x; } match /a/{id} { allow read: if f(true); allow write: if f(); }",
	      "/a/{id} read TRUE yes\n/a/{id} write FALSE no");
}

Test(firerules, places)
{
	STORE("match /a/{id} { match /b/{other} { allow read: if request.auth.uid == id; }\n"
	      "  match /c/{d=**} { allow get, list: if true; } }\n// allow write;\n/* allow write; */",
	      "/a/{id}/b/{other} read NEEDS_OWNER no\n/a/{id}/c/{d=**} get,list TRUE yes");
	FIRE_SHOWS(fire_shown,
	           "service cloud.firestore { match /databases/(default)/documents/a/{id} { allow read; } }",
	           "/a/{id} read TRUE yes");
	FIRE_SHOWS(fire_shown, "service cloud.firestore{match /databases/{d}/documents{match /a/{id}{allow read;}}}",
	           "/a/{id} read TRUE yes");
	/* Of other programs. */
	FIRE_SHOWS(fire_shown, "KERNEL==\"hidraw*\", MODE=\"0666\"\n", "");
}

Test(firerules, until_a_day)
{
	ASKS("request.time < timestamp.date(2027, 3, 1)", "TRUE yes until 2027-03-01 no");
	ASKS("timestamp.date(2027, 3, 1) > request.time", "TRUE yes until 2027-03-01 no");
	ASKS("request.time > timestamp.date(2027, 3, 1)", "FALSE no until 2027-03-01 yes");
	ASKS("request.time < timestamp.value(1803859200000)", "TRUE yes until 2027-03-01 no");
	ASKS("request.auth != null && request.time < timestamp.date(2027, 3, 1)", "NEEDS_SIGN_IN no");
	ASKS("request.time < timestamp.date(2027, 3, 1) || request.time < timestamp.date(2028, 3, 1)", "TRUE ?");
	ASKS("request.time < resource.data.ends", "UNKNOWN ?");
	ASKS("request.time < timestamp.date(2027, 13, 1)", "UNKNOWN ?");
}

#define ADMIN                                                                                                          \
	"match /c/{id} { allow write: if get(/databases/$(database)/documents/users/$(request.auth.uid)).data.role "   \
	"== 'admin'; }\n"

Test(firerules, roles_that_users_may_take)
{
	/* Whoever writes his own profile writes his role. */
	STORE(ADMIN "match /users/{uid} { allow create, update: if request.auth.uid == uid; }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role yes\n/users/{uid} create,update NEEDS_OWNER no");
	STORE(ADMIN "match /users/{uid} { allow update: if request.auth.uid == uid &&\n"
	            "  request.resource.data.role == resource.data.role;\n"
	            "  allow create: if request.auth.uid == uid && request.resource.data.role == 'user'; }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role no\n/users/{uid} update NEEDS_OWNER no\n"
	      "/users/{uid} create NEEDS_OWNER no");
	STORE(ADMIN "match /users/{uid} { allow update: if request.auth.uid == uid &&\n"
	            "  !request.resource.data.diff(resource.data).affectedKeys().hasAny(['role', 'plan']); }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role no\n/users/{uid} update NEEDS_OWNER no");
	STORE(ADMIN "match /users/{uid} { allow update: if request.auth.uid == uid &&\n"
	            "  request.resource.data.diff(resource.data).affectedKeys().hasOnly(['name', 'role']); }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role yes\n/users/{uid} update NEEDS_OWNER no");
	STORE(ADMIN
	      "match /users/{uid} { allow update: if request.auth.uid == uid && !('role' in request.resource.data); }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role no\n/users/{uid} update NEEDS_OWNER no");
	STORE(ADMIN "match /users/{uid} { allow create: if request.resource.data.role in ['user', 'guest'];\n"
	            "  allow update: if request.auth.uid == uid && check(request.resource.data); }",
	      "/c/{id} write NEEDS_ROLE no by /users/{uid}.role ?\n/users/{uid} create TRUE yes\n"
	      "/users/{uid} update UNKNOWN no");
	/* Being there is enough. */
	STORE("function admin() { return exists(/databases/$(database)/documents/admins/$(request.auth.uid)); }\n"
	      "match /c/{id} { allow write: if admin(); } match /admins/{uid} { allow create: if request.auth != null; "
	      "}",
	      "/c/{id} write NEEDS_ROLE no by /admins/{uid}. yes\n/admins/{uid} create NEEDS_SIGN_IN no");
	STORE("function admin() { return exists(/databases/$(database)/documents/admins/$(request.auth.uid)); }\n"
	      "match /c/{id} { allow write: if admin(); } match /admins/{uid} { allow create: if admin(); }",
	      "/c/{id} write NEEDS_ROLE no by /admins/{uid}. no\n/admins/{uid} create NEEDS_ROLE no by /admins/{uid}. "
	      "no");
	/* A profile is no role. */
	STORE("match /c/{id} { allow write: if exists(/databases/$(database)/documents/users/$(request.auth.uid)); }\n"
	      "match /users/{uid} { allow write: if request.auth.uid == uid; }",
	      "/c/{id} write NEEDS_ROLE no\n/users/{uid} write NEEDS_OWNER no");
}

Test(firerules, broken)
{
	SHOWS(firerules_read, "service cloud.firestore { match /a/{b} { allow read: if (true; } }",
	      "BROKEN line 1: ')' is missing {allows: []}");
	/* What came before is told. */
	SHOWS(firerules_read, "service cloud.firestore { match /a/{b} { allow read;",
	      "BROKEN line 1: neither match, allow nor function {allows: [{service: \"cloud.firestore\", match: "
	      "\"/a/{b}\", "
	      "methods: [\"read\"], is: \"TRUE\", anyone: true}]}");
}
