import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this run, as its superuser. */
    databaseServer: string;
    /** A migrated, empty database on it that nobody connects to. */
    databaseTemplate: string;
  }
}

export interface TestDatabase {
  url: string;
  /** Drops the database, whoever is still connected. */
  dispose: () => Promise<void>;
}

/** A migrated database of one's own, in a moment: a copy of the template. `empty`: without tables. */
export async function testDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = kind === 'empty' ? 'template0' : inject('databaseTemplate');
  await onServer(`create database ${name} template ${template}`);
  return {
    url: databaseUrl(inject('databaseServer'), name),
    dispose: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
