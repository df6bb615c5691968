import { alertWords } from '@regulars/domain/alerts';
import type { Words } from '@regulars/domain/alerts-words';
import DataLoader from 'dataloader';
import { chain } from '../../chain.ts';
import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
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

/** The names of a page of alerts come in one query. */
const loaders = new WeakMap<Context, DataLoader<string, string | null>>();

function membersFor(context: Context): DataLoader<string, string | null> {
  const known = loaders.get(context);
  if (known) return known;
  const loader = new DataLoader<string, string | null>(async (ids) => {
    const members = await prisma.member.findMany({
      where: { id: { in: [...ids] }, ...memberWhere(context.viewer) },
      select: { id: true, name: true },
    });
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return ids.map((id) => names.get(id) ?? null);
  });
  loaders.set(context, loader);
  return loader;
}

/** Title, sentence and next step in the viewer's language. */
export async function wordsOf(alert: Told, context: Context): Promise<Words> {
  const { subject, member_id, org, product } = alert;
  const member = member_id && may(context.viewer, 'member.read') ? await membersFor(context).load(member_id) : null;
  const { currency, minorDigits } = chain();
  const names = { store: org.name, product: product?.name ?? null, unit: product?.unit ?? null, member, currency, minorDigits };
  return alertWords(kindOf(alert), subject, names, context.viewer.locale);
}
