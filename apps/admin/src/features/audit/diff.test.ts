import { expect, it } from 'vitest';
import { differences } from './diff.ts';

it.each([
  [{ name: 'A', rank: 1 }, { name: 'B', rank: 1 }, [{ field: 'name', before: 'A', after: 'B' }]],
  [null, { name: 'B' }, [{ field: 'name', before: '', after: 'B' }]],
  [{ tags: ['a'] }, { tags: ['a', 'b'] }, [{ field: 'tags', before: '["a"]', after: '["a","b"]' }]],
  [{ note: null }, { note: null }, []],
  ['odd', undefined, []],
])('%j → %j', (before, after, expected) => expect(differences(before, after)).toEqual(expected));
