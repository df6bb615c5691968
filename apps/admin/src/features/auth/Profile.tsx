import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useViewer } from '../../providers/viewer.ts';

/** Who the chain thinks one is. */
export const Profile = () => {
  const t = useTranslate();
  const viewer = useViewer();
  return (
    <Section title={t('auth.profile')}>
      <Typography variant="h2" sx={{ mb: 3 }}>
        {viewer.name}
      </Typography>
      <Facts
        facts={[
          [t('auth.role'), t(`resources.staff.role.${viewer.role}`)],
          [t('auth.branch'), viewer.org.name],
        ]}
      />
    </Section>
  );
};
