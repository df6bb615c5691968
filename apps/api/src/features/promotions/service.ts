import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { afterCommit } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { between, moneyBetween } from '../../input.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { forgetPromotions } from './active.ts';
import { type RuleInput, ruleColumns } from './rule.ts';
import { setLimits } from './slots.ts';
import { discardDraft, publishDraft, retirePublished, writeDraft } from './versions.ts';

type Promotion = Selectable<DB['promotion']>;

const MAX_USES = 1_000_000_000;
const MAX_BUDGET = 1e12;

/** A promotion, whole: a change gives all of it anew. */
export interface PromotionInput {
  name: string;
  /** Minor units that it may take off in all. */
  budget?: Minor | null | undefined;
  /** Sales in which it may be used. */
  useLimit?: number | null | undefined;
  rule: RuleInput;
}

/** The columns of limits that hold for promotions and coupon templates alike. @throws TOO_SMALL, TOO_LARGE */
export function limitColumns({ budget = null, useLimit = null }: Pick<PromotionInput, 'budget' | 'useLimit'>) {
  return {
    budget: budget === null ? null : moneyBetween(budget, 1, MAX_BUDGET, 'budget'),
    use_limit: useLimit === null ? null : between(useLimit, 1, MAX_USES, 'useLimit'),
  };
}

/** Makes a promotion with its first draft. @returns its id. @throws REQUIRED, TOO_LONG, TOO_SMALL, TOO_LARGE and what `ruleColumns` refuses */
export async function createPromotion(tx: Tx, viewer: Viewer, input: PromotionInput, now: Date): Promise<string> {
  const rule = await ruleColumns(tx, input.rule, 'rule');
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = { id: newId(now), name: requiredText(input.name, 'name', 60), ...limitColumns(input), created_at: now, created_by };
  await tx.insertInto('promotion').values(row).execute();
  await setLimits(tx, row.id, { uses: row.use_limit, budget: row.budget });
  await writeDraft(tx, 'promotion_version', row.id, rule, now);
  await note(tx, viewer, 'create', row.id, { after: { ...row, ...rule } });
  return row.id;
}

/** Name and limits hold at once, what it does when the draft is published. @throws NOT_FOUND and those of `createPromotion` */
export async function updatePromotion(tx: Tx, viewer: Viewer, id: string, input: PromotionInput, now: Date): Promise<void> {
  const before = await find(tx, id);
  const rule = await ruleColumns(tx, input.rule, 'rule');
  const change = { name: requiredText(input.name, 'name', 60), ...limitColumns(input) };
  await tx.updateTable('promotion').set(change).where('id', '=', id).execute();
  await setLimits(tx, id, { uses: change.use_limit, budget: change.budget });
  const number = await writeDraft(tx, 'promotion_version', id, rule, now);
  await note(tx, viewer, 'update', id, { before: { ...before }, after: { ...before, ...change, ...rule, number } });
  await changed(tx, id, now);
}

/** Puts the draft into force. @throws NOT_FOUND, OFFER_NO_DRAFT */
export async function publishPromotion(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  await find(tx, id);
  const number = await publishDraft(tx, 'promotion_version', id, now);
  await note(tx, viewer, 'publish', id, { after: { number } });
  await changed(tx, id, now);
}

/** Ends a promotion; it can be changed and published again. @throws NOT_FOUND */
export async function retirePromotion(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  await find(tx, id);
  const number = await retirePublished(tx, 'promotion_version', id, now);
  if (number === null) return;
  await note(tx, viewer, 'retire', id, { after: { number } });
  await changed(tx, id, now);
}

/** @throws NOT_FOUND, OFFER_NO_DRAFT */
export async function discardPromotionDraft(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await find(tx, id);
  await discardDraft(tx, 'promotion_version', id);
  await note(tx, viewer, 'discard', id, { after: {} });
}

async function find(tx: Tx, id: string): Promise<Promotion> {
  const promotion = await tx.selectFrom('promotion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!promotion) throw new DomainError('NOT_FOUND', {}, 'id');
  return promotion;
}

async function changed(tx: Tx, id: string, now: Date): Promise<void> {
  await publish(tx, now, [{ kind: 'promotion.changed', payload: { promotionId: id } }]);
  afterCommit(tx, forgetPromotions);
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `promotion.${verb}`, entity: 'Promotion', id, orgId: null, ...change });
