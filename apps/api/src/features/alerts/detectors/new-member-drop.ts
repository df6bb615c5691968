import { sql } from 'kysely';
import { reportDb } from '../../../db.ts';
import type { Detector } from '../detector.ts';
import { dropped, type Week, wholeWeeks } from './drops.ts';

export const newMemberDrop: Detector = {
  kind: 'NEW_MEMBER_DROP',
  every: 'DAY',
  candidates: async (run) => {
    const { from, to } = wholeWeeks(run);
    const { rows } = await sql<Week>`
      select home_store_id as org_id, date_trunc('week', joined_on)::date as week, count(*)::int as figure from member
      where kind <> 'GUEST' and joined_on between ${from}::date and ${to}::date group by 1, 2`.execute(reportDb);
    return dropped('NEW_MEMBER_DROP', run, rows, sql`f.expected >= t.least`);
  },
};
