import { expect, it } from 'vitest';
import { inTreeOrder } from './tree.ts';

it('children follow their parent, one step deeper; an unknown parent makes a root', () => {
  const rows = [
    { id: 'store2', parent: { id: 'east' } },
    { id: 'hq', parent: null },
    { id: 'east', parent: { id: 'hq' } },
    { id: 'store1', parent: { id: 'east' } },
    { id: 'mine', parent: { id: 'not mine' } },
  ];
  expect(inTreeOrder(rows).map(({ id, depth }) => `${depth} ${id}`)).toEqual(['0 hq', '1 east', '2 store2', '2 store1', '0 mine']);
});
