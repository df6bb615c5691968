import { Box, Link, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { Facts } from '../../components/Facts.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ApprovalQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { Decide, Withdraw } from './Decide.tsx';
import { StateBadge } from './StateBadge.tsx';

/** One request: what, why, by whom, and what the viewer may say to it. */
export const ApprovalPanel = () => {
  const t = useTranslate();
  const { instant } = useFormat();
  const request = useRecordContext<NodeOf<ApprovalQuery>>();
  if (!request) return null;
  const { id, kind, state, words, reason, member, org, own, mayDecide } = request;
  const label = (field: string) => t(`resources.approvals.fields.${field}`);
  return (
    <>
      <Box>
        <Typography color="text.secondary">{t(`resources.approvals.kind.${kind}`)}</Typography>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {words}
        </Typography>
        <StateBadge state={state} />
      </Box>
      <Facts
        facts={[
          [
            label('member'),
            member && (
              <Link component={RouterLink} to={`/members/${encodeURIComponent(member.id)}/show`}>
                {`${member.name} · ${member.number}`}
              </Link>
            ),
          ],
          [label('org'), org.name],
          [label('reason'), reason],
          [label('requestedBy'), request.requestedBy],
          [label('requestedAt'), instant(request.requestedAt)],
          [label('decidedBy'), request.decidedBy],
          [label('decidedAt'), request.decidedAt && instant(request.decidedAt)],
          [label('note'), request.note],
        ]}
      />
      {mayDecide && <Decide key={id} id={id} />}
      {own && state === 'PENDING' && <Withdraw key={id} id={id} />}
    </>
  );
};
