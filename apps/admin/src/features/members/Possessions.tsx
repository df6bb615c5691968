import { POSSESSION_KINDS } from '@regulars/domain/belongings';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { PossessionKind } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { AddPossessionDocument, UpdatePossessionDocument } from './belongingMutations.ts';
import { Belongings, type Given } from './Belonging.tsx';
import type { Member } from './memberDocument.ts';

/** As the API takes it: the kind is one of the choices of the dialog, so the cast holds. */
const inputOf = ({ kind, name = '', identifier, note, since }: Given) => ({
  kind: kind as PossessionKind,
  name,
  identifier: identifier ?? null,
  note: note ?? null,
  since: since ?? null,
});

/** What the member owns and is served for. */
export const Possessions = ({ member: { id: memberId, possessions } }: { member: Member }) => {
  const t = useTranslate();
  const { day } = useFormat();
  const label = (name: string) => `resources.members.possessions.${name}`;
  return (
    <Belongings
      words="possessions"
      rows={possessions.map(({ id, kind, name, identifier, note, since }) => ({
        id,
        name: identifier ? `${name} · ${identifier}` : name,
        detail: [t(label(`kind.${kind}`)), since && day(since), note].filter(Boolean).join(' · '),
        values: { kind, name, identifier: identifier ?? '', note: note ?? '', since: since ?? '' },
      }))}
      asks={[
        {
          name: 'kind',
          label: label('kind.name'),
          required: true,
          choices: POSSESSION_KINDS.map((id) => ({ id, name: t(label(`kind.${id}`)) })),
          initial: 'VEHICLE',
        },
        { name: 'name', label: label('what'), required: true },
        { name: 'identifier', label: label('identifier') },
        { name: 'since', label: label('since'), type: 'date' },
        { name: 'note', label: 'resources.members.fields.note', rows: 2 },
      ]}
      add={(given) => mutate(AddPossessionDocument, { memberId, input: inputOf(given) })}
      change={(id, given) => mutate(UpdatePossessionDocument, { id, input: inputOf(given) })}
    />
  );
};
