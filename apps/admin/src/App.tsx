import { ApolloProvider } from '@apollo/client/react';
import { lazy } from 'react';
import { Admin, CustomRoutes, type I18nProvider } from 'react-admin';
import { Navigate, Route } from 'react-router';
import { SignIn } from './features/auth/SignIn.tsx';
import { Frame } from './frame/Frame.tsx';
import { client } from './providers/apollo.ts';
import { authProvider } from './providers/authProvider.ts';
import { dataProvider } from './providers/dataProvider.ts';
import { darkTheme, lightTheme } from './theme.ts';

const Account = lazy(() => import('./features/auth/Account.tsx'));

/** The table of contents. Each room is loaded when it is first opened. */
export const App = ({ i18nProvider }: { i18nProvider: I18nProvider }) => (
  <ApolloProvider client={client}>
    <Admin
      title="Regulars"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      layout={Frame}
      loginPage={SignIn}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
    >
      <CustomRoutes>
        <Route path="/" element={<Navigate to="/account" replace />} />
        <Route path="/account" element={<Account />} />
      </CustomRoutes>
    </Admin>
  </ApolloProvider>
);
