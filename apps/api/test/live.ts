import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type ExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';
import { env } from '../src/env.ts';

export interface LiveOptions {
  /** A cookie, an origin. */
  headers?: Record<string, string>;
  /** Another process than the one of this test. */
  url?: string;
  retryAttempts?: number;
}

export type Live = ReturnType<typeof connectLive>;

/** The unmodified client of graphql-ws, with its sockets, so that a test can cut the line. */
export function connectLive({ url, headers, retryAttempts = 0 }: LiveOptions & { url: string }) {
  class SignedIn extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  const sockets: WebSocket[] = [];
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: SignedIn,
    retryAttempts,
    retryWait: () => sleep(20),
    shouldRetry: () => true,
    on: { opened: (socket) => void sockets.push(socket as WebSocket) }, // ours, given above
  });
  return { client, sockets };
}

/** A subscription and what it got. */
export interface Heard {
  results: ExecutionResult[];
  /** Why it ended: the event of a close, or errors. */
  ended: Promise<unknown>;
  /** Waits until there are so many results. */
  until: (count: number) => Promise<ExecutionResult[]>;
  stop: () => void;
}

/** Subscribes; the variable `after`, where there is one, follows the cursors, so that a new connection goes on where the old one was. */
export function listen({ client }: Live, query: string, variables: Record<string, unknown> = {}): Heard {
  const results: ExecutionResult[] = [];
  let stop = () => {};
  const ended = new Promise<unknown>((resolve) => {
    stop = client.subscribe(
      { query, variables },
      {
        next: (result) => {
          results.push(result as ExecutionResult); // of the same shape
          const [payload] = Object.values(result.data ?? {}) as { cursor?: string }[]; // each of our payloads has one
          if (payload?.cursor && 'after' in variables) variables['after'] = payload.cursor;
        },
        error: resolve,
        complete: () => resolve('complete'),
      },
    );
  });
  const until = async (count: number) => {
    while (results.length < count) await sleep(5);
    return results;
  };
  return { results, ended, until, stop };
}

/** A second process of the API over the same database. */
export async function otherProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', new URL('../src/main.ts', import.meta.url).pathname], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: env.DATABASE_URL, NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ ready }] = (await once(child, 'message')) as [{ ready: string }]; // what main.ts tells its launcher
  return {
    url: ready,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
