import { useTranslate } from 'react-admin';
import type { MemberPassesQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';
import { Select } from '../../components/Select.tsx';
import { usePassText } from './usePassText.ts';

type HeldPass = NodeOf<MemberPassesQuery>['passes'][number];

/** What a change of a pass is asked with. */
export interface ChangeProps {
  storeId: string;
  passes: readonly HeldPass[];
  onClose: () => void;
  onDone: () => void;
}

/** Which of several passes; nothing where there is one. */
export const LotSelect = ({
  passes,
  value,
  onChange,
}: {
  passes: readonly HeldPass[];
  value: string;
  onChange: (lotId: string) => void;
}) => {
  const t = useTranslate();
  const text = usePassText();
  if (passes.length < 2) return null;
  const choices = passes.map((pass) => ({ id: pass.lotId, name: text(pass) }));
  return <Select label={t('resources.usePass.sell.type')} value={value} choices={choices} onChange={onChange} />;
};
