import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { lockKnownMember, type Member } from '../members/sql.ts';
import { type NextStanding, takeSteps } from './standing.ts';

export interface LevelByHand {
  memberId: string;
  levelId: string;
  /** The version of the member that the user saw. */
  version: number;
  reason: string;
  /** Last day; not told: no end. */
  until?: BusinessDate | null | undefined;
  /** Whether it stays even if more is earned. */
  pinned: boolean;
}

/**
 * Gives a member a level by hand: it holds until its end, unless the rules lead higher and it is not pinned.
 * @throws NOT_FOUND, ARCHIVED, VERSION_CONFLICT, REQUIRED (reason), TOO_EARLY (until)
 */
export async function setMemberLevel(tx: Tx, viewer: Viewer, input: LevelByHand, now: Date): Promise<void> {
  const { member, day } = await openMember(tx, viewer, input.memberId, input.version, now);
  const reason = requiredText(input.reason, 'reason', 500);
  if (input.until && input.until < day) throw new DomainError('TOO_EARLY', { from: day }, 'until');
  const level = await tx.selectFrom('level').selectAll().where('id', '=', input.levelId).executeTakeFirst();
  if (!level) throw new DomainError('NOT_FOUND', {}, 'levelId');
  if (level.archived_at) throw new DomainError('ARCHIVED', {}, 'levelId');
  const to: NextStanding = { levelId: level.id, cause: 'MANUAL', pinned: input.pinned, until: input.until ?? null };
  const from = await standsOn(tx, member.id, level.ladder);
  const step = { memberId: member.id, storeId: member.home_store_id, ladder: level.ladder, cause: 'MANUAL' as const, from, to, reason };
  await takeSteps(tx, viewer, [step], { day, now, gifts: true });
  await note(tx, viewer, 'member.set-level', member, { level: level.name, until: input.until ?? null, pinned: input.pinned, reason });
}

/**
 * Takes back a level that was given by hand or bought; from then on the rules say where the member stands.
 * @throws NOT_FOUND (levelId too: not there by hand), ARCHIVED, VERSION_CONFLICT, REQUIRED (reason)
 */
export async function withdrawLevel(
  tx: Tx,
  viewer: Viewer,
  input: Pick<LevelByHand, 'memberId' | 'levelId' | 'version' | 'reason'>,
  now: Date,
): Promise<void> {
  const { member, day } = await openMember(tx, viewer, input.memberId, input.version, now);
  const reason = requiredText(input.reason, 'reason', 500);
  const standing = await tx
    .selectFrom('member_standing as s')
    .innerJoin('level as l', 'l.id', 's.level_id')
    .select(['s.ladder', 'l.name'])
    .where('s.member_id', '=', member.id)
    .where('s.level_id', '=', input.levelId)
    .where('s.cause', '<>', 'RULE')
    .executeTakeFirst();
  if (!standing) throw new DomainError('NOT_FOUND', {}, 'levelId');
  const { ladder, name } = standing;
  const step = {
    memberId: member.id,
    storeId: member.home_store_id,
    ladder,
    cause: 'WITHDRAWN' as const,
    from: input.levelId,
    to: null,
    reason,
  };
  await takeSteps(tx, viewer, [step], { day, now, gifts: false });
  await note(tx, viewer, 'member.withdraw-level', member, { level: name, reason });
}

async function openMember(tx: Tx, viewer: Viewer, id: string, version: number, now: Date) {
  const member = await lockKnownMember(tx, viewer, id);
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  if (member.version !== version) throw new DomainError('VERSION_CONFLICT', {}, 'version');
  const home = await tx
    .selectFrom('org')
    .select(['time_zone', 'day_starts_at'])
    .where('id', '=', member.home_store_id)
    .executeTakeFirstOrThrow();
  return { member, day: businessDayAt(home, now) };
}

/** The level on which a locked member stands on a ladder; null: its start. */
export async function standsOn(tx: Tx, memberId: string, ladder: Selectable<DB['level']>['ladder']): Promise<string | null> {
  const standing = await tx
    .selectFrom('member_standing')
    .select('level_id')
    .where('member_id', '=', memberId)
    .where('ladder', '=', ladder)
    .executeTakeFirst();
  return standing?.level_id ?? null;
}

async function note(tx: Tx, viewer: Viewer, action: `member.${string}`, member: Member, after: Record<string, unknown>): Promise<void> {
  await audit(tx, viewer, {
    action,
    entity: 'Member',
    id: member.id,
    orgId: member.home_store_id,
    after,
    member: { id: member.id, personal: ['reason'] },
  });
}
