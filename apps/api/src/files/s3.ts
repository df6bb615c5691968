import { AwsClient } from 'aws4fetch';
import type { FileStore } from './store.ts';

const ANSWER_MS = 10_000;

/**
 * Files in a bucket of anything that speaks S3, signed with AWS Signature Version 4.
 * @param address https://<access key>:<secret key>@<host>/<bucket>[/<folder>][?region=<region>]; parts of the keys are URL-encoded
 */
export function s3Store(address: string): FileStore {
  const { protocol, host, pathname, username, password, searchParams } = new URL(address);
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    region: searchParams.get('region') ?? 'us-east-1',
    service: 's3',
    retries: 3,
  });
  const folder = `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
  const ask = async (method: string, name: string, body?: Buffer, type?: string): Promise<Response | null> => {
    const response = await client.fetch(`${folder}/${name}`, {
      method,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(body && { body: new Uint8Array(body) }),
      ...(type && { headers: { 'content-type': type } }),
    });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`The store of files answered ${response.status} to ${method} ${name}`);
    return response;
  };
  return {
    put: async (name, content, type) => {
      if (!(await ask('PUT', name, content, type))) throw new Error('The bucket of FILES_URL does not exist');
    },
    get: async (name) => {
      const response = await ask('GET', name);
      return response && Buffer.from(await response.arrayBuffer());
    },
    remove: async (name) => {
      await ask('DELETE', name);
    },
  };
}
