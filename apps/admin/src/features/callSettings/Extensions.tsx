import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { FigureTable } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CallSettingsQuery } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { AssigneePick } from '../followUps/AssigneePick.tsx';
import { SetCallExtensionDocument } from './documents.ts';

type Extension = CallSettingsQuery['callExtensions'][number];

interface ExtensionsProps {
  extensions: readonly Extension[];
  after: () => void;
}

/** Says whose telephone is whose; an emptied extension is taken away. */
export const Extensions = ({ extensions, after }: ExtensionsProps) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct(after);
  const [employee, setEmployee] = useState<{ id: string; name: string } | null>(null);
  const [extension, setExtension] = useState('');
  const choose = (chosen: { id: string; name: string } | null) => {
    setEmployee(chosen);
    setExtension(extensions.find((one) => one.employee.id === chosen?.id)?.extension ?? '');
  };
  const save = () =>
    act(
      () => mutate(SetCallExtensionDocument, { employeeId: employee?.id ?? '', extension: extension.trim() || null }),
      'resources.callSettings.extension_set',
    );
  const title = t('resources.callSettings.extensions');
  return (
    <Section title={title} help={t('resources.callSettings.extensions_help')}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { sm: '1fr 160px auto' }, alignItems: 'start', mb: 4 }}>
        <AssigneePick label={t('resources.callSettings.fields.employee')} value={employee} onChange={choose} />
        <TextField
          label={t('resources.callSettings.fields.extension')}
          value={extension}
          onChange={({ target }) => setExtension(target.value)}
          slotProps={{ htmlInput: { maxLength: 20 } }}
        />
        <Button variant="outlined" disabled={!employee} loading={busy} onClick={() => void save()}>
          {t('common.confirm')}
        </Button>
      </Box>
      {failure && <Alert severity="error">{failure}</Alert>}
      {extensions.length === 0 && <Typography color="text.secondary">{t('resources.callSettings.no_extensions')}</Typography>}
      {extensions.length > 0 && (
        <FigureTable
          caption={title}
          rows={extensions}
          rowKey={(row) => row.extension}
          onRow={(row) => choose(row.employee)}
          columns={[
            { key: 'extension', label: t('resources.callSettings.fields.extension'), render: (row) => row.extension },
            { key: 'employee', label: t('resources.callSettings.fields.employee'), render: (row) => row.employee.name },
          ]}
        />
      )}
    </Section>
  );
};
