import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { EmployeeQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { mutate } from '../../providers/apollo.ts';
import { ResetEmployeeSecondFactorDocument, UnlockEmployeeDocument } from './documents.ts';
import { PasswordDialog } from './PasswordDialog.tsx';

type Employee = NodeOf<EmployeeQuery>;

/** How the employee signs in, and what a manager can do about it. */
export const Account = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const employee = useRecordContext<Employee>();
  if (!employee?.role) return null;
  const { id, name, email, twoFactorEnabled, lockedUntil } = employee;
  return (
    <Section title={t('resources.staff.fields.account')}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap', mb: 3 }}>
        <Typography>{email ?? t('resources.staff.no_role')}</Typography>
        {twoFactorEnabled && <Badge tone="good" label={t('resources.staff.two_factor')} />}
        {lockedUntil && <Badge tone="bad" label={`${t('resources.staff.locked')} · ${instant(lockedUntil)}`} />}
      </Box>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <PasswordDialog id={id} name={name} hasAccount={email !== null} />
        {twoFactorEnabled && (
          <ConfirmButton
            label={t('resources.staff.reset_two_factor.action')}
            title={t('resources.staff.reset_two_factor.title', { name })}
            consequence={t('resources.staff.reset_two_factor.text')}
            action={() => mutate(ResetEmployeeSecondFactorDocument, { id })}
            done="resources.staff.reset_two_factor.done"
          />
        )}
        {lockedUntil && (
          <ConfirmButton
            color="primary"
            label={t('resources.staff.unlock.action')}
            title={t('resources.staff.unlock.title', { name })}
            consequence={t('resources.staff.unlock.text')}
            action={() => mutate(UnlockEmployeeDocument, { id })}
            done="resources.staff.unlock.done"
          />
        )}
      </Box>
    </Section>
  );
};
