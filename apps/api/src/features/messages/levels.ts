import type { Tx } from '@regulars/db/kysely';
import type { MessageOccasion } from '@regulars/domain/messages';
import type { Consumer } from '../../stream/consume.ts';
import type { Entry } from '../../stream/entries.ts';
import { systemViewer } from '../../viewer.ts';
import { type Notice, tellMembers } from './many.ts';
import { runningTemplates } from './templates.ts';

const viewer = systemViewer('messages:levels');

/** What a member is told of a level: when, of which one, and by which day something is to be done. */
interface Told {
  occasion: MessageOccasion;
  memberId: string;
  levelId: string;
  day?: string;
  at: Date;
}

/** Tells members that they rose, that a review would fail, and that grace has begun, as far as somebody has switched the template on. */
export const messageConsumer: Consumer = {
  name: 'messages',
  onEntries: async (tx, entries) => {
    const told = entries.flatMap(toldBy);
    const last = told.at(-1);
    if (last) await tellLevels(tx, told, last.at);
  },
};

/** Nobody is told of rules that were just published: their moves are quiet. */
function toldBy({ kind, memberId, payload, at }: Entry): Told[] {
  if (memberId === null) return [];
  if (kind === 'member.level-changed' && payload['cause'] === 'UPGRADE' && payload['quiet'] !== true)
    return [{ occasion: 'LEVEL_UP', memberId, levelId: String(payload['to']), at }];
  const occasion = kind === 'level.warned' ? 'LEVEL_WARNING' : kind === 'level.grace' ? 'LEVEL_GRACE' : undefined;
  return occasion ? [{ occasion, memberId, levelId: String(payload['levelId']), day: String(payload['by']), at }] : [];
}

async function tellLevels(tx: Tx, told: readonly Told[], now: Date): Promise<void> {
  const templates = await runningTemplates(tx, ['LEVEL_UP', 'LEVEL_WARNING', 'LEVEL_GRACE']);
  if (templates.length === 0) return;
  const levels = await tx
    .selectFrom('level')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(told.map(({ levelId }) => levelId))])
    .execute();
  const names = new Map(levels.map(({ id, name }) => [id, name]));
  for (const template of templates) {
    const notices = told.flatMap(({ occasion, memberId, levelId, day, at }): Notice[] => {
      const level = names.get(levelId);
      if (occasion !== template.occasion || level === undefined) return [];
      const cause = `level:${template.id}:${memberId}:${levelId}:${day ?? at.toISOString()}`;
      return [{ memberId, cause, variables: { level }, ...(day && { day }) }];
    });
    await tellMembers(tx, viewer, template, notices, now);
  }
}
