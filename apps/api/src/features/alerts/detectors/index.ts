import type { Detector } from '../detector.ts';
import { anniversary, birthday } from './occasions.ts';
import { bestBefore } from './best-before.ts';
import { churn } from './churn.ts';
import { cycleBroken } from './cycle-broken.ts';
import { deliveryDue } from './delivery-due.ts';
import { deliveryOverdue } from './delivery-overdue.ts';
import { followUpOverdue } from './follow-up-overdue.ts';
import { importRefused } from './import-refused.ts';
import { ledgerMismatch } from './ledger-mismatch.ts';
import { cardExpiring } from './card-expiring.ts';
import { levelDropping } from './level-dropping.ts';
import { lowStock } from './low-stock.ts';
import { newMemberDrop } from './new-member-drop.ts';
import { couponsExpiring } from './coupons-expiring.ts';
import { pointsExpiring } from './points-expiring.ts';
import { salesDrop } from './sales-drop.ts';
import { stockOutAhead } from './stock-out-ahead.ts';

/** Every detector; their locks are taken in this order. */
export const DETECTORS: readonly Detector[] = [
  lowStock,
  stockOutAhead,
  bestBefore,
  deliveryDue,
  deliveryOverdue,
  importRefused,
  birthday,
  anniversary,
  churn,
  cycleBroken,
  newMemberDrop,
  salesDrop,
  pointsExpiring,
  couponsExpiring,
  levelDropping,
  cardExpiring,
  ledgerMismatch,
  followUpOverdue,
];
