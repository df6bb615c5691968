/** One seller in a process of its own, started by `bench-sales.ts`, which it tells its address. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BareSale, bareSeller } from './sales-floor.ts';

const url = process.env['DATABASE_URL'] ?? '';

const sellers: Record<string, () => Promise<string>> = {
  floor: async () => {
    const sell = bareSeller(process.env['BARE_URL'] ?? url, Number(process.env['POOL_SIZE']));
    const server = createServer(async (request, response) => {
      const saleId = await sell(await bodyOf(request));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ saleId }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port
  },
  own: async () => {
    const { createServer: createOwn } = await import('@regulars/api/server');
    const { loadChain } = await import('@regulars/api/chain');
    await loadChain();
    return (await createOwn()).listen({ port: 0, host: '127.0.0.1' });
  },
};

async function bodyOf(request: IncomingMessage): Promise<BareSale> {
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
const start = sellers[process.argv[2] ?? ''];
if (!start) throw new Error('no such seller');
process.send?.({ address: await start() });
