/* Where settings, beans, rules and middleware of other languages count: on which condition, in which order, for which
 * methods. Each row is one way to say it, and what is known of the one route then. */
#include <stdio.h>

#include "repo.h"

struct said {
	const char *text, *auth;
};

/* A repository of two files for each row: of the first the row is the middle. */
static void expect_each(const char *path, const char *front, const char *behind, const char *other, const char *code,
                        const struct said *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char text[4096];
		snprintf(text, sizeof text, "%s%s%s", front, rows[i].text, behind);
		struct repo_facts r =
		        REPO({"pom.xml", "<project><dependencies><dependency><artifactId>spring-boot-starter-"
		                         "security</artifactId></dependency></dependencies></project>"},
		             {path, text}, {other, code});
		str got = repo_rows(&r, "routes", "auth");
		cr_expect(str_eq(got, str_of(rows[i].auth)), "%s\n%.*s instead of %s", text, STR_ARG(got),
		          rows[i].auth);
		repo_free(&r);
	}
}
#define EACH(path, front, behind, other, code, ...)                                                                    \
	expect_each(path, front, behind, other, code, (const struct said[]){__VA_ARGS__},                              \
	            sizeof((const struct said[]){__VA_ARGS__}) / sizeof(struct said))

#define SPRING_A "package a;\n@RestController\npublic class A {\n@PostMapping(\"/x\") void add() { b.save(1); }\n}\n"
#define BEAN     "SecurityFilterChain chain(HttpSecurity http) {\n"
#define ALL      "http.authorizeHttpRequests(a -> a.anyRequest().authenticated());\n"

Test(route_registered, spring_beans_and_rules)
{
	EACH("src/Config.java", "package a;\nimport org.springframework.security.config.Customizer;\n", "\n}\n",
	     "src/A.java", SPRING_A, {"class C {\n@Bean " BEAN ALL "return http.build();\n}", "guarded"},
	     {"@Profile(\"prod\")\nclass C {\n@Bean " BEAN ALL "return http.build();\n}", "?"},
	     {"class C {\n@Bean @ConditionalOnProperty(\"auth\") " BEAN ALL "return http.build();\n}", "?"},
	     {"class C {\n@Bean " BEAN "if (env.isProd()) {\n" ALL "}\nreturn http.build();\n}", "?"},
	     {"class C {\n@Bean " BEAN "http.authorizeHttpRequests(a -> a.anyRequest().hasRole(\"ANONYMOUS\"));\n"
	      "return http.build();\n}",
	      "?"},
	     {"class C {\n@Bean " BEAN ALL "return http.build();\n}\n@Bean WebSecurityCustomizer w() { return w -> "
	      "w.ignoring().requestMatchers(\"/x\"); }",
	      "open"},
	     {"class C {\n@Bean " BEAN ALL "return http.build();\n}\n@Bean WebSecurityCustomizer w() { return w -> "
	      "w.ignoring().requestMatchers(\"/css/**\"); }",
	      "guarded"});
}

/* The chain with the lower number is asked first; one without a number comes last. */
Test(route_registered, spring_order_of_chains)
{
	static const char other[] = "SecurityFilterChain other(HttpSecurity http) {\nhttp.authorizeHttpRequests(a -> "
	                            "a.anyRequest().permitAll());\nreturn http.build();\n}\n}\n";
	EACH("src/Config.java", "package a;\nimport org.springframework.security.config.Customizer;\nclass C {\n",
	     other, "src/A.java", SPRING_A,
	     {"@Bean @Order(1) " BEAN "http.securityMatcher(\"/x\");\n" ALL "return http.build();\n}\n@Bean ",
	      "guarded"},
	     {"@Bean @Order(2) " BEAN "http.securityMatcher(\"/x\");\n" ALL "return http.build();\n}\n@Bean @Order(1) ",
	      "open"},
	     {"@Bean @Order(FIRST) " BEAN "http.securityMatcher(\"/x\");\n" ALL "return http.build();\n}\n@Bean ",
	      "?"});
}

Test(route_registered, quarkus_permissions)
{
#define KEY "quarkus.http.auth.permission.a."
	EACH("src/main/resources/application.properties", KEY "paths=/*\n", "\n", "src/main/java/R.java",
	     "package a;\n@Path(\"/x\")\npublic class R {\n@POST void add() { repo.persist(1); }\n}\n",
	     {KEY "policy=authenticated", "guarded"}, {KEY "policy=permit", "open"}, {KEY "policy=${POLICY}", "?"},
	     {KEY "policy=authenticated\n" KEY "methods=POST,PUT", "guarded"},
	     {KEY "policy=authenticated\n" KEY "methods=GET", "?"},
	     {KEY "policy=authenticated\n" KEY "enabled=false", "open"},
	     {KEY "policy=authenticated\n" KEY "enabled=${AUTH}", "?"},
	     {KEY "policy=authenticated\n%prod." KEY "enabled=false", "?"});
}

