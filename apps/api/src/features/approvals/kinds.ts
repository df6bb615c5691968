import type { ApprovalKind } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Permission } from '@regulars/domain/permissions';
import type { z } from 'zod';
import { may, type Viewer } from '../../viewer.ts';

/** How a request came about, for whoever carries it out. */
export interface Asked {
  approvalId: string;
  /** The employee. */
  requestedBy: string;
  reason: string;
  now: Date;
}

/** Something that needs a second person. */
interface Approvable<Payload> {
  kind: ApprovalKind;
  /** What the second person must be allowed to do, beside `approval.decide`. */
  permission: Permission;
  payload: z.ZodType<Payload>;
  /** Carries it out as the one who approves, in the transaction of the decision. Returns the ids that lead to what came of it. */
  perform: (tx: Tx, viewer: Viewer, payload: Payload, asked: Asked) => Promise<Record<string, string>>;
  /** Where something waits for the answer: told that it was rejected, or withdrawn. */
  ended?: (tx: Tx, payload: Payload, when: { now: Date }) => Promise<void>;
}

interface Registered {
  permission: Permission;
  ended: (tx: Tx, payload: unknown, when: { now: Date }) => Promise<void>;
  perform: (tx: Tx, viewer: Viewer, payload: unknown, asked: Asked) => Promise<Record<string, string>>;
}

const kinds = new Map<ApprovalKind, Registered>();

/** A room says what it has to be approved: once, where its schema is loaded. */
export function approvable<Payload>({ kind, permission, payload: shape, perform, ended }: Approvable<Payload>): void {
  kinds.set(kind, {
    permission,
    perform: (tx, viewer, payload, asked) => perform(tx, viewer, shape.parse(payload), asked),
    ended: async (tx, payload, when) => ended?.(tx, shape.parse(payload), when),
  });
}

/** Whether the viewer may decide requests of this kind, were they not his own. */
export function mayDecide(viewer: Viewer, kind: ApprovalKind): boolean {
  const permission = kinds.get(kind)?.permission;
  return permission !== undefined && may(viewer, permission) && may(viewer, 'approval.decide');
}

/** @throws FORBIDDEN for a kind that this release of the product does not know: nobody may decide it here */
export function approvableOf(kind: ApprovalKind): Registered {
  const known = kinds.get(kind);
  if (!known) throw new DomainError('FORBIDDEN', {}, 'id');
  return known;
}
