import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { env } from '../env.ts';
import { forgetOrgTree } from '../features/orgs/tree.ts';
import { log } from '../log.ts';
import { Connection } from './connection.ts';
import type { Entry } from './entries.ts';
import { Hub } from './hub.ts';
import { changedHolders } from './rights.ts';
import { Switchboard } from './switchboard.ts';

/** Each connection is asked for a sign of life this often; a part of them every second. */
const PING_SECONDS = 30;
/** Rights are looked at again this often, and at once when staff or organisations change. */
const RIGHTS_MS = 5_000;
const GOODBYE_MS = 1_000;
const LONGEST_MESSAGE = 128 * 1024;

/** A page of another origin could use the visitor's cookie: only our own pages and CORS_ORIGINS may connect. Programs send no origin. */
function originAllowed({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return true;
  if (env.CORS_ORIGINS.includes(origin) || (env.PUBLIC_URL && origin === new URL(env.PUBLIC_URL).origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** All WebSockets of this process. */
class Sockets {
  readonly #hub: Hub;
  readonly #switchboard: Switchboard;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false, // costs memory per connection, and every message would be packed once for each
    clientTracking: false,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });
  readonly #connections = new Set<Connection>();
  readonly #timers: NodeJS.Timeout[];
  readonly #unfollow: () => void;
  #second = 0;
  #checking = false;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#switchboard = new Switchboard(hub);
    this.#unfollow = hub.follow((entries) => this.#watch(entries));
    this.#timers = [setInterval(() => this.#ping(), 1_000), setInterval(() => void this.#checkRights(), RIGHTS_MS)];
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (!originAllowed(request)) return refuse(socket, '403 Forbidden');
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, request));
  }

  #open(webSocket: WebSocket, request: IncomingMessage): void {
    if (webSocket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
      return webSocket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
    const connection = new Connection(webSocket, request, this.#switchboard);
    this.#connections.add(connection);
    webSocket.on('close', () => this.#connections.delete(connection));
  }

  #ping(): void {
    this.#second = (this.#second + 1) % PING_SECONDS;
    let at = 0;
    for (const connection of this.#connections) if (at++ % PING_SECONDS === this.#second) connection.ping();
  }

  #watch(entries: readonly Entry[]): void {
    const moved = entries.some(({ kind }) => kind.startsWith('org.'));
    if (moved) forgetOrgTree(); // another process changed it, maybe
    if (moved || entries.some(({ kind }) => kind.startsWith('staff.'))) void this.#checkRights();
  }

  async #checkRights(): Promise<void> {
    if (this.#checking) return;
    this.#checking = true;
    try {
      const holders = [...this.#connections].flatMap(({ holder }) => holder ?? []);
      const changed = holders.length > 0 ? await changedHolders(holders) : new Map();
      for (const connection of changed.size > 0 ? this.#connections : []) {
        const change = changed.get(connection.holder);
        if (change === 'signedOut') connection.close(CloseCode.Unauthorized, 'Signed out');
        if (change === 'changed') connection.close(CloseCode.Forbidden, 'Rights have changed: connect again');
      }
    } catch (err) {
      log.warn({ err }, 'rights of connections could not be looked at; trying again');
    } finally {
      this.#checking = false;
    }
  }

  /** Says goodbye to all; clients connect to another process and go on after their cursors. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#unfollow();
    for (const connection of this.#connections) connection.close(1001, 'Going away');
    for (const end = Date.now() + GOODBYE_MS; this.#connections.size > 0 && Date.now() < end;) await sleep(10);
    for (const connection of this.#connections) connection.terminate();
    await this.#hub.stop();
  }
}

/** Subscriptions over WebSocket (graphql-transport-ws) at /graphql, on the port of everything else. */
export async function mountSubscriptions(app: FastifyInstance): Promise<void> {
  const sockets = new Sockets(await Hub.start());
  app.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  app.addHook('preClose', () => sockets.close());
}
