// An issuer of rotating refresh tokens that lets clients register themselves, and knows two that need no browser of
// theirs: robot has credentials of its own, tv asks for consent on another device. Beside it a protected resource at /mcp, as
// servers of the Model Context Protocol are: it says who grants access to it (RFC 9728), and takes tokens made for it alone
// (RFC 8707). Prints its port once it listens.
import { createServer } from 'node:http'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { errors } from 'oidc-provider'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
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
    clients: [
      { client_id: 'robot', client_secret: 'robot-s3cret', grant_types: ['client_credentials'], redirect_uris: [],
        response_types: [], scope: 'shop:read shop:write' },
      { client_id: 'tv', client_secret: 'tv-s3cret', grant_types: [DEVICE, 'refresh_token'], redirect_uris: [],
        response_types: [] },
    ],
    features: {
      registration: { enabled: true }, revocation: { enabled: true }, devInteractions: { enabled: true },
      clientCredentials: { enabled: true }, deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: async (ctx, indicator) => {
          if (indicator !== resource) throw new errors.InvalidTarget()
          return { scope: 'shop:read shop:write', audience: resource, accessTokenFormat: 'jwt' }
        },
      },
    },
    ttl: { AccessToken: 3600, ClientCredentials: 4, DeviceCode: 600, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 3600, IdToken: 3600 },
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
  const saved = new Map()
  provider.on('refresh_token.saved', token => saved.set(token.jti, token.accountId))
  provider.on('client_credentials.saved', token => saved.set(token.jti, token.clientId))
  // GET /alive?<account or client>: how many tokens of theirs this server still honours
  async function alive(whose) {
    let count = 0
    for (const [token, owner] of saved) {
      const found = await provider.RefreshToken.find(token) ?? await provider.ClientCredentials.find(token)
      count += owner === whose && found && !found.consumed ? 1 : 0
    }
    return count
  }
  server.on('request', async (request, response) => {
    if (request.url === '/mcp') return protect(request, response)
    if (request.url === '/.well-known/oauth-protected-resource/mcp') {
      return tell(response, 200, {}, { resource, authorization_servers: [issuer], scopes_supported: ['shop:read'] })
    }
    if (request.url.startsWith('/alive?')) {
      return response.end(String(await alive(request.url.slice('/alive?'.length))))
    }
    answer(request, response)
  })
  console.log(port)
})
