import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import { Box, Button, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { SNOOZES } from './snooze.ts';
import { type Deed, useDeeds } from './useDeeds.ts';

const SNOOZE_NAMES = ['tomorrow', 'next_week'] as const satisfies readonly (keyof typeof SNOOZES)[];

const SnoozeButton = ({ disabled, onSnooze }: { disabled: boolean; onSnooze: (until: Date) => void }) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (name: keyof typeof SNOOZES) => {
    setAnchor(null);
    onSnooze(SNOOZES[name](new Date()));
  };
  return (
    <>
      <Button
        variant="outlined"
        disabled={disabled}
        aria-haspopup="menu"
        endIcon={<ArrowDropDown />}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {t('resources.alerts.deed.snooze')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {SNOOZE_NAMES.map((name) => (
          <MenuItem key={name} onClick={() => choose(name)}>
            {t(`resources.alerts.until.${name}`)}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

interface DeedsProps {
  /** The alerts. */
  ids: string[];
  /** What makes sense with them as they stand, in the order of the buttons; the first is the main one. */
  offered: readonly Deed[];
  after?: () => void;
}

/** The buttons of what can be done with alerts. */
export const Deeds = ({ ids, offered, after }: DeedsProps) => {
  const t = useTranslate();
  const { busy, ...deeds } = useDeeds(ids, after);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {offered.map((deed, at) =>
        deed === 'snooze' ? (
          <SnoozeButton key={deed} disabled={busy} onSnooze={(until) => void deeds.snooze(until)} />
        ) : (
          <Button key={deed} variant={at === 0 ? 'contained' : 'outlined'} disabled={busy} onClick={() => void deeds[deed]()}>
            {t(`resources.alerts.deed.${deed}`)}
          </Button>
        ),
      )}
    </Box>
  );
};

/** What can be done with the rows that are ticked. */
export const BulkDeeds = () => {
  const { selectedIds, onUnselectItems } = useListContext();
  return <Deeds ids={selectedIds.map(String)} offered={['acknowledge', 'snooze', 'take', 'resolve']} after={onUnselectItems} />;
};
