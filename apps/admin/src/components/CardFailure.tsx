import { Alert, Box, Button } from '@mui/material';
import { use } from 'react';
import { useTranslate } from 'react-admin';
import { RetryContext } from './retry.ts';

/** What went wrong, where the figures would stand, and a way to ask for them again. */
export const CardFailure = ({ text, height }: { text: string; height: number }) => {
  const t = useTranslate();
  const retry = use(RetryContext);
  const again = retry && (
    <Button color="inherit" size="small" onClick={retry}>
      {t('common.retry')}
    </Button>
  );
  return (
    <Box sx={{ minHeight: height }}>
      <Alert severity="error" action={again}>
        {text}
      </Alert>
    </Box>
  );
};
