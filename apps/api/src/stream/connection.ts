import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { isAway } from '@regulars/db/away';
import { DomainError } from '@regulars/domain/errors';
import type { DocumentNode } from 'graphql';
import { CloseCode, MessageType, parseMessage, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { log } from '../log.ts';
import { present } from './execution.ts';
import { textFrame } from './frame.ts';
import type { Member } from './groups.ts';
import { requestOf } from './requests.ts';
import { type Holder, holderOf } from './rights.ts';
import type { Switchboard } from './switchboard.ts';

/** Said to a client that does not take in what it is sent, or that can't be told for a while: connect again and go on after the last cursor. */
export const RESUME = 4410;
/** What may lie unsent for one client, in bytes. */
const MOST_UNSENT = 256 * 1024;
const MOST_SUBSCRIPTIONS = 50;
const INIT_MS = 3_000;
const TEXT = { binary: false } as const;

/** One subscription of a connection. */
class Subscriber implements Member {
  since = Infinity;
  readonly #connection: Connection;
  readonly #id: string;
  readonly #start: Buffer;

  constructor(connection: Connection, id: string) {
    this.#connection = connection;
    this.#id = id;
    this.#start = Buffer.from(`{"id":${JSON.stringify(id)}`);
  }

  deliver(message: Buffer): void {
    this.#connection.write(textFrame(this.#start, message));
  }

  deliverSlowly(message: Buffer): Promise<void> {
    return this.#connection.sendSlowly(Buffer.concat([this.#start, message]));
  }

  fail(error: unknown): void {
    this.#connection.refuse(this.#id, error);
  }
}

/** One client: the protocol graphql-transport-ws, subscriptions only. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #wire: Duplex;
  #upgrade: IncomingMessage | undefined;
  readonly #switchboard: Switchboard;
  readonly #subscriptions = new Map<string, { subscriber: Subscriber; leave?: () => void }>();
  readonly #initTimer: NodeJS.Timeout;
  /** Who it is, once that is known. */
  holder: Holder | undefined;
  /** Whether it answered the last ping. */
  alive = true;

  constructor(socket: WebSocket, upgrade: IncomingMessage, switchboard: Switchboard) {
    this.#socket = socket;
    this.#wire = upgrade.socket;
    this.#upgrade = upgrade;
    this.#switchboard = switchboard;
    this.#initTimer = setTimeout(() => this.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'), INIT_MS);
    socket.on('message', (data) => void this.#receive(String(data)));
    socket.on('pong', () => (this.alive = true));
    socket.on('error', () => socket.terminate()); // a broken frame or connection is the client's
    socket.on('close', () => this.#end());
  }

  /** Sends a frame. Nothing is packed or masked, so `ws` writes each of its own at once and whole, and ours may stand between. */
  write(frame: Buffer): void {
    if (this.#takesMore()) this.#wire.write(frame);
  }

  /** Whether it is open; one that does not take in what it is sent is cut off. */
  #takesMore(): boolean {
    if (this.#socket.readyState !== this.#socket.OPEN) return false;
    if (this.#socket.bufferedAmount <= MOST_UNSENT) return true;
    this.close(RESUME, 'Too slow: resume after the last cursor');
    return false;
  }

  /** Sends and waits until the operating system has taken it: who catches up on much does so at his own speed. */
  sendSlowly(data: Buffer): Promise<void> {
    return new Promise((resolve) =>
      this.#socket.readyState === this.#socket.OPEN ? this.#socket.send(data, TEXT, () => resolve()) : resolve(),
    );
  }

  /** Ends a subscription with an error; where only the database is away, the connection: whoever comes back goes on. */
  refuse(id: string, error: unknown, document?: DocumentNode): void {
    if (!this.#subscriptions.has(id) || !this.holder) return;
    const errors: unknown[] = Array.isArray(error) ? error : [error];
    if (errors.some(isAway)) {
      log.warn({ err: errors.find(isAway) }, 'the database did not answer; the subscriber is to come back');
      return this.close(RESUME, 'The database is away: resume after the last cursor');
    }
    this.#leave(id);
    this.#say({ id, type: MessageType.Error, payload: present(errors, this.holder.viewer, document) });
  }

  close(code: number, reason: string): void {
    this.#end();
    this.#socket.close(code, reason);
  }

  /** Asks for a sign of life, and gives up who gave none since the last time. */
  ping(): void {
    if (!this.alive) return this.#socket.terminate();
    this.alive = false;
    this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #say(message: object): void {
    if (this.#takesMore()) this.#socket.send(JSON.stringify(message));
  }

  async #receive(data: string): Promise<void> {
    try {
      const message = parseMessage(data);
      if (message.type === MessageType.ConnectionInit) await this.#initialise(message.payload);
      else if (message.type === MessageType.Ping)
        this.#say({ type: MessageType.Pong, ...(message.payload ? { payload: message.payload } : {}) });
      else if (message.type === MessageType.Subscribe) await this.#subscribe(message.id, message.payload);
      else if (message.type === MessageType.Complete) this.#leave(message.id);
      else if (message.type !== MessageType.Pong) this.close(CloseCode.BadRequest, `Unexpected message of type ${message.type}`);
    } catch (error) {
      this.close(CloseCode.BadRequest, (error instanceof Error ? error.message : 'Invalid message').slice(0, 100));
    }
  }

  async #initialise(payload: Record<string, unknown> | undefined): Promise<void> {
    const upgrade = this.#upgrade;
    if (!upgrade) return this.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests');
    this.#upgrade = undefined;
    try {
      this.holder = await holderOf(upgrade, payload?.['locale']);
    } catch (err) {
      log.error({ err }, 'a connection could not be opened');
      return this.close(1013, 'Try again later');
    }
    clearTimeout(this.#initTimer);
    if (!this.holder) return this.close(CloseCode.Unauthorized, 'Unauthorized');
    this.#say({ type: MessageType.ConnectionAck, payload: { cursor: this.#switchboard.cursor } });
  }

  async #subscribe(id: string, payload: SubscribePayload): Promise<void> {
    if (!this.holder) return this.close(CloseCode.Unauthorized, 'Unauthorized');
    if (this.#subscriptions.has(id))
      return this.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`.slice(0, 100));
    const subscriber = new Subscriber(this, id);
    const place: { subscriber: Subscriber; leave?: () => void } = { subscriber };
    this.#subscriptions.set(id, place);
    let document: DocumentNode | undefined;
    try {
      if (this.#subscriptions.size > MOST_SUBSCRIPTIONS) throw new DomainError('BAD_INPUT', { reason: `≤ ${MOST_SUBSCRIPTIONS}` }, 'id');
      const request = requestOf(payload, this.holder.viewer);
      document = request.document;
      const still = () => this.#subscriptions.get(id) === place;
      await this.#switchboard.connect(request, this.holder, subscriber, (leave) => (still() ? (place.leave = leave) : leave()));
    } catch (error) {
      if (this.#subscriptions.get(id) === place) this.refuse(id, error, document);
    }
  }

  #leave(id: string): void {
    const place = this.#subscriptions.get(id);
    this.#subscriptions.delete(id);
    place?.leave?.();
  }

  #end(): void {
    clearTimeout(this.#initTimer);
    for (const id of this.#subscriptions.keys()) this.#leave(id);
  }
}
