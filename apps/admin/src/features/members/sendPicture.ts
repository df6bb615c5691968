import { reach } from '../../providers/reach.ts';

/** Sends a picture to where it is kept. @throws Error with the server's sentence, or an empty one when there is none */
export async function sendPicture(address: string, file: File): Promise<void> {
  const body = new FormData();
  body.append('file', file);
  const headers = { 'apollo-require-preflight': 'true', 'accept-language': document.documentElement.lang };
  const response = await reach(address, { method: 'PUT', headers, body });
  if (response.ok) return;
  const answer = (await response.json().catch(() => null)) as { message?: string } | null; // as the API answers beside GraphQL
  throw new Error(answer?.message ?? '');
}
