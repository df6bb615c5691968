import { query } from '../../providers/apollo.ts';
import { LookupNumberDocument } from './documents.ts';

/** The id of the member with this number; empty where there is none, which the API refuses in words. */
export async function memberByNumber(value: string): Promise<string> {
  return (await query(LookupNumberDocument, { value })).memberLookup?.memberId ?? '';
}
