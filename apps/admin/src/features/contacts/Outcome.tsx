import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { ContactOutcome } from '../../gql/graphql.ts';

const TONES = { REACHED: 'good', RESOLVED: 'good', NO_ANSWER: 'warn', LATER: 'warn', DECLINED: 'neutral' } as const;

/** How a contact ended, or that it has not. */
export const Outcome = ({ outcome }: { outcome?: ContactOutcome | null | undefined }) => {
  const t = useTranslate();
  return <Badge tone={outcome ? TONES[outcome] : 'neutral'} label={t(`resources.contacts.outcome.${outcome ?? 'OPEN'}`)} />;
};