Test(route_registered, aspnet_settings)
{
	EACH("Program.cs", "var builder = WebApplication.CreateBuilder(args);\n", "\napp.Run();\n", "B.cs",
	     "[ApiController]\n[Authorize]\npublic class B : ControllerBase {\n[HttpPost(\"/x\")] public void Add() { "
	     "db.SaveChanges(); }\n}\n",
	     {"var app = builder.Build();\napp.MapControllers();", "guarded"},
	     {"var app = builder.Build();\napp.MapControllers().AllowAnonymous();", "open"},
	     {"builder.Services.AddAuthorization(o => o.DefaultPolicy = p.RequireAssertion(_ => true).Build());\n"
	      "var app = builder.Build();\napp.MapControllers();",
	      "?"});
#define FALLBACK "o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();"
	EACH("Program.cs", "var builder = WebApplication.CreateBuilder(args);\n",
	     "\napp.MapPost(\"/x\", (Db db) => { db.SaveChanges(); });\napp.Run();\n", "B.cs", "class B { }\n",
	     {"builder.Services.AddAuthorization(o => { " FALLBACK
	      " });\nvar app = builder.Build();\napp.UseAuthorization();",
	      "guarded"},
	     {"builder.Services.AddAuthorization(o => { if (live) " FALLBACK " });\nvar app = builder.Build();", "?"},
	     {"builder.Services.AddAuthorization(o => {\n#if !DEBUG\n" FALLBACK
	      "\n#endif\n});\nvar app = builder.Build();",
	      "?"},
	     {"builder.Services.AddAuthorization(o => {\n#if DEBUG\nlog();\n#endif\n" FALLBACK "\n});\nvar app = "
	      "builder.Build();",
	      "guarded"},
	     {"builder.Services.AddAuthorization(o => { " FALLBACK " });\nvar app = builder.Build();\n"
	      "if (!app.Environment.IsDevelopment()) { app.UseAuthorization(); }",
	      "?"});
}

Test(route_registered, middleware_of_django)
{
#define LOGIN "'django.contrib.auth.middleware.LoginRequiredMiddleware'"
	EACH("site/settings.py", "INSTALLED_APPS = []\nROOT_URLCONF = 'site.urls'\n", "\n", "site/urls.py",
	     "from django.urls import path\ndef add(request):\n    Thing.objects.create(a=1)\nurlpatterns = [path('x', "
	     "add)]\n",
	     {"MIDDLEWARE = [" LOGIN "]", "guarded"}, {"MIDDLEWARE = []\nMIDDLEWARE.append(" LOGIN ")", "guarded"},
	     {"MIDDLEWARE = []\nif AUTH:\n    MIDDLEWARE.append(" LOGIN ")", "?"},
	     {"MIDDLEWARE = [" LOGIN "]\nMIDDLEWARE.remove(" LOGIN ")", "?"},
	     {"MIDDLEWARE = [" LOGIN "]\nMIDDLEWARE = [m for m in MIDDLEWARE if keep(m)]", "?"},
	     {"MIDDLEWARE = [] + ([" LOGIN "] if AUTH else [])", "?"});
	EACH("site/live.py", "from .settings import *\n", "\n", "site/settings.py",
	     "from django.urls import path\nINSTALLED_APPS = []\nROOT_URLCONF = 'site.settings'\nMIDDLEWARE = [" LOGIN
	     "]\n"
	     "def add(request):\n    Thing.objects.create(a=1)\nurlpatterns = [path('x', add)]\n",
	     {"DEBUG = False", "guarded"}, {"MIDDLEWARE = []", "?"}, {"MIDDLEWARE.pop()", "?"});
}

/* What runs in front of one method, or of a folder, guards no other. */
Test(route_registered, middleware_of_pages)
{
	struct repo_facts r =
	        REPO({"functions/_middleware.js",
	              "export async function onRequestPost({ request, next }) {\n"
	              "  if (!verify(request.headers.get('Authorization'))) return new Response('', { status: 401 })\n"
	              "  return next()\n}\n"},
	             {"functions/x.js", "export const onRequestPost = ({ env }) => env.DB.put('a');\n"
	                                "export const onRequestDelete = ({ env }) => env.DB.put('a');\n"
	                                "export const onRequest = ({ env }) => env.DB.put('a');\n"});
	repo_expect(&r, "routes", "method auth", "POST guarded|DELETE open|any open");
	repo_free(&r);
}

/* What a function adds to the chain that it is handed stands elsewhere; it makes none of its own. */
Test(route_registered, spring_chains_and_what_adds_to_them)
{
#define CHAIN(more)                                                                                                    \
	"import static org.springframework.http.HttpMethod.GET;\n@Configuration\npublic class Config {\n@Bean public " \
	"SecurityFilterChain chain(HttpSecurity http) {\n" more                                                        \
	"http.authorizeRequests().antMatchers(GET, \"/notes\").permitAll().anyRequest().authenticated();\nreturn "     \
	"http.build();\n}\n}\n"
#define NOTES                                                                                                          \
	{                                                                                                              \
		"Notes.java", "@RestController\npublic class Notes {\n@GetMapping(\"/notes\") public List<Note> "      \
		              "all() { return "                                                                        \
		              "repo.findAll(); }\n@PostMapping(\"/notes\") public void add() { repo.save(n); }\n}\n"   \
	}
	struct repo_facts r = REPO({"Config.java", CHAIN("")}, NOTES);
	repo_expect(&r, "routes", "method route auth", "GET /notes open|POST /notes guarded");
	repo_free(&r);
	r = REPO({"Config.java", CHAIN("PublicRoutes.addTo(http);\n")}, NOTES,
	         {"PublicRoutes.java", "public class PublicRoutes {\npublic static void addTo(HttpSecurity http) {\n"
	                               "http.authorizeRequests().antMatchers(\"/notes\").permitAll();\n}\n}\n"});
	repo_expect(&r, "routes", "method route auth", "GET /notes ?|POST /notes ?");
	repo_free(&r);
}
