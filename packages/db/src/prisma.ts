import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from './generated/client/client.ts';

export type { PrismaClient };

const MAX_NAMES = 2000;

/** Names the statements, so that PostgreSQL parses and plans each of them once per connection. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known) return known;
    const name = `p_${createHash('sha1').update(sql).digest('base64url')}`;
    if (names.size >= MAX_NAMES) names.clear(); // a bound on our memory; the name is the same when made again
    names.set(sql, name);
    return name;
  };
}

/** The Prisma client over the process's pool: it serves reads through Pothos. Ending the pool stays with its owner. */
export function createPrisma(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }) });
}
