/** `pnpm verify`: looks at the whole journal and says what is not as it was written. Exit code 1 if anything is. */
import { closeDb, db } from '../../db.ts';
import { loadChain } from '../../chain.ts';
import { checkNow } from './checks.ts';

const SHOWN = 20;
const began = performance.now();
const showPart = (done: number, all: number) => process.stderr.isTTY && process.stderr.write(`\r${Math.floor((done / all) * 100)}% `);

try {
  await loadChain();
  const { entries, postings, accounts, lots, roots, wrong, findings } = await checkNow(db, showPart);
  const count = (number: number) => number.toLocaleString('en');
  const took = ((performance.now() - began) / 1000).toFixed(1);
  if (process.stderr.isTTY) process.stderr.write('\r');
  console.log(
    `${count(postings)} postings of ${count(entries)} entries, ${count(accounts)} accounts, ${count(lots)} lots, ${count(roots)} days: ${took} s`,
  );
  for (const { kind, ...where } of findings.slice(0, SHOWN)) {
    const named = Object.entries(where).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
    console.log(`${kind}: ${named.join(', ')}`);
  }
  console.log(wrong === 0 ? 'The journal is as it was written.' : `${count(wrong)} mismatches; the first is named first.`);
  process.exitCode = wrong === 0 ? 0 : 1;
} finally {
  await closeDb();
}
