import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.tsx';
import { createI18nProvider, firstLocale } from './providers/i18nProvider.ts';

async function start(root: HTMLElement): Promise<void> {
  const stored = localStorage.getItem('RaStore.locale')?.replaceAll('"', '') ?? null;
  const i18nProvider = await createI18nProvider(firstLocale(stored, navigator.languages));
  const Page = location.pathname === '/join' ? (await import('./features/join/JoinPage.tsx')).default : App;
  const router = createBrowserRouter([{ path: '*', element: <Page i18nProvider={i18nProvider} /> }]);
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
