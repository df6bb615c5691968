import { DomainError } from '@regulars/domain/errors';
import type { DateRange } from '@regulars/domain/period';
import { type RawBuilder, sql } from 'kysely';
import { reportDb } from '../../db.ts';
import { withinBudget } from '../../time-budget.ts';
import type { Viewer } from '../../viewer.ts';
import { orgTree, type OrgTree } from '../orgs/tree.ts';
import { activeMembers } from './active.ts';
import { type Branch, branchOf, shapeOf } from './branch.ts';
import { type CategoryTree, loadCategories } from './categories.ts';
import type { Filter } from './facts.ts';
import type { Measures } from './measures.ts';
import { plan, type Question } from './read.ts';
import { type Known, loadTrust } from './trust.ts';

const ATTEMPTS = 6;

export type Row<Keys> = Keys & Measures;

/** A planned statement: its rows, and whether it may run into the budget. */
interface Statement {
  relation: RawBuilder<unknown>;
  fromFacts: boolean;
  long: boolean;
}

/**
 * The reports of one request. What is known of the tree and the rollups is read once and shared; if rows that a statement was
 * planned with were rewritten before it ran (it sees that by the version, in its own snapshot), it is planned again.
 */
export class Reports {
  readonly #viewer: Viewer;
  readonly #known = new Map<string, Promise<Known>>();
  #categories: Promise<CategoryTree> | undefined;

  constructor(viewer: Viewer) {
    this.#viewer = viewer;
  }

  tree(): Promise<OrgTree> {
    return orgTree();
  }

  categories(): Promise<CategoryTree> {
    this.#categories ??= loadCategories(reportDb);
    return this.#categories;
  }

  /** @throws OUT_OF_BRANCH, NOT_FOUND */
  async branch(orgId: string | null): Promise<Branch> {
    return branchOf(await this.tree(), this.#viewer, orgId);
  }

  /** Answers a question with rows of its keys, its period and the measures. */
  async figures<Keys>(question: Question, finish = (relation: RawBuilder<unknown>) => relation): Promise<{ rows: Row<Keys>[]; fromFacts: boolean }> {
    const shape = shapeOf(await this.tree());
    return this.#run<Row<Keys>>(question.branch, (known) => {
      const planned = plan(question, known, shape);
      return { ...planned, relation: finish(planned.relation) };
    });
  }

  /** Distinct members who bought in each of the ranges. */
  async activeMembers(branch: Branch, filter: Filter, ranges: readonly DateRange[]): Promise<number[]> {
    const shape = shapeOf(await this.tree());
    const { rows } = await this.#run<{ place: number; members: number }>(branch, (known) => ({ relation: activeMembers(branch, filter, ranges, known, shape), fromFacts: false, long: true }));
    const members = new Map(rows.map((row) => [row.place, row.members]));
    return ranges.map((_, place) => members.get(place) ?? 0);
  }

  /** Rows straight from the facts, within the budget. */
  async facts<Result>(relation: RawBuilder<unknown>): Promise<Result[]> {
    return withinBudget<Result>(reportDb, sql`${relation}`);
  }

  async #run<Result>(branch: Branch, planned: (known: Known) => Statement): Promise<{ rows: Result[]; fromFacts: boolean }> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const known = await this.#trust(branch, attempt > 1);
      const { relation, fromFacts, long } = planned(known);
      const query = sql`select f.version as planned_with, q.* from fold_state f left join (select true as found, r.* from (${relation}) r) q on true`;
      const rows = long ? await withinBudget<Found<Result>>(reportDb, query) : (await sql<Found<Result>>`${query}`.execute(reportDb)).rows;
      if (rows[0]?.planned_with === known.version) return { rows: rows.filter((row) => row.found), fromFacts };
    }
    throw new DomainError('UNAVAILABLE');
  }

  #trust(branch: Branch, anew: boolean): Promise<Known> {
    const known = this.#known.get(branch.id);
    if (known && !anew) return known;
    const fresh = loadTrust(reportDb, branch);
    this.#known.set(branch.id, fresh);
    return fresh;
  }
}

type Found<Result> = Result & { planned_with: number; found: boolean | null };

const reports = new WeakMap<object, Reports>();

/** The reports of the request with this context. */
export function reportsOf(context: { viewer: Viewer }): Reports {
  const known = reports.get(context);
  if (known) return known;
  const made = new Reports(context.viewer);
  reports.set(context, made);
  return made;
}
