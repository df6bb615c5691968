import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { CouponState } from '../../gql/graphql.ts';

const TONE = { ACTIVE: 'good', USED: 'neutral', EXPIRED: 'warn', VOID: 'bad', TRANSFERRED: 'neutral' } as const;

/** How a coupon stands. */
export const State = ({ state }: { state: CouponState }) => {
  const t = useTranslate();
  return <Badge label={t(`resources.coupons.state.${state}`)} tone={TONE[state]} />;
};
