import { Alert, Box, Link, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { CardApplicationFieldsFragment as Application } from '../../gql/graphql.ts';
import { CheckForm } from './CheckForm.tsx';
import { State } from './State.tsx';

/** One application: who asks for what, what was found out, and what is to be done next. */
export const ApplicationPanel = () => {
  const t = useTranslate();
  const { money, instant, phone } = useFormat();
  const form = useRecordContext<Application>();
  if (!form) return null;
  const label = (field: string) => t(`resources.cardApplications.fields.${field}`);
  const { member, payer, card, type } = form;
  return (
    <>
      <Box>
        <Typography color="text.secondary">{type.name}</Typography>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {member?.name ?? form.name ?? t('resources.cardApplications.forgotten')}
        </Typography>
        <State state={form.state} />
      </Box>
      <Facts
        facts={[
          [label('member'), member && <MemberLink member={member} />],
          [label('payer'), payer && <MemberLink member={payer} />],
          [label('phone'), form.phone && phone(form.phone)],
          [label('employer'), form.employer],
          [label('income'), form.income && money(form.income)],
          [label('note'), form.note],
          [label('store'), form.store.name],
          [label('clerk'), form.clerk],
          [label('createdAt'), instant(form.createdAt)],
          [label('creditScore'), form.creditScore],
          [label('creditLimit'), form.creditLimit && money(form.creditLimit)],
          [label('creditNote'), form.creditNote],
          [label('checkedBy'), form.checkedBy],
          [
            label('card'),
            card && (
              <Link component={RouterLink} to={`/cards/${encodeURIComponent(card.id)}/show`}>
                {card.number}
              </Link>
            ),
          ],
        ]}
      />
      {form.state === 'NEW' && <CheckForm key={form.id} form={form} />}
      {form.state === 'WAITING' && (
        <Alert severity="info">
          {t('resources.cardApplications.waiting')}{' '}
          <Link component={RouterLink} to="/approvals">
            {t('resources.approvals.name', { smart_count: 2 })}
          </Link>
        </Alert>
      )}
    </>
  );
};
