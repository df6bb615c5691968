import type { AuthProvider } from 'react-admin';
import { authApi } from './authApi.ts';
import { client } from './apollo.ts';
import { rememberKnown } from './known.ts';
import { forgetViewer, loadViewer } from './viewer.ts';

/** Sign-in with an optional second step; the login page itself asks for the code. */
export const authProvider: AuthProvider = {
  login: async () => {
    forgetViewer();
    await loadViewer();
  },
  logout: async () => {
    forgetViewer();
    rememberKnown(false);
    await authApi.signOut().catch(() => undefined);
    await client.clearStore();
  },
  checkAuth: async () => {
    await loadViewer();
    rememberKnown(true);
  },
  checkError: async (error: { status?: number }) => {
    if (error.status !== 401) return;
    forgetViewer();
    throw error;
  },
  getIdentity: async () => {
    const viewer = await loadViewer();
    return { id: viewer.id, fullName: viewer.name };
  },
  getPermissions: async () => new Set((await loadViewer()).permissions),
};
