import type { Db } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import { DomainError } from '@regulars/domain/errors';
import type { Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { amongOf, conditionOf, idsOfMembers } from './ask.ts';
import { askingAt } from './asking.ts';
import { readableBy } from './service.ts';
import type { Compiling } from './sql.ts';

interface Named {
  name: string;
  condition: Condition;
  asking: Compiling;
}

/** A kept segment that the viewer may read, with all that it is asked in. @throws NOT_FOUND of `field`, and those of `parseCondition` */
export async function segmentFor(on: Db, viewer: Viewer, id: string, field: string, now: Date): Promise<Named> {
  const segment = await on.selectFrom('segment').select(['criteria', 'org_id', 'name']).where('id', '=', id).executeTakeFirst();
  if (!segment || !readableBy(viewer, await orgTree()).includes(segment.org_id)) throw new DomainError('NOT_FOUND', {}, field);
  const asking = await askingAt(on, now);
  return { name: segment.name, condition: conditionOf(segment.criteria, asking), asking };
}

/** The members of a segment whom the viewer's branch knows, in the order of joining. @throws TOO_LARGE of `field`: more than `most`; TIME_BUDGET */
export async function membersOf(on: Db, viewer: Viewer, { condition, asking }: Named, most: number, field: string): Promise<string[]> {
  const ids = await idsOfMembers(on, condition, asking, amongOf(viewer), { limit: most + 1 });
  if (ids.length > most) throw new DomainError('TOO_LARGE', { max: most }, field);
  return ids;
}
