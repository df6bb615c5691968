import type { Prisma } from '@regulars/db/generated/client/client';
import { assetName } from '@regulars/domain/assets';
import type { Locale } from '@regulars/domain/errors';
import { explain, type Explained } from '@regulars/domain/ledger-words';
import { maskName } from '@regulars/domain/members';
import { chain } from '../../chain.ts';
import { prisma } from '../../db.ts';

/** What must be read of an entry to explain it. */
export const WHY_SELECT = {
  member_id: true,
  kind: true,
  sale_id: true,
  reversal_of: true,
  twin_id: true,
  rule_version: true,
  method: true,
  reference: true,
  reason: true,
  why: true,
  store: { select: { name: true } },
  operator: { select: { name: true } },
  postings: { where: { lot_id: { not: null } }, orderBy: { leg_no: 'asc' } },
} as const satisfies Prisma.JournalEntrySelect;

type Entry = Prisma.JournalEntryGetPayload<{ select: typeof WHY_SELECT }>;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The receipt, where there is one. Prisma asks for those of a page in one query, as for the others below. */
async function receiptOf({ member_id, sale_id }: Entry): Promise<string | null> {
  if (sale_id === null) return null;
  const where = { member_id_id: { member_id, id: sale_id } };
  return (await prisma.sale.findUnique({ where, select: { number: true } }))?.number ?? null;
}

async function undoneOf({ member_id, reversal_of }: Entry): Promise<Explained['undoes']> {
  if (reversal_of === null) return null;
  const where = { member_id_id: { member_id, id: reversal_of } };
  const entry = await prisma.journalEntry.findUnique({ where, select: { kind: true, business_date: true } });
  return entry && { kind: entry.kind, on: dayOf(entry.business_date) };
}

/** The other member of a transfer, as anybody may read it: 李** (100000007). */
async function peerOf({ twin_id, why }: Entry): Promise<string | null> {
  const id = twin_id !== null && why !== null && typeof why === 'object' && 'peer' in why ? why.peer : null;
  const member = typeof id === 'string' ? await prisma.member.findUnique({ where: { id }, select: { name: true, number: true } }) : null;
  return member && `${maskName(member.name)} (${member.number})`;
}

async function movedOf({ postings }: Entry, locale: Locale): Promise<Explained['moved']> {
  return Promise.all(
    postings.map(async ({ asset_id, amount, expires_on }) => {
      const asset = await prisma.asset.findUniqueOrThrow({ where: { id: asset_id } });
      return {
        kind: asset.kind,
        asset: assetName(asset, locale),
        amount: Number(amount),
        expiresOn: expires_on && dayOf(expires_on),
      };
    }),
  );
}

/** Why an entry is as it is, in words. */
export async function whyOf(entry: Entry, locale: Locale): Promise<string> {
  const [receipt, undoes, peer, moved] = await Promise.all([receiptOf(entry), undoneOf(entry), peerOf(entry), movedOf(entry, locale)]);
  const { kind, method, reference, reason, why, rule_version: ruleVersion } = entry;
  const told = { kind, method, reference, reason, why, ruleVersion, receipt, undoes, peer, moved };
  return explain({ ...told, store: entry.store.name, operator: entry.operator?.name ?? null }, chain(), locale);
}
