import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.tsx';
import { createI18nProvider, firstLocale } from './providers/i18nProvider.ts';

async function start(root: HTMLElement): Promise<void> {
  const stored = localStorage.getItem('RaStore.locale')?.replaceAll('"', '') ?? null;
  const i18nProvider = await createI18nProvider(firstLocale(stored, navigator.languages));
  if (location.pathname === '/join') {
    const { default: JoinPage } = await import('./features/join/JoinPage.tsx');
    return createRoot(root).render(<JoinPage i18nProvider={i18nProvider} />);
  }
  if (location.pathname === '/rules') {
    const { PublicRulesPage } = await import('./features/earningRules/PublicRulesPage.tsx');
    return createRoot(root).render(<PublicRulesPage i18nProvider={i18nProvider} />);
  }
  const router = createBrowserRouter([{ path: '*', element: <App i18nProvider={i18nProvider} /> }]);
  createRoot(root).render(
    <StrictMode>
      <RouterProvider router={router} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root) void start(root);
