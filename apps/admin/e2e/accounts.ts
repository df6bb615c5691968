import type { APIRequestContext } from '@playwright/test';

/** The accounts of the demo chain: `<role>@demo.regulars`. */
export const emailOf = (role: string) => `${role}@demo.regulars`;

export const PASSWORD = 'regulars-demo';

/** Signs in without a page. */
export async function signedIn(request: APIRequestContext, role: string): Promise<void> {
  const response = await request.post('/api/auth/sign-in/email', { data: { email: emailOf(role), password: PASSWORD } });
  if (!response.ok()) throw new Error(`${role} cannot sign in: ${response.status()} ${await response.text()}`);
}
