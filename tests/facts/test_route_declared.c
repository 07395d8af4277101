/* Routes whose frameworks have declared who may call them: Spring, JAX-RS, Ktor, ASP.NET. */
#include "repo.h"

#define COLUMNS "method route auth"
#define EXPECT(r, want)                                                                                                \
	repo_expect(&r, "routes", COLUMNS, want);                                                                      \
	repo_free(&r)

/* ---- Spring ---- */

#define POM(dependency)                                                                                                \
	{                                                                                                              \
		"pom.xml", "<project><dependencies><dependency><artifactId>" dependency                                \
		           "</artifactId></dependency></dependencies></project>"                                       \
	}
#define CONTROLLER(marks, body)                                                                                        \
	{                                                                                                              \
		"src/A.java", "package a;\n@RestController\n@RequestMapping(\"/api\")\n" marks                         \
		              "\npublic class A {\n" body "}\n"                                                        \
	}
#define CHAIN(rules)                                                                                                   \
	{                                                                                                              \
		"src/Config.java",                                                                                     \
		        "package a;\nimport org.springframework.security.config.Customizer;\n@EnableMethodSecurity\n"  \
		        "class Config {\n@Bean SecurityFilterChain chain(HttpSecurity http) {\n"                       \
		        "http.csrf(c -> c.disable()).authorizeHttpRequests(auth -> auth" rules                         \
		        ");\nreturn http.build();\n}\n}\n"                                                             \
	}
#define TWO                                                                                                            \
	"@GetMapping(\"/{id}\") X get(Long id) { return b.find(id); }\n@PostMapping X add(X x) { return b.save(x); "   \
	"}\n"

Test(route_declared, spring_without_security_is_open)
{
	struct repo_facts r = REPO(POM("spring-boot-starter-web"), CONTROLLER("", TWO));
	EXPECT(r, "GET /api/{id} open|POST /api open");
}

Test(route_declared, spring_security_alone_guards_all)
{
	struct repo_facts r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO));
	EXPECT(r, "GET /api/{id} guarded|POST /api guarded");
}

Test(route_declared, spring_of_which_nobody_knows_what_it_is_built)
{
	struct repo_facts r = REPO(CONTROLLER("", TWO));
	EXPECT(r, "GET /api/{id} ?|POST /api ?");
}

Test(route_declared, spring_the_first_rule_that_matches_wins)
{
	struct repo_facts r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO),
	                           CHAIN(".requestMatchers(HttpMethod.GET, \"/api/**\").permitAll()"
	                                 ".requestMatchers(\"/api/**\").authenticated().anyRequest().permitAll()"));
	EXPECT(r, "GET /api/{id} open|POST /api guarded");
	r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO),
	         CHAIN(".anyRequest().authenticated().requestMatchers(\"/api/**\").permitAll()"));
	EXPECT(r, "GET /api/{id} guarded|POST /api guarded");
	r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO),
	         CHAIN(".requestMatchers(\"/apix/**\").authenticated().anyRequest().permitAll()"));
	EXPECT(r, "GET /api/{id} open|POST /api open");
}

Test(route_declared, spring_a_rule_that_is_computed_leaves_it_unknown)
{
	struct repo_facts r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO),
	                           CHAIN(".requestMatchers(props.open()).permitAll().anyRequest().authenticated()"));
	EXPECT(r, "GET /api/{id} ?|POST /api ?");
	r = REPO(POM("spring-boot-starter-security"), CONTROLLER("", TWO), CHAIN(".anyRequest().access(own)"));
	EXPECT(r, "GET /api/{id} ?|POST /api ?");
}

Test(route_declared, spring_constants_of_other_files)
{
	struct repo_facts r =
	        REPO(POM("spring-boot-starter-web"),
	             {"src/Paths.java", "package a;\npublic class Paths { public static final String X = \"/x\"; }\n"},
	             {"src/A.java",
	              "package a;\n@RestController\nclass A {\n@PutMapping(Paths.X) void f() { b.save(c); }\n}\n"});
	EXPECT(r, "PUT /x open");
}

