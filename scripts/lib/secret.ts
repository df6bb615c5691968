import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataDir, inData } from './paths.ts';

/** What signs the sessions: AUTH_SECRET, else one of this installation, made at its first start. */
export function authSecret(): string {
  const given = process.env.AUTH_SECRET;
  if (given) return given;
  const file = inData('auth-secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
