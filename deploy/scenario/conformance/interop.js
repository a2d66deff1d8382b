// Clients of the official SDKs, both generations, at one endpoint: node interop.js <endpoint> <token>
// Prints a line of JSON for each: what it negotiated, how many tools it saw, what three of them answered, and how many
// calls the server has heard to be cancelled after this one cancelled one.
import * as former from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FormerTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { until } from './mooring.js';

const [, , endpoint, token] = process.argv;
const options = { requestInit: { headers: { Authorization: `Bearer ${token}` } } };
const who = { name: 'interop', version: '1' };
const capabilities = { elicitation: { form: {} } };
const accept = async () => ({ action: 'accept', content: { response: 'yes', name: 'Ada' } });

async function tell(label, client, transport) {
  await client.connect(transport);
  const { tools } = await client.listTools();
  const name = (tool) => tools.map((listed) => listed.name).find((listed) => listed.endsWith(tool)) ?? tool;
  let steps = 0;
  const text = async (tool, args, more) => (await client.callTool({ name: name(tool), arguments: args }, ...more)).content[0].text;
  const progress = { onprogress: () => { steps += 1; } };
  const former = client instanceof Client ? [] : [undefined];
  const said = {
    label,
    version: client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion,
    tools: tools.length,
    simple: await text('test_simple_text', {}, []),
    elicited: await text('test_elicitation', { message: 'Really?' }, []),
    progressed: await text('test_tool_with_progress', {}, [...former, progress]),
    resources: (await client.listResources()).resources.length,
    prompts: (await client.listPrompts()).prompts.length,
  };
  const cancelled = async () => Number(await text('test_cancelled_count', {}, []));
  const before = await cancelled();
  const cut = new AbortController();
  const given = { signal: cut.signal, onprogress: () => cut.abort() };
  const endless = await client.callTool({ name: name('test_endless'), arguments: {} }, ...former, given)
    .then(() => 'answered', () => 'cancelled');
  await until('the server hearing of it', async () => await cancelled() > before);
  console.log(JSON.stringify({ ...said, steps, endless }));
  await client.close();
}

const sdk = new former.Client(who, { capabilities });
sdk.setRequestHandler(ElicitRequestSchema, accept);
await tell('sdk', sdk, new FormerTransport(new URL(endpoint), options));
for (const [label, mode] of [['auto', 'auto'], ['legacy', 'legacy'], ['pinned', { pin: '2026-07-28' }]]) {
  const client = new Client(who, { capabilities, versionNegotiation: { mode } });
  client.setRequestHandler('elicitation/create', accept);
  await tell(label, client, new StreamableHTTPClientTransport(new URL(endpoint), options));
}
