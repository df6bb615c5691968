import { fork } from 'node:child_process';
import { Agent, type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Answer, FIRST, PAGE } from './read-question.ts';

export interface Contender {
  address: string;
  cookie?: string;
  /** The whole answer, looked at. @throws what it says of errors */
  ask: (this: Contender, after: string) => Promise<Answer>;
  /** Milliseconds of its CPU so far. */
  cpu: () => Promise<number>;
  stop: () => void;
}

/** @param profile where its CPU profile goes; '': nowhere */
export async function start(name: string, profile = ''): Promise<Contender> {
  const options = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const child = fork(path.join(import.meta.dirname, 'read-server.ts'), [name], { execArgv: [...process.execArgv, ...options] });
  const told = <Message>() => new Promise<Message>((resolve, reject) => child.once('message', resolve).once('exit', reject));
  const { address } = await told<{ address: string }>();
  return {
    address,
    async ask(after) {
      const answer = await text(await send(this, new Agent(), after));
      if (answer.includes('"errors"')) throw new Error(answer.slice(0, 2_000));
      return JSON.parse(answer);
    },
    cpu: async () => {
      child.send('cpu');
      return (await told<{ cpu: number }>()).cpu;
    },
    stop: () => child.connected && child.disconnect(),
  };
}

/** So many connections, each of which asks for the next page when the last one is there. */
export async function drive(
  contender: Contender,
  { connections, seconds, cursor }: { connections: number; seconds: number; cursor: () => string },
): Promise<{ perSecond: number; cpu: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const before = await contender.cpu();
  const began = performance.now();
  let pages = 0;
  const connection = async () => {
    while (performance.now() - began < seconds * 1000) {
      const { statusCode } = await received(await send(contender, agent, cursor()));
      if (statusCode !== 200) throw new Error(`HTTP ${statusCode}`);
      pages++;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  return { perSecond: pages / took, cpu: ((await contender.cpu()) - before) / pages };
}

function send({ address, cookie }: Contender, agent: Agent, after: string): Promise<IncomingMessage> {
  const body = JSON.stringify({ query: PAGE, variables: { first: FIRST, after } });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    request(`${address.replace(/\/$/, '')}/graphql`, { method: 'POST', agent, headers }, resolve)
      .on('error', reject)
      .end(body);
  });
}

/** The whole of it, thrown away: looking at it would take the machine from who is measured. */
function received(response: IncomingMessage): Promise<IncomingMessage> {
  return new Promise((resolve, reject) =>
    response
      .on('end', () => resolve(response))
      .on('error', reject)
      .resume(),
  );
}
