import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { AddAnniversaryDocument, UpdateAnniversaryDocument } from './belongingMutations.ts';
import { Belongings } from './Belonging.tsx';
import type { Member } from './memberDocument.ts';

/** Days that the member keeps. */
export const Anniversaries = ({ member: { id: memberId, anniversaries } }: { member: Member }) => {
  const { day } = useFormat();
  return (
    <Belongings
      words="anniversaries"
      rows={anniversaries.map(({ id, name, date }) => ({ id, name, detail: day(date), values: { name, date } }))}
      asks={[
        { name: 'name', label: 'resources.members.anniversaries.what', required: true },
        { name: 'date', label: 'resources.members.anniversaries.date', type: 'date', required: true },
      ]}
      add={({ name = '', date = '' }) => mutate(AddAnniversaryDocument, { memberId, input: { name, date } })}
      change={(id, { name = '', date = '' }) => mutate(UpdateAnniversaryDocument, { id, input: { name, date } })}
    />
  );
};
