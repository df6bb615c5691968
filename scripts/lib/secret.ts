import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataDir, inData } from './paths.ts';

/**
 * What signs the sessions, what the journal's hashes are keyed with and what encrypts document numbers: from the environment, else
 * of this installation, made at its first start.
 */
export function secrets(): { AUTH_SECRET: string; LEDGER_KEY: string; DOCUMENT_KEY: string } {
  return {
    AUTH_SECRET: kept('auth-secret', process.env.AUTH_SECRET),
    LEDGER_KEY: kept('ledger-key', process.env.LEDGER_KEY),
    DOCUMENT_KEY: kept('document-key', process.env.DOCUMENT_KEY),
  };
}

function kept(name: string, given: string | undefined): string {
  if (given) return given;
  const file = inData(name);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
