/* route_mcp: servers of the Model Context Protocol: each tool and each resource is a route of its own, POST /mcp/NAME.
 * A setting "http" or "stdio" of the framework "MCP" says how a server is reached; over stdio only by whoever started
 * it on his own machine. */
#ifndef FACTS_ROUTE_MCP_H
#define FACTS_ROUTE_MCP_H

#include "route_part.h"
#include "route_row.h"

/* Of Python: @mcp.tool, @mcp.resource(…), @mcp.custom_route(…). False: it is none of these. */
bool route_mcp_mark(struct route_file *r, size_t function, const struct node *mark);
/* What FastMCP(auth=…, token_verifier=…) asks of its callers. */
void route_mcp_auth(struct route_file *r, struct route_refs *refs, const struct node *call);
/* mcp.run(…), mcp.http_app(), mcp.mount(…), mcp.add_tool(…). False: it is none of these. */
bool route_mcp_call(struct route_file *r, const struct node *call, str callee);
/* Of JavaScript: server.registerTool('name', …, handler), and transports. */
void route_mcp_script(struct route_file *r);

/* What is known of a route by how its server is reached. Returns why it is for everybody, or "". */
str route_mcp_finish(struct route_finder *f, const struct route_part_at *p, struct route_verdict *v);

#endif
