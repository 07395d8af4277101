/* Whether it ends is told by what its loop compares; whether it writes, by the names of what it calls. */
#include "retry_does.h"

#include "limit_body.h"

/* a > b, a <= b, a == b; no arrow. */
static bool compares_something(str text)
{
	for (size_t i = 1; i + 1 < text.n; i++) {
		char c = text.p[i], before = text.p[i - 1], next = text.p[i + 1];
		if ((c == '<' || c == '>') && before != '=' && before != '-' && (next == ' ' || next == '='))
			return true;
		if (c == '=' && next == '=' && before != '!')
			return true;
	}
	return false;
}

enum truth retry_ends(const struct repeat *r)
{
	static const char forever[] = "while true|while (true|while(true|for (;;|for(;;|loop {|while 1|while (1";
	bool compares = limit_has_any(r->body, "max|attempt|retry|retries|tries|limit|deadline|elapsed") &&
	                compares_something(r->body);
	if (r->again)
		return compares || retry_speaks_of_tries(r->body) ? TRUTH_TRUE : TRUTH_UNKNOWN;
	if (limit_has_any(r->head, forever) || str_eq(str_trim(r->head), S("for")))
		return compares ? TRUTH_TRUE : TRUTH_FALSE;
	if (limit_has_any(r->head, "<|>|range|retry|retries|tries|attempt|upto|times| of | in "))
		return TRUTH_TRUE;
	return compares ? TRUTH_TRUE : TRUTH_UNKNOWN;
}

/* A row more each time, a mail; what is set or deleted twice is so once. A POST may only ask, and a function that it is
 * handed may do anything. */
enum truth retry_writes(const struct repeat *r)
{
	static const char adding[] = ".insert(|.insertone(|.insertmany(|.insert_one(|sendmail|send_mail|send_email|"
	                             "sendemail|.commit(|charges.create|paymentintents.create|payment_intents.create|"
	                             "orders.create|messages.create({|insert into";
	static const char asking[] =
	        "fetch(|.get(|.select(|find|query|download|load|chat.completions|embeddings|"
	        "messages.stream|messages.create(|generate_content|generatecontent|responses.create";
	static const char unsure[] =
	        "'post'|\"post\"|.post(|'patch'|\"patch\"|.upsert(|.update(|.rpc(|.invoke(|fn(|func(|"
	        "operation(|callback(|options|init|task(|request(|action(|.send(|.add(|.save(|"
	        ".create({|execute(";
	bool model = limit_has_any(r->body, "chat.completions|messages.create(|messages.stream|generate_content|llm");
	if (limit_has_any(r->body, adding) && !model)
		return TRUTH_TRUE;
	return limit_has_any(r->body, asking) && (model || !limit_has_any(r->body, unsure)) ? TRUTH_FALSE
	                                                                                    : TRUTH_UNKNOWN;
}
