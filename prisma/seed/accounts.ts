/** Who may sign in to the demo chain: `<role>@demo.regulars`, all with this password. The launcher prints them. */
export const DEMO_DOMAIN = 'demo.regulars';
export const DEMO_PASSWORD = 'regulars-demo';
