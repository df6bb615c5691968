import { createServer } from 'node:net';

/** Whether a server on all interfaces could take the port, so that neither 127.0.0.1 nor ::1 leads to another program. */
export async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0']) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} may not be used by this account: choose another, PORT=8080 for example.`));
      else resolve(true); // a machine without IPv6 has no ::1
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The wanted port, or the first free one after it. */
export async function choosePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100 && port < 65_536; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port is free from ${wanted} on: choose another with PORT=…`);
}

/** The port of the environment; 4000 where none is given. */
export function wantedPort(): number {
  const given = process.env.PORT ?? '4000';
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535) throw new Error(`PORT=${given} is no port: use a number from 1 to 65535.`);
  return port;
}
