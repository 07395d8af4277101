/* What ASP.NET maps that is no function of the app, and what stands in front of all it maps. */
#include <stdio.h>

#include "repo.h"

/* Middleware that only notes who calls stops nobody; what it does is read where its class stands. */
Test(route_aspnet, middleware_by_its_class)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
	        {"        var token = context.Request.Headers[\"Authorization\"];\n        if (token != null) "
	         "context.Items[\"User\"] = users.Get(token);\n        await _next(context);\n",
	         "POST /a open"},
	        {"        if (context.Request.Headers[\"X-Api-Key\"] != key) {\n            "
	         "context.Response.StatusCode = 401;\n"
	         "            return;\n        }\n        await _next(context);\n",
	         "POST /a ?"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char cs[1024];
		snprintf(
		        cs, sizeof cs,
		        "public class JwtMiddleware {\n    public async Task Invoke(HttpContext context, IUsers users) "
		        "{\n%s    }\n}\n",
		        rows[i].body);
		struct repo_facts r = REPO(
		        {"Program.cs", "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
		                       "var info = new UserLoginInfo(a, b);\n"
		                       "app.UseMiddleware<JwtMiddleware>();\napp.MapPost(\"/a\", (Db db) => { "
		                       "db.Orders.Add(x); db.SaveChanges(); });\napp.Run();\n"},
		        {"Auth/JwtMiddleware.cs", cs});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

/* What is mapped beside functions of the app is in the list, too. */
Test(route_aspnet, what_is_mapped_that_is_no_function)
{
	struct repo_facts r =
	        REPO({"Program.cs",
	              "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
	              "app.MapHub<Chat>(\"/chat\");\napp.MapHub<Own>(\"/own\").RequireAuthorization();\n"
	              "app.MapGroup(\"/id\").MapIdentityApi<User>();\napp.MapHealthChecks(\"/up\");\napp.Run();\n"});
	repo_expect(&r, "routes", "method route auth",
	            "any /chat ?|any /own guarded|GET /id/confirmEmail open|GET /id/manage/info guarded|POST "
	            "/id/forgotPassword open|POST /id/login open|POST /id/manage/2fa guarded|POST /id/manage/info "
	            "guarded|POST /id/refresh open|POST /id/register open|POST /id/resendConfirmationEmail open|POST "
	            "/id/resetPassword open|GET /up open");
	repo_free(&r);
}

/* The beginning of a path may stand with the base of a controller, and that of a page in its markup. */
Test(route_aspnet, paths_that_stand_elsewhere)
{
	struct repo_facts r = REPO(
	        {"Api/BaseController.cs",
	         "[ApiController]\n[Route(\"api/[controller]\")]\npublic abstract class BaseController : "
	         "ControllerBase { }\n"},
	        {"Api/UsersController.cs",
	         "public class UsersController : BaseController {\n    [HttpGet(\"{id}\")] public User One(int id) => "
	         "db.Users.Find(id);\n    [Authorize, HttpPost] public void Add(User u) { db.Users.Add(u); }\n    "
	         "[HttpGet(\"/up\")] public string Up() => \"ok\";\n}\n"},
	        {"Web/HomeController.cs",
	         "public class HomeController : Controller {\n    public IActionResult Index() { return "
	         "View(); }\n}\n"},
	        {"Pages/Error.cshtml", "\xef\xbb\xbf@page \"/oops\"\n@model ErrorModel\n"},
	        {"Pages/Error.cshtml.cs", "public class ErrorModel : PageModel {\n    public void OnGet() { }\n}\n"},
	        {"Pages/Item.cshtml", "@page \"{id:int}\"\n"},
	        {"Pages/Item.cshtml.cs",
	         "public class ItemModel : PageModel {\n    public void OnGet(int id) { }\n}\n"});
	repo_expect(&r, "routes", "method route auth",
	            "GET /api/Users/{id} open|POST /api/Users guarded|GET /up open|GET /oops open|GET /Item/{id:int} "
	            "open|any /Home/Index open");
	repo_free(&r);
}

/* A hub asks whom its class asks, and a function that configures the app may map it. */
Test(route_aspnet, hubs_and_functions_that_configure)
{
	struct repo_facts r = REPO(
	        {"Program.cs", "var builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
	                       "app.ConfigurePipeline();\napp.MapHub<OpenHub>(\"/open\");\napp.Run();\n"},
	        {"Pipeline.cs", "public static class Pipeline {\n    public static void ConfigurePipeline(this "
	                        "WebApplication app) {\n        app.MapHub<ChatHub>(\"/chat\");\n        "
	                        "app.MapPost(\"/a\", (Db db) => { db.Orders.Add(x); db.SaveChanges(); });\n    }\n}\n"},
	        {"Hubs.cs", "[Authorize]\npublic class ChatHub : Hub {\n}\npublic class OpenHub : Hub {\n}\n"});
	repo_expect(&r, "routes", "route auth", "/chat guarded|/a open|/open ?");
	repo_free(&r);
}
