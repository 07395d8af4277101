/* Calls of language models: who writes the instructions, what stands beside them, how much one answer may cost. What a
 * model answers is a source, as what a caller sends (taint_operand.c). */
#include "taint_int.h"

bool taint_model_call(const struct taint *x, str before, str name)
{
	(void)x;
	if (!before.n || str_eq(before, S("ai")))
		return str_listed(name, "generateText streamText generate_text");
	return (str_listed(before, "completions messages responses") && str_listed(name, "create stream")) ||
	       (str_listed(name, "generateContent generate_content generateContentStream"));
}

/* What a tool is handed, a model has made up. */
bool taint_is_tool(const struct taint *x, uint32_t from)
{
	const struct code_tokens *t = x->t;
	uint32_t at = from - code_word(t, from - 1, S("async"));
	return code_op(t, at - 1, S(":")) && taint_is(x, at - 2, "execute") && from > 3;
}

static bool is_member(const struct taint *x, uint32_t i, str key)
{
	const struct code_tokens *t = x->t;
	str s = code_at(t, i)->kind == CODE_STRING ? code_string(t, i, x->arena) : taint_name(x, i);
	bool pair = code_op(t, i + 1, S(":")) || (code_op(t, i + 1, S("=")) && x->language == TAINT_PYTHON);
	return pair && str_eq(s, key);
}

/* The caller's part of tokens [from, to), the first; CHOSEN counts where any would. */
static struct taint_value callers(struct taint *x, uint32_t from, uint32_t to, enum taint_how least)
{
	for (uint32_t i = from; i < to && ++*x->steps < TAINT_STEPS; i++) {
		uint8_t kind = code_at(x->t, i)->kind;
		struct taint_value v = {0};
		uint32_t at = i;
		if (kind == CODE_WORD && !code_dot(x->t, i - 1) && !code_op(x->t, i + 1, S(":")))
			v = taint_left(x, taint_operand(x, &at, to));
		else if (kind == CODE_STRING && code_at(x->t, i)->flags & CODE_FORMAT)
			v = taint_text(x, &at);
		if (v.how >= least && v.how != TAINT_NOT && !(v.bits & (TAINT_MODEL | TAINT_BROWSER)))
			return v;
	}
	return (struct taint_value){0};
}

/* The instructions: system: …, or the content of a message whose role is system. */
static struct taint_value instructions(struct taint *x, const struct taint_call *c)
{
	for (uint32_t i = c->open + 1; i < c->close && ++*x->steps < TAINT_STEPS; i++) {
		if (is_member(x, i, S("system")) || is_member(x, i, S("instructions")) ||
		    is_member(x, i, S("system_prompt")))
			return callers(x, i + 2, code_expression_end(x->t, i + 2), TAINT_RAW);
		bool role = is_member(x, i, S("role")) && code_at(x->t, i + 2)->kind == CODE_STRING &&
		            str_eq(code_string(x->t, i + 2, x->arena), S("system"));
		for (uint32_t k = i; role && k < c->close && code_at(x->t, k)->kind != CODE_CLOSE; k++)
			if (is_member(x, k, S("content")))
				return callers(x, k + 2, code_expression_end(x->t, k + 2), TAINT_RAW);
	}
	return (struct taint_value){0};
}

/* Tools that do what cannot be undone, as far as they stand in the call. */
static bool has_strong_tools(const struct taint *x, const struct taint_call *c)
{
	static const char strong[] =
	        "exec|spawn|eval|Unsafe|unlink|writeFile|rmSync|delete|subprocess|system|transfer|refund|"
	        "sendMail|sendEmail";
	for (uint32_t i = c->open + 1; i < c->close && ++*x->steps < TAINT_STEPS; i++)
		if (is_member(x, i, S("tools")))
			for (uint32_t k = i + 2, end = code_expression_end(x->t, i + 2);
			     k < end && ++*x->steps < TAINT_STEPS; k++)
				if (code_open(x->t, k, '(') && taint_speaks(x, k - 1, k, strong) &&
				    !taint_speaks(x, k - 1, k, "execute"))
					return true;
	return false;
}

/* Every member of the call stands there, and none of them bounds the answer. */
static bool is_unbounded(const struct taint *x, const struct taint_call *c)
{
	static const char bounds[] = "max_tokens|maxTokens|max_completion_tokens|maxCompletionTokens|max_output_tokens|"
	                             "maxOutputTokens|maxOutput|generationConfig|generation_config|config|limit";
	bool literal = code_open(x->t, c->open + 1, '{') || x->language == TAINT_PYTHON, model = false;
	for (uint32_t i = c->open + 1; i < c->close && ++*x->steps < TAINT_STEPS; i++) {
		bool spread = code_op(x->t, i, S("**")) || (code_op(x->t, i, S("...")) && code_at(x->t, i)->line > 0 &&
		                                            code_open(x->t, i - 1, '{') && i - 1 == c->open + 1);
		literal = literal && !spread;
		model = model || is_member(x, i, S("model")) || (is_member(x, i, S("messages")));
	}
	return literal && model && !taint_speaks(x, c->open, c->close, bounds);
}

void taint_model(struct taint *x, struct taint_call *c)
{
	if (!taint_model_call(x, c->before, c->name) || !c->n || str_eq(x->side, S("browser")))
		return;
	struct taint_value system = instructions(x, c);
	if (system.how == TAINT_RAW && has_strong_tools(x, c))
		taint_report(x, S("prompt-tools"), taint_callee(x, c), system.source, S(""), c->open - 1);
	struct taint_value any =
	        is_unbounded(x, c) ? callers(x, c->open + 1, c->close, TAINT_CHOSEN) : (struct taint_value){0};
	if (any.how != TAINT_NOT)
		taint_report(x, S("unbounded"), taint_callee(x, c), any.source, S(""), c->open - 1);
}
