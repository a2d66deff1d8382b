// An MCP server as a process, of the era with sessions, that writes down every message it hears. Its one tool says that it has
// begun, and waits until it is cancelled.
//   node patient.mjs <file>
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , file] = process.argv;
const wait = { name: 'wait', description: 'Waits for something', inputSchema: { type: 'object',
  properties: { what: { type: 'string' } } }, annotations: { readOnlyHint: true } };
const answers = {
  initialize: { protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'patient', version: '1' } },
  ping: {},
  'tools/list': { tools: [wait] },
};
const say = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

for await (const line of createInterface({ input: process.stdin })) {
  appendFileSync(file, `${line}\n`);
  const { id, method, params } = JSON.parse(line);
  if (method === 'tools/call') {
    say({ method: 'notifications/progress', params: { progressToken: params._meta?.progressToken, progress: 1 } });
  } else if (answers[method]) {
    say({ id, result: answers[method] });
  } else if (id !== undefined) {
    say({ id, error: { code: -32601, message: 'Method not found' } });
  }
}
