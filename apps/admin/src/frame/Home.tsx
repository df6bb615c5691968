import { Navigate } from 'react-router';
import { useRooms } from './useRooms.ts';

/** The first room that the viewer may enter. */
export const Home = () => {
  const first = useRooms()[0]?.[1][0];
  return <Navigate to={first ? `/${first.name}` : '/account'} replace />;
};
