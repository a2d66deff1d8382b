// An issuer of rotating refresh tokens that lets clients register themselves, and knows two that need no browser of
// theirs: robot has credentials of its own, tv asks for consent on another device. Prints its port once it listens.
import { createServer } from 'node:http'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider from 'oidc-provider'

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const port = server.address().port
  const provider = new Provider(`http://127.0.0.1:${port}`, {
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
    features: { registration: { enabled: true }, revocation: { enabled: true }, devInteractions: { enabled: true },
      clientCredentials: { enabled: true }, deviceFlow: { enabled: true } },
    ttl: { AccessToken: 3600, ClientCredentials: 4, DeviceCode: 600, RefreshToken: 86400, Grant: 86400, Session: 86400, Interaction: 3600, IdToken: 3600 },
    rotateRefreshToken: true,
    issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
    findAccount: async (ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, email: `${id}@shop.example` }) }),
  })
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
    if (request.url.startsWith('/alive?')) {
      response.end(String(await alive(request.url.slice('/alive?'.length))))
    } else {
      answer(request, response)
    }
  })
  console.log(port)
})
