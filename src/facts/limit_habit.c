/* From the manuals and sources of express-rate-limit 8.7, @fastify/rate-limit 11.2, @nestjs/throttler 6.7, slowapi
 * 0.1.10, Flask-Limiter 4.1, django-ratelimit 4.1, DRF 3.18, Rails 8.1, Laravel 12, ASP.NET Core 10, httprate 0.16,
 * nginx 1.22 (ngx_http_limit_req_module), Kong 3, Traefik 3, AWS API Gateway and Azure API Management. */
#include "limit_habit.h"

/* clang-format off */
static const struct limit_habit habits[] = {
        /* edges */
        {STR_INIT("nginx"), 503, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("platform"), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("kong"), 429, TRUTH_TRUE, TRUTH_TRUE, STR_INIT("memory"), STR_INIT("user"), 0, 0, STR_INIT("")},
        {STR_INIT("traefik"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("address"), 0, 1, STR_INIT("")},
        {STR_INIT("envoy"), 429, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("all"), 0, 0, STR_INIT("")},
        {STR_INIT("api-gateway"), 429, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("platform"), STR_INIT("key"), 0, 0, STR_INIT("")},
        {STR_INIT("apim"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT("platform"), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("netlify"), 429, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("platform"), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("supabase"), 429, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("platform"), STR_INIT("address"), 0, 0, STR_INIT("")},
        /* packages */
        {STR_INIT("express-rate-limit"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("address"), 5, 60, STR_INIT("")},
        {STR_INIT("@fastify/rate-limit"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("address"), 1000, 60, STR_INIT("")},
        {STR_INIT("@nestjs/throttler"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("address"), 0, 0,
         STR_INIT("ThrottlerModule counts nothing until the app or a route has a ThrottlerGuard")},
        {STR_INIT("hono-rate-limiter"), 429, TRUTH_TRUE, TRUTH_UNKNOWN, STR_INIT("memory"), STR_INIT(""), 5, 60, STR_INIT("")},
        {STR_INIT("koa-ratelimit"), 429, TRUTH_TRUE, TRUTH_FALSE, STR_INIT(""), STR_INIT("address"), 2500, 3600, STR_INIT("")},
        {STR_INIT("@upstash/ratelimit"), 0, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT("shared"), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("@arcjet"), 0, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT("platform"), STR_INIT("address"), 0, 0, STR_INIT("")},
        {STR_INIT("workers-ratelimit"), 0, TRUTH_UNKNOWN, TRUTH_FALSE, STR_INIT("platform"), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("slowapi"), 429, TRUTH_FALSE, TRUTH_FALSE, STR_INIT("memory"), STR_INIT("address"), 0, 0, STR_INIT("")},
        {STR_INIT("fastapi-limiter"), 429, TRUTH_TRUE, TRUTH_UNKNOWN, STR_INIT("shared"), STR_INIT("address"), 0, 0, STR_INIT("")},
        {STR_INIT("django-ratelimit"), 403, TRUTH_FALSE, TRUTH_UNKNOWN, STR_INIT(""), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("django-rest-framework"), 429, TRUTH_TRUE, TRUTH_UNKNOWN, STR_INIT(""), STR_INIT(""), 0, 0,
         STR_INIT("rates are set, and no throttle class uses them")},
        {STR_INIT("laravel"), 429, TRUTH_TRUE, TRUTH_UNKNOWN, STR_INIT(""), STR_INIT("user"), 60, 60, STR_INIT("")},
        {STR_INIT("rack-attack"), 429, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT(""), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("rails"), 429, TRUTH_FALSE, TRUTH_FALSE, STR_INIT(""), STR_INIT("address"), 0, 0, STR_INIT("")},
        {STR_INIT("aspnet"), 0, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT("memory"), STR_INIT(""), 0, 0,
         STR_INIT("AddRateLimiter does nothing until the app calls UseRateLimiter")},
        {STR_INIT("bucket4j"), 0, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT(""), STR_INIT(""), 0, 0, STR_INIT("")},
        {STR_INIT("go"), 429, TRUTH_UNKNOWN, TRUTH_UNKNOWN, STR_INIT("memory"), STR_INIT("address"), 0, 0, STR_INIT("")},
};
/* clang-format on */

const struct limit_habit *limit_habit(str tool)
{
	for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
		if (str_eq(habits[i].tool, tool))
			return &habits[i];
	return NULL;
}
