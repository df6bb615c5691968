import { useCallback, useState } from 'react';
import type { FoundMemberFragment } from '../../gql/graphql.ts';
import { query } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { FindMemberDocument } from './documents.ts';

/** Whoever holds exactly this phone, card or member number; null: nobody. */
async function find(value: string): Promise<FoundMemberFragment | null> {
  const { byPhone, byCard, byNumber } = await query(FindMemberDocument, {
    value,
    phone: isPhone(value),
  });
  return byPhone ?? byCard ?? byNumber ?? null;
}

/** As the API reads phones: Chinese mobiles, and others with their country. */
export const isPhone = (value: string) => /^(\+\d{7,15}|(\+?86)?1[3-9]\d{9})$/.test(value.replaceAll(/[\s-]/g, ''));

/** A member found by an exact identifier, as any till may. */
export function useFound() {
  const [found, setFound] = useState<FoundMemberFragment | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'nobody'>('idle');
  const [failure, setFailure] = useState<string | null>(null);
  const look = useCallback(async (text: string) => {
    const value = text.trim();
    if (value === '') return;
    setState('busy');
    setFailure(null);
    try {
      const member = await find(value);
      setFound(member);
      setState(member ? 'idle' : 'nobody');
    } catch (error) {
      setFailure(messageOf(error));
      setState('idle');
    }
  }, []);
  const forget = () => {
    setFound(null);
    setState('idle');
  };
  return { found, state, failure, look, forget };
}
