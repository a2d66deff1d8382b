// An agent's call that lacks a connection: its person follows the link they are shown, connects, and says yes.
//   node connect.js legacy|pinned <endpoint> <token> <tool> <base> <key> <slug> <user>      prints {asked, result}
import * as former from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FormerTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Mooring, until } from './mooring.js';

const [, , mode, endpoint, token, tool, base, key, slug, user] = process.argv;
const options = { requestInit: { headers: { Authorization: `Bearer ${token}` } } };
const who = { name: 'connect', version: '1' };
const capabilities = { elicitation: { url: {} } };
const mooring = Object.assign(new Mooring(base, key, slug), { user });
const asked = [];

async function connect({ params }) {
  const page = await fetch(params.url);
  asked.push({ mode: params.mode, status: page.status, message: params.message });
  await mooring.connect();
  return { action: 'accept' };
}

const isFormer = mode === 'legacy';
const client = isFormer ? new former.Client(who, { capabilities })
  : new Client(who, { capabilities, versionNegotiation: { mode: { pin: '2026-07-28' } } });
client.setRequestHandler(isFormer ? ElicitRequestSchema : 'elicitation/create', connect);
await client.connect(isFormer ? new FormerTransport(new URL(endpoint), options)
  : new StreamableHTTPClientTransport(new URL(endpoint), options));
// the tool itself may not have arrived yet
const result = await until('a tool of that name', () => client.callTool({ name: tool, arguments: { parcel: mode } })
  .catch((failure) => (/Unknown tool/.test(failure.message) ? undefined : Promise.reject(failure))));
console.log(JSON.stringify({ asked, result }));
await client.close();
