import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcp } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What came in. */
interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** How a gateway answers: with a status, or not at all. */
type Mood = number | 'silent';

/** A gateway as those for SMS are: takes each key once, however often it comes. `mood` says how it answers. */
export async function httpGateway() {
  const state: { mood: Mood; requests: Received[]; delivered: Map<string, string> } = { mood: 200, requests: [], delivered: new Map() };
  const server = createHttp((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      state.requests.push({ headers: request.headers, body });
      if (typeof state.mood === 'number' && state.mood >= 300) return void response.writeHead(state.mood).end();
      const key = String(request.headers['idempotency-key']);
      if (!state.delivered.has(key)) state.delivered.set(key, body);
      if (state.mood === 200)
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `gw-${key.slice(-4)}` }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`, // listens on TCP
    /** Waits until so many were delivered. */
    until: async (count: number) => {
      while (state.delivered.size < count) await sleep(5);
    },
    /** The line is cut for all who wait. */
    hangUp: () => server.closeAllConnections(),
    stop: () => void (server.closeAllConnections(), server.close()),
  };
}

/** As much of an SMTP server (RFC 5321) as one message needs. `refuse` is said to RCPT instead of 250. */
export async function smtpServer() {
  const state: { mails: string[]; refuse: string | null } = { mails: [], refuse: null };
  const server = createTcp((socket) => {
    let mail: string | null = null;
    let rest = '';
    const say = (line: string) => void socket.write(`${line}\r\n`);
    const hear = (line: string): void => {
      if (mail !== null) {
        if (line !== '.') return void (mail += `${line}\n`);
        state.mails.push(mail);
        mail = null;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'DATA') mail = '';
      if (verb === 'DATA') return say('354 go on');
      if (verb === 'QUIT') return void socket.end('221 bye\r\n');
      return say(verb === 'RCPT' && state.refuse ? state.refuse : '250 ok');
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 test');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { state, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => void server.close() }; // listens on TCP
}
