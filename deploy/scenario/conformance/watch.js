// A client with a session that is told of changes, and one of the same agent that asked for less.
//   node watch.js <endpoint> <token> <base> <key> <slug>      prints {uri, updated, other, changed}
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ResourceUpdatedNotificationSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { Mooring, until } from './mooring.js';

const [, , endpoint, token, base, key, slug] = process.argv;
const mooring = new Mooring(base, key, slug);

async function connected() {
  const client = new Client({ name: 'watch', version: '1' });
  const heard = { client, updated: [], changed: 0 };
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => { heard.updated.push(params.uri); });
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => { heard.changed += 1; });
  await client.connect(new StreamableHTTPClientTransport(new URL(endpoint),
    { requestInit: { headers: { Authorization: `Bearer ${token}` } } }));
  return heard;
}

const [watching, other] = [await connected(), await connected()];
const { resources } = await watching.client.listResources();
const { uri } = resources.find((resource) => resource.uri.endsWith('test://watched-resource'));
await watching.client.subscribeResource({ uri });
await until('an update', async () => {
  await watching.client.callTool({ name: 'test_trigger_resource_update', arguments: {} });
  return watching.updated.length > 0;
});
await watching.client.unsubscribeResource({ uri });

await mooring.post('/api/policies', { agent_id: new URL(endpoint).pathname.split('/')[2], action: 'block',
  pattern: `mcp_${slug}_test_image_content` });
await until('other tools', async () => watching.changed > 0 && other.changed > 0);
console.log(JSON.stringify({ uri, updated: watching.updated, other: other.updated, changed: watching.changed }));
await watching.client.close();
await other.client.close();
