import { useQuery } from '@apollo/client/react';
import { Box, Button, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { MemberCouponsQuery } from '../../gql/graphql.ts';
import { nodeIn, type NodeOf } from '../../providers/source.ts';
import { useMay } from '../../providers/viewer.ts';
import { MemberCouponsDocument } from './documents.ts';
import { ClaimDialog, IssueDialog, RedeemDialog } from './GiveDialogs.tsx';
import { State } from './State.tsx';
import { TransferDialog } from './TransferDialog.tsx';
import { VoidDialog } from './VoidDialog.tsx';

export type Coupon = NodeOf<MemberCouponsQuery>['coupons'][number];

/** So many that are gone are shown until all are asked for. */
const GONE = 3;

/** All that happened to it, a line each. */
function useHistory() {
  const t = useTranslate();
  const { instant, money } = useFormat();
  return ({ history }: Coupon) =>
    history
      .map(({ act, at, storeName, operator, reason, amount }) => {
        const sum = Number(amount) > 0 ? money(amount) : null;
        return [instant(at), t(`resources.coupons.act.${act}`), storeName, operator, sum, reason].filter(Boolean).join(' · ');
      })
      .join('\n');
}

const Row = ({ coupon, onDone }: { coupon: Coupon; onDone: () => void }) => {
  const t = useTranslate();
  const { day } = useFormat();
  const history = useHistory();
  const [redeem, issue] = [useMay('coupon.redeem'), useMay('coupon.issue')];
  const [dialog, setDialog] = useState<'void' | 'transfer' | null>(null);
  const { template, rule, state, expiresOn, source } = coupon;
  const until = expiresOn ? t('resources.couponTemplates.until', { day: day(expiresOn) }) : t('resources.couponTemplates.for_ever');
  const word = (key: string) => t(`resources.coupons.${key}`);
  const close = () => setDialog(null);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, py: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography sx={{ overflowWrap: 'anywhere' }}>{template.name}</Typography>
        <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {[rule.rule.effectText, until, word(`source.${source}`)].join(' · ')}
        </Typography>
      </Box>
      <Tooltip title={<span style={{ whiteSpace: 'pre-line' }}>{history(coupon)}</span>}>
        <Box tabIndex={0} aria-label={history(coupon)}>
          <State state={state} />
        </Box>
      </Tooltip>
      {state === 'ACTIVE' && redeem && template.transferable && (
        <Button size="small" onClick={() => setDialog('transfer')}>
          {word('transfer')}
        </Button>
      )}
      {state === 'ACTIVE' && issue && (
        <Button size="small" color="error" onClick={() => setDialog('void')}>
          {word('void')}
        </Button>
      )}
      {dialog === 'void' && <VoidDialog coupon={coupon} onDone={onDone} onClose={close} />}
      {dialog === 'transfer' && <TransferDialog coupon={coupon} onDone={onDone} onClose={close} />}
    </Box>
  );
};

const Actions = ({ memberId, onDone }: { memberId: string; onDone: () => void }) => {
  const t = useTranslate();
  const [redeem, issue] = [useMay('coupon.redeem'), useMay('coupon.issue')];
  const [dialog, setDialog] = useState<'issue' | 'claim' | 'redeem' | null>(null);
  const props = { memberId, onDone, onClose: () => setDialog(null) };
  const button = (which: 'issue' | 'claim' | 'redeem') => (
    <Button size="small" onClick={() => setDialog(which)}>
      {t(`resources.coupons.give.${which}`)}
    </Button>
  );
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, justifyContent: 'flex-end' }}>
      {redeem && button('redeem')}
      {redeem && button('claim')}
      {issue && button('issue')}
      {dialog === 'issue' && <IssueDialog {...props} />}
      {dialog === 'claim' && <ClaimDialog {...props} />}
      {dialog === 'redeem' && <RedeemDialog {...props} />}
    </Box>
  );
};

/** The coupons of a member, and how it comes to more. */
export const MemberCoupons = ({ member }: { member: { id: string; archivedAt?: string | null } }) => {
  const t = useTranslate();
  const { data, refetch } = useQuery(MemberCouponsDocument, { variables: { id: member.id }, fetchPolicy: 'cache-and-network' });
  const [all, setAll] = useState(false);
  const found = nodeIn(data);
  if (!found) return null;
  const usable = found.coupons.filter(({ state }) => state === 'ACTIVE');
  const gone = found.coupons.filter(({ state }) => state !== 'ACTIVE');
  const onDone = () => void refetch();
  return (
    <Section
      title={t('resources.coupons.name', { smart_count: 2 })}
      action={!member.archivedAt && <Actions memberId={member.id} onDone={onDone} />}
    >
      {found.coupons.length === 0 && <Typography color="text.secondary">{t('resources.coupons.none')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {[...usable, ...gone.slice(0, all ? undefined : GONE)].map((coupon) => (
          <Row key={coupon.id} coupon={coupon} onDone={onDone} />
        ))}
      </Box>
      {!all && gone.length > GONE && (
        <Button size="small" sx={{ mt: 1 }} onClick={() => setAll(true)}>
          {t('resources.coupons.show_gone', { smart_count: gone.length - GONE })}
        </Button>
      )}
    </Section>
  );
};
