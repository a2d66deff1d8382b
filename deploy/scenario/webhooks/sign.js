// Signs one webhook of each provider with its official SDK, for the endpoints in the file that is the first argument:
// {provider: {url, secret}}. An SDK that can only verify is asked whether it takes what was signed here. Prints one
// {provider, url, headers, body} a line.
import { createHmac, generateKeyPairSync, sign as signWith } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import { signWebhookPayload } from '@notionhq/client';
import { sign } from '@octokit/webhooks-methods';
import '@shopify/shopify-api/adapters/node';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import bolt from '@slack/bolt';
import { verifyKey } from 'discord-interactions';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import twilio from 'twilio';

const now = new Date();
const seconds = String(Math.floor(now.getTime() / 1000));
const hmac = (secret, text) => createHmac('sha256', secret).update(text).digest('hex');

function must(taken, provider) {
  if (!taken) {
    throw new Error(`the SDK of ${provider} does not take what was signed`);
  }
}

const signers = {
  github: async ({ secret }) => {
    const body = JSON.stringify({ ref: 'refs/heads/main', commits: [{ message: 'Füße 🏗' }] });
    return { body, headers: { 'X-GitHub-Event': 'push', 'X-Hub-Signature-256': await sign(secret, body) } };
  },
  stripe: async ({ secret }) => {
    const body = JSON.stringify({ id: `evt_${now.getTime()}`, type: 'charge.succeeded' }, null, 2);
    const header = new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload: body, secret });
    return { body, headers: { 'Stripe-Signature': header } };
  },
  svix: async ({ secret }) => {
    const body = JSON.stringify({ type: 'invoice.paid', data: { n: 1 } });
    const signature = new SvixWebhook(secret).sign('msg_1', now, body);
    return { body, headers: { 'svix-id': 'msg_1', 'svix-timestamp': seconds, 'svix-signature': signature } };
  },
  'standard-webhooks': async ({ secret }) => {
    const body = JSON.stringify({ type: 'user.created', timestamp: now.toISOString(), data: {} });
    const signature = new StandardWebhook(secret).sign('msg_2', now, body);
    return { body, headers: { 'webhook-id': 'msg_2', 'webhook-timestamp': seconds, 'webhook-signature': signature } };
  },
  notion: async ({ secret }) => {
    const body = JSON.stringify({ id: `n${now.getTime()}`, type: 'page.created' });
    const signature = await signWebhookPayload({ body, verificationToken: secret });
    return { body, headers: { 'X-Notion-Signature': signature } };
  },
  twilio: async ({ secret, url }) => {
    const form = { MessageSid: 'SM1', MessageStatus: 'delivered', To: '+15558675310', Body: 'ß & so' };
    const { getExpectedTwilioSignature } = (await import('twilio/lib/webhooks/webhooks.js')).default;
    return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded',
      headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(secret, url, form) } };
  },
  slack: async ({ secret }) => {
    const body = JSON.stringify({ type: 'event_callback', event_id: 'Ev1', event: { type: 'app_mention' } });
    const headers = { 'X-Slack-Request-Timestamp': seconds, 'X-Slack-Signature': `v0=${hmac(secret, `v0:${seconds}:${body}`)}` };
    must(bolt.isValidSlackRequest({ signingSecret: secret, body,
      headers: { 'x-slack-signature': headers['X-Slack-Signature'], 'x-slack-request-timestamp': Number(seconds) } }), 'slack');
    return { body, headers };
  },
  linear: async ({ secret }) => {
    const body = JSON.stringify({ type: 'Issue', action: 'create', webhookTimestamp: now.getTime() });
    const signature = hmac(secret, body);
    must(new LinearWebhookClient(secret).verify(Buffer.from(body), signature, now.getTime()), 'linear');
    return { body, headers: { 'Linear-Event': 'Issue', 'Linear-Delivery': `l${now.getTime()}`, 'Linear-Signature': signature } };
  },
  shopify: async ({ secret }) => {
    const body = JSON.stringify({ id: now.getTime(), note: 'Grüße' });
    const headers = { 'X-Shopify-Topic': 'orders/create', 'X-Shopify-Shop-Domain': 'octo.myshopify.com',
      'X-Shopify-API-Version': '2026-10', 'X-Shopify-Webhook-Id': `s${now.getTime()}`,
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64') };
    const { webhooks } = shopifyApi({ apiKey: 'k', apiSecretKey: secret, hostName: 'localhost', isEmbeddedApp: false,
      apiVersion: Object.values(ApiVersion).at(-1), logger: { log: () => {} } });
    must((await webhooks.validate({ rawBody: body, rawRequest: { method: 'POST', url: '/', headers } })).valid, 'shopify');
    return { body, headers };
  },
  discord: async ({ secret, key }) => {
    const body = JSON.stringify({ version: 1, type: 1, event: { type: 'APPLICATION_AUTHORIZED' } });
    const signature = signWith(null, Buffer.from(seconds + body), key).toString('hex');
    must(await verifyKey(body, signature, seconds, secret), 'discord');
    return { body, headers: { 'X-Signature-Ed25519': signature, 'X-Signature-Timestamp': seconds } };
  },
};

const [command, file] = process.argv.slice(2);
if (command === 'key') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  console.log(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'));
} else {
  const endpoints = JSON.parse(readFileSync(file, 'utf8'));
  for (const [provider, endpoint] of Object.entries(endpoints)) {
    const { body, headers, type } = await signers[provider](endpoint);
    console.log(JSON.stringify({ provider, url: endpoint.url,
      headers: { 'Content-Type': type ?? 'application/json', ...headers }, body }));
  }
}
