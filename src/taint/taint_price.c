/* What somebody pays, taken from the one who pays: a member called amount, unit_amount or value on its way to a
 * provider of payments. Who gives, tips or fills a wallet may say how much. */
#include "taint_int.h"

/* The value of the member at i, as tokens. */
static bool member_value(const struct taint *x, uint32_t i, uint32_t *from, uint32_t *to)
{
	const struct code_tokens *t = x->t;
	if (code_op(t, i + 1, S(":")) || code_op(t, i + 1, S("=>")) ||
	    (code_op(t, i + 1, S("=")) && x->language == TAINT_PYTHON)) {
		*from = i + 2;
		*to = code_expression_end(t, i + 2);
		return true;
	}
	bool before = code_op(t, i - 1, S(",")) || code_open(t, i - 1, '{');
	bool after = code_op(t, i + 1, S(",")) || code_close(t, i + 1, '{');
	*from = i;
	*to = i + 1;
	return before && after && code_at(t, i)->kind == CODE_WORD && x->language == TAINT_JS;
}

/* Is a call around it one of a provider? currency: a currency stands beside it. */
static bool is_paid_to(struct taint *x, uint32_t i, str key, bool currency, str *sink)
{
	static const char providers[] = "stripe|paymentIntents|PaymentIntent|checkout|razorpay|paypal|OrdersCreate|"
	                                "purchase_units|mollie|paystack|square|charges|Charge";
	struct taint_call c;
	uint32_t at = i;
	for (unsigned up = 0; up < 6 && taint_around(x, at, &c); up++, at = c.start) {
		bool orders = str_eq(c.name, S("create")) && str_eq(c.before, S("orders")) && currency;
		if (str_listed(c.before, "prices products plans coupons")) /* who makes them, says what they cost */
			return false;
		if (!orders && !taint_speaks(x, c.start, c.open, providers))
			continue;
		*sink = taint_callee(x, &c);
		return true;
	}
	*sink = key;
	return str_starts(key, S("unit_amount")) && str_ifind(x->t->bytes, S("stripe"), 0) != SIZE_MAX;
}

static bool may_choose(struct taint *x)
{
	static const char gifts[] =
	        "donat|tip|contribut|pledge|topup|top_up|top-up|wallet|deposit|credit|fund|gift|sponsor|"
	        "refund|payout|transfer|invoice|recharge|hash|signature|hmac";
	const struct taint_function *f = taint_outer(x);
	str word;
	for (str rest = str_of(gifts); str_cut(&rest, '|', &word);)
		if (str_ifind(x->path, word, 0) != SIZE_MAX)
			return true;
	uint32_t from = f && f->from > 12 ? f->from - 12 : 0;
	return f && taint_speaks(x, from, f->to, gifts);
}

/* req.body.amount, cart.total_cents: what the caller sends is called so. */
static bool is_amount(str source)
{
	static const char *const words[] = {"amount", "price",  "total", "cost", "cents",  "value", "fee",
	                                    "sum",    "betrag", "preis", "prix", "precio", "valor"};
	size_t dot = source.n;
	while (dot > 0 && source.p[dot - 1] != '.')
		dot--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ifind(str_sub(source, dot, source.n), str_of(words[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

void taint_price(struct taint *x, uint32_t i)
{
	const struct code_tokens *t = x->t;
	str key = code_at(t, i)->kind == CODE_STRING ? code_string(t, i, x->arena) : taint_name(x, i), sink;
	uint32_t from, to;
	if (!str_listed(key, "amount unit_amount unit_amount_decimal value") || code_dot(t, i - 1) ||
	    !member_value(x, i, &from, &to))
		return;
	struct taint_value v = taint_value(x, from, to);
	if (v.how == TAINT_NOT || !is_amount(v.source) || v.bits & (TAINT_BROWSER | TAINT_MODEL) || may_choose(x))
		return;
	uint32_t open = i;
	while (open > 0 && i - open < 60 && !(code_at(t, open)->kind == CODE_OPEN && code_at(t, open)->mate > i))
		open--;
	bool currency = taint_speaks(x, open, code_at(t, open)->mate, "currency");
	if ((str_eq(key, S("value")) && !currency) || !is_paid_to(x, i, key, currency, &sink))
		return;
	taint_report(x, S("price"), sink, v.source, S(""), i);
}
