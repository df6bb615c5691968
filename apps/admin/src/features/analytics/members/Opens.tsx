import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';
import { useMay } from '../../../providers/viewer.ts';

/** What a click on a part of RFM opens. */
export type Opens = 'MEMBERS' | 'SEGMENT';

/** Who may not write segments is shown members. */
export function useOpens() {
  const write = useMay('segment.write');
  const [opens, setOpens] = useStore<Opens>('rfm.opens', 'MEMBERS');
  return [write ? opens : 'MEMBERS', setOpens] as const;
}

/** Chooses between the list of members and a segment of them; nothing where there is no choice. */
export const OpensChoice = ({ value, onChange }: { value: Opens; onChange: (opens: Opens) => void }) => {
  const t = useTranslate();
  if (!useMay('segment.write')) return null;
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('resources.analytics.rfm.opens')}
      value={value}
      onChange={(_event, chosen: Opens | null) => chosen && onChange(chosen)}
    >
      <ToggleButton value="MEMBERS">{t('resources.members.name', { smart_count: 2 })}</ToggleButton>
      <ToggleButton value="SEGMENT">{t('resources.segments.name', { smart_count: 1 })}</ToggleButton>
    </ToggleButtonGroup>
  );
};
