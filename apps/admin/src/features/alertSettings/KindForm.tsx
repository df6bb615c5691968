import { Alert, Box, Button, Paper, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { AlertSettingFieldsFragment } from '../../gql/graphql.ts';
import { client } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { changesOf, type Edits, errorsByKey, isWithin, keyOf } from './changes.ts';
import { ConfigureAlertsDocument } from './documents.ts';
import { ThresholdField } from './ThresholdField.tsx';

type Setting = AlertSettingFieldsFragment;
type Choice = 'inherit' | 'on' | 'off';

const NOTHING: Edits = {};

/** Saves what was changed; the errors of its fields stand at them. */
function useKindForm({ kind, title, thresholds }: Setting, orgId: string) {
  const notify = useNotify();
  const [edits, setEdits] = useState<Edits>(NOTHING);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const { keys, input } = changesOf(thresholds, edits);

  const send = async (change: { enabled?: boolean | null; thresholds?: typeof input }) => {
    setErrors({});
    setFailure(null);
    try {
      await client.mutate({
        mutation: ConfigureAlertsDocument,
        variables: { input: { orgId, kind, ...change } },
        refetchQueries: ['AlertSettings'],
        awaitRefetchQueries: true,
      });
      setEdits(NOTHING);
      notify('resources.alertSettings.saved', { type: 'success', messageArgs: { title } });
    } catch (error) {
      const named = errorsByKey(fieldErrors(error), keys);
      setErrors(named);
      if (Object.keys(named).length === 0) setFailure(messageOf(error));
    }
  };

  return {
    edits,
    errors,
    failure,
    type: (key: string, typed: string | null) => setEdits((old) => ({ ...old, [key]: typed })),
    reset: () => setEdits(NOTHING),
    ready: input.length > 0 && thresholds.every((one) => isWithin(edits[keyOf(one)] ?? null, one)),
    save: () => send({ thresholds: input }),
    turn: (choice: Choice) => send({ enabled: choice === 'inherit' ? null : choice === 'on' }),
  };
}

/** One kind of alert: on or off, its numbers, and those by level. */
export const KindForm = ({ setting, orgId, top }: { setting: Setting; orgId: string; top: boolean }) => {
  const t = useTranslate();
  const form = useKindForm(setting, orgId);
  const { title, enabled, enabledFrom, thresholds } = setting;
  const choice: Choice = enabledFrom?.id === orgId ? (enabled ? 'on' : 'off') : 'inherit';
  const state = t(enabled ? 'resources.alertSettings.on' : 'resources.alertSettings.off');
  const source = enabledFrom ? t('resources.alertSettings.from', { name: enabledFrom.name }) : t('resources.alertSettings.default');
  const fields = (of: typeof thresholds) =>
    of.map((threshold) => (
      <ThresholdField
        key={keyOf(threshold)}
        threshold={threshold}
        orgId={orgId}
        typed={form.edits[keyOf(threshold)]}
        error={form.errors[keyOf(threshold)]}
        onType={(typed) => form.type(keyOf(threshold), typed)}
      />
    ));
  const byLevel = thresholds.filter(({ level }) => level !== null);
  return (
    <Paper component="section" aria-label={title} sx={{ p: 4, border: 1, borderColor: 'divider', display: 'grid', gap: 4 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 180px' }}>
          <Typography variant="h3" component="h2">
            {title}
          </Typography>
          <Typography variant="body2" color="text.secondary">
            {choice === 'inherit' ? `${state} · ${source}` : `${state} · ${t('resources.alertSettings.own')}`}
          </Typography>
        </Box>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={choice}
          onChange={(_, to: Choice | null) => to && void form.turn(to)}
          aria-label={t('resources.alertSettings.raised', { title })}
        >
          <ToggleButton value="inherit">{t(top ? 'resources.alertSettings.as_product' : 'resources.alertSettings.as_above')}</ToggleButton>
          <ToggleButton value="on">{t('resources.alertSettings.on')}</ToggleButton>
          <ToggleButton value="off">{t('resources.alertSettings.off')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {form.failure && <Alert severity="error">{form.failure}</Alert>}
      {thresholds.length > 0 && <Grid>{fields(thresholds.filter(({ level }) => level === null))}</Grid>}
      {byLevel.length > 0 && (
        <Box component="details">
          <Box component="summary" sx={{ cursor: 'pointer', mb: 4, color: 'text.secondary' }}>
            {t('resources.alertSettings.by_level')}
          </Box>
          <Grid>{fields(byLevel)}</Grid>
        </Box>
      )}
      {Object.keys(form.edits).length > 0 && (
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Button variant="contained" disabled={!form.ready} onClick={() => void form.save()}>
            {t('common.save')}
          </Button>
          <Button onClick={form.reset}>{t('common.cancel')}</Button>
        </Box>
      )}
    </Paper>
  );
};

const Grid = ({ children }: { children: React.ReactNode }) => (
  <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fill, minmax(240px, 1fr))' } }}>
    {children}
  </Box>
);
