/** Who may sign in to the demo chain: `<role>@demo.regulars`, all with this password. The launcher prints them. */
export const DEMO_DOMAIN = 'demo.regulars';
export const DEMO_PASSWORD = 'regulars-demo';

/** By which the demo's machines call its endpoints. */
export const DEMO_KEYS = { app: 'rgm_regulars-demo-app', partner: 'rgm_regulars-demo-partner', calls: 'rgc_regulars-demo-calls' } as const;
