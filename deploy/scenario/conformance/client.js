// What the official suite runs as the client under test: it has Mooring connect to the suite's server and call its tools, so
// that the client judged is Mooring's. This program is the rest of the world: whoever registers a server, the person in the
// browser, and the agent. MOORING_BASE, MOORING_KEY: a platform's door. Last argument: the address of the suite's server.
import { randomBytes } from 'node:crypto';
import { Agent } from './agent.js';
import { Mooring } from './mooring.js';

const scenario = process.env.MCP_CONFORMANCE_SCENARIO;
const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? '{}');
/** The only one the suite's authorization server takes; ours is on this machine and can't be one. */
const CLIENT_DOCUMENT = 'https://conformance-test.local/client-metadata.json';

/** Extensions that nobody's score counts: grants that Mooring is told of by an operator, or does not know. */
const NOT_PLAYED = /^auth\/(client-credentials|enterprise|dpop|wif)/;
if (NOT_PLAYED.test(scenario)) {
  console.error(`${scenario} is not played`);
  process.exit(1);
}

const mooring = new Mooring(process.env.MOORING_BASE, process.env.MOORING_KEY, `c-${randomBytes(6).toString('hex')}`);

async function setUpClient() {
  if (scenario === 'auth/pre-registration') {
    await mooring.post('/api/oauth/configs', { app: mooring.slug, client_id: context.client_id,
      client_secret: context.client_secret, client_auth: 'basic' });
  } else if (scenario === 'auth/basic-cimd') {
    await mooring.post('/api/oauth/configs', { app: mooring.slug, client_id: CLIENT_DOCUMENT, client_auth: 'none' });
  }
}

/** Calls a tool; as often as the server wants more of the person, the person is asked, twice at most. */
async function callAskingForMore(agent, tool) {
  for (let tries = 0; tries < 3; tries++) {
    const result = await agent.call(tool, {});
    const wanted = mooring.wants(result);
    if (!wanted) {
      return result;
    }
    await mooring.consent(wanted.length ? { add_scopes: wanted } : {});
    await mooring.active();
  }
  throw new Error('the server is never content');
}

async function signedIn() {
  await mooring.register(process.argv.at(-1), 'oauth2');
  await setUpClient();
  await mooring.consent();
  await mooring.active();
  if (scenario === 'auth/scope-retry-limit') {
    await mooring.consent({ add_scopes: ['mcp:admin'] });
    return;
  }
  await mooring.discovered();
  const agent = new Agent(await mooring.agent());
  const result = await callAskingForMore(agent, 'test-tool');
  if (result.isError || result.content?.[0]?.text !== 'test') {
    throw new Error(`the tool answered ${JSON.stringify(result)}`);
  }
}

/** The calls of a scenario: what its context says, else each tool once. */
function calls(tools) {
  if (context.toolCalls) {
    return context.toolCalls.map(({ name, arguments: given }) => [name,
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))]);
  }
  const echo = tools.find((tool) => tool.name === 'json_schema_echo');
  if (echo) {
    return [[echo.name, { schema: tools.find((tool) => tool.name === 'json_schema_2020_12_tool').inputSchema }]];
  }
  return tools.map((tool) => [tool.name, Object.fromEntries((tool.inputSchema.required ?? [])
    .map((name) => [name, tool.inputSchema.properties[name].type === 'string' ? 'west' : 5]))]);
}

async function open() {
  await mooring.register(process.argv.at(-1), 'none');
  await mooring.connect();
  await mooring.discovered();
  if (['initialize', 'request-metadata', 'json-schema-ref-no-deref'].includes(scenario)) {
    return;
  }
  const agent = new Agent(await mooring.agent());
  if (scenario === 'elicitation-sep1034-client-defaults') {
    await agent.callAsLegacyClient('test_client_elicitation_defaults');
    return;
  }
  const tools = await agent.tools();
  for (const [name, given] of calls(tools)) {
    const result = await agent.call(name, given);
    if (result.isError) {
      throw new Error(`${name} answered ${JSON.stringify(result)}`);
    }
  }
  if (scenario === 'http-standard-headers') {
    await agent.readEverything();
  }
}

await (scenario.startsWith('auth/') ? signedIn() : open());
