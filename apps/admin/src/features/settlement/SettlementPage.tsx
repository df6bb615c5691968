import { Box, Tab, Tabs } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Between } from './Between.tsx';
import { Liability } from './Liability.tsx';
import { Points } from './Points.tsx';
import { Prepaid } from './Prepaid.tsx';

const TABS = { between: Between, liability: Liability, points: Points, prepaid: Prepaid } as const;
type Name = keyof typeof TABS;

const isTab = (name: string | null): name is Name => name !== null && Object.hasOwn(TABS, name);

/** What stores owe each other and what is owed to members. */
const SettlementPage = () => {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const named = params.get('tab');
  const tab = isTab(named) ? named : 'between';
  const choose = (to: Name) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('tab', to);
      return next;
    });
  const Report = TABS[tab];
  return (
    <>
      <Title title={t('resources.settlement.name')} />
      <Tabs
        value={tab}
        onChange={(_, to: Name) => choose(to)}
        variant="scrollable"
        sx={{ mb: 5, borderBottom: 1, borderColor: 'divider' }}
        aria-label={t('resources.settlement.name')}
      >
        {Object.keys(TABS).map((name) => (
          <Tab key={name} value={name} label={t(`resources.settlement.tab.${name}`)} />
        ))}
      </Tabs>
      <Box sx={{ display: 'grid', gap: 6 }}>
        <Report />
      </Box>
    </>
  );
};

export default SettlementPage;
