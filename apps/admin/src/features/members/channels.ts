import type { Permission } from '@regulars/domain/permissions';

/** The channels by which staff register members, with the right for each. */
const STAFF_CHANNELS = {
  COUNTER: 'member.register',
  CALL_CENTRE: 'member.registerByPhone',
  SERVICE_WINDOW: 'member.registerAtWindow',
} as const satisfies Record<string, Permission>;

export type StaffChannel = keyof typeof STAFF_CHANNELS;

/** Those that somebody may use. */
export function channelsOf(may: (permission: Permission) => boolean): StaffChannel[] {
  const all: StaffChannel[] = ['COUNTER', 'CALL_CENTRE', 'SERVICE_WINDOW'];
  return all.filter((channel) => may(STAFF_CHANNELS[channel]));
}
