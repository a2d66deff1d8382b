// A platform that uses Mooring, and a person with a browser.
const LIMIT = 150_000;
const pause = () => new Promise((done) => setTimeout(done, 250));

export async function until(what, look) {
  const end = Date.now() + LIMIT;
  let last;
  while (Date.now() < end) {
    last = await look();
    if (last) {
      return last;
    }
    await pause();
  }
  throw new Error(`${what} did not happen`);
}

/** Follows redirects one by one with the cookies of each host, as a browser does; answers the last page. */
async function browse(start) {
  const jar = new Map();
  let url = start;
  for (let step = 0; step < 20; step++) {
    const { host } = new URL(url);
    const cookies = jar.get(host) ?? new Map();
    const page = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } });
    for (const set of page.headers.getSetCookie()) {
      cookies.set(...set.split(';')[0].split(/=(.*)/s).slice(0, 2));
    }
    jar.set(host, cookies);
    const next = page.headers.get('location');
    if (!next) {
      return page.text();
    }
    url = new URL(next, url).href;
  }
  throw new Error(`no way out of ${url}`);
}

export class Mooring {
  constructor(base, key, slug) {
    Object.assign(this, { base, key, slug, user: `user-${slug}` });
  }

  async send(method, path, body) {
    const answer = await fetch(this.base + path, {
      method,
      headers: { 'X-API-Key': this.key, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    return { ok: answer.ok, text, told: `${method} ${path}: ${answer.status} ${text}`, json: () => JSON.parse(text) };
  }

  async require(method, path, body) {
    const answer = await this.send(method, path, body);
    if (!answer.ok) {
      throw new Error(answer.told);
    }
    return answer.json();
  }

  /** What one service tells, another may not have heard yet. */
  post(path, body) {
    return until(`POST ${path}`, async () => {
      const answer = await this.send('POST', path, body);
      if (answer.ok) {
        return answer.json();
      }
      if (!/unknown-integration|unknown-app|catalog-behind/.test(answer.text)) {
        throw new Error(answer.told);
      }
      return undefined;
    });
  }

  async register(endpoint, auth) {
    await this.require('POST', '/api/mcp/servers', { slug: this.slug, name: this.slug, endpoint, auth });
  }

  async connect() {
    this.connection = (await this.post('/api/connections', { owner: 'user', user_id: this.user,
      integration: this.slug, name: 'main', template: 'none' })).id;
  }

  /** The person agrees to whatever is asked. */
  async consent(more) {
    const begun = await this.post('/api/oauth/start', this.connection
      ? { connection_id: this.connection, ...more }
      : { owner: 'user', user_id: this.user, integration: this.slug });
    this.connection = begun.connection_id;
    this.page = await browse(begun.auth_url);
  }

  async active() {
    await until('the connection becoming active', async () => {
      const { status } = await this.require('GET', `/api/connections/${this.connection}`);
      if (['FAILED', 'ABANDONED'].includes(status)) {
        throw new Error(`the connection is ${status}: ${this.page}`);
      }
      return status === 'ACTIVE';
    });
  }

  /** The tools are known; a person whose credential is refused meanwhile consents again. */
  async discovered() {
    let refusedAt;
    await until('the discovery of tools', async () => {
      const { error } = await this.inquiry();
      if (error?.slug === 'credential-refused' && error.at !== refusedAt) {
        refusedAt = error.at;
        await this.consent();
        await this.active();
      }
      return (await this.require('GET', `/api/integrations/${this.slug}/discoveries`)).discoveries.length;
    });
  }

  /** How far the connection is with saying what it offers; nothing as long as nobody has heard of it. */
  async inquiry() {
    const answer = await this.send('GET', `/api/discoveries/${this.connection}`);
    return answer.ok ? answer.json() : {};
  }

  /** An agent of that person, with all tools of the server, which may do what it likes there: its endpoint and its token. */
  async agent() {
    const made = await this.post('/api/agents', { name: this.slug, user_id: this.user,
      bindings: [{ app: this.slug, access: 'full', naming: 'upstream' }] });
    await this.post('/api/policies', { agent_id: made.id, pattern: `${this.slug}.*`, action: 'approve' });
    return { endpoint: `${this.base}/agents/${made.id}/mcp`, token: made.token };
  }

  /** The scopes a result says are missing, [] where it wants the person for another reason; undefined when it wants nobody. */
  wants(result) {
    const text = JSON.stringify(result);
    if (!result.isError || !/scope|reauth|connect/i.test(text)) {
      return undefined;
    }
    return /scopes?[^a-z]+((?:[a-z]+:[a-z]+[ ,]*)+)/i.exec(text)?.[1].trim().split(/[ ,]+/) ?? [];
  }
}