Test(route_declared, spring_annotations_of_methods)
{
	struct repo_facts r =
	        REPO(POM("spring-boot-starter-security"),
	             CONTROLLER("", "@PreAuthorize(\"hasRole('A')\") @PostMapping(\"/a\") void a() { b.save(c); }\n"
	                            "@PreAuthorize(\"@own.may(#id)\") @PostMapping(\"/b\") void b() { b.save(c); }\n"
	                            "@PreAuthorize(\"permitAll()\") @PostMapping(\"/c\") void c() { b.save(c); }\n"),
	             CHAIN(".anyRequest().permitAll()"));
	EXPECT(r, "POST /api/a guarded|POST /api/b ?|POST /api/c open");
	/* which count only where the app has turned them on */
	r = REPO(POM("spring-boot-starter-web"),
	         CONTROLLER("", "@Secured(\"A\") @PostMapping(\"/a\") void a() { b.save(c); }\n"));
	EXPECT(r, "POST /api/a ?");
}

Test(route_declared, spring_a_filter_of_its_own_may_stand_in_front)
{
	struct repo_facts r =
	        REPO(POM("spring-boot-starter-web"), CONTROLLER("", TWO),
	             {"src/F.java",
	              "class F extends OncePerRequestFilter {\nvoid doFilterInternal(R req, S res, C chain) {\n"
	              "if (req.getHeader(\"Authorization\") == null) { res.sendError(401); return; }\n"
	              "chain.doFilter(req, res);\n}\n}\n"});
	EXPECT(r, "GET /api/{id} ?|POST /api ?");
}

Test(route_declared, spring_a_handler_that_finds_nothing_is_no_guard)
{
	struct repo_facts r = REPO(
	        POM("spring-boot-starter-web"),
	        CONTROLLER("", "@PostMapping X add(X x) {\nif (x.getRole() == null) throw new RuntimeException(\"no "
	                       "role\");\nreturn b.save(x);\n}\n"));
	EXPECT(r, "POST /api open");
}

/* ---- JAX-RS ---- */

#define RESOURCE                                                                                                       \
	{                                                                                                              \
		"src/R.java", "@Path(\"/r\") @Authenticated\nclass R {\n@GET X a() { return s.find(); }\n@PermitAll "  \
		              "@POST @Path(\"b\") X b() { return s.save(x); }\n}\n@Path(\"/o\")\nclass O {\n@DELETE "  \
		              "@Path(\"{id}\") void c() { s.delete(id); }\n@RolesAllowed(\"a\") @PUT void d() { "      \
		              "s.save(x); }\n}\n@RegisterRestClient @Path(\"/z\")\ninterface Z { @GET X a(); }\n"      \
	}

Test(route_declared, jaxrs_annotations_of_classes_and_methods)
{
	struct repo_facts r = REPO(RESOURCE);
	EXPECT(r, "GET /r guarded|POST /r/b open|DELETE /o/{id} open|PUT /o guarded");
}

Test(route_declared, quarkus_permissions_of_paths)
{
	struct repo_facts r =
	        REPO(RESOURCE, {"src/application.properties", "quarkus.http.auth.permission.all.paths=/*\n"
	                                                      "quarkus.http.auth.permission.all.policy=authenticated\n"
	                                                      "quarkus.http.auth.permission.some.paths=/o/*\n"
	                                                      "quarkus.http.auth.permission.some.policy=permit\n"});
	EXPECT(r, "GET /r guarded|POST /r/b guarded|DELETE /o/{id} open|PUT /o guarded");
	r = REPO(RESOURCE, {"src/application.properties", "quarkus.security.jaxrs.deny-unannotated-endpoints=true\n"});
	EXPECT(r, "GET /r guarded|POST /r/b open|DELETE /o/{id} guarded|PUT /o guarded");
}

