import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Operation } from '../../components/Operation.tsx';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { KeyedSource, RegistrationChannelsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useViewer } from '../../providers/viewer.ts';
import { useOrgs } from '../orgs/useOrgs.ts';
import { CreateRegistrationKeyDocument, RevokeRegistrationKeyDocument } from './documents.ts';

type Key = RegistrationChannelsQuery['registrationKeys'][number];

const SOURCES = ['APP', 'PARTNER'] as const;

interface NewKeyProps {
  onMade: (secret: string) => void;
  onClose: () => void;
}

const NewKey = ({ onMade, onClose }: NewKeyProps) => {
  const t = useTranslate();
  const { org } = useViewer();
  const orgs = useOrgs();
  const { act, busy, failure } = useAct();
  const [name, setName] = useState('');
  const [source, setSource] = useState<KeyedSource>('APP');
  const [orgId, setOrg] = useState(org.id);
  const save = () =>
    act(
      async () => onMade((await mutate(CreateRegistrationKeyDocument, { name, source, orgId })).createRegistrationKey.secret),
      'resources.memberSettings.key.made',
    );
  return (
    <Operation
      title={t('resources.memberSettings.key.new_key')}
      action={t('resources.memberSettings.key.make')}
      ready={name.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <TextField
        required
        autoFocus
        label={t('resources.memberSettings.key.fields.name')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <Select
        label={t('resources.memberSettings.key.fields.source')}
        value={source}
        choices={SOURCES.map((id) => ({ id, name: t(`resources.members.source.${id}`) }))}
        onChange={setSource}
      />
      <Select label={t('resources.memberSettings.key.fields.org')} value={orgId} choices={orgs} onChange={setOrg} />
    </Operation>
  );
};

/** The key, for the one time that it can be seen, and how it is used. */
const Shown = ({ secret }: { secret: string }) => {
  const t = useTranslate();
  const body = `{"externalId": "u-1", "name": "李小明", "phone": "13800005555"}`;
  const example = `curl -X POST ${location.origin}/hooks/register \\\n  -H 'Authorization: Bearer ${secret}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`;
  return (
    <Alert severity="info" sx={{ mb: 4 }}>
      {t('resources.memberSettings.key.once')}
      <Box component="pre" tabIndex={0} sx={{ mt: 2, mb: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 13 }}>
        {example}
      </Box>
    </Alert>
  );
};

const Row = ({ one: { id, name, source, hint, org, revokedAt, lastUsedAt }, after }: { one: Key; after: () => void }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const used = lastUsedAt
    ? t('resources.memberSettings.key.used', { at: instant(lastUsedAt) })
    : t('resources.memberSettings.key.never_used');
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center', py: 3, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550 }}>{name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {[t(`resources.members.source.${source}`), `${hint}…`, org.name, used].join(' · ')}
        </Typography>
      </Box>
      {revokedAt ? (
        <Badge label={t('resources.memberSettings.key.revoked')} />
      ) : (
        <ConfirmButton
          label={t('resources.memberSettings.key.revoke')}
          title={t('resources.memberSettings.key.revoke_title', { name })}
          consequence={t('resources.memberSettings.key.revoke_text')}
          done="resources.memberSettings.key.revoked_done"
          action={() => mutate(RevokeRegistrationKeyDocument, { id }).then(after)}
        />
      )}
    </Box>
  );
};

/** The keys of apps and partners. */
export const Keys = ({ keys, after }: { keys: readonly Key[]; after: () => void }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const made = (shown: string) => {
    setSecret(shown);
    after();
  };
  const title = t('resources.memberSettings.key.keys');
  return (
    <Section
      title={title}
      help={t('resources.memberSettings.key.keys_help')}
      action={
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t('resources.memberSettings.key.new_key')}
        </Button>
      }
    >
      {secret && <Shown secret={secret} />}
      {keys.length === 0 && <Typography color="text.secondary">{t('resources.memberSettings.key.no_keys')}</Typography>}
      {keys.length > 0 && (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {keys.map((one) => (
            <Row key={one.id} one={one} after={after} />
          ))}
        </Box>
      )}
      {open && <NewKey onMade={made} onClose={() => setOpen(false)} />}
    </Section>
  );
};
