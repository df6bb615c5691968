import { createHmac, randomUUID } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import { loadChain } from '../src/chain.ts';
import { closeDb, db } from '../src/db.ts';
import { env } from '../src/env.ts';
import { createServer } from '../src/server.ts';

interface Answer<Data> {
  status: number;
  data: Data | null;
  errors: { code: string; field?: string; message: string; path?: (string | number)[]; details?: Record<string, unknown> }[];
  extensions: Record<string, unknown>;
}

/** Somebody who calls the API. */
export interface Client {
  headers: Record<string, string>;
  /** The data of an operation; throws when there is any error. */
  query<Data>(document: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The whole answer, errors and all. */
  ask<Data>(document: string, variables?: Record<string, unknown>): Promise<Answer<Data>>;
  /** The codes of the errors of an operation that must fail. */
  refused(document: string, variables?: Record<string, unknown>): Promise<string[]>;
}

interface RawAnswer<Data> {
  data?: Data | null;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions?: { code?: string; field?: string; details?: Record<string, unknown> };
  }[];
  extensions?: Record<string, unknown>;
}

/** A caller with these headers (a cookie, a language). */
export function client(url: string, headers: Record<string, string> = {}): Client {
  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Answer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as RawAnswer<Data>; // what the schema promises; each test checks it
    const errors = (answer.errors ?? []).map(({ message, path, extensions }) => ({
      message,
      code: '',
      ...(path ? { path } : {}),
      ...extensions,
    }));
    return { status: response.status, data: answer.data ?? null, errors, extensions: answer.extensions ?? {} };
  }
  return {
    headers,
    ask,
    query: async <Data>(document: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await ask<Data>(document, variables);
      if (errors.length > 0 || data === null) throw new Error(`${document}\n${JSON.stringify(errors, null, 1)}`);
      return data;
    },
    refused: async (document, variables) => {
      const { errors } = await ask(document, variables);
      if (errors.length === 0) throw new Error(`not refused: ${document}`);
      return errors.map((error) => error.code);
    },
  };
}

/** The cookie of a new session, as sign-in would set it; the password is left out, for it costs 50 ms. */
async function sessionCookie(userId: string): Promise<string> {
  const now = new Date();
  const token = randomUUID();
  const expiresAt = new Date(now.getTime() + 3_600_000);
  await db
    .insertInto('auth_session')
    .values({ id: newId(now), token, userId, expiresAt, createdAt: now, updatedAt: now })
    .execute();
  const signature = createHmac('sha256', env.AUTH_SECRET).update(token).digest('base64');
  return `regulars.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

export interface Api {
  url: string;
  anonymous: Client;
  /** Signs an employee of the story in. */
  as(employeeId: string, headers?: Record<string, string>): Promise<Client>;
  stop(): Promise<void>;
}

/** The real server, in this process, on a free port, over the test file's own database. Call it in beforeAll, `stop` in afterAll. */
export async function startApi(): Promise<Api> {
  await loadChain();
  const app = await createServer();
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    url,
    anonymous: client(url),
    as: async (employeeId, headers = {}) => {
      const { user_id } = await db.selectFrom('employee').select('user_id').where('id', '=', employeeId).executeTakeFirstOrThrow();
      if (user_id === null) throw new Error('This employee of the story has no account');
      return client(url, { cookie: await sessionCookie(user_id), ...headers });
    },
    stop: async () => {
      await app.close();
      await closeDb();
    },
  };
}
