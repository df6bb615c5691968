import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkCode, checkColour, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import { COUNT_CAP } from '../../lists.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

type Level = Selectable<DB['level']>;

const MAX_RANK = 32_767;

export interface NewLevel {
  code: string;
  name: string;
  /** 1 to 32,767, unique; higher is better. */
  rank: number;
  /** `#rrggbb` */
  colour?: string | null;
}

/** What is not given stays as it is. */
export type LevelChange = { [Field in keyof NewLevel]?: NewLevel[Field] | null };

/** The columns of what was given. @throws REQUIRED, TOO_LONG, BAD_CODE, BAD_COLOUR, NOT_POSITIVE */
function columns(input: LevelChange): Partial<Level> {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 60) }),
    ...(input.rank !== undefined && { rank: checkRank(input.rank) }),
    ...(input.colour !== undefined && { colour: checkColour(input.colour, 'colour') }),
  };
}

function checkRank(rank: number | null): number {
  if (rank === null) throw new DomainError('REQUIRED', {}, 'rank');
  if (rank < 1) throw new DomainError('NOT_POSITIVE', { value: rank }, 'rank');
  if (rank > MAX_RANK) throw new DomainError('TOO_LONG', { max: MAX_RANK }, 'rank');
  return rank;
}

/** @returns the new level's id. @throws DUPLICATE (code, rank) and those of `columns` */
export async function createLevel(tx: Tx, viewer: Viewer, input: NewLevel): Promise<string> {
  const { code, name, rank, colour } = input;
  const row = { id: newId(new Date()), code, name, rank, ...columns({ code, name, rank, ...(colour && { colour }) }) };
  await refuseTakenRank(tx, row.rank, row.id);
  await unique('code', row.code, tx.insertInto('level').values(row).execute());
  await audit(tx, viewer, { action: 'level.create', entity: 'Level', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND and those of `createLevel` */
export async function updateLevel(tx: Tx, viewer: Viewer, id: string, input: LevelChange): Promise<void> {
  const before = await find(tx, id);
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  if (change.rank !== undefined) await refuseTakenRank(tx, change.rank, id);
  await unique('code', change.code ?? '', tx.updateTable('level').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'level.update', entity: 'Level', id, orgId: null, before, after: { ...before, ...change } });
}

/** @throws NOT_FOUND, IN_USE while members have it */
export async function archiveLevel(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const level = await find(tx, id);
  if (level.archived_at) return;
  const count = await countMembers(tx, id);
  if (count > 0) throw new DomainError('IN_USE', { count }, 'id');
  await setArchived(tx, viewer, level, new Date());
}

/** @throws NOT_FOUND */
export async function restoreLevel(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const level = await find(tx, id);
  if (level.archived_at) await setArchived(tx, viewer, level, null);
}

async function setArchived(tx: Tx, viewer: Viewer, level: Level, archived_at: Date | null): Promise<void> {
  await tx.updateTable('level').set({ archived_at }).where('id', '=', level.id).execute();
  const action = archived_at ? 'level.archive' : 'level.restore';
  await audit(tx, viewer, { action, entity: 'Level', id: level.id, orgId: null, before: { ...level }, after: { ...level, archived_at } });
}

/** The level, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string): Promise<Level> {
  const level = await tx.selectFrom('level').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!level) throw new DomainError('NOT_FOUND', {}, 'id');
  return level;
}

/** Members of the level, counted no further than the cap. */
async function countMembers(tx: Tx, id: string): Promise<number> {
  const some = tx.selectFrom('member').select('id').where('level_id', '=', id).limit(COUNT_CAP);
  const { count } = await tx
    .selectFrom(some.as('some'))
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Two uniques stand on the table, and a violation does not say which: the rank is asked for before. */
async function refuseTakenRank(tx: Tx, rank: number, id: string): Promise<void> {
  const other = await tx.selectFrom('level').select('id').where('rank', '=', rank).where('id', '!=', id).executeTakeFirst();
  if (other) throw new DomainError('DUPLICATE', { value: rank }, 'rank');
}
