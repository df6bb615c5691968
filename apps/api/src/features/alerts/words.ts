import { alertWords } from '@regulars/domain/alerts';
import type { Words } from '@regulars/domain/alerts-words';
import { chain } from '../../chain.ts';
import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { perRequest } from '../../per-request.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { kindOf } from './readable.ts';

/** What must be read of an alert to put it into words. */
export const WORDS_SELECT = {
  kind: true,
  subject: true,
  member_id: true,
  org: { select: { name: true } },
  product: { select: { name: true, unit: true } },
} as const;

interface Told {
  kind: string;
  subject: unknown;
  member_id: string | null;
  org: { name: string };
  product: { name: string; unit: string | null } | null;
}

const nameOf = perRequest(async ({ viewer }, ids: readonly string[]) => {
  const members = await prisma.member.findMany({
    where: { id: { in: [...ids] }, ...memberWhere(viewer) },
    select: { id: true, name: true },
  });
  return new Map(members.map(({ id, name }) => [id, name]));
}, String);

/** Title, sentence and next step in the viewer's language. */
export async function wordsOf(alert: Told, context: Context): Promise<Words> {
  const { subject, member_id, org, product } = alert;
  const member = member_id && may(context.viewer, 'member.read') ? await nameOf(context, member_id) : null;
  const { currency, minorDigits } = chain();
  const names = { store: org.name, product: product?.name ?? null, unit: product?.unit ?? null, member, currency, minorDigits };
  return alertWords(kindOf(alert), subject, names, context.viewer.locale);
}
