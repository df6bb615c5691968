import { expect, it } from 'vitest';
import { daysToBirthday, hintsFor } from './hints.ts';

it.each([
  ['1990-03-05', '2026-03-05', 0],
  ['1990-03-08', '2026-03-05', 3],
  ['1990-03-04', '2026-03-05', 364],
  ['1990-01-01', '2026-12-31', 1],
  ['1992-02-29', '2026-02-27', 1],
  ['1992-02-29', '2028-02-27', 2],
])('born %s, on %s: %i days', (birthday, today, days) => expect(daysToBirthday(birthday, today)).toBe(days));

const nobody = { birthday: null, lastPurchase: null, averageGap: null };

it.each([
  [{ ...nobody }, []],
  [{ ...nobody, birthday: '1990-03-08' }, ['birthday_in']],
  [{ ...nobody, birthday: '1990-06-08' }, []],
  [{ ...nobody, lastPurchase: '2026-01-01', averageGap: 7 }, ['quiet']],
  [{ ...nobody, lastPurchase: '2026-01-01', averageGap: 40 }, []],
  [{ ...nobody, lastPurchase: '2026-02-20', averageGap: 2 }, []],
  [{ birthday: '1990-03-05', lastPurchase: '2025-01-01', averageGap: 10 }, ['birthday_today', 'quiet']],
])('%j gives %j', (known, keys) => expect(hintsFor(known, '2026-03-05').map(({ key }) => key)).toEqual(keys));
