import { useTranslate } from 'react-admin';
import { Select } from '../../components/Select.tsx';
import { METHODS } from './useTopUp.ts';

type Method = (typeof METHODS)[number];

/** How money comes in or is paid out. */
export const MethodSelect = ({ label, value, onChange }: { label: string; value: Method; onChange: (value: Method) => void }) => {
  const t = useTranslate();
  const choices = METHODS.map((id) => ({ id, name: t(`resources.topUp.methods.${id}`) }));
  return <Select label={label} value={value} choices={choices} onChange={onChange} />;
};
