// A client that is told when its tools and prompts change, and one of another agent, whose tools stay what they are until the server changes them.
//   node changes.js legacy|pinned <endpoint> <token> <base> <key> <slug> <endpoint of the other> <its token> [own]
// own: the server's own list changes, too, which it is asked for again half a minute later at the latest
// prints {description, before, after, back, tools, prompts, other}
import { listening } from './heard.js';
import { Mooring, until } from './mooring.js';

const [, , mode, endpoint, token, base, key, slug, otherEndpoint, otherToken, own] = process.argv;
const TOOLS = 'notifications/tools/list_changed';
const PROMPTS = 'notifications/prompts/list_changed';
const TOOL = 'test_simple_text';
const mooring = new Mooring(base, key, slug);
const agentId = new URL(endpoint).pathname.split('/')[2];

const [mine, other] = [await listening(mode, endpoint, token), await listening(mode, otherEndpoint, otherToken)];
await mine.listen({ toolsListChanged: true, promptsListChanged: true });
await other.listen({ toolsListChanged: true });
const has = async () => (await mine.client.listTools()).tools.some(({ name }) => name === TOOL);
const told = (count) => until('being told', () => mine.count(TOOLS) >= count);

const before = await has();
await new Promise((done) => { setTimeout(done, 2000); }); // a session's stream is opened beside what the client does
const policy = await mooring.post('/api/policies', { agent_id: agentId, pattern: `${slug}.*.*.${TOOL}`, action: 'block' });
await told(1);
const after = await has();
await mooring.send('DELETE', `/api/policies/${policy.id}`);
await told(2);
const back = await has();
await until('being told of prompts', async () => {
  await mine.client.callTool({ name: 'test_trigger_prompt_change', arguments: {} });
  return mine.count(PROMPTS) > 0;
});

const others = other.count(TOOLS);
let description;
if (own) {
  await mine.client.callTool({ name: 'test_trigger_tool_change', arguments: {} });
  await told(3);
  await until('the other being told', () => other.count(TOOLS) > 0);
  const { tools } = await mine.client.listTools();
  ({ description } = tools.find(({ name }) => name === 'test_trigger_tool_change'));
}

console.log(JSON.stringify({ description, before, after, back, tools: mine.count(TOOLS), prompts: mine.count(PROMPTS), other: others }));
await mine.client.close();
await other.client.close();
process.exit(0);
