import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ConfirmButton } from './ConfirmButton.tsx';

interface EndsProps {
  /** Whose words these are: `resources.<room>.<name>.action`, `.title`, `.text`, `.done`. */
  room: string;
  words: Record<string, string>;
  ways: readonly { name: string; good?: boolean; act: () => Promise<unknown> }[];
  onDone?: (() => void) | undefined;
}

/** The ways in which something that waits can end, each after a question. */
export const Ends = ({ room, words, ways, onDone }: EndsProps) => {
  const t = useTranslate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {ways.map(({ name, good = false, act }) => (
        <ConfirmButton
          key={name}
          color={good ? 'primary' : 'error'}
          label={t(`resources.${room}.${name}.action`)}
          title={t(`resources.${room}.${name}.title`, words)}
          consequence={t(`resources.${room}.${name}.text`, words)}
          done={`resources.${room}.${name}.done`}
          action={() => act().then(onDone)}
        />
      ))}
    </Box>
  );
};
