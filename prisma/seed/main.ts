import { createPool } from '../../packages/db/src/pool.ts';
import { seedDemo } from './chain.ts';

// Run by `pnpm start` on a database without a chain, and by `pnpm seed`.
const url = process.env.DATABASE_URL;
if (!url) throw new Error('DATABASE_URL says where to put the demo chain');
const pool = createPool(url, { role: null, max: 2, applicationName: 'regulars seed' });
try {
  await seedDemo(pool, { now: new Date(), log: console.log });
} finally {
  await pool.end();
}
