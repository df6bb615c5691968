import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { documentHashes, sealNumber } from '../src/features/members/document-key.ts';
import { indexMembers } from '../src/features/members/search-index.ts';

/** A field of the profile for the whole chain. @returns its id */
export async function makeCustomField(tx: Tx, at: Date): Promise<string> {
  const id = newId(at);
  await tx
    .insertInto('custom_field')
    .values({ id, code: 'tea', name: 'Favourite tea', type: 'TEXT', choices: [], created_at: at })
    .execute();
  return id;
}

interface Person {
  id: string;
  name: string;
  phone: string;
  field: string;
}

/** What is known of a member beside the record; its words carry the branch's mark. */
export async function makePerson(tx: Tx, at: Date, mark: string, { id, name, phone, field }: Person): Promise<void> {
  const document = { kind: 'PASSPORT' as const, number: `E${mark.length}7654321` };
  const [value] = documentHashes(document);
  await tx.insertInto('member_key').values({ kind: 'DOCUMENT', value, member_id: id }).execute();
  await tx
    .insertInto('member_document')
    .values({ member_id: id, kind: document.kind, sealed: sealNumber(id, document), masked: `${mark}****`, created_at: at })
    .execute();
  await tx
    .insertInto('member_field')
    .values({ member_id: id, field_id: field, text: `${mark} tea` })
    .execute();
  const own = () => ({ member_id: id, id: newId(at) });
  await tx
    .insertInto('member_relative')
    .values({ ...own(), relation: 'CHILD', name: `${mark} child` })
    .execute();
  await tx
    .insertInto('member_anniversary')
    .values({ ...own(), name: `${mark} day`, date: '2015-05-20' })
    .execute();
  await tx
    .insertInto('member_possession')
    .values({ ...own(), kind: 'VEHICLE', name: `${mark} car`, identifier: mark })
    .execute();
  await indexMembers(tx, [{ id, name, phone }]);
}
