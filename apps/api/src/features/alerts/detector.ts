import type { AlertKind } from '@regulars/domain/alerts';
import type { BusinessDate } from '@regulars/domain/time';
import type { RawBuilder } from 'kysely';
import type { Entry } from '../../stream/entries.ts';
import type { Settings } from './settings.ts';

/** What a detector goes by. */
export interface Run {
  now: Date;
  /** The chain's business day. */
  today: BusinessDate;
  settings: Settings;
  /** Only these; null: all there are. */
  keys: readonly string[] | null;
}

/** Whose members are behind an alert. */
export interface Behind {
  orgId: string;
  key: string;
}

/**
 * Finds what needs somebody's care, of one kind. What it finds again stays open; what it does not find any more is closed.
 * A new kind is a definition in domain/alerts-*.ts, and a file here that index.ts names.
 */
export interface Detector {
  kind: AlertKind;
  /** How often everything is looked at: every ten minutes, or once a business day. */
  every: 'ROUND' | 'DAY';
  /** Rows of `key`, `org_id`, `severity`, `product_id`, `member_id`, `subject`, each key once: all, or those of `run.keys`. */
  candidates: (run: Run) => RawBuilder<unknown> | Promise<RawBuilder<unknown>>;
  /** Events after which some keys are looked at at once. */
  events?: { kinds: readonly string[]; keys: (entry: Entry) => string[] };
  /** Of an alert with a list behind it: rows of `member_id` and `weight`, the heaviest first. */
  members?: (run: Run, behind: Behind) => RawBuilder<unknown>;
}
