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
import { forgetTrust, type Known, loadTrust, markOf, recentTrust } from './trust.ts';

export type Row<Keys> = Keys & Measures;

/** A planned statement: its rows, and whether it may run into the budget. */
interface Statement {
  relation: RawBuilder<unknown>;
  fromFacts: boolean;
  long: boolean;
}

/**
 * The reports of one request. What is known of the tree and the rollups is read once and shared by all its statements. If that has
 * changed before a statement runs (it reads the mark in its own snapshot), the statement is planned and run again in one snapshot:
 * every answer is the truth of one moment.
 */
export class Reports {
  readonly #viewer: Viewer;
  readonly #known = new Map<string, Promise<Known>>();
  readonly #active = new Map<string, Promise<number>>();
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

  /** The branch asked for by the argument `field`, or the viewer's own. @throws OUT_OF_BRANCH, NOT_FOUND */
  async branch(orgId: string | null, field = 'orgId'): Promise<Branch> {
    return branchOf(await this.tree(), this.#viewer, orgId, field);
  }

  /** Answers a question with rows of its keys, its period and the measures; not `counted`: orders and refunds are wrong. */
  async figures<Keys>(
    question: Question,
    finish = (relation: RawBuilder<unknown>) => relation,
  ): Promise<{ rows: Row<Keys>[]; fromFacts: boolean; counted: boolean }> {
    const shape = shapeOf(await this.tree());
    let counted = true;
    const answer = await this.#run<Row<Keys>>(question.branch, (known) => {
      const planned = plan(question, known, shape);
      ({ counted } = planned); // of the last plan, whose rows are taken
      return { ...planned, relation: finish(planned.relation) };
    });
    return { ...answer, counted };
  }

  /** Distinct members who bought in each of the ranges; what was asked before in this request is not counted again. */
  async activeMembers(branch: Branch, filter: Filter, ranges: readonly DateRange[]): Promise<number[]> {
    const key = ({ from, to }: DateRange) => JSON.stringify([branch.id, filter, from, to]);
    const fresh = ranges.filter((range) => !this.#active.has(key(range)));
    if (fresh.length > 0) {
      const counted = this.#countActive(branch, filter, fresh);
      fresh.forEach((range, place) =>
        this.#active.set(
          key(range),
          counted.then((members) => members[place] ?? 0),
        ),
      );
    }
    return Promise.all(ranges.map((range) => this.#active.get(key(range)) ?? 0));
  }

  async #countActive(branch: Branch, filter: Filter, ranges: readonly DateRange[]): Promise<number[]> {
    const shape = shapeOf(await this.tree());
    const { rows } = await this.#run<{ place: number; members: number }>(branch, (known) => ({
      relation: activeMembers(branch, filter, ranges, known, shape),
      fromFacts: false,
      long: true,
    }));
    const members = new Map(rows.map((row) => [row.place, row.members]));
    return ranges.map((_, place) => members.get(place) ?? 0);
  }

  /** Rows straight from the facts, within the budget. */
  async facts<Result>(relation: RawBuilder<unknown>): Promise<Result[]> {
    return withinBudget<Result>(reportDb, sql`${relation}`);
  }

  async #run<Result>(branch: Branch, planned: (known: Known) => Statement): Promise<{ rows: Result[]; fromFacts: boolean }> {
    const known = await this.#trust(branch);
    const { relation, fromFacts, long } = planned(known);
    const query = marked(branch, relation);
    const rows = long ? await withinBudget<Marked<Result>>(reportDb, query) : (await sql<Marked<Result>>`${query}`.execute(reportDb)).rows;
    if (fromFacts || rows[0]?.mark === known.mark) return { rows: rows.filter((row) => row.found), fromFacts };
    forgetTrust(branch);
    return { rows: await inOneSnapshot<Result>(branch, planned), fromFacts };
  }

  #trust(branch: Branch): Promise<Known> {
    const known = this.#known.get(branch.id) ?? recentTrust(reportDb, branch);
    this.#known.set(branch.id, known);
    return known;
  }
}

type Marked<Result> = Result & { mark: string; found: boolean | null };

/** The relation's rows beside the mark of the snapshot they were read in; without rows the mark alone, not `found`. */
function marked(branch: Branch, relation: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with state as materialized (select ${markOf(branch)} as mark from fold_state f)
    select state.mark, q.* from state left join (select true as found, r.* from (${relation}) r) q on true`;
}

/** Plans and reads in one snapshot: slower by its round trips, and never overtaken. */
function inOneSnapshot<Result>(branch: Branch, planned: (known: Known) => Statement): Promise<Result[]> {
  return reportDb
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { relation } = planned(await loadTrust(tx, branch));
      const { rows } = await sql<Marked<Result>>`${marked(branch, relation)}`.execute(tx);
      return rows.filter((row) => row.found);
    });
}

const reports = new WeakMap<object, Reports>();

/** The reports of the request with this context. */
export function reportsOf(context: { viewer: Viewer }): Reports {
  const known = reports.get(context);
  if (known) return known;
  const made = new Reports(context.viewer);
  reports.set(context, made);
  return made;
}
