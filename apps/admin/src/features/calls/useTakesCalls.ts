import { useStore } from 'react-admin';
import { useViewer } from '../../providers/viewer.ts';

/** Whether calls open on this screen; of agents they do until somebody says otherwise. */
export function useTakesCalls(): [boolean, (takes: boolean) => void] {
  const { role } = useViewer();
  return useStore('calls.taken', role === 'CALL_CENTRE_AGENT');
}