Test(route_declared, settings_count_for_their_own_module)
{
	struct repo_facts r =
	        REPO({"a/src/main/java/A.java", "@Path(\"/a\")\nclass A {\n@POST X a() { return s.save(x); }\n}\n"},
	             {"b/src/main/java/B.java", "@Path(\"/b\")\nclass B {\n@POST X a() { return s.save(x); }\n}\n"},
	             {"b/src/main/resources/application.properties",
	              "quarkus.http.auth.permission.all.paths=/*\n"
	              "quarkus.http.auth.permission.all.policy=authenticated\n"});
	EXPECT(r, "POST /a ?|POST /b guarded");
}

/* ---- Ktor ---- */

Test(route_declared, ktor_blocks_within_blocks)
{
	struct repo_facts r = REPO(
	        {"src/App.kt",
	         "import io.ktor.server.routing.*\nfun Application.module() {\n  routing {\n    route(\"/api\") {\n"
	         "      authenticate(\"jwt\") {\n        post(\"/a\") { repo.save(call.receive()) }\n        users()\n "
	         "     }\n"
	         "      get(\"/b\") { repo.find() }\n      authenticate(\"jwt\", optional = true) { put(\"/c\") { "
	         "repo.save(1) } "
	         "}\n      admins { delete(\"/d\") { repo.delete(1) } }\n      authorizeAll { delete(\"/e\") { "
	         "repo.delete(1) } }\n"
	         "    }\n  }\n}\n"},
	        {"src/Users.kt",
	         "import io.ktor.server.routing.*\nfun Route.users() {\n  route(\"/users\") {\n    post { "
	         "client.get(\"http://x\") { y() }\n repo.save(1) }\n  }\n}\nfun Route.lost() { post(\"/l\") { "
	         "repo.save(1) } }\n"},
	        {"src/Dsl.kt", "import io.ktor.server.routing.*\nfun Route.admins(build: Route.() -> Unit) = "
	                       "authenticate(\"jwt\") { build() }\n"});
	EXPECT(r, "POST /api/a guarded|GET /api/b open|PUT /api/c open|DELETE /api/d guarded|DELETE /api/e ?|POST "
	          "/api/users guarded|POST …/l ?");
}

/* ---- ASP.NET ---- */

Test(route_declared, aspnet_minimal_apis)
{
	struct repo_facts r = REPO(
	        {"Program.cs",
	         "var app = builder.Build();\napp.MapGet(\"/a\", () => db.Find(1));\n"
	         "app.MapPost(\"/b\", (X x) => db.Save(x)).WithName(\"b\").WithTags(\"c\").Produces(200).Produces(400)"
	         ".Produces(401).WithSummary(\"s\").RequireAuthorization();\n"
	         "app.MapPost(\"/c\", [Authorize] (X x) => db.Save(x));\n"
	         "var g = app.MapGroup(\"/g\").RequireAuthorization();\ng.MapPost(\"/d\", (X x) => db.Save(x));\n"
	         "g.MapPost(\"/e\", (X x) => db.Save(x)).AllowAnonymous();\n"
	         "app.MapGroup(\"/h\").MapUsers().RequireAuthorization();\napp.MapOthers();\nmapper.Map(x.Y);\n"},
	        {"Users.cs",
	         "static class U {\npublic static X MapUsers(this IEndpointRouteBuilder app) {\n"
	         "app.MapDelete(\"/{id}\", Drop); return app; }\nstatic IResult Drop(int id) => db.Delete(id);\n"
	         "public static void MapOthers(this WebApplication app) { app.MapPut(\"/o\", Drop); }\n"
	         "public static void MapLost(this WebApplication app) { app.MapPut(\"/l\", Drop); }\n}\n"});
	EXPECT(r, "GET /a open|POST /b guarded|POST /c guarded|POST /g/d guarded|POST /g/e open|DELETE /h/{id} "
	          "guarded|PUT /o open|PUT …/l ?");
}

