import { KeyList } from '../../components/KeyList.tsx';
import type { CallSettingsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { CreateCallKeyDocument, RevokeCallKeyDocument } from './documents.ts';

interface KeysProps {
  keys: CallSettingsQuery['callKeys'];
  after: () => void;
}

const exampleOf = (secret: string) =>
  `curl -X POST ${location.origin}/hooks/call \\\n  -H 'Authorization: Bearer ${secret}' \\\n  -d 'phone=13800005555&extension=801&callId=1'`;

/** The keys of the telephone systems. */
export const Keys = ({ keys, after }: KeysProps) => (
  <KeyList
    words="resources.callSettings"
    {...{ keys, after }}
    example={exampleOf}
    make={async (key) => (await mutate(CreateCallKeyDocument, key)).createCallKey.secret}
    revoke={(id) => mutate(RevokeCallKeyDocument, { id })}
  />
);
