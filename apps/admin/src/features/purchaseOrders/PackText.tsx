import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';

interface PackTextProps {
  packName: string | null;
  packSize: string;
  unit: string | null;
}

/** "箱 of 12", or nothing where goods are ordered one by one. */
export const PackText = ({ packName, packSize, unit }: PackTextProps) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  if (Number(packSize) === 1 || packName === null) return null;
  return t('resources.purchaseOrders.pack_of', { pack: packName, size: quantity(packSize), unit: unit ?? '' });
};
