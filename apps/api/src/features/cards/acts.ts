import { actsFrom, type CardAct, type CardState } from '@regulars/domain/cards';
import type { Permission } from '@regulars/domain/permissions';
import { may, type Viewer } from '../../viewer.ts';

/** What one must be allowed to do for each act at a desk. */
export const ACT_PERMISSIONS = {
  ACTIVATE: 'card.issue',
  RENEW: 'card.issue',
  REPORT_LOSS: 'card.loss',
  CANCEL_LOSS: 'card.loss',
  FREEZE: 'card.freeze',
  UNFREEZE: 'card.freeze',
  REPLACE: 'card.replace',
  CLOSE: 'card.close',
} as const satisfies Partial<Record<CardAct, Permission>>;

type DeskAct = keyof typeof ACT_PERMISSIONS;

/** What the viewer may do now with a card as it stands; one that lasts for ever has nothing to renew. */
export function actsOf(viewer: Viewer, card: { state: CardState; expires_on: Date | null }): DeskAct[] {
  return actsFrom(card.state).filter(
    (act): act is DeskAct => act !== 'EXPIRE' && may(viewer, ACT_PERMISSIONS[act]) && (act !== 'RENEW' || card.expires_on !== null),
  );
}
