/** The bare seller in a process of its own, started by `bench-sales.ts`, which it tells its address. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type BareSale, bareSeller } from './sales-floor.ts';

const how = process.env['BARE_HOW'] === 'one' ? 'one' : 'tables';
const sell = bareSeller(process.env['BARE_URL'] ?? '', Number(process.env['POOL_SIZE']), how);
const server = createServer(async (request, response) => {
  const saleId = await sell(await bodyOf(request));
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ saleId }));
});

async function bodyOf(request: IncomingMessage): Promise<BareSale> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }); // it listens on a port
