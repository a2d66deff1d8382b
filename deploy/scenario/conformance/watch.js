// A client with a session that is told of a resource, and one of the same agent that did not ask about it.
//   node watch.js <endpoint> <token>      prints {uri, updated, other}
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ResourceUpdatedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { until } from './mooring.js';

const [, , endpoint, token] = process.argv;

async function connected() {
  const client = new Client({ name: 'watch', version: '1' });
  const heard = { client, updated: [] };
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, ({ params }) => { heard.updated.push(params.uri); });
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

console.log(JSON.stringify({ uri, updated: watching.updated, other: other.updated }));
await watching.client.close();
await other.client.close();
