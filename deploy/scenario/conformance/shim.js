// Stands before an endpoint for a client that can't send headers: adds a credential, and changes nothing else.
//   node shim.js <endpoint> <token>     prints its own address
import { createServer, request } from 'node:http';

const [, , endpoint, token] = process.argv;
const target = new URL(endpoint);

const server = createServer((asked, answer) => {
  const own = `127.0.0.1:${server.address().port}`;
  const headers = { ...asked.headers, authorization: `Bearer ${token}` };
  // As any proxy does for whoever comes to its own address; what claims to come from elsewhere goes on as it is.
  for (const name of ['host', 'origin']) {
    headers[name] &&= headers[name].replace(own, target.host).replace(`localhost:${server.address().port}`, target.host);
  }
  const forward = request(target, { method: asked.method, headers }, (answered) => {
    answer.writeHead(answered.statusCode, answered.headers);
    answer.flushHeaders();
    answered.pipe(answer);
    answered.on('error', () => answer.destroy());
  });
  forward.on('error', () => answer.destroy());
  answer.on('close', () => forward.destroy());
  asked.pipe(forward);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/mcp`));
