/* Calls that set up traces and metrics and may come to nothing. */
#include "repo.h"

static void idle(const char *path, const char *text, const char *want)
{
	struct repo_facts r = REPO({path, text});
	repo_expect(&r, "idle_calls", "tool why", want);
	repo_free(&r);
}

#define SDK                                                                                                            \
	"import { NodeSDK } from '@opentelemetry/sdk-node'\nconst sdk = new NodeSDK({ instrumentations: [all()] })\n"

Test(idle_call, what_is_started_is_not)
{
	idle("tracing.js", SDK "sdk.start()\n", "");
	idle("instrumentation.ts",
	     "import { registerOTel } from '@vercel/otel'\nexport function register() { registerOTel('a') }\n", "");
	idle("app.py",
	     "from opentelemetry.instrumentation.requests import "
	     "RequestsInstrumentor\nRequestsInstrumentor().instrument()\n",
	     "");
	idle("main.go",
	     "package main\nimport \"github.com/prometheus/client_golang/prometheus\"\nvar seen = "
	     "prometheus.NewCounter(o)\n"
	     "func f() { seen.Inc() }\n",
	     "");
}

Test(idle_call, never_on_a_setting_taken_back_shown_or_kept_for_nothing)
{
	idle("tracing.js", SDK, "NodeSDK nothing starts it");
	idle("tracing.js", SDK "if (process.env.NODE_ENV === 'test') sdk.start()\n",
	     "NodeSDK it hangs on process.env.NODE_ENV === 'test'");
	idle("tracing.js", SDK "export function start() { sdk.start() }\n",
	     "NodeSDK whether anything calls start is not known");
	idle("app.py",
	     "from opentelemetry.instrumentation.requests import "
	     "RequestsInstrumentor\nRequestsInstrumentor().instrument()\n"
	     "RequestsInstrumentor().uninstrument()\n",
	     "RequestsInstrumentor().instrument it is taken back");
	idle("main.go",
	     "package main\nimport \"github.com/prometheus/client_golang/prometheus\"\nvar seen = "
	     "prometheus.NewCounter(o)\n",
	     "prometheus.NewCounter what it makes is used nowhere");
	idle("a.js", "const c = new Counter(3)\n", "");
}
