import { RELATIONS } from '@regulars/domain/belongings';
import { useTranslate } from 'react-admin';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Relation } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { AddRelativeDocument, UpdateRelativeDocument } from './belongingMutations.ts';
import { Belongings, type BelongingRow, type Given } from './Belonging.tsx';
import { memberByNumber } from './memberByNumber.ts';
import type { Member } from './memberDocument.ts';

/** As the API takes it: of the choices of the dialog, so the cast holds. */
async function inputOf({ relation, name, birthday, phone, number }: Given) {
  const linkedMemberId = number ? await memberByNumber(number) : null;
  const told = { name: name ?? null, birthday: birthday ?? null, phone: phone ?? null };
  return { ...told, relation: relation as Relation, linkedMemberId };
}

/** The member's family, also as others wrote it down; who is a member is a link. */
export const Family = ({ member: { id: memberId, family } }: { member: Member }) => {
  const t = useTranslate();
  const { day, phone: readable } = useFormat();
  const label = (name: string) => `resources.members.family.${name}`;
  const relations = RELATIONS.map((id) => ({ id, name: t(label(`relation.${id}`)) }));
  const rows = family.map(({ relation, name, birthday, phone, own, entryId, member }): BelongingRow => {
    const word = t(label(`relation.${relation}`));
    return {
      id: entryId,
      name,
      ...(member && { title: <MemberLink member={member} /> }),
      detail: [word, birthday && day(birthday), phone && readable(phone), !own && t(label('theirs'))].filter(Boolean).join(' · '),
      ...(own && { values: { relation, name, birthday: birthday ?? '', phone: phone ?? '', number: member?.number ?? '' } }),
    };
  });
  return (
    <Belongings
      words="family"
      rows={rows}
      asks={[
        { name: 'relation', label: label('relation.name'), required: true, choices: relations, initial: 'SPOUSE' },
        { name: 'number', label: label('number'), help: label('number_help') },
        { name: 'name', label: 'resources.members.fields.name' },
        { name: 'birthday', label: 'resources.members.fields.birthday', type: 'date' },
        { name: 'phone', label: 'resources.members.fields.phone' },
      ]}
      add={async (given) => mutate(AddRelativeDocument, { memberId, input: await inputOf(given) })}
      change={async (id, given) => mutate(UpdateRelativeDocument, { id, input: await inputOf(given) })}
    />
  );
};
