import { db } from '../../db.ts';
import type { Viewer } from '../../viewer.ts';
import { proveScanned } from '../cards/pin.ts';
import type { SaleTenderInput } from './tender-input.ts';

type Tender = typeof SaleTenderInput.$inferInput;

/** Tries the PINs that were entered. It is counted before the sale is written, and stays counted where that is refused. */
export async function provePins(viewer: Viewer, tenders: readonly Tender[], now: Date): Promise<void> {
  for (const [at, { card, pin }] of tenders.entries()) {
    if (card && pin) await proveScanned(db, viewer, card, { pin, now, field: `tenders.${at}.pin` });
  }
}

/** The payments as services take them: their PINs were tried. */
export const provedTenders = (tenders: readonly Tender[]) =>
  tenders.map(({ pin, ...tender }) => ({ ...tender, pinProved: Boolean(tender.card && pin) }));

/** What is kept of an input to know it again: no PIN. */
export function withoutPins<Input extends { tenders: readonly Tender[] }>({ tenders, ...input }: Input) {
  return { ...input, tenders: tenders.map(({ pin: _pin, ...tender }) => tender) };
}
