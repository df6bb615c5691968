import type { Permission } from './permissions.ts';

interface CardDefinition {
  /** Who lacks it does not see the card. */
  readonly needs: Permission;
  /** Says nothing to who sees a single store. */
  readonly severalStores?: true;
}

/** What can stand on the dashboard, in the order in which it comes: how are we doing, what needs me, why, who. */
export const DASHBOARD_CARDS = {
  KPIS: { needs: 'analytics.read' },
  TREND: { needs: 'analytics.read' },
  INBOX: { needs: 'alert.read' },
  TO_DO: { needs: 'alert.read' },
  STOCK: { needs: 'stock.read' },
  LATEST_SALES: { needs: 'sale.read' },
  CATEGORIES: { needs: 'analytics.read' },
  PRODUCTS: { needs: 'analytics.read' },
  STORES: { needs: 'analytics.read', severalStores: true },
  STAFF: { needs: 'staff.read' },
  HOURS: { needs: 'analytics.read' },
  NEW_MEMBERS: { needs: 'analytics.read' },
  SOURCES: { needs: 'analytics.read' },
  STORE_SHARES: { needs: 'analytics.read', severalStores: true },
} as const satisfies Record<string, CardDefinition>;

export type DashboardCard = keyof typeof DASHBOARD_CARDS;

export const ALL_CARDS = Object.keys(DASHBOARD_CARDS) as DashboardCard[]; // keys of a const object, which TypeScript types as string[]

/** How somebody arranged the cards: those shown, in order, and those put away. */
export interface Layout {
  readonly cards: readonly DashboardCard[];
  readonly hidden: readonly DashboardCard[];
}

/** Who looks at the dashboard. */
export interface Looker {
  readonly permissions: readonly string[];
  readonly severalStores: boolean;
}

/**
 * The cards that somebody sees and those put away, as arranged. A card that the arrangement does not know (a new one, or one of a
 * new role) stands behind the card that it follows by default.
 */
export function arrange(layout: Layout | null, { permissions, severalStores }: Looker): Layout {
  const allowed = ALL_CARDS.filter((card) => {
    const definition: CardDefinition = DASHBOARD_CARDS[card];
    return permissions.includes(definition.needs) && (severalStores || !definition.severalStores);
  });
  const hidden = (layout?.hidden ?? []).filter((card) => allowed.includes(card));
  const cards = (layout?.cards ?? []).filter((card) => allowed.includes(card));
  for (const [place, card] of allowed.entries()) {
    if (cards.includes(card) || hidden.includes(card)) continue;
    const before = allowed.slice(0, place).findLast((earlier) => cards.includes(earlier));
    cards.splice(before ? cards.indexOf(before) + 1 : 0, 0, card);
  }
  return { cards, hidden };
}

/** The cards with one of them moved by so many places, as far as there are places. */
export function moved<Card>(cards: readonly Card[], card: Card, by: number): Card[] {
  const from = cards.indexOf(card);
  if (from < 0) return [...cards];
  const rest = cards.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(rest.length, from + by)), 0, card);
}
