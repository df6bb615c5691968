import type { CardKind, CardTypeFieldsFragment, CardTypeInput, CardUse } from '../../gql/graphql.ts';
import { mutate, query } from '../../providers/apollo.ts';
import { archivedFilter, matches, nodeOf, type Source, wholeList } from '../../providers/source.ts';
import { CardTypeDocument, CardTypesDocument, CreateCardTypeDocument, UpdateCardTypeDocument } from './documents.ts';

/** A card type as its form holds it; figures as they were typed. */
export interface CardTypeForm {
  id: string;
  kind: CardKind;
  code: string;
  name: string;
  colour: string;
  uses: CardUse[];
  pointsPercent?: string | number | null;
  organisations: boolean;
  pattern: string;
  validMonths?: string | number | null;
  activeAtOnce: boolean;
  pinAbove?: string | null;
  issueFee?: string | null;
  renewFee?: string | null;
  replaceFee?: string | null;
}

function inputOf({ code, name, colour, uses, organisations, pattern, activeAtOnce, ...form }: CardTypeForm): CardTypeInput {
  const { validMonths, pinAbove, issueFee, renewFee, replaceFee } = form;
  return {
    code,
    name,
    colour,
    uses,
    pointsPercent: Number(form.pointsPercent || 100),
    organisations,
    pattern,
    activeAtOnce,
    validMonths: validMonths == null || validMonths === '' ? null : Number(validMonths),
    pinAbove: pinAbove || null,
    issueFee: issueFee || '0',
    renewFee: renewFee || '0',
    replaceFee: replaceFee || '0',
  };
}

const source: Source<CardTypeFieldsFragment, CardTypeForm> = {
  list: async ({ filter }) => {
    const { cardTypes } = await query(CardTypesDocument, { archived: archivedFilter(filter) });
    return wholeList(cardTypes.filter(({ name, code }) => matches(filter, name, code)));
  },
  one: async (id) => nodeOf(await query(CardTypeDocument, { id })),
  create: async (form) => (await mutate(CreateCardTypeDocument, { kind: form.kind, input: inputOf(form) })).createCardType,
  update: async (id, form) => (await mutate(UpdateCardTypeDocument, { id, input: inputOf(form) })).updateCardType,
};

export default source;
