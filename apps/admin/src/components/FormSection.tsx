import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** Fields that belong together by meaning. `title` is the key of a sentence. */
export const FormSection = ({ title, children }: { title: string; children: ReactNode }) => {
  const t = useTranslate();
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mt: 4, width: '100%', display: 'flex', flexDirection: 'column' }}>
      <Typography component="legend" variant="h3" sx={{ mb: 2, p: 0 }}>
        {t(title)}
      </Typography>
      {children}
    </Box>
  );
};
