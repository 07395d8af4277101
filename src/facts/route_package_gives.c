/* What packages give: handlers that answer everybody, and functions as they were handed. */
#include <stdint.h>

#include "route_word.h"

bool route_hands_back(str module, str member)
{
	static const char members[] =
	        "createMiddleware cache unstable_cache defineEventHandler eventHandler asyncHandler "
	        "expressAsyncHandler defineMiddleware catchAsync memoize";
	return str_listed(route_last(member), members) || str_listed(module, "express-async-handler fastify-plugin");
}

/* Handlers of packages that answer everybody: pages of an API's description, files, figures. */
static const struct {
	const char *module, *members; /* module: it begins so; "" for any */
} answering[] = {
        {"github.com/swaggo/", ""},
        {"github.com/gofiber/swagger", ""},
        {"github.com/arsmn/fiber-swagger", ""},
        {"github.com/gofiber/contrib/swagger", ""},
        {"github.com/99designs/gqlgen/graphql/playground", ""},
        {"github.com/prometheus/client_golang/prometheus/promhttp", ""},
        {"net/http/pprof", ""},
        {"expvar", "Handler"},
        {"express", "static"},
        {"swagger-ui-express", ""},
        {"@hono/swagger-ui", ""},
        {"@scalar/express-api-reference", ""},
        {"@scalar/hono-api-reference", ""},
        {"redoc-express", ""},
        {"net/http", "FileServer FileServerFS Dir FS NotFoundHandler NotFound RedirectHandler"},
};

bool route_package_shows(str module, str member)
{
	for (size_t i = 0; i < sizeof answering / sizeof *answering; i++) {
		str begins = str_of(answering[i].module);
		bool here = str_ends(begins, S("/")) ? str_starts(module, begins)
		                                     : route_is_module(module, begins) || str_eq(module, begins);
		if (here && (!answering[i].members[0] || str_listed(route_last(member), answering[i].members)))
			return true;
	}
	return false;
}
