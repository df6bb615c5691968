import { Box, Typography } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { ForecastCard } from './ForecastCard.tsx';

/** What the next weeks will sell, how good that was told before, and how it is made. */
const ForecastPage = () => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      <Title title={t('resources.forecast.name')} />
      <ForecastCard height={440} />
      <Section title={t('resources.forecast.how')}>
        {(['season', 'growth', 'interval', 'compare'] as const).map((part) => (
          <Typography key={part} sx={{ maxWidth: 760, mb: 2 }}>
            {t(`resources.forecast.method.${part}`)}
          </Typography>
        ))}
      </Section>
    </Box>
  );
};

export default ForecastPage;
