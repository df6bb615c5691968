import { sql } from 'kysely';
import type { Detector } from '../detector.ts';

/** The last check of the journal found something. One alert, of the head office; a later check that is clean closes it. */
export const ledgerMismatch: Detector = {
  kind: 'LEDGER_MISMATCH',
  every: 'ROUND',
  events: { kinds: ['ledger.checked'], keys: () => ['journal'] },
  candidates: (run) => sql`
    select 'journal' as key, t.org_id, 'CRITICAL'::alert_severity as severity, null::uuid as product_id, null::uuid as member_id,
      jsonb_build_object('wrong', c.wrong, 'kind', c.kind, 'entryId', c.entry_id, 'accountId', c.account_id, 'day', c.day) as subject
    from ${run.settings.organisations('LEDGER_MISMATCH')}
    join org o on o.id = t.org_id and o.parent_id is null
    join (select * from ledger_check where finished_at is not null order by finished_at desc limit 1) c on c.wrong > 0`,
};
