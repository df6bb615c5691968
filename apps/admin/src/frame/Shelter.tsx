import { Box, Button, Typography } from '@mui/material';
import { Component, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { mono } from '../tokens.ts';

const Apology = ({ error }: { error: Error }) => {
  const t = useTranslate();
  return (
    <Box role="alert" sx={{ maxWidth: 560, mx: 'auto', mt: 16 }}>
      <Typography variant="h2" gutterBottom>
        {t('frame.crashed')}
      </Typography>
      <Typography color="text.secondary" sx={{ mb: 4 }}>
        {t('frame.crashed_help')}
      </Typography>
      <Box
        component="pre"
        sx={{ fontFamily: mono, fontSize: 12, whiteSpace: 'pre-wrap', p: 3, border: 1, borderColor: 'divider', borderRadius: 1 }}
      >
        {error.message}
      </Box>
      <Button variant="contained" onClick={() => location.reload()}>
        {t('frame.reload')}
      </Button>
    </Box>
  );
};

/** Keeps a page that throws from taking the frame with it; another address gives it a new chance. */
export class Shelter extends Component<{ place: string; children: ReactNode }, { error: Error | null; place: string }> {
  override state = { error: null, place: this.props.place };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps(props: { place: string }, state: { error: Error | null; place: string }) {
    return props.place === state.place ? null : { error: null, place: props.place };
  }

  override render() {
    return this.state.error ? <Apology error={this.state.error} /> : this.props.children;
  }
}