#define MVC                                                                                                            \
	{                                                                                                              \
		"C.cs", "[ApiController, Route(\"api/[controller]\")]\npublic class UsersController : ControllerBase " \
		        "{\npublic UsersController(Db d) { }\n[HttpGet(\"{id}\")] public X Get(int id) => "            \
		        "db.Find(id);\n[HttpPost, Authorize] public X Add(X x) => db.Save(x);\n[ApiKey, "              \
		        "HttpPut(\"/k\")] public X Put(X x) => db.Save(x);\nprivate X No() => 1;\n}\n[Authorize]\n"    \
		        "public class HomeController : Controller {\npublic X Index() => View();\n[AllowAnonymous, "   \
		        "HttpPost] public X Open(X x) => db.Save(x);\n}\npublic class OwnController : BaseController " \
		        "{\n[HttpPost(\"/own\")] public X A(X x) => db.Save(x);\n}\npublic class LostController : "    \
		        "FarController {\n[HttpPost(\"/lost\")] public X A(X x) => db.Save(x);\n}\n"                   \
	}
#define BASE                                                                                                           \
	{                                                                                                              \
		"B.cs", "[Authorize]\npublic abstract class BaseController : ControllerBase { }\n"                     \
	}

Test(route_declared, aspnet_controllers)
{
	struct repo_facts r = REPO(MVC, BASE);
	EXPECT(r, "GET /api/Users/{id} open|POST /api/Users guarded|PUT /k ?|any /Home/Index guarded|POST /Home/Open "
	          "open|POST /own guarded|POST /lost ?");
}

Test(route_declared, aspnet_asks_everybody_by_default)
{
	struct repo_facts r =
	        REPO(MVC, BASE,
	             {"Program.cs", "options.FallbackPolicy = new "
	                            "AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();\n"});
	EXPECT(r, "GET /api/Users/{id} guarded|POST /api/Users guarded|PUT /k guarded|any /Home/Index guarded|POST "
	          "/Home/Open open|POST /own guarded|POST /lost guarded");
	r = REPO({"C.cs",
	          "public class AController : ControllerBase { [HttpPost(\"/a\")] public X A(X x) => db.Save(x); }\n"},
	         {"Program.cs", "var app = builder.Build();\napp.MapControllers().RequireAuthorization();\n"});
	EXPECT(r, "POST /a guarded");
	r = REPO({"C.cs",
	          "public class AController : ControllerBase { [HttpPost(\"/a\")] public X A(X x) => db.Save(x); }\n"},
	         {"Program.cs", "app.UseMiddleware<ApiKeyMiddleware>();\n"});
	EXPECT(r, "POST /a ?");
}

Test(route_declared, razor_pages_and_functions_of_azure)
{
	struct repo_facts r = REPO(
	        {"Pages/Admin/Index.cshtml.cs",
	         "public class IndexModel : PageModel { public void OnPost() { db.Save(x); } }\n"},
	        {"Pages/Open.cshtml.cs",
	         "public class OpenModel : PageModel { public void OnPostAsync() { db.Save(x); } }\n"},
	        {"Program.cs", "o.Conventions.AuthorizeFolder(\"/Admin\");\n"},
	        {"F.cs",
	         "class F {\n[Function(\"A\")] public R A([HttpTrigger(AuthorizationLevel.Anonymous, \"post\", Route "
	         "= \"a/{id}\")] Q q) => db.Save(q);\n[Function(\"B\")] public R "
	         "B([HttpTrigger(AuthorizationLevel.Function, \"get\", \"post\")] Q q) => db.Save(q);\n}\n"});
	EXPECT(r, "POST /api/a/{id} open|GET /api/B guarded|POST /api/B guarded|POST /Admin guarded|POST /Open open");
}
