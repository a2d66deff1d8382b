// An agent at its endpoint of Mooring: without a session of its own, or as a client of the former era.
import { until } from './mooring.js';

const VERSION = '2026-07-28';
const KEY = 'io.modelcontextprotocol/';
const NAMED = { 'tools/call': 'name', 'prompts/get': 'name', 'resources/read': 'uri' };

/** The message with an id, of a body or of a stream. */
async function answered(response, id) {
  const text = await response.text();
  const messages = response.headers.get('content-type')?.startsWith('text/event-stream')
    ? [...text.matchAll(/^data: ?(.+)$/gm)].map(([, data]) => JSON.parse(data))
    : [JSON.parse(text)];
  return messages.find((message) => message.id === id) ?? messages.at(-1);
}

export class Agent {
  constructor({ endpoint, token }) {
    Object.assign(this, { endpoint, token, next: 1 });
  }

  async request(method, params = {}) {
    const id = this.next++;
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${this.token}`,
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'MCP-Protocol-Version': VERSION,
        'Mcp-Method': method,
        ...(NAMED[method] && { 'Mcp-Name': params[NAMED[method]] }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, method, params: { ...params, _meta: {
        [`${KEY}protocolVersion`]: VERSION,
        [`${KEY}clientCapabilities`]: { elicitation: { form: {} } },
        [`${KEY}clientInfo`]: { name: 'conformance', version: '1' } } } }),
    });
    const { result, error } = await answered(response, id);
    if (error) {
      throw new Error(`${method}: ${response.status} ${JSON.stringify(error)}`);
    }
    return result;
  }

  /** As soon as there are any. */
  tools() {
    return until('a list of tools', async () => {
      const { tools } = await this.request('tools/list');
      return tools.length && tools;
    });
  }

  /** The name a tool has here. */
  async named(tool) {
    return (await this.tools()).map(({ name }) => name).find((name) => name === tool || name.endsWith(`_${tool}`))
      ?? tool;
  }

  /** Calls a tool when it is ready: one that has just been found may still be on its way to who runs it. */
  callWhenReady(params) {
    return until(`a call of ${params.name}`, async () => {
      const result = await this.request('tools/call', params);
      return result.isError && /Try again in \d+ s/.test(result.content?.[0]?.text) ? undefined : result;
    });
  }

  /** Calls a tool, answering what it asks for, with another tool called meanwhile. */
  async call(tool, given) {
    const name = await this.named(tool);
    let result = await this.callWhenReady({ name, arguments: given });
    for (let round = 0; result.resultType === 'input_required' && round < 5; round++) {
      const unrelated = (await this.tools()).find((other) => other.name.endsWith('unrelated'));
      if (unrelated) {
        await this.callWhenReady({ name: unrelated.name, arguments: {} });
      }
      result = await this.request('tools/call', {
        name,
        arguments: given,
        inputResponses: Object.fromEntries(Object.keys(result.inputRequests)
          .map((key) => [key, { action: 'accept', content: { confirmed: true } }])),
        ...(result.requestState !== undefined && { requestState: result.requestState }),
      });
    }
    return result;
  }

  async readEverything() {
    for (const { uri } of (await this.request('resources/list')).resources) {
      await this.request('resources/read', { uri });
    }
    for (const { name } of (await this.request('prompts/list')).prompts) {
      await this.request('prompts/get', { name });
    }
  }

  /** The official SDK, whose person accepts forms as they are filled in. */
  async callAsLegacyClient(tool) {
    const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
    const { StreamableHTTPClientTransport } = await import('@modelcontextprotocol/sdk/client/streamableHttp.js');
    const { ElicitRequestSchema } = await import('@modelcontextprotocol/sdk/types.js');
    const name = await this.named(tool);
    const client = new Client({ name: 'conformance', version: '1' }, { capabilities: { elicitation: { form: { applyDefaults: true } } } });
    client.setRequestHandler(ElicitRequestSchema, async () => ({ action: 'accept', content: {} }));
    await client.connect(new StreamableHTTPClientTransport(new URL(this.endpoint),
      { requestInit: { headers: { Authorization: `Bearer ${this.token}` } } }));
    const result = await client.callTool({ name, arguments: {} });
    await client.close();
    return result;
  }
}
