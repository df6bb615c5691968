import { documentHashes, sealNumber } from '../../apps/api/src/features/members/document-key.ts';
import { checkDocument, maskDocument, type DocumentKind } from '../../packages/domain/src/documents.ts';
import { readIdentityNumber } from '../../packages/domain/src/resident-id.ts';
import type { BusinessDate } from '../../packages/domain/src/time.ts';
import type { Members } from './members.ts';
import type { Random } from './random.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** Share of the members with a birthday who showed their ID, and of those without who showed a passport. */
const ID_SHARE = 0.3;
const PASSPORT_SHARE = 0.05;
/** Hangzhou, Ningbo, Shanghai, Nanjing, Suzhou. */
const AREAS = ['330106', '330203', '310101', '320102', '320508'];

/** Documents that some members showed when they joined. */
export function makeDocuments(world: World, { rows: members }: Members, random: Random) {
  const rows: Row<'member_document'>[] = [];
  const keys: Row<'member_key'>[] = [];
  const seen = new Set<string>();
  const add = (memberId: string, at: Date, kind: DocumentKind, typed: string): void => {
    const document = checkDocument(kind, typed, world.today);
    if (seen.has(document.number)) return;
    seen.add(document.number);
    const [value] = documentHashes(document);
    rows.push({
      member_id: memberId,
      kind: document.kind,
      sealed: sealNumber(memberId, document),
      masked: maskDocument(document.number),
      created_at: at,
    });
    keys.push({ kind: 'DOCUMENT', value, member_id: memberId });
  };
  for (const { id, kind, birthday, gender, created_at } of members) {
    if (kind !== 'PERSON' || !id || !(created_at instanceof Date)) continue;
    if (typeof birthday === 'string' && random.chance(ID_SHARE))
      add(id, created_at, 'RESIDENT_ID', residentId(birthday, gender === 'MALE', world.today, random));
    else if (!birthday && random.chance(PASSPORT_SHARE)) add(id, created_at, 'PASSPORT', `E${random.int(10_000_000, 99_999_999)}`);
  }
  return { rows, keys };
}

/** A number that could be: its check character is the one that fits. */
function residentId(birthday: BusinessDate, male: boolean, today: BusinessDate, random: Random): string {
  const serial = String(random.int(1, 499) * 2 + (male ? 1 : 0)).padStart(3, '0');
  const body = random.pick(AREAS) + birthday.replaceAll('-', '') + serial;
  const check = [...'0123456789X'].find((character) => readIdentityNumber(body + character, today) !== null);
  return body + (check ?? '');
}
