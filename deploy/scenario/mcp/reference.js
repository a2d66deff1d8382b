// What the SDKs' own clients get: node reference.js <sse|legacy|modern> <url> <calls as JSON: [[tool, arguments]…]>
// Prints one line: {tools: [names], results: [...]}.
const [, , kind, url, calls] = process.argv;

async function connected() {
  if (kind === 'modern') {
    const { Client, StreamableHTTPClientTransport } = await import('@modelcontextprotocol/client');
    const client = new Client({ name: 'reference', version: '1' },
      { versionNegotiation: { mode: { pin: '2026-07-28' } } });
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return client;
  }
  const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
  const client = new Client({ name: 'reference', version: '1' },
    { capabilities: { elicitation: { form: {}, url: {} }, sampling: {}, roots: {} } });
  client.setRequestHandler((await import('@modelcontextprotocol/sdk/types.js')).ListRootsRequestSchema,
    () => ({ roots: [] }));
  const { SSEClientTransport } = await import('@modelcontextprotocol/sdk/client/sse.js');
  const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
  await client.connect(kind === 'sse'
    ? new SSEClientTransport(new URL(url)) : new StreamableHTTPClientTransport(new URL(url)));
  return client;
}

const client = await connected();
const results = [];
for (const [name, args] of JSON.parse(calls)) {
  results.push(await client.callTool({ name, arguments: args }));
}
const { tools } = await client.listTools();
console.log(JSON.stringify({ tools: tools.map(tool => tool.name), results }));
process.exit(0);
