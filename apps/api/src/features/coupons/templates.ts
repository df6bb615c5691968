import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { checkCode, optionalText, requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import { type Selectable, sql } from 'kysely';
import { between, unique } from '../../input.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { type RuleInput, ruleColumns } from '../promotions/rule.ts';
import { limitColumns } from '../promotions/service.ts';
import { setLimits } from '../promotions/slots.ts';
import { discardDraft, publishDraft, retirePublished, type RuleColumns, writeDraft } from '../promotions/versions.ts';

type Template = Selectable<DB['coupon_template']>;

const MAX_COUPONS = 1_000_000_000;
const MAX_DAYS = 3_650;

export interface CouponRuleInput extends RuleInput {
  /** The first day is so many after the one on which it is given. */
  delayDays?: number | null | undefined;
  /** So many days; or none, and `startsOn` and `endsOn` hold. */
  validDays?: number | null | undefined;
}

/** A template, whole: a change gives all of it anew. */
export interface TemplateInput {
  code: string;
  name: string;
  terms?: string | null | undefined;
  /** So many may be given in all, and to one member. */
  issueLimit?: number | null | undefined;
  perMember?: number | null | undefined;
  useLimit?: number | null | undefined;
  budget?: Minor | null | undefined;
  claimable: boolean;
  claimFrom?: BusinessDate | null | undefined;
  claimUntil?: BusinessDate | null | undefined;
  transferable: boolean;
  rule: CouponRuleInput;
}

const limit = (value: number | null | undefined, field: string) => (value == null ? null : between(value, 1, MAX_COUPONS, field));

/** @throws REQUIRED, BAD_CODE, TOO_LONG, TOO_SMALL, TOO_LARGE, BAD_RANGE (claimUntil) */
function columns(input: TemplateInput) {
  const { claimFrom = null, claimUntil = null } = input;
  if (claimFrom && claimUntil && claimUntil < claimFrom) throw new DomainError('BAD_RANGE', { from: claimFrom }, 'claimUntil');
  return {
    code: checkCode(input.code, 'code'),
    name: requiredText(input.name, 'name', 60),
    terms: optionalText(input.terms, 'terms', 500) ?? '',
    issue_limit: limit(input.issueLimit, 'issueLimit'),
    per_member: limit(input.perMember, 'perMember'),
    ...limitColumns(input),
    claimable: input.claimable,
    claim_from: claimFrom,
    claim_until: claimUntil,
    transferable: input.transferable,
  };
}

/** @throws OFFER_VALIDITY where both days and a number of days are given, and what `ruleColumns` refuses */
async function couponRule(tx: Tx, input: CouponRuleInput): Promise<RuleColumns> {
  const { delayDays, validDays = null, startsOn, endsOn } = input;
  if (validDays !== null && (startsOn || endsOn)) throw new DomainError('OFFER_VALIDITY', {}, 'rule.validDays');
  return {
    ...(await ruleColumns(tx, input, 'rule')),
    delay_days: between(delayDays ?? 0, 0, MAX_DAYS, 'rule.delayDays'),
    valid_days: validDays === null ? null : between(validDays, 1, MAX_DAYS, 'rule.validDays'),
  };
}

/** Makes a template with its first draft. @returns its id. @throws DUPLICATE (code) and what `columns` and `couponRule` refuse */
export async function createTemplate(tx: Tx, viewer: Viewer, input: TemplateInput, now: Date): Promise<string> {
  const rule = await couponRule(tx, input.rule);
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = { id: newId(now), ...columns(input), created_at: now, created_by };
  await unique('code', row.code, tx.insertInto('coupon_template').values(row).execute());
  await setLimits(tx, row.id, { uses: row.use_limit, budget: row.budget });
  await writeDraft(tx, 'coupon_template_version', row.id, rule, now);
  await note(tx, viewer, 'create', row.id, { after: { ...row, ...rule } });
  return row.id;
}

/**
 * Name, limits and who may claim hold at once; what coupons are worth when the draft is published, for those given from then on.
 * @throws NOT_FOUND, TOO_SMALL (issueLimit) where more were given, and those of `createTemplate`
 */
export async function updateTemplate(tx: Tx, viewer: Viewer, id: string, input: TemplateInput, now: Date): Promise<void> {
  const before = await find(tx, id);
  const rule = await couponRule(tx, input.rule);
  const change = columns(input);
  const counted = await countGiven(tx, before, change);
  await unique(
    'code',
    change.code,
    tx
      .updateTable('coupon_template')
      .set({ ...change, issued: counted })
      .where('id', '=', id)
      .execute(),
  );
  await setLimits(tx, id, { uses: change.use_limit, budget: change.budget });
  const number = await writeDraft(tx, 'coupon_template_version', id, rule, now);
  await note(tx, viewer, 'update', id, { before: { ...before }, after: { ...before, ...change, ...rule, number } });
  await changed(tx, id, now);
}

/** Counts what was given while nobody counted, where a limit is new. @returns how many in all */
async function countGiven(tx: Tx, before: Template, after: Pick<Template, 'issue_limit' | 'per_member'>): Promise<number> {
  const { id } = before;
  if (after.per_member !== null && before.per_member === null) {
    await sql`
      insert into coupon_count (member_id, template_id, issued)
      select member_id, template_id, count(*) from coupon where template_id = ${id} and source <> 'TRANSFER' group by 1, 2
      on conflict (member_id, template_id) do update set issued = excluded.issued`.execute(tx);
  }
  if (after.issue_limit === null) return before.issued;
  const { rows } = await sql<{ given: number }>`
    select (select count(*) from coupon where template_id = ${id} and source not in ('TRANSFER', 'CODE'))::int
      + (select coalesce(sum(quantity), 0) from coupon_batch where template_id = ${id} and kind <> 'MEMBERS')::int as given`.execute(tx);
  const given = before.issue_limit === null ? (rows[0]?.given ?? 0) : before.issued;
  if (after.issue_limit < given) throw new DomainError('TOO_SMALL', { min: given }, 'issueLimit');
  return given;
}

/** Puts the draft into force for coupons given from now on. @throws NOT_FOUND, OFFER_NO_DRAFT */
export async function publishTemplate(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  await find(tx, id);
  const number = await publishDraft(tx, 'coupon_template_version', id, now);
  await note(tx, viewer, 'publish', id, { after: { number } });
  await changed(tx, id, now);
}

/** No more coupons are given; those that members have can be used. @throws NOT_FOUND */
export async function retireTemplate(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  await find(tx, id);
  const number = await retirePublished(tx, 'coupon_template_version', id, now);
  if (number === null) return;
  await note(tx, viewer, 'retire', id, { after: { number } });
  await changed(tx, id, now);
}

/** @throws NOT_FOUND, OFFER_NO_DRAFT */
export async function discardTemplateDraft(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  await find(tx, id);
  await discardDraft(tx, 'coupon_template_version', id);
  await note(tx, viewer, 'discard', id, { after: {} });
}

async function find(tx: Tx, id: string): Promise<Template> {
  const template = await tx.selectFrom('coupon_template').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!template) throw new DomainError('NOT_FOUND', {}, 'id');
  return template;
}

const changed = (tx: Tx, id: string, now: Date) => publish(tx, now, [{ kind: 'coupon.template-changed', payload: { templateId: id } }]);

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `couponTemplate.${verb}`, entity: 'CouponTemplate', id, orgId: null, ...change });
