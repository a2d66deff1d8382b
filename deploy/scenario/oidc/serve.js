// An issuer of rotating refresh tokens that lets clients register themselves, and beside it a protected resource at /mcp, as
// servers of the Model Context Protocol are: it says who grants access to it (RFC 9728), and takes tokens made for it alone
// (RFC 8707). Prints its port once it listens.
import { createServer } from 'node:http'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { errors } from 'oidc-provider'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port
  const issuer = `http://127.0.0.1:${port}`
  const resource = `${issuer}/mcp`
  const provider = new Provider(issuer, {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'one' }] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    scopes: ['openid', 'email', 'offline_access', 'shop:read', 'shop:write'],
    claims: { openid: ['sub'], email: ['email'] },
    features: {
      registration: { enabled: true }, revocation: { enabled: true }, devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: async (ctx, indicator) => {
          if (indicator !== resource) throw new errors.InvalidTarget()
          return { scope: 'shop:read shop:write', audience: resource, accessTokenFormat: 'jwt' }
        },
      },
    },
    ttl: { AccessToken: 3600, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 3600, IdToken: 3600 },
    rotateRefreshToken: true,
    issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: async (ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, email: `${id}@shop.example` }) }),
  })
  const tell = (response, status, headers, body) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  const protect = (request, response) => {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '').split('.')[1]
    const audience = token && JSON.parse(Buffer.from(token, 'base64url')).aud
    if (audience === resource) return tell(response, 200, {}, { audience })
    const document = `${issuer}/.well-known/oauth-protected-resource/mcp`
    tell(response, 401, { 'www-authenticate': `Bearer resource_metadata="${document}"` }, { error: 'invalid_token' })
  }
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (request.url === '/mcp') return protect(request, response)
    if (request.url === '/.well-known/oauth-protected-resource/mcp') {
      return tell(response, 200, {}, { resource, authorization_servers: [issuer], scopes_supported: ['shop:read'] })
    }
    answer(request, response)
  })
  console.log(port)
})
