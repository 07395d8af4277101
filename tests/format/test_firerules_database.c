/* Rules of a Realtime Database. */
#include "firerules_show.h"

Test(firerules_database, whom_they_let_in)
{
	DATABASE("{\"rules\": {\".read\": true, \".write\": \"true\"}}", "/ read TRUE yes\n/ write TRUE yes");
	DATABASE("{\"rules\": {\".read\": false, \"a\": {\"$id\": {\".read\": \"auth != null\", /* c */\n"
	         "\".write\": \"$id === auth.uid\",},}}}",
	         "/ read FALSE no\n/a/$id read NEEDS_SIGN_IN no\n/a/$id write NEEDS_OWNER no");
	DATABASE("{\"rules\": {\".read\": \"now < 1803859200000\"}}", "/ read TRUE yes until 2027-03-01 no");
	DATABASE("{\"rules\": {\"a\": {\"$id\": {\".read\": \"data.child('owner').val() === auth.uid\",\n"
	         "\".write\": \"auth !== null && (!data.exists() || data.child('owner').val() == auth.uid)\"}}}}",
	         "/a/$id read NEEDS_OWNER no\n/a/$id write NEEDS_SIGN_IN no");
	DATABASE("{\"rules\": {\"a\": {\".read\": \"data.child('public').val() == true\", \".write\": "
	         "\"auth.token.admin === "
	         "true\"}}}",
	         "/a read UNKNOWN ?\n/a write NEEDS_ROLE no");
	DATABASE("{\"rules\": {\"a\": {\".write\": \"newData.child('m').isString() && "
	         "newData.val().matches(/^[a\\/]+$/i)\"}}}",
	         "/a write TRUE yes");
	DATABASE("{\"rules\": {\"a\": {\".write\": \"auth != \"}}}", "/a write UNKNOWN ?");
	DATABASE("{\"rules\": {\"a\": 1}}", "");
	DATABASE("{\"scripts\": {\".read\": true}}", "");
}

Test(firerules_database, roles_that_users_may_take)
{
	DATABASE("{\"rules\": {\"posts\": {\".write\": \"root.child('users').child(auth.uid).child('admin').val() === "
	         "true\"},\n"
	         "\"users\": {\"$uid\": {\".write\": \"auth.uid === $uid\"}}}}",
	         "/posts write NEEDS_ROLE no by /users/{uid}/admin. yes\n/users/$uid write NEEDS_OWNER no");
	DATABASE("{\"rules\": {\"posts\": {\".write\": \"root.child('admins/' + auth.uid).exists()\"},\n"
	         "\"admins\": {\".write\": false}}}",
	         "/posts write NEEDS_ROLE no by /admins/{uid}. no\n/admins write FALSE no");
	DATABASE("{\"rules\": {\"posts\": {\".write\": \"root.child('users/' + auth.uid + '/role').val() == "
	         "'admin'\"},\n"
	         "\"users\": {\"$uid\": {\".write\": \"auth.uid === $uid\", \"role\": {\".validate\": \"newData.val() "
	         "== "
	         "'user'\"}}}}}",
	         "/posts write NEEDS_ROLE no by /users/{uid}/role. no\n/users/$uid write NEEDS_OWNER no");
}
