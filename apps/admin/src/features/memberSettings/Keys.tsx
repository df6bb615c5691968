import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { KeyList } from '../../components/KeyList.tsx';
import { Select } from '../../components/Select.tsx';
import type { KeyedSource, MemberSource, RegistrationChannelsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { CreateRegistrationKeyDocument, RevokeRegistrationKeyDocument } from './documents.ts';

interface KeysProps {
  keys: RegistrationChannelsQuery['registrationKeys'];
  after: () => void;
}

const SOURCES = ['APP', 'PARTNER'] as const;
const BODY = `{"externalId": "u-1", "name": "李小明", "phone": "13800005555"}`;

const exampleOf = (secret: string) =>
  `curl -X POST ${location.origin}/hooks/register \\\n  -H 'Authorization: Bearer ${secret}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${BODY}'`;

/** The keys of apps and partners. */
export const Keys = ({ keys, after }: KeysProps) => {
  const t = useTranslate();
  const [source, setSource] = useState<KeyedSource>('APP');
  const nameOf = (id: MemberSource) => t(`resources.members.source.${id}`);
  return (
    <KeyList
      words="resources.memberSettings.key"
      {...{ keys, after }}
      about={(key) => nameOf(key.source)}
      example={exampleOf}
      make={async (key) => (await mutate(CreateRegistrationKeyDocument, { ...key, source })).createRegistrationKey.secret}
      revoke={(id) => mutate(RevokeRegistrationKeyDocument, { id })}
    >
      <Select
        label={t('resources.memberSettings.key.fields.source')}
        value={source}
        choices={SOURCES.map((id) => ({ id, name: nameOf(id) }))}
        onChange={setSource}
      />
    </KeyList>
  );
};
