import { useFormat } from '../../components/useFormat.ts';
import type { AssetKind } from '../../gql/graphql.ts';

/** An amount in its asset's unit: money with its currency, points and uses as they are; `signed` says which way it went. */
export function useAmount() {
  const { money, count } = useFormat();
  const plain = (kind: AssetKind, amount: string) => (kind === 'PRINCIPAL' || kind === 'BONUS' ? money(amount) : count(amount));
  const signed = (kind: AssetKind, amount: string) => {
    const sign = Number(amount) > 0 ? '+' : amount.startsWith('-') ? '−' : '';
    return `${sign}${plain(kind, amount.replace(/^-/, ''))}`;
  };
  return { plain, signed };
}
