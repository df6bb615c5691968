import { setTimeout as sleep } from 'node:timers/promises';

export type Data = Record<string, unknown>;

/** What the API said: data, or the code of what it refused. */
export type Answer = { data: Data } | { refused: string };

const AGAIN_MS = 100;
const LONGEST_CALL_MS = 15_000;
/** Without an answer for so long: given up. */
const PATIENCE_MS = 300_000;
/** Says nothing about whether it was done. */
const NO_ANSWER = 'UNAVAILABLE';

interface Spoken {
  data?: Data | null;
  errors?: { extensions?: { code?: string } }[];
}

/** Somebody who calls the API over HTTP, and asks again until there is an answer. */
export class Caller {
  readonly #url: string;
  readonly cookie: string;
  /** Of requests, those to which no answer came. */
  readonly lost = { total: 0, codes: new Map<string, number>() };

  constructor(url: string, cookie: string) {
    this.#url = url;
    this.cookie = cookie;
  }

  static async signedIn(url: string, email: string, password: string): Promise<Caller> {
    const headers = { 'content-type': 'application/json', origin: url };
    const response = await fetch(`${url}/api/auth/sign-in/email`, { method: 'POST', headers, body: JSON.stringify({ email, password }) });
    if (!response.ok) throw new Error(`${email} could not sign in: ${await response.text()}`);
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return new Caller(url, cookies.join('; '));
  }

  /** The same request until it is answered. `attempts`: how often it was sent. */
  async insist(query: string, variables: Data): Promise<{ answer: Answer; attempts: number }> {
    const end = Date.now() + PATIENCE_MS;
    for (let attempts = 1; Date.now() < end; attempts++) {
      const answer = await this.#ask(query, variables);
      if (answer) return { answer, attempts };
      await sleep(AGAIN_MS);
    }
    throw new Error(`No answer in ${PATIENCE_MS / 1000} s: ${query}`);
  }

  /** The data of what must not be refused. */
  async query(query: string, variables: Data = {}): Promise<Data> {
    const { answer } = await this.insist(query, variables);
    if ('data' in answer) return answer.data;
    throw new Error(`${answer.refused}: ${query} ${JSON.stringify(variables)}`);
  }

  async #ask(query: string, variables: Data): Promise<Answer | undefined> {
    try {
      const response = await fetch(`${this.#url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: this.cookie },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(LONGEST_CALL_MS),
      });
      const { data, errors } = (await response.json()) as Spoken; // what GraphQL over HTTP promises
      const code = errors?.[0] && (errors[0].extensions?.code ?? 'UNKNOWN');
      if (code === NO_ANSWER) return this.#lose(code);
      if (code) return { refused: code };
      return data ? { data } : this.#lose(`HTTP ${response.status}`);
    } catch (error) {
      return this.#lose(error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'CONNECTION');
    }
  }

  #lose(code: string): undefined {
    this.lost.total += 1;
    this.lost.codes.set(code, (this.lost.codes.get(code) ?? 0) + 1);
  }
}
