import { Tab, Tabs } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useMay } from '../../providers/viewer.ts';

/** The pages of one member. */
export const MemberTabs = ({ id, page }: { id: string; page: 'show' | 'assets' }) => {
  const t = useTranslate();
  const assets = useMay('value.read');
  if (!assets) return null;
  const tab = (value: 'show' | 'assets', label: string) => (
    <Tab component={Link} to={`/members/${encodeURIComponent(id)}/${value}`} value={value} label={label} />
  );
  return (
    <Tabs value={page} sx={{ mt: 2, mb: 5, borderBottom: 1, borderColor: 'divider' }} aria-label={t('resources.members.pages')}>
      {tab('show', t('resources.members.overview'))}
      {tab('assets', t('resources.assets.name'))}
    </Tabs>
  );
};
