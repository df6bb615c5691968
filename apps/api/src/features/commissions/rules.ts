import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { checkTerms, type CommissionTerms } from '@regulars/domain/commissions';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { currentRules, type RuleRow } from './rule-rows.ts';

const MOST_RULES = 100;

/** All that a rule says. Its condition is parsed by the edge. */
export interface RuleInput extends CommissionTerms {
  name: string;
}

/** Adds a rule, behind all others. @returns its id. @throws TOO_LONG, and what `checkRule` refuses */
export async function createRule(tx: Tx, viewer: Viewer, input: RuleInput, now: Date): Promise<string> {
  const says = checkRule(input);
  const active = inForce(await lockRules(tx));
  if (active.length >= MOST_RULES) throw new DomainError('TOO_LONG', { max: MOST_RULES }, 'name');
  const id = newId(now);
  await tx
    .insertInto('commission_rule')
    .values({ id, position: behind(active), version: 1, created_at: now })
    .execute();
  await writeVersion(tx, viewer, { id, version: 1, says, now });
  await note(tx, viewer, 'create', id, { after: { ...says } });
  return id;
}

/**
 * Says anew what a rule gives: a version of its own, so that what was earned before can be explained. Nothing where nothing changes.
 * @throws NOT_FOUND, ARCHIVED, and what `checkRule` refuses
 */
export async function changeRule(tx: Tx, viewer: Viewer, id: string, input: RuleInput, now: Date): Promise<void> {
  const says = checkRule(input);
  const rule = ruleIn(await lockRules(tx), id);
  if (rule.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const before = saidBy(rule);
  if (JSON.stringify(before) === JSON.stringify(says)) return;
  const version = rule.version + 1;
  await writeVersion(tx, viewer, { id, version, says, now });
  await tx.updateTable('commission_rule').set({ version }).where('id', '=', id).execute();
  await note(tx, viewer, 'update', id, { before: { version: rule.version, ...before }, after: { version, ...says } });
}

/** Takes a rule out of force, or puts it back behind all others; what it gave stays. @throws NOT_FOUND */
export async function archiveRule(tx: Tx, viewer: Viewer, id: string, archivedAt: Date | null): Promise<void> {
  const rules = await lockRules(tx);
  const rule = ruleIn(rules, id);
  if ((rule.archived_at === null) === (archivedAt === null)) return;
  const place = archivedAt ? {} : { position: behind(inForce(rules)) };
  await tx
    .updateTable('commission_rule')
    .set({ archived_at: archivedAt, ...place })
    .where('id', '=', id)
    .execute();
  await note(tx, viewer, archivedAt ? 'archive' : 'restore', id, { before: { archived: !archivedAt }, after: { archived: !!archivedAt } });
}

/** In which order the rules are asked. @throws NOT_FOUND, TWICE, REQUIRED: all that are in force are named, each once */
export async function orderRules(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<void> {
  const active = inForce(await lockRules(tx));
  ids.forEach((id, at) => {
    if (!active.some((rule) => rule.id === id)) throw new DomainError('NOT_FOUND', {}, `ids.${at}`);
    if (ids.indexOf(id) !== at) throw new DomainError('TWICE', {}, `ids.${at}`);
  });
  if (ids.length < active.length) throw new DomainError('REQUIRED', {}, 'ids');
  await sql`
    update commission_rule r set position = o.position from unnest(${[...ids]}::uuid[]) with ordinality as o (id, position)
    where r.id = o.id and r.position <> o.position`.execute(tx);
  const names = (of: readonly string[]) => of.map((id) => active.find((rule) => rule.id === id)?.name);
  const [first] = ids;
  if (first) await note(tx, viewer, 'order', first, { before: { order: names(active.map(({ id }) => id)) }, after: { order: names(ids) } });
}

/** All rules in their order; who changes them comes one after the other. */
async function lockRules(tx: Tx): Promise<RuleRow[]> {
  await sql`lock table commission_rule in share row exclusive mode`.execute(tx);
  return currentRules(tx).execute();
}

const inForce = (rules: readonly RuleRow[]) => rules.filter(({ archived_at }) => archived_at === null);
const behind = (rules: readonly RuleRow[]) => Math.max(0, ...rules.map(({ position }) => position)) + 1;

/** @throws NOT_FOUND (id) */
function ruleIn(rules: readonly RuleRow[], id: string): RuleRow {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new DomainError('NOT_FOUND', {}, 'id');
  return rule;
}

/** @throws REQUIRED, TOO_LONG (name), and what `checkTerms` refuses */
function checkRule(input: RuleInput): RuleInput {
  const { subject, basis, rate, amount, lines, role } = input;
  checkTerms(input, chain().minorDigits);
  return { name: requiredText(input.name, 'name', 60), subject, basis, rate, amount, lines, role };
}

const saidBy = ({ name, subject, basis, rate, amount, lines, role }: RuleRow) => ({ name, subject, basis, rate, amount, lines, role });

async function writeVersion(
  tx: Tx,
  viewer: Viewer,
  { id, version, says, now }: { id: string; version: number; says: RuleInput; now: Date },
) {
  const made_by = viewer.kind === 'employee' ? viewer.id : null;
  const lines = says.lines && JSON.stringify(says.lines);
  await tx
    .insertInto('commission_rule_version')
    .values({ ...says, lines, rule_id: id, version, made_at: now, made_by })
    .execute();
}

interface Change {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Change) =>
  audit(tx, viewer, { action: `commissionRule.${verb}`, entity: 'CommissionRule', id, orgId: null, ...change });
