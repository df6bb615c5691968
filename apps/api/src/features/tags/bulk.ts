import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { normalizePhone } from '@regulars/domain/phone';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { knownMembers } from '../members/sql.ts';
import { amongOf, countMembers } from '../segments/ask.ts';
import { membersOf, segmentFor } from '../segments/named.ts';
import { putOn } from './changes.ts';
import { startRun } from './runs.ts';
import { checkTagging, type Tagging } from './service.ts';

/** More than so many are the business of a worker. */
const AT_ONCE = 50_000;
const MAX_LINES = 5_000;
/** Who may have come between counting and reading. */
const SOME_MORE = 1_000;
/** So many members one transaction tags. */
const BATCH = 1_000;

type Bulk = Omit<Tagging, 'memberIds'>;

/**
 * Puts a tag on all members of a segment whom the viewer's branch knows: at once, or, of many, by a worker.
 * @returns how many there are, and the run that a worker does
 * @throws NOT_FOUND (segmentId), TIME_BUDGET and those of `checkTagging`
 */
export async function tagSegment(
  on: Db,
  viewer: Viewer,
  input: Bulk & { segmentId: string },
  now: Date,
  atOnce = AT_ONCE,
): Promise<{ members: number; runId: string | null }> {
  const segment = await segmentFor(on, viewer, input.segmentId, 'segmentId', now);
  const { condition, asking, name } = segment;
  const members = await countMembers(on, condition, asking, amongOf(viewer));
  if (members > atOnce) return { members, runId: await startRun(on, viewer, { ...input, segment: name, condition, total: members }, now) };
  const ids = await membersOf(on, viewer, segment, members + SOME_MORE, 'segmentId');
  await tagAll(on, viewer, input, ids, { segment: name }, now);
  return { members: ids.length, runId: null };
}

interface Listed {
  tagged: number;
  /** Lines that lead to no member of the branch, as they were given. */
  unknown: string[];
}

/** Puts a tag on the members of a list of phone, card or member numbers. @throws REQUIRED, TOO_LONG (lines) and those of `checkTagging` */
export async function tagListed(on: Db, viewer: Viewer, input: Bulk & { lines: readonly string[] }, now: Date): Promise<Listed> {
  const lines = [...new Set(input.lines.map((line) => line.trim()).filter((line) => line !== ''))];
  if (lines.length === 0) throw new DomainError('REQUIRED', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  const keys = new Map(lines.flatMap((line) => spellings(line).map((value): [string, string] => [value, line])));
  const found = await on
    .selectFrom('member_key')
    .select(['value', 'member_id'])
    .where('kind', 'in', ['PHONE', 'CARD', 'NUMBER'])
    .where('value', 'in', [...keys.keys()])
    .execute();
  const held = found.map((row) => row.member_id);
  const known = held.length === 0 ? new Set<string>() : await withTx(on, (tx) => knownMembers(tx, viewer, held));
  const meant = found.filter((row) => known.has(row.member_id));
  const met = new Set(meant.map((row) => keys.get(row.value)));
  const ids = [...new Set(meant.map((row) => row.member_id))].sort();
  await tagAll(on, viewer, input, ids, { lines: lines.length }, now);
  return { tagged: ids.length, unknown: lines.filter((line) => !met.has(line)) };
}

/** How a line may stand among the keys. */
function spellings(line: string): string[] {
  try {
    return [line, line.toUpperCase(), normalizePhone(line)];
  } catch {
    return [line, line.toUpperCase()]; // no phone number
  }
}

async function tagAll(
  on: Db,
  viewer: Viewer,
  input: Bulk,
  ids: readonly string[],
  from: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const putting = await withTx(on, async (tx) => {
    const checked = await checkTagging(tx, viewer, input, now);
    const after = { members: ids.length, ...from, reason: checked.reason, expires_on: checked.expiresOn };
    await audit(tx, viewer, { action: 'tag.assign', entity: 'Tag', id: input.tagId, orgId: null, after });
    return checked;
  });
  for (let at = 0; at < ids.length; at += BATCH) await withTx(on, (tx) => putOn(tx, putting, ids.slice(at, at + BATCH), now));
}
