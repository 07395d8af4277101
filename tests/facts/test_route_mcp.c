/* Tools of MCP: what a server asks of its callers, and how it is reached. */
#include "repo.h"

#define TOOL "@mcp.tool()\ndef one(text: str): db.add(text)\n"

Test(route_mcp, tools_of_a_server_on_the_network)
{
	struct repo_facts r =
	        REPO({"s.py", "from fastmcp import FastMCP\nfrom tools import more\nmcp = FastMCP('x')\n@mcp.tool\ndef "
	                      "one(t): db.add(t)\n"
	                      "@mcp.tool(name='two')\nasync def a(t): db.drop(t)\n@mcp.resource('notes://{id}')\ndef "
	                      "note(id): return "
	                      "1\n@mcp.prompt\ndef p(): return 'x'\n@mcp.custom_route('/x', methods=['POST'])\nasync "
	                      "def x(r): db.add(1)\n"
	                      "more(mcp)\nmcp.add_tool(late)\ndef late(): db.add(1)\nif __name__ == '__main__':\n    "
	                      "mcp.run(transport='http')\n"},
	             {"tools.py", "def more(mcp):\n    @mcp.tool()\n    def three(t): db.add(t)\n"});
	repo_expect(&r, "routes", "method route auth",
	            "POST /mcp/one open|POST /mcp/two open|GET /mcp/notes://{id} open|POST /x open|POST /mcp/late "
	            "open|POST /mcp/three open");
	repo_free(&r);
}

Test(route_mcp, what_a_server_asks)
{
	static const struct {
		const char *code, *want;
	} rows[] = {
	        {"from fastmcp import FastMCP\nfrom fastmcp.server.auth.providers.jwt import JWTVerifier\n"
	         "v = JWTVerifier(jwks_uri='x')\nmcp = FastMCP('x', auth=v)\n" TOOL
	         "@mcp.custom_route('/u', methods=['POST'])\nasync def u(r): db.add(1)\napp = mcp.http_app()\n",
	         "POST /mcp/one guarded|POST /u open"},
	        {"from fastmcp import FastMCP\nfrom fastmcp.server.auth.providers.jwt import JWTVerifier\n"
	         "v = JWTVerifier(jwks_uri='x')\nmcp = FastMCP('x', auth=v if ON else None)\n" TOOL
	         "app = mcp.http_app()\n",
	         "POST /mcp/one ?"},
	        {"from mcp.server.fastmcp import FastMCP\nclass V(TokenVerifier):\n    async def verify_token(self, "
	         "t): return "
	         "AccessToken(token=t)\nmcp = FastMCP('x', token_verifier=V(), "
	         "auth=AuthSettings(issuer_url='x'))\n" TOOL "mcp.run(transport='sse')\n",
	         "POST /mcp/one ?"},
	        {"from fastmcp import FastMCP\nmcp = FastMCP('x', auth=None)\n" TOOL
	         "app = mcp.streamable_http_app()\n",
	         "POST /mcp/one open"},
	        {"from fastmcp import FastMCP\nmcp = FastMCP('x')\n" TOOL "mcp.run(transport=os.environ['T'])\n",
	         "POST /mcp/one open"},
	        {"from fastmcp import FastMCP\nmcp = FastMCP('x')\n" TOOL, "POST /mcp/one ?"},
	        {"from fastmcp import FastMCP\nfrom fastapi import FastAPI\nmcp = FastMCP('x')\n" TOOL
	         "inner = mcp.http_app(path='/')\napp = FastAPI()\napp.mount('/m', inner)\n@app.middleware('http')\n"
	         "async def check(request, call_next):\n    try:\n        "
	         "jwt.decode(request.headers.get('authorization'), "
	         "KEY)\n    except Exception:\n        return JSONResponse({}, status_code=401)\n    return await "
	         "call_next(request)\n",
	         "POST /m/mcp/one guarded"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct repo_facts r = REPO({"s.py", rows[i].code});
		repo_expect(&r, "routes", "method route auth", rows[i].want);
		repo_free(&r);
	}
}

Test(route_mcp, over_stdio_nobody_else_reaches_it)
{
	struct repo_facts r = REPO({"s.py", "from fastmcp import FastMCP\nmcp = FastMCP('x')\n" TOOL "mcp.run()\n"});
	repo_expect(&r, "routes", "route public", "/mcp/one only a program of the caller's own machine reaches it");
	repo_expect(&r, "doors", "name open", "");
	repo_free(&r);
	r = REPO({"s.ts",
	          "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nconst server = new "
	          "McpServer({ name: 'x' });\nserver.registerTool('one', {}, async ({ a }) => { await db.x.create({}); "
	          "});\nawait server.connect(new StdioServerTransport());\n"});
	repo_expect(&r, "routes", "method route auth public",
	            "POST /mcp/one ? only a program of the caller's own machine "
	            "reaches it");
	repo_free(&r);
	r = REPO({"s.py", "from fastmcp import FastMCP\nmcp = FastMCP('x')\n" TOOL "mcp.run()\n"},
	         {"Dockerfile", "FROM python\nCMD [\"fastmcp\", \"run\", \"s.py\", \"--transport\", \"http\"]\n"});
	repo_expect(&r, "routes", "route auth public", "/mcp/one ? -");
	repo_free(&r);
}
