import { createDb } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { createPrisma } from '@regulars/db/prisma';
import { env } from './env.ts';

/** One pool for Kysely and Prisma alike. */
export const pool = createPool(env.DATABASE_URL, { max: env.POOL_SIZE });
export const db = createDb(pool);
export const prisma = createPrisma(pool);

/** Analytical reads: a replica where one is given, else the same pool. */
const reportPool = env.REPORT_DATABASE_URL ? createPool(env.REPORT_DATABASE_URL, { max: env.POOL_SIZE }) : pool;
export const reportDb = reportPool === pool ? db : createDb(reportPool);

export async function closeDb(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
  if (reportPool !== pool) await reportPool.end();
}
