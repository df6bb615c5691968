import type { Db, Tx } from '@regulars/db/kysely';
import type { Requirements } from '@regulars/domain/documents';
import { DomainError } from '@regulars/domain/errors';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** What is not given stays as it is. */
export type RequirementsChange = { [Field in keyof Requirements]?: Requirements[Field] | null | undefined };

const MAX_AGE = 120;

/** What the programme asks of who registers. */
export async function loadRequirements(on: Db): Promise<Requirements> {
  const row = await on.selectFrom('member_setting').selectAll().executeTakeFirstOrThrow();
  return { phone: row.require_phone, document: row.require_document, minAge: row.min_age, personsOnly: row.persons_only };
}

/** Changes what is given; who is a member stays one. @throws NOT_POSITIVE, TOO_LARGE of minAge */
export async function updateRequirements(tx: Tx, viewer: Viewer, input: RequirementsChange, now: Date): Promise<void> {
  await tx.selectFrom('member_setting').select('id').forUpdate().execute();
  const before = await loadRequirements(tx);
  const { minAge } = input;
  if (minAge != null && minAge <= 0) throw new DomainError('NOT_POSITIVE', { value: minAge }, 'minAge');
  if (minAge != null && minAge > MAX_AGE) throw new DomainError('TOO_LARGE', { max: MAX_AGE }, 'minAge');
  const after: Requirements = {
    phone: input.phone ?? before.phone,
    document: input.document ?? before.document,
    minAge: minAge === undefined ? before.minAge : minAge,
    personsOnly: input.personsOnly ?? before.personsOnly,
  };
  await tx
    .updateTable('member_setting')
    .set({
      require_phone: after.phone,
      require_document: after.document,
      min_age: after.minAge,
      persons_only: after.personsOnly,
      updated_at: now,
    })
    .execute();
  await audit(tx, viewer, {
    action: 'member.configure',
    entity: 'MemberSettings',
    id: '1',
    orgId: null,
    before: { ...before },
    after: { ...after },
  });
}
