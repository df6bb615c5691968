import { type ComponentType, StrictMode } from 'react';
import type { I18nProvider } from 'react-admin';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.tsx';
import { createI18nProvider, firstLocale } from './providers/i18nProvider.ts';

/** What stands at an address: two pages for everybody, and the admin. */
async function pageAt(pathname: string): Promise<ComponentType<{ i18nProvider: I18nProvider }>> {
  if (pathname === '/join') return (await import('./features/join/JoinPage.tsx')).default;
  if (pathname === '/rules') return (await import('./features/earningRules/PublicRulesPage.tsx')).PublicRulesPage;
  return App;
}

async function start(root: HTMLElement): Promise<void> {
  const stored = localStorage.getItem('RaStore.locale')?.replaceAll('"', '') ?? null;
  const i18nProvider = await createI18nProvider(firstLocale(stored, navigator.languages));
  const Page = await pageAt(location.pathname);
  const router = createBrowserRouter([{ path: '*', element: <Page i18nProvider={i18nProvider} /> }]);
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
