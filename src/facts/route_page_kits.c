/* Data apps that one call serves: Gradio, Dash, Chainlit. It says itself who may come in, or nobody asks. */
#include "route_page_int.h"

#include "route_branch.h"
#include "route_maker.h"
#include "route_python.h"
#include "route_word.h"
#include "row_get.h"

/* launch(auth=…), mount_gradio_app(app, demo, path=, auth=, auth_dependency=) */
static void on_launch(struct route_file *r, struct route_script *s, const struct node *call, bool mounted)
{
	const struct node *auth = route_keyword(call, S("auth")), *depends = route_keyword(call, S("auth_dependency"));
	const struct node *share = route_keyword(call, S("share")), *name = route_keyword(call, S("server_name"));
	const struct node *path = route_keyword(call, S("path"));
	if (auth && route_says_yes(r, auth))
		auth = NULL;
	if (!auth || auth->kind == NODE_NULL)
		auth = mounted ? depends : NULL;
	bool known =
	        auth && (auth->kind == NODE_ARRAY || (auth->kind == NODE_UNKNOWN && route_has_function(r, auth->text)));
	bool spread = route_keyword(call, S("...")) != NULL;
	const struct node *on = mounted ? route_argument(call, 0) : NULL;
	str app = on && on->kind == NODE_UNKNOWN ? route_given(r, on) : S("");
	s->of = on ? route_python_router(r, app.n ? app : on->text, call) : S("");
	s->refuses = known ? S("auth") : S("");
	s->asks = (auth && auth->kind != NODE_NULL) || spread ? S("auth") : S("");
	bool shared = share && (share->kind != NODE_BOOL || str_eq(share->text, S("true")));
	bool wide = mounted || (name && !(name->kind == NODE_STRING && str_listed(name->text, "127.0.0.1 localhost")));
	route_page_add(r, "Gradio", s, path && path->kind == NODE_STRING ? path->text : S("/"),
	               shared ? S("shared")
	               : wide ? S("wide")
	                      : S("local"),
	               call->line);
}

static void gradio(struct route_file *r)
{
	for (size_t i = 0; i < r->n_calls; i++) {
		str last = route_last(row_text(r->calls[i], S("callee")));
		struct route_script s = {.does = S("its functions")};
		if (str_eq(last, S("launch")) || str_eq(last, S("mount_gradio_app")))
			on_launch(r, &s, r->calls[i], str_eq(last, S("mount_gradio_app")));
	}
}

static void dash(struct route_file *r)
{
	struct route_script s = {.shows = false};
	const struct node *made = NULL;
	for (size_t i = 0; i < r->n_calls; i++) {
		str callee = row_text(r->calls[i], S("callee")), last = route_last(callee);
		if (str_listed(last, "Dash DashProxy"))
			made = made ? made : r->calls[i];
		if (str_listed(last, "BasicAuth OIDCAuth"))
			route_once(&s.refuses, callee);
		if (str_listed(last, "before_request LoginManager enterprise_auth"))
			route_once(&s.asks, callee);
		if (route_page_handles(callee, r->calls[i]))
			route_once(&s.does, callee);
	}
	if (route_page_imports(r, S("flask_login")) || route_page_imports(r, S("dash_enterprise_auth")))
		route_once(&s.asks, S("flask_login"));
	if (made)
		route_page_add(r, "Dash", &s, S("/"), S(""), made->line);
}

static void chainlit(struct route_file *r)
{
	struct route_script s = {.does = S("the chat")};
	bool chat = false;
	for (size_t i = 0; i < r->n_functions; i++) {
		const struct node *marks = node_get(r->functions[i].node, S("marks"));
		for (const struct node *m = marks ? marks->child : NULL; m; m = m->next) {
			chat = chat || route_has_word(m->text, "on_message on_chat_start");
			if (route_has_word(m->text, "password_auth_callback oauth_callback header_auth_callback"))
				route_once(&s.refuses, m->text);
		}
	}
	if (chat)
		route_page_add(r, "Chainlit", &s, S("/"), S(""), 1);
}

void route_page_kits(struct route_file *r)
{
	if (route_page_imports(r, S("gradio")))
		gradio(r);
	if (route_page_imports(r, S("dash")) || route_page_imports(r, S("dash_extensions")))
		dash(r);
	if (route_page_imports(r, S("chainlit")))
		chainlit(r);
}
