// A client of 2026-07-28 at an agent's endpoint, behind which is the reference server as a process, which is of the era before.
//   node bridge.js <endpoint> <token>      prints {version, asked, elicited, steps, progressed, endless, after}
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { until } from './mooring.js';

const [, , endpoint, token] = process.argv;
const client = new Client({ name: 'bridge', version: '1' },
  { capabilities: { elicitation: { form: {} } }, versionNegotiation: { mode: { pin: '2026-07-28' } } });
const asked = [];
client.setRequestHandler('elicitation/create', async ({ params }) => {
  asked.push(Object.keys(params.requestedSchema.properties));
  return { action: 'accept', content: { name: 'Ada Lovelace', integer: 7 } };
});
await client.connect(new StreamableHTTPClientTransport(new URL(endpoint),
  { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));

// what a process offers is known when it has started once
const named = (tool) => until(tool, async () => (await client.listTools()).tools.map(({ name }) => name)
  .find((name) => name.endsWith(tool)));
const text = async (tool, args, more) => (await client.callTool({ name: await named(tool), arguments: args }, more))
  .content.map((part) => part.text).join('\n');
let steps = 0;
const said = {
  version: client.getNegotiatedProtocolVersion(),
  elicited: await text('trigger-elicitation-request', {}),
  progressed: await text('trigger-long-running-operation', { duration: 0.6, steps: 3 },
    { onprogress: () => { steps += 1; } }),
};
const cut = new AbortController();
const endless = await text('trigger-long-running-operation', { duration: 3600, steps: 7200 },
  { signal: cut.signal, onprogress: () => cut.abort() }).then(() => 'answered', () => 'cancelled');
const after = await text('echo', { message: 'still here' });
console.log(JSON.stringify({ ...said, asked, steps, endless, after }));
await client.close();
