import { useRecordContext } from 'react-admin';
import { SaleFacts, SaleHeader } from './SaleHeader.tsx';
import { type Sale, SaleLines } from './SaleLines.tsx';

/** The essentials of a sale, beside the list. */
export const SalePanel = () => {
  const sale = useRecordContext<Sale>();
  if (!sale) return null;
  return (
    <>
      <SaleHeader sale={sale} />
      <SaleLines sale={sale} short />
      <SaleFacts sale={sale} />
    </>
  );
};
