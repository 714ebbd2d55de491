import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Hono } from 'hono'
import type { McpParts } from './server.ts'
import { makeMcp } from './server.ts'

/** Add `/mcp`: the Model Context Protocol over Streamable HTTP, one server a request, nothing kept between them. */
export function addMcp(app: Hono, parts: McpParts): void {
  app.all('/mcp', async (c) => {
    const server = makeMcp(parts)
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await server.connect(transport)
    return transport.handleRequest(c.req.raw)
  })
}
