import { ALERT_KINDS, type AlertKind, ALERTS, isAlertKind } from '@regulars/domain/alerts';
import { may, type Viewer } from '../../viewer.ts';

/** The kinds of alerts that the viewer may see: what they tell of must be known to the viewer anyway. */
export function readableKinds(viewer: Viewer): AlertKind[] {
  return may(viewer, 'alert.read') ? ALERT_KINDS.filter((kind) => may(viewer, ALERTS[kind].needs)) : [];
}

/** The kind of an alert that somebody sees: kinds that this version does not know are in nobody's list. */
export function kindOf({ kind }: { kind: string }): AlertKind {
  if (!isAlertKind(kind)) throw new Error(`no such kind of alert: ${kind}`);
  return kind;
}
