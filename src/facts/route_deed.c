/* What calls do: change data, give rows of a store, check a signature. Told by names and by SQL. */
#include <stdint.h>

#include "route_word.h"
#include "row_get.h"

/* ---- what a handler does ---- */

static bool is_sql(str text, const char *verbs)
{
	text = str_trim(text);
	return route_begins_so(text, verbs);
}

bool route_writes(str callee, str argument)
{
	static const char verbs[] =
	        "create insert update upsert delete remove destroy drop save bulk_ addDoc setDoc "
	        "updateDoc deleteDoc send publish enqueue charge refund commit persist store_ write "
	        "register_ upload purge truncate findOneAnd findByIdAnd execute_write";
	static const char names[] = "add add_all merge put putObject put_item delete_item update_item rpc push "
	                            "$executeRaw $executeRawUnsafe hset lpush rpush incr";
	/* What is made in memory, or to talk to somebody. */
	static const char makers[] =
	        "createclient createserverclient createbrowserclient createadminclient createerror "
	        "createrouter createapp createhandler createmiddleware createid createurl createresponse "
	        "createobjecturl createsign createverify createcipher createdecipher createlogger "
	        "createyoga createinterface createwritestream createinstance createquery createsupabase "
	        "createparser createstore createasync createopenai createanthropic createproxy "
	        "createmarkup createcaller createenv createselector sendredirect senderror sendstatus "
	        "sendfile sendnocontent sendstream sendproxy sendwebresponse writehead";
	static const char not_stores[] =
	        "res. response. headers. cookies. cookie. router. app. math. console. logger. "
	        "st. streamlit. log. createhash createhmac createclient createserver createelement date. "
	        "uuid params. searchparams. set. map. formdata. crypto. createtransport "
	        "createcontext createpool createconnection createreadstream reply. ws. socket. process. "
	        "writer. stream. controller. stdout. sharp "
	        "pd. pandas. df. w. rw. c.writer. ctx.writer. buf. buffer. hash. hasher. mac. io.write";
	str last = route_last(callee);
	if (str_listed(last, "query execute run exec raw prepare executemany text sql Exec ExecContext "
	                     "MustExec NamedExec") &&
	    is_sql(argument, "insert update delete merge replace drop alter create truncate"))
		return true;
	if (route_begins_so(callee, not_stores) || route_begins_so(last, makers))
		return false;
	if (str_ends(callee, S("auth.updateUser"))) /* Supabase refuses it by itself without a session */
		return false;
	if (str_eq(last, S("push"))) /* of a list, but for a store that keeps one */
		return route_has_word(callee, "ref. ref() database db. child() queue");
	if (str_eq(last, S("set"))) /* of a document of Firebase, and of no list in memory */
		return route_has_word(callee, "ref(). doc(). child().");
	return route_begins_so(last, verbs) || (str_listed(last, names) && callee.n > last.n);
}

bool route_has_done(const struct node *call, str callee)
{
	bool fetches = str_eq(callee, S("fetch")), posts = str_listed(callee, "axios.post axios.put got.post ky.post");
	const struct node *args = node_get(call, S("args")), *options = args ? args->child : NULL;
	for (int i = fetches ? 1 : 2; options && i; i--)
		options = options->next;
	const struct node *headers = options && (fetches || posts) ? node_get(options, S("headers")) : NULL;
	if (!headers || (fetches && !str_listed(row_text(options, S("method")), "POST PUT PATCH DELETE")))
		return false;
	for (const struct node *h = headers->child; h; h = h->next)
		if (route_has_word(h->key, "authorization api-key apikey api_key x-key token"))
			return true;
	return false;
}

bool route_gives(str callee, str argument)
{
	static const char verbs[] =
	        "find select fetchall fetchone fetchmany fetchrow get_all getall list scan aggregate "
	        "getdocs query_all";
	str last = route_last(callee);
	if (str_listed(last, "query execute run exec raw prepare all get Query QueryRow QueryContext "
	                     "QueryRowContext Queryx Select Raw") &&
	    is_sql(argument, "select with"))
		return true;
	if (str_starts(last, S("Listen")) || str_starts(last, S("listen")))
		return false;
	return (route_begins_so(last, verbs) || str_listed(last, "all query scalars paginate objects filter")) &&
	       callee.n > last.n && !route_begins_so(callee, "array. object. promise. req. res. document. dom");
}

bool route_signs(str callee)
{
	return route_has_word(
	        callee, "constructevent construct_event createhmac timingsafeequal compare_digest verifysignature "
	                "verify_signature verify_header hmac.new validaterequest webhook.verify "
	                "webhooks.verify wh.verify svix verifywebhook verify_webhook unmarshalwebhook "
	                "validatesignature isvalidsignature checksignature signature.verify nacl.sign");
}
