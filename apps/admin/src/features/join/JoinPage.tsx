import { ApolloProvider, useQuery } from '@apollo/client/react';
import { Alert, Box, CircularProgress, CssBaseline, Paper } from '@mui/material';
import { AdminContext, type I18nProvider } from 'react-admin';
import { LanguageMenu } from '../../frame/LanguageMenu.tsx';
import { Mark } from '../../frame/Mark.tsx';
import { ThemeButton } from '../../frame/ThemeButton.tsx';
import { client } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { darkTheme, lightTheme } from '../../theme.ts';
import { Closed } from './Closed.tsx';
import { RegistrationFormDocument } from './documents.ts';
import { JoinForm } from './JoinForm.tsx';

const Body = () => {
  const { data, error } = useQuery(RegistrationFormDocument);
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  if (!data) return <CircularProgress />;
  const { registrationForm: form } = data;
  return form.open ? <JoinForm {...form} /> : <Closed chain={form.chain} />;
};

/** Where people become members by themselves: needs no sign-in, and stands beside the admin, not in it. */
const JoinPage = ({ i18nProvider }: { i18nProvider: I18nProvider }) => (
  <ApolloProvider client={client}>
    <AdminContext i18nProvider={i18nProvider} lightTheme={lightTheme} darkTheme={darkTheme}>
      <CssBaseline />
      <Box sx={{ minHeight: '100vh', display: 'grid', gridTemplateRows: 'auto 1fr', bgcolor: 'background.default' }}>
        <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 2 }}>
          <LanguageMenu />
          <ThemeButton />
        </Box>
        <Box component="main" sx={{ display: 'grid', placeItems: 'start center', pt: { xs: 2, md: 12 }, pb: 8, px: 4 }}>
          <Paper sx={{ width: '100%', maxWidth: 400, p: { xs: 4, sm: 6 }, border: 1, borderColor: 'divider', display: 'grid', gap: 4 }}>
            <Mark size={36} />
            <Body />
          </Paper>
        </Box>
      </Box>
    </AdminContext>
  </ApolloProvider>
);

export default JoinPage;
