import { clock } from '@regulars/domain/deliveries';

interface Window {
  windowStart: number | null;
  windowEnd: number | null;
}

/** "09:00–12:00"; empty where any time of the day will do. */
export function windowText({ windowStart, windowEnd }: Window): string {
  return windowStart === null || windowEnd === null ? '' : `${clock(windowStart)}–${clock(windowEnd)}`;
}

/** What a time input holds, as minutes after midnight; null where it is empty. */
export function minutesOf(time: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** The end of a window as a time input gives it: midnight is the end of the day. */
export const endOf = (time: string): number | null => minutesOf(time) || (time ? 1440 : null);

/** Minutes as a time input shows them, which knows no 24:00. */
export const timeOf = (minutes: number | null): string => (minutes === null ? '' : clock(minutes % 1440));
