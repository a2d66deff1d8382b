// A client of either era that listens, and what it was told by which notification.
import * as former from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as FormerTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { PromptListChangedNotificationSchema, ResourceUpdatedNotificationSchema, ToolListChangedNotificationSchema }
  from '@modelcontextprotocol/sdk/types.js';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const SCHEMAS = {
  'notifications/tools/list_changed': ToolListChangedNotificationSchema,
  'notifications/prompts/list_changed': PromptListChangedNotificationSchema,
  'notifications/resources/updated': ResourceUpdatedNotificationSchema,
};

/** @param mode legacy: a session; pinned: one without, of 2026-07-28 */
export async function listening(mode, endpoint, token) {
  const isFormer = mode === 'legacy';
  const options = { requestInit: { headers: { Authorization: `Bearer ${token}` } } };
  const who = { name: 'heard', version: '1' };
  const client = isFormer ? new former.Client(who) : new Client(who, { versionNegotiation: { mode: { pin: '2026-07-28' } } });
  const heard = [];
  Object.entries(SCHEMAS).forEach(([method, schema]) => client.setNotificationHandler(isFormer ? schema : method,
    ({ params }) => { heard.push({ method, uri: params?.uri }); }));
  await client.connect(isFormer ? new FormerTransport(new URL(endpoint), options)
    : new StreamableHTTPClientTransport(new URL(endpoint), options));
  return {
    client,
    heard,
    count: (method) => heard.filter((one) => one.method === method).length,
    /** Nothing of what a session hears anyway; null where there is nothing to close. */
    listen: (filter) => (isFormer ? null : client.listen(filter)),
    /** Of a resource, until what is returned is called. @param others are asked for with it, where that can be */
    async watch(uri, others = []) {
      if (isFormer) {
        await client.subscribeResource({ uri });
        return () => client.unsubscribeResource({ uri });
      }
      const none = `${uri}/none`.replace('test:', 'nobody:');
      const subscription = await client.listen({ resourceSubscriptions: [...others, none, uri] });
      const honored = subscription.honoredFilter.resourceSubscriptions ?? [];
      if (JSON.stringify(honored) !== JSON.stringify([...others, uri])) {
        throw new Error(`told of others than ${uri}: ${JSON.stringify(honored)}`);
      }
      return () => subscription.close();
    },
  };
}
