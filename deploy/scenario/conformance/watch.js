// A client that is told of a resource, and one of the same agent that did not ask about it.
//   node watch.js legacy|pinned <endpoint> <token>      prints {uri, updated, other}
import { listening } from './heard.js';
import { until } from './mooring.js';

const [, , mode, endpoint, token] = process.argv;
const UPDATED = 'notifications/resources/updated';
const updated = ({ heard }) => heard.filter(({ method }) => method === UPDATED).map(({ uri }) => uri);

const [watching, other] = [await listening(mode, endpoint, token), await listening(mode, endpoint, token)];
await other.listen({ toolsListChanged: true });
const { resources } = await watching.client.listResources();
const { uri } = resources.find((resource) => resource.uri.endsWith('test://watched-resource'));
const more = resources.map((resource) => resource.uri).filter((other) => other !== uri).slice(0, 1);
const leave = await watching.watch(uri, more);
await until('an update', async () => {
  await watching.client.callTool({ name: 'test_trigger_resource_update', arguments: {} });
  return watching.count(UPDATED) > 0;
});
await leave();

console.log(JSON.stringify({ uri, updated: updated(watching), other: updated(other) }));
await watching.client.close();
await other.client.close();
