import type { Db, DB, Tx } from '@regulars/db/kysely';
import type { MessageChannel } from '@regulars/domain/messages';
import type { Selectable } from 'kysely';
import { between, minuteOfDay } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** The rules of messages, as they stand in the database. */
export type MessageRules = Selectable<DB['message_setting']>;

/** What is not given stays as it is. Minutes after midnight on the store's clock. */
export interface MessageRulesChange {
  quietFrom?: number | null | undefined;
  quietUntil?: number | null | undefined;
  capCount?: number | null | undefined;
  capDays?: number | null | undefined;
  heldBack?: readonly MessageChannel[] | null | undefined;
}

/** The rules that hold now. */
export function loadMessageRules(on: Db): Promise<MessageRules> {
  return on.selectFrom('message_setting').selectAll().executeTakeFirstOrThrow();
}

/** @throws BAD_INPUT, TOO_SMALL, TOO_LARGE, each with its field */
export async function updateMessageRules(tx: Tx, viewer: Viewer, input: MessageRulesChange, now: Date): Promise<void> {
  const before = await tx.selectFrom('message_setting').selectAll().forUpdate().executeTakeFirstOrThrow();
  const change: Partial<MessageRules> = {
    ...(input.quietFrom != null && { quiet_from: minuteOfDay(input.quietFrom, 'quietFrom') }),
    ...(input.quietUntil != null && { quiet_until: minuteOfDay(input.quietUntil, 'quietUntil') }),
    ...(input.capCount != null && { cap_count: between(input.capCount, 0, 100, 'capCount') }),
    ...(input.capDays != null && { cap_days: between(input.capDays, 1, 365, 'capDays') }),
    ...(input.heldBack != null && { held_back: [...new Set(input.heldBack)] }),
  };
  if (Object.keys(change).length === 0) return;
  await tx
    .updateTable('message_setting')
    .set({ ...change, updated_at: now })
    .execute();
  const after = { ...before, ...change };
  await audit(tx, viewer, { action: 'message.configure', entity: 'MessageSettings', id: '1', orgId: null, before: { ...before }, after });
}
