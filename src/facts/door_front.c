/* By the resources that files for a cloud, a cluster or a machine set up. */
#include "door_front.h"

#include "row_get.h"

enum { DEEPEST = 10 };

/* A kind of resource that asks by itself, or a value somewhere in one of that kind. */
static const struct {
	const char *type, *value, *says;
} fronts[] = {
        {"aws_lb_listener", "authenticate-cognito", "a load balancer asks for sign-in by Cognito"},
        {"aws_lb_listener", "authenticate-oidc", "a load balancer asks for sign-in"},
        {"aws_lb_listener_rule", "authenticate-cognito", "a load balancer asks for sign-in by Cognito"},
        {"aws_lb_listener_rule", "authenticate-oidc", "a load balancer asks for sign-in"},
        {"AWS::ElasticLoadBalancingV2::Listener", "authenticate-cognito",
         "a load balancer asks for sign-in by Cognito"},
        {"AWS::ElasticLoadBalancingV2::Listener", "authenticate-oidc", "a load balancer asks for sign-in"},
        {"cloudflare_access_application", "", "Cloudflare Access asks for sign-in"},
        {"cloudflare_zero_trust_access_application", "", "Cloudflare Access asks for sign-in"},
        {"google_iap_web_iam_member", "", "Identity-Aware Proxy asks for sign-in"},
        {"google_iap_web_iam_binding", "", "Identity-Aware Proxy asks for sign-in"},
        {"google_iap_web_backend_service_iam_binding", "", "Identity-Aware Proxy asks for sign-in"},
        {"google_iap_web_backend_service_iam_member", "", "Identity-Aware Proxy asks for sign-in"},
        {"service", "oauth2-proxy", "oauth2-proxy asks for sign-in"},
        {"Deployment", "oauth2-proxy", "oauth2-proxy asks for sign-in"},
        {"Ingress", "nginx.ingress.kubernetes.io/auth-url", "the ingress asks a service of its own who calls"},
};

/* In a text of it, or as the name of a member. */
static bool holds(const struct node *n, str value, unsigned depth)
{
	for (; n && depth < DEEPEST; n = n->next)
		if ((n->kind == NODE_STRING && str_find(n->text, value, 0) != (size_t)-1) || str_eq(n->key, value) ||
		    holds(n->child, value, depth + 1))
			return true;
	return false;
}

static bool is_made(const struct node *row)
{
	const struct node *made = node_get(row, S("made"));
	return !made || !str_eq(made->text, S("false"));
}

str door_front(const struct node *facts)
{
	for (const struct node *row = rows_of(facts, S("resources")); row; row = row_after(row))
		for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
			const struct node *attributes = node_get(row, S("attributes"));
			str value = str_of(fronts[i].value);
			if (row_is(row, S("type"), str_of(fronts[i].type)) && is_made(row) &&
			    (!value.n || holds(attributes ? attributes->child : NULL, value, 0)))
				return str_of(fronts[i].says);
		}
	return S("");
}
