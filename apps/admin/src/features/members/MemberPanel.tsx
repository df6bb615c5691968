import { useRecordContext } from 'react-admin';
import { useMay } from '../../providers/viewer.ts';
import { MemberFacts } from './MemberFacts.tsx';
import { MemberFigures } from './MemberFigures.tsx';
import { MemberHeader } from './MemberHeader.tsx';
import { Purchases } from './Purchases.tsx';
import type { Member } from './memberDocument.ts';

/** The essentials of a member, beside the list. */
export const MemberPanel = () => {
  const sales = useMay('sale.read');
  const member = useRecordContext<Member>();
  if (!member) return null;
  return (
    <>
      <MemberHeader member={member} />
      <MemberFigures member={member} />
      <MemberFacts member={member} short />
      {sales && <Purchases id={member.id} first={5} />}
    </>
  );
};
