import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_CARDS, arrange, DASHBOARD_CARDS, type DashboardCard, moved } from './dashboard.ts';
import { type Role, ROLES } from './permissions.ts';

const lookerOf = (role: Role, severalStores = false) => ({ permissions: ROLES[role], severalStores });

describe('arrange', () => {
  it('shows a cashier what a till needs, and no figures of the branch', () => {
    expect(arrange(null, lookerOf('CASHIER')).cards).toEqual(['INBOX', 'TO_DO', 'STOCK', 'LATEST_SALES']);
  });

  it('shows the head office everything, and a single store no comparison of stores', () => {
    expect(arrange(null, lookerOf('OWNER', true)).cards).toEqual(ALL_CARDS);
    expect(arrange(null, lookerOf('STORE_MANAGER')).cards).toEqual(
      ALL_CARDS.filter((card) => card !== 'STORES' && card !== 'STORE_SHARES'),
    );
  });

  it('keeps the order and what was put away; a card it does not know stands behind its neighbour', () => {
    const known = { cards: ['LATEST_SALES', 'INBOX'], hidden: ['TO_DO'] } as const;
    expect(arrange(known, lookerOf('CASHIER'))).toEqual({ cards: ['LATEST_SALES', 'INBOX', 'STOCK'], hidden: ['TO_DO'] });
  });

  it('shows every allowed card once, whatever was kept', () => {
    const some = fc.shuffledSubarray(ALL_CARDS);
    fc.assert(
      fc.property(some, some, fc.constantFrom(...(Object.keys(ROLES) as Role[])), fc.boolean(), (cards, others, role, severalStores) => {
        const hidden = others.filter((card) => !cards.includes(card));
        const looker = lookerOf(role, severalStores);
        const result = arrange({ cards, hidden }, looker);
        const shown = [...result.cards, ...result.hidden];
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.sort()).toEqual([...arrange(null, looker).cards].sort());
        for (const card of shown) expect(looker.permissions).toContain(DASHBOARD_CARDS[card].needs);
      }),
    );
  });
});

describe('moved', () => {
  const cards: DashboardCard[] = ['KPIS', 'INBOX', 'TREND'];
  it.each([
    ['INBOX', -1, ['INBOX', 'KPIS', 'TREND']],
    ['INBOX', 1, ['KPIS', 'TREND', 'INBOX']],
    ['KPIS', -1, ['KPIS', 'INBOX', 'TREND']],
    ['KPIS', 9, ['INBOX', 'TREND', 'KPIS']],
    ['HOURS', 1, ['KPIS', 'INBOX', 'TREND']],
  ] as const)('%s by %i', (card, by, expected) => {
    expect(moved(cards, card, by)).toEqual(expected);
  });
});
