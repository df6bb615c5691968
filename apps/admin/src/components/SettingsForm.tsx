import { Paper } from '@mui/material';
import type { ReactNode } from 'react';
import { ResourceContextProvider, SimpleForm, type SimpleFormProps, Title, useNotify, useTranslate } from 'react-admin';
import { formErrors, messageOf } from '../providers/errors.ts';
import { formPage } from './formPage.ts';
import { SaveBar } from './SaveBar.tsx';

/** What the fields hold. */
type Form = Parameters<NonNullable<SimpleFormProps['onSubmit']>>[0];

interface SettingsFormProps {
  /** Under which the words of the room stand, with `name` and `saved`. */
  resource: string;
  /** As they are; undefined while they load. */
  settings: object | undefined;
  /** Keeps what was changed, and reads it again. */
  save: (form: Form) => Promise<unknown>;
  children: ReactNode;
}

/** The page of settings of the whole chain: one form, whose errors stand at their fields. */
export const SettingsForm = ({ resource, settings, save, children }: SettingsFormProps) => {
  const t = useTranslate();
  const notify = useNotify();
  const submit = async (form: Form) => {
    try {
      await save(form);
      notify(`resources.${resource}.saved`, { type: 'success' });
    } catch (error) {
      const refused = formErrors(error);
      if (!refused) notify(messageOf(error), { type: 'error' });
      return refused;
    }
    return undefined;
  };
  return (
    <Paper sx={{ ...formPage, border: 1, borderColor: 'divider' }}>
      <Title title={t(`resources.${resource}.name`, { smart_count: 2 })} />
      {settings && (
        <ResourceContextProvider value={resource}>
          <SimpleForm record={{ id: resource, ...settings }} resource={resource} onSubmit={submit} toolbar={<SaveBar />}>
            {children}
          </SimpleForm>
        </ResourceContextProvider>
      )}
    </Paper>
  );
};
