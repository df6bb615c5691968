import { useViewer } from '../providers/viewer.ts';
import { type Room, rooms } from './rooms.ts';

/** The rooms that the viewer's role may enter, by group in the order of the navigation. */
export function useRooms(): [Room['group'], Room[]][] {
  const { permissions } = useViewer();
  const open = rooms.filter(({ permission }) => permissions.includes(permission));
  return [...Map.groupBy(open, ({ group }) => group)];
}
