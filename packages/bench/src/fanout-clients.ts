/** The clients of `pnpm bench fanout`, a process of its own: opens connections when told, and tells when the last one has heard. */
import { WebSocket } from 'ws';

/** From the bench. `name` tells the two servers apart; without a document nothing is subscribed to. */
export type Order =
  | { do: 'open'; name: string; url: string; cookie: string; query: string | null; count: number }
  | { do: 'await'; name: string }
  | { do: 'close'; name: string };

/** To the bench; times are of the machine's clock, in milliseconds. */
export type Report =
  | { did: 'open'; open: number }
  | { did: 'await' }
  | { did: 'hear'; last: number; text: string }
  | { did: 'close' }
  | { did: 'lose'; name: string; code: number };

const AT_ONCE = 200;
const groups = new Map<string, { sockets: Set<WebSocket>; heard: number; closing: boolean }>();

const tell = (report: Report) => process.send?.(report);
const now = () => performance.timeOrigin + performance.now();

function groupOf(name: string) {
  const group = groups.get(name) ?? { sockets: new Set<WebSocket>(), heard: 0, closing: false };
  groups.set(name, group);
  return group;
}

function open({ name, url, cookie, query }: Extract<Order, { do: 'open' }>): Promise<void> {
  const group = groupOf(name);
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { cookie }, perMessageDeflate: false });
    let ready = query === null;
    socket.on('error', reject);
    socket.on('close', (code) => {
      group.sockets.delete(socket);
      if (!group.closing) tell({ did: 'lose', name, code });
    });
    socket.on('open', () => {
      group.sockets.add(socket);
      if (query === null) return resolve();
      socket.send('{"type":"connection_init"}');
    });
    socket.on('message', (data) => {
      if (ready) return hear(group, data);
      ready = true; // the acknowledgement
      socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query } }));
      resolve();
    });
  });
}

/** The work of a receiver is left out: neither server is to be measured by it. */
function hear(group: ReturnType<typeof groupOf>, data: unknown): void {
  group.heard++;
  if (group.heard % group.sockets.size === 0) tell({ did: 'hear', last: now(), text: String(data) });
}

process.on('message', (order: Order) => void obey(order));

async function obey(order: Order): Promise<void> {
  const group = groupOf(order.name);
  if (order.do === 'open') {
    for (let left = order.count; left > 0; left -= AT_ONCE)
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, left) }, () => open(order)));
    tell({ did: 'open', open: group.sockets.size });
  } else if (order.do === 'await') {
    group.heard = 0;
    tell({ did: 'await' });
  } else {
    group.closing = true;
    for (const socket of group.sockets) socket.terminate();
    tell({ did: 'close' });
  }
}
