import { type OwnConnection, withOwnConnection } from '@regulars/db/copy';
import type { Db } from '@regulars/db/kysely';
import { pool } from '../../db.ts';
import { checkKept, type Finding } from './verify-check.ts';
import { loadKept, type Range, rangesOf } from './verify-load.ts';
import { checkRoots } from './verify-roots.ts';

/** Postings that are looked at together. */
const PART = 20_000;
/** Connections that read while this process counts. */
const READERS = 2;
/** Findings that are kept; the others are only counted. */
const KEPT = 1_000;

/** What a look at the whole journal found. */
export interface Verdict {
  entries: number;
  postings: number;
  accounts: number;
  lots: number;
  roots: number;
  /** How many mismatches there are. */
  wrong: number;
  /** The first of them: by entry, in the order of time. */
  findings: Finding[];
}

/**
 * Looks at everything that members hold or held: entries sum to zero, hashes fit, accounts, lots and reservations are what the
 * lines say, and every sealed day is as it was. Reads a range of members at a time, each as of one moment, so it may run beside the tills.
 * The key stays in this process. `onPart` is told how many of the ranges are done.
 */
export async function verify(db: Db, onPart: (done: number, all: number) => void = () => {}): Promise<Verdict> {
  const verdict: Verdict = { entries: 0, postings: 0, accounts: 0, lots: 0, roots: 0, wrong: 0, findings: [] };
  const ranges = await rangesOf(db, PART);
  let done = 0;
  const readOn = async (own: OwnConnection): Promise<void> => {
    for (let range = ranges[done]; range; range = ranges[done]) {
      done++;
      await verifyRange(own, range, verdict);
      onPart(done, ranges.length);
    }
  };
  await Promise.all(Array.from({ length: READERS }, () => withOwnConnection(pool, readOn)));
  const { findings, roots } = await checkRoots(db);
  add(verdict, { roots }, findings);
  return { ...verdict, findings: verdict.findings.toSorted(byEntry) };
}

async function verifyRange(own: OwnConnection, range: Range, verdict: Verdict): Promise<void> {
  const kept = await own.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => loadKept(tx, own, range));
  const { findings, ...counts } = checkKept(kept);
  add(verdict, { ...counts, accounts: kept.accounts.length, lots: kept.lots.length }, findings);
}

function add(
  verdict: Verdict,
  counts: Partial<Record<'entries' | 'postings' | 'accounts' | 'lots' | 'roots', number>>,
  findings: Finding[],
): void {
  for (const name of ['entries', 'postings', 'accounts', 'lots', 'roots'] as const) verdict[name] += counts[name] ?? 0;
  verdict.wrong += findings.length;
  verdict.findings.push(...findings);
  if (verdict.findings.length > KEPT) verdict.findings = verdict.findings.toSorted(byEntry).slice(0, KEPT);
}

/** Ids of entries lie in the order of time; what names no entry comes last. */
const byEntry = (a: Finding, b: Finding) =>
  (a.entryId ?? 'g') < (b.entryId ?? 'g') ? -1 : (a.entryId ?? 'g') > (b.entryId ?? 'g') ? 1 : 0;
