import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.tsx';
import { createI18nProvider, firstLocale } from './providers/i18nProvider.ts';

const stored = localStorage.getItem('RaStore.locale')?.replaceAll('"', '') ?? null;
const i18nProvider = await createI18nProvider(firstLocale(stored, navigator.languages));
const router = createBrowserRouter([{ path: '*', element: <App i18nProvider={i18nProvider} /> }]);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}
