import { ALERTS, type AlertKind } from './alerts.ts';
import { DomainError } from './errors.ts';
import type { Threshold } from './alerts-words.ts';

/** What an organisation says of a kind; what it leaves out is as above it. */
export interface AlertSetting {
  orgId: string;
  enabled: boolean | null;
  /** By the name of the threshold, or `<name>/<level id>` for members of one level. */
  thresholds: Readonly<Record<string, number>>;
}

export interface Effective<Value> {
  value: Value;
  /** The organisation that says so; null: nobody does, it is the product's own value. */
  from: string | null;
}

/** The thresholds of a kind by name. */
export function thresholdsOf(kind: AlertKind): Readonly<Record<string, Threshold>> {
  return ALERTS[kind].thresholds;
}

/** Whether the kind is switched on. `path`: the settings from the head office down to the organisation; the nearest wins. */
export function isEnabled(path: readonly AlertSetting[]): Effective<boolean> {
  const found = path.findLast((setting) => setting.enabled !== null);
  return { value: found?.enabled ?? true, from: found?.orgId ?? null };
}

/** A threshold where the path ends. A value for the level wins over one for all, wherever it was said. */
export function thresholdAt(kind: AlertKind, name: string, path: readonly AlertSetting[], levelId?: string): Effective<number> {
  const nearest = (key: string) => path.findLast((setting) => setting.thresholds[key] !== undefined);
  for (const key of levelId === undefined ? [name] : [`${name}/${levelId}`, name]) {
    const found = nearest(key);
    const value = found?.thresholds[key];
    if (value !== undefined) return { value, from: found?.orgId ?? null };
  }
  return { value: thresholdsOf(kind)[name]?.default ?? 0, from: null };
}

/**
 * A value that somebody wants to set; null takes back what was said.
 * @throws BAD_INPUT: no such threshold, or not by level; TOO_SMALL, TOO_LARGE: beyond its limits
 */
export function checkThreshold(kind: AlertKind, name: string, value: number | null, byLevel: boolean, field: string): void {
  const threshold = Object.hasOwn(thresholdsOf(kind), name) ? thresholdsOf(kind)[name] : undefined;
  if (!threshold || (byLevel && !threshold.byLevel)) throw new DomainError('BAD_INPUT', { reason: name.slice(0, 40) }, field);
  if (value === null) return;
  if (!(value >= threshold.min)) throw new DomainError('TOO_SMALL', { min: threshold.min }, field);
  if (value > threshold.max) throw new DomainError('TOO_LARGE', { max: threshold.max }, field);
}
