/** When work begins, by the browser's clock: what was put off comes back then. */
const MORNING = 8;

const DAYS_OF_A_WEEK = 7;

const morning = (now: Date, days: number): Date => new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);

/** How long an alert may be put off, by the word on the menu. */
export const SNOOZES = {
  tomorrow: (now: Date): Date => morning(now, 1),
  /** Monday. */
  next_week: (now: Date): Date => morning(now, DAYS_OF_A_WEEK - ((now.getDay() + 6) % DAYS_OF_A_WEEK)),
} as const;
