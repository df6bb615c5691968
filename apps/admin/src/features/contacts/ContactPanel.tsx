import { Box, Link, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { MemberLink } from '../../components/MemberLink.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ContactQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { EndContact } from './EndContact.tsx';
import { Outcome } from './Outcome.tsx';

/** One contact, and what came of it. */
export const ContactPanel = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const write = useMay('contact.write');
  const contact = useRecordContext<NodeOf<ContactQuery>>();
  if (!contact) return null;
  const { id, kind, direction, at, text, store, employee, member, sale } = contact;
  const label = (field: string) => t(`resources.contacts.fields.${field}`);
  return (
    <>
      <Box>
        <Typography color="text.secondary">{instant(at)}</Typography>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {`${t(`resources.contacts.kind.${kind}`)} · ${t(`resources.contacts.direction.${direction}`)}`}
        </Typography>
        <Outcome {...contact} />
      </Box>
      <Facts
        facts={[
          [label('member'), member && <MemberLink member={member} />],
          [label('text'), text],
          [label('employee'), employee?.name],
          [label('store'), store.name],
          [
            label('sale'),
            sale && (
              <Link component={RouterLink} to={`/sales/${encodeURIComponent(sale.id)}/show`}>
                {sale.number}
              </Link>
            ),
          ],
        ]}
      />
      {write && <EndContact key={id} contact={contact} />}
    </>
  );
};
