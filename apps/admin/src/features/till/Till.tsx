import { Alert, Box, Button } from '@mui/material';
import { useEffect } from 'react';
import { useTranslate } from 'react-admin';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { moneyText, PIECE, selectedOf, selectNext, setQuantity, withMember } from './basket.ts';
import { BasketLines, dropSelected } from './BasketLines.tsx';
import { Done } from './Done.tsx';
import { Head } from './Head.tsx';
import { MemberStrip } from './MemberStrip.tsx';
import { Panes } from './Panes.tsx';
import { Categories, Products } from './Products.tsx';
import { Search } from './Search.tsx';
import { Totals } from './Totals.tsx';
import { useKeys } from './useKeys.ts';
import { useTill } from './useTill.ts';

type It = ReturnType<typeof useTill>;

/** The focus belongs to the search field whenever nothing is in front of it. */
function useFocus({ pane, input }: It) {
  useEffect(() => {
    if (!pane) input.current?.focus();
  }, [pane, input]);
  useEffect(() => {
    if (pane) return undefined;
    const back = ({ target, key }: KeyboardEvent) => {
      if (key.length === 1 && target === document.body) input.current?.focus();
    };
    addEventListener('keydown', back);
    return () => removeEventListener('keydown', back);
  }, [pane, input]);
}

function useTillKeys(it: It) {
  const { basket, open, ready, asked, search, sold } = it;
  useKeys(
    {
      F2: () => open('member'),
      F3: () => asked.input.lines.length > 0 && open('coupons'), // also without a quote: a refused code is taken out there
      F4: () => open(ready ? 'suspend' : 'resume'),
      F6: () => basket.member && open('extras'),
      F7: () => open('refund'),
      F8: () => ready && open('pay'),
      F9: () => open('shift'),
      F10: () => sold?.saleId && open('receipt'),
      Escape: () => {
        it.setSold(null);
        it.setComplaint(null);
        search.type('');
      },
    },
    it.pane === null,
  );
}

/** What + and − and the arrows do to the basket. */
const lineActs = ({ change }: It) => ({
  up: () => change((now) => selectNext(now, -1)),
  down: () => change((now) => selectNext(now, 1)),
  more: () => change((now) => step(now, PIECE)),
  less: () => change((now) => step(now, -PIECE)),
  drop: () => change(dropSelected),
});

const step = (now: It['basket'], by: number) => {
  const line = selectedOf(now);
  return line ? setQuantity(now, line.key, line.quantity + by) : now;
};

const Left = ({ it }: { it: It }) => {
  const { search, catalog, complaint, setComplaint } = it;
  const t = useTranslate();
  const acts = lineActs(it);
  return (
    <Box
      sx={{
        flex: { md: 1 },
        maxHeight: { xs: '38vh', md: 'none' },
        minWidth: 0,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        gap: 3,
        p: 3,
        pb: 0,
      }}
    >
      <Search
        input={it.input}
        text={search.text}
        onType={search.type}
        onEnter={() => void it.enter()}
        onMark={search.mark}
        onLine={(act) => acts[act]()}
      />
      {complaint && (
        <Alert severity="error" onClose={() => setComplaint(null)}>
          {complaint}
        </Alert>
      )}
      {catalog.error && <Alert severity="error">{t('common.failed')}</Alert>}
      <Categories categories={catalog.categories} chosen={search.category} onChoose={search.setCategory} />
      <Products products={search.found} marked={search.marked} onAdd={it.add} />
    </Box>
  );
};

/** A bill that was sent and not answered goes first: it is sent again as it was. */
const Unanswered = ({ it }: { it: It }) => {
  const t = useTranslate();
  if (!it.paying.pending || it.paying.busy) return null;
  return (
    <Alert
      severity="warning"
      sx={{ m: 3, mb: 0 }}
      action={
        <Button color="inherit" sx={{ minHeight: 48 }} onClick={() => void it.paying.retry()}>
          {t('common.retry')}
        </Button>
      }
    >
      {t('resources.till.unanswered')}
    </Alert>
  );
};

const Right = ({ it }: { it: It }) => {
  const { basket, change, asked, sold, ready } = it;
  return (
    <Box
      component="aside"
      sx={{
        width: { xs: '100%', md: 440 },
        flexShrink: 0,
        display: 'flex',
        flexDirection: 'column',
        bgcolor: 'background.paper',
        borderStyle: 'solid',
        borderWidth: { xs: '1px 0 0', md: '0 0 0 1px' },
        borderColor: 'divider',
        minHeight: 0,
      }}
    >
      <Unanswered it={it} />
      {sold && !ready ? (
        <Done sold={sold} onReceipt={() => it.open('receipt')} onNext={() => it.setSold(null)} />
      ) : (
        <>
          <MemberStrip
            member={basket.member}
            card={basket.card}
            onFind={() => it.open('member')}
            onForget={() => change((now) => withMember(now, null, null))}
            onDropCard={() => change((now) => ({ ...now, card: null }))}
          />
          <BasketLines basket={basket} quote={asked.quote} failures={asked.lineFailures} sellers={it.catalog.sellers} change={change} />
          <Totals
            quote={asked.quote}
            input={asked.input}
            fresh={asked.fresh}
            failure={asked.failure}
            total={moneyText(it.due, it.digits)}
            ready={ready}
            onRetry={asked.retry}
            onCoupons={() => it.open('coupons')}
            onSuspend={() => it.open(ready ? 'suspend' : 'resume')}
            onPay={() => it.open('pay')}
          />
        </>
      )}
    </Box>
  );
};

interface TillProps {
  shift: ShiftFieldsFragment;
  onMoved: () => Promise<unknown>;
  onClosed: (shift: ShiftFieldsFragment) => void;
}

/** The till of an open shift: what there is on the left, the bill on the right; below it where there is no room. */
export const Till = ({ shift, onMoved, onClosed }: TillProps) => {
  const it = useTill(shift);
  useFocus(it);
  useTillKeys(it);
  return (
    <Box sx={{ height: { md: '100vh' }, minHeight: '100vh', display: 'flex', flexDirection: 'column', bgcolor: 'background.default' }}>
      <Head it={it} />
      <Box component="main" sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: { xs: 'column', md: 'row' } }}>
        <Left it={it} />
        <Right it={it} />
      </Box>
      <Panes it={it} onMoved={onMoved} onClosed={onClosed} />
    </Box>
  );
};
