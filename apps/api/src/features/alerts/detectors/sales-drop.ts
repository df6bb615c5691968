import { sql } from 'kysely';
import { systemViewer } from '../../../viewer.ts';
import { Reports } from '../../analytics/reports.ts';
import type { Detector } from '../detector.ts';
import { dropped, wholeWeeks } from './drops.ts';

export const salesDrop: Detector = {
  kind: 'SALES_DROP',
  every: 'DAY',
  candidates: async (run) => {
    const reports = new Reports(systemViewer('alerts'));
    const question = { branch: await reports.branch(null), filter: {}, range: wholeWeeks(run), by: ['org_id'], grain: 'WEEK' } as const;
    const { rows } = await reports.figures<{ org_id: string; period: string }>(question);
    const weeks = rows.map(({ org_id, period, revenue }) => ({ org_id, week: period, figure: revenue }));
    return dropped('SALES_DROP', run, weeks, sql`true`);
  },
};
