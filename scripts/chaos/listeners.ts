import { setTimeout as sleep } from 'node:timers/promises';
import { createClient, type ExecutionResult } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What is listened to: the kinds of events that each tells; none for one that tells how things are. */
export const FEEDS = {
  sales: { kinds: ['sale.recorded', 'sale.refunded'], fields: 'cursor sale { id }' },
  alerts: { kinds: ['alert.changed'], fields: 'cursor alerts { id }' },
  dashboard: { kinds: null, fields: 'cursor today { figures { orders revenue } }' },
} as const;
export type Feed = keyof typeof FEEDS;

const COME_BACK_MS = 200;

interface Payload {
  cursor: string;
}

/** A page that stays open: the plain client of graphql-ws, which comes back with the cursor of the last payload whenever the line is cut. */
export class Listener {
  readonly feed: Feed;
  /** Cursors of the payloads, as they came. */
  readonly heard: string[] = [];
  /** The last payload. */
  latest: Payload | undefined;
  /** What a page could not go on from: a payload with errors, a subscription that was ended. */
  readonly faults: string[] = [];
  /** How often it was connected. */
  connected = 0;
  readonly #client;

  /** @param after where the stream was before anything happened; undefined: only how things are is wanted */
  constructor(url: string, cookie: string, feed: Feed, after: string | undefined) {
    this.feed = feed;
    class SignedIn extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { cookie } });
      }
    }
    this.#client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: SignedIn,
      retryAttempts: Infinity,
      retryWait: () => sleep(COME_BACK_MS),
      shouldRetry: () => true,
      on: { connected: () => void (this.connected += 1) },
    });
    const query = `subscription ($after: String) { happened: ${feed}(after: $after) { ${FEEDS[feed].fields} } }`;
    const variables: Record<string, unknown> = { after }; // the client sends this very object again on each new connection
    const hear = ({ data, errors }: ExecutionResult<Record<string, unknown>>) => {
      const payload = data?.['happened'] as Payload | undefined; // what the document asks for
      if (errors || !payload) return this.faults.push(`payload: ${JSON.stringify(errors)}`);
      this.heard.push(payload.cursor);
      this.latest = payload;
      variables['after'] = payload.cursor;
    };
    const end = (error: unknown) => this.faults.push(`ended: ${JSON.stringify(error)}`);
    this.#client.subscribe({ query, variables }, { next: hear, error: end, complete: () => {} });
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
