/** One contender in a process of its own, started by `bench-read.ts`, which it tells its address. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPool } from '@regulars/db/pool';
import { FIRST, memberOf, STATEMENT } from './read-question.ts';

const url = process.env['DATABASE_URL'] ?? '';

const contenders: Record<string, () => Promise<string>> = {
  /** The floor: the text of the database goes out as it is. */
  floor: async () => {
    const ask = pageOf();
    const server = createServer(async (request, response) => {
      const { variables } = await bodyOf(request);
      const answer = await ask(memberOf(variables.after), variables.first);
      response.setHeader('content-type', 'application/json').end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  },
  apollo: async () => (await import('./read-apollo.ts')).listen(pageOf()),
  prisma: async () => (await import('./read-prisma.ts')).listen(url),
  own: async () => {
    const { createServer: createOwn } = await import('@regulars/api/server');
    const { loadChain } = await import('@regulars/api/chain');
    await loadChain();
    return (await createOwn()).listen({ port: 0, host: '127.0.0.1' });
  },
};

/** The statement of the floor, prepared once a connection. */
function pageOf() {
  const pool = createPool(url, { max: Number(process.env['POOL_SIZE']) });
  return async (after: string, first: number): Promise<string> => {
    const { rows } = await pool.query<{ answer: string }>({ name: 'page', text: STATEMENT, values: [after, first] });
    return rows[0]?.answer ?? '';
  };
}

async function bodyOf(request: IncomingMessage): Promise<{ variables: { after: string; first: number } }> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

process.on('message', (message) => {
  if (message !== 'cpu') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit(0)); // also writes --cpu-prof
const start = contenders[process.argv[2] ?? ''];
if (!start) throw new Error(`no such contender; a page has ${FIRST} members`);
process.send?.({ address: await start() });
