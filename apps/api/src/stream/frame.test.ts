import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './frame.ts';

test('a frame of any length is what a client takes in, between those of ws', async () => {
  const texts = [0, 1, 123, 124, 65_533, 65_534, 200_000].map((length) => '茶'.repeat(length % 3) + 'x'.repeat(length));
  const http = createServer();
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  http.on('upgrade', (request, socket, head) =>
    server.handleUpgrade(request, socket, head, (webSocket) => {
      for (const text of texts) {
        socket.write(textFrame(Buffer.from('a:'), Buffer.from(text)));
        webSocket.send(`b:${text}`);
      }
      webSocket.close(1000);
    }),
  );
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo; // of a server that listens on a port
  const client = new WebSocket(`ws://127.0.0.1:${port}`);
  const heard: string[] = [];
  client.on('message', (data) => heard.push(String(data)));
  const [code] = await once(client, 'close');
  expect(code).toBe(1000);
  expect(heard).toEqual(texts.flatMap((text) => [`a:${text}`, `b:${text}`]));
  http.close();
});
