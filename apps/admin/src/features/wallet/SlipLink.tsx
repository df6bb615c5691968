import ReceiptLong from '@mui/icons-material/ReceiptLongOutlined';
import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Entry } from '../assets/documents.ts';

/** To the deposit slip of a top-up or its refund. */
export const SlipLink = ({ entry: { id, kind } }: { entry: Entry }) => {
  const t = useTranslate();
  if (kind !== 'TOP_UP' && kind !== 'TOP_UP_REFUND') return null;
  return (
    <Button size="small" startIcon={<ReceiptLong />} component={Link} to={`/slips/${encodeURIComponent(id)}`}>
      {t(`resources.slips.${kind === 'TOP_UP' ? 'name' : 'refund'}`, { smart_count: 1 })}
    </Button>
  );
};
