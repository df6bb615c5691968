import Storefront from '@mui/icons-material/StorefrontOutlined';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';

export const BranchPicker = () => {
  const t = useTranslate();
  return <Button color="inherit" startIcon={<Storefront fontSize="small" />}>{t('frame.whole_chain')}</Button>;
};
