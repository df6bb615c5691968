import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useOrgs } from '../features/orgs/useOrgs.ts';
import { useViewer } from '../providers/viewer.ts';
import { Badge } from './Badge.tsx';
import { ConfirmButton } from './ConfirmButton.tsx';
import { Operation } from './Operation.tsx';
import { Section } from './Section.tsx';
import { Select } from './Select.tsx';
import { useAct } from './useAct.ts';
import { useFormat } from './useFormat.ts';

interface Key {
  id: string;
  name: string;
  /** How it begins. */
  hint: string;
  org: { name: string };
  revokedAt?: string | null;
  lastUsedAt?: string | null;
}

interface KeyListProps<One extends Key> {
  /** Where the words of this kind of key stand: `fields.name`, `fields.org`, `keys`, `keys_help`, `once`, `revoke_text`. */
  words: string;
  keys: readonly One[];
  /** What else is told of a key. */
  about?: (key: One) => string;
  /** How a key is used, as a command. */
  example: (secret: string) => string;
  /** Makes a key; answers its secret. */
  make: (key: { name: string; orgId: string }) => Promise<string>;
  revoke: (id: string) => Promise<unknown>;
  /** What a new key is asked besides. */
  children?: ReactNode;
  /** Reads the keys again. */
  after: () => void;
}

type NewKeyProps = Pick<KeyListProps<Key>, 'words' | 'make' | 'children'> & { onMade: (secret: string) => void; onClose: () => void };

const NewKey = ({ words, make, children, onMade, onClose }: NewKeyProps) => {
  const t = useTranslate();
  const { org } = useViewer();
  const orgs = useOrgs();
  const { act, busy, failure } = useAct();
  const [name, setName] = useState('');
  const [orgId, setOrg] = useState(org.id);
  return (
    <Operation
      title={t('keys.new_key')}
      action={t('keys.make')}
      ready={name.trim() !== ''}
      {...{ busy, failure, onClose }}
      onSave={() => act(async () => onMade(await make({ name, orgId })), 'keys.made')}
    >
      <TextField
        required
        autoFocus
        label={t(`${words}.fields.name`)}
        value={name}
        onChange={({ target }) => setName(target.value)}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      {children}
      <Select label={t(`${words}.fields.org`)} value={orgId} choices={orgs} onChange={setOrg} />
    </Operation>
  );
};

/** The key, for the one time that it can be seen, and how it is used. */
const Shown = ({ once, example }: { once: string; example: string }) => (
  <Alert severity="info" sx={{ mb: 4 }}>
    {once}
    <Box component="pre" tabIndex={0} sx={{ mt: 2, mb: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 13 }}>
      {example}
    </Box>
  </Alert>
);

type RowProps = Pick<KeyListProps<Key>, 'words' | 'revoke' | 'after'> & { one: Key; about: string | undefined };

const Row = ({ one: { id, name, hint, org, revokedAt, lastUsedAt }, about, words, revoke, after }: RowProps) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const used = lastUsedAt ? t('keys.used', { at: instant(lastUsedAt) }) : t('keys.never_used');
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center', py: 3, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Typography sx={{ fontWeight: 550 }}>{name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {[about, `${hint}…`, org.name, used].filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      {revokedAt ? (
        <Badge label={t('keys.revoked')} />
      ) : (
        <ConfirmButton
          label={t('keys.revoke')}
          title={t('keys.revoke_title', { name })}
          consequence={t(`${words}.revoke_text`)}
          done="keys.revoked_done"
          action={() => revoke(id).then(after)}
        />
      )}
    </Box>
  );
};

/** The keys by which machines call an endpoint of ours: made, shown once, revoked. */
export function KeyList<One extends Key>({ words, keys, about, example, make, revoke, children, after }: KeyListProps<One>) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const made = (shown: string) => {
    setSecret(shown);
    after();
  };
  const title = t(`${words}.keys`);
  return (
    <Section
      title={title}
      help={t(`${words}.keys_help`)}
      action={
        <Button variant="outlined" onClick={() => setOpen(true)}>
          {t('keys.new_key')}
        </Button>
      }
    >
      {secret && <Shown once={t(`${words}.once`)} example={example(secret)} />}
      {keys.length === 0 && <Typography color="text.secondary">{t('keys.no_keys')}</Typography>}
      {keys.length > 0 && (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {keys.map((one) => (
            <Row key={one.id} one={one} about={about?.(one)} {...{ words, revoke, after }} />
          ))}
        </Box>
      )}
      {open && (
        <NewKey {...{ words, make }} onMade={made} onClose={() => setOpen(false)}>
          {children}
        </NewKey>
      )}
    </Section>
  );
}
