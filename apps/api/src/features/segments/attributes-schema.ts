import type { Operator } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES, LINE_DATE } from '@regulars/domain/criteria-attributes';
import { OPERATOR_WORDS } from '@regulars/domain/criteria-explain';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import {
  type Attribute,
  type AttributeType,
  GROUPS,
  operatorsOf,
  shapeOf,
  titleOf,
  type Words,
} from '@regulars/domain/criteria-vocabulary';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { vocabularyOf } from './asking.ts';

interface Named {
  name: string;
  words: Words;
}

const ConditionOption = builder.objectRef<Named>('ConditionOption').implement({
  description: 'A value that a choice knows.',
  fields: (t) => ({
    value: t.string({ description: 'As it stands in a condition.', resolve: ({ name }) => name }),
    title: t.string({ description: 'In the language of the viewer.', resolve: ({ words }, _args, { viewer }) => words[viewer.locale] }),
  }),
});

const ConditionOperator = builder.objectRef<{ type: AttributeType; operator: Operator }>('ConditionOperator').implement({
  description: 'How an attribute can be compared.',
  fields: (t) => ({
    name: t.exposeString('operator', { description: 'As it stands in a condition.' }),
    title: t.string({
      description: 'In the language of the viewer, as it stands in the sentence.',
      resolve: ({ operator }, _args, { viewer }) => OPERATOR_WORDS[operator][viewer.locale],
    }),
    shape: t.string({
      description:
        'What the value is: nothing, number, numbers (from and to), days (how many), day ("2026-01-31" or {"days": -7}), twoDays, list, text.',
      resolve: ({ type, operator }) => shapeOf(type, operator),
    }),
  }),
});

const ConditionAttribute = builder.objectRef<{ name: string; attribute: Attribute }>('ConditionAttribute').implement({
  description: 'Something that a condition can ask.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it stands in a condition.' }),
    title: t.string({
      description: 'In the language of the viewer.',
      resolve: ({ attribute }, _args, { viewer }) => titleOf(attribute, viewer.locale),
    }),
    group: t.string({
      description: 'Under which title it is offered.',
      resolve: ({ attribute }, _args, { viewer }) => GROUPS[attribute.group][viewer.locale],
    }),
    type: t.string({ description: 'number, date, choice, set, text or flag.', resolve: ({ attribute }) => attribute.type }),
    unit: t.string({
      nullable: true,
      description: 'Of a number: count, money (minor units), points, days, years, percent, times, quantity (thousandths), hour.',
      resolve: ({ attribute }) => attribute.unit,
    }),
    days: t.int({
      nullable: true,
      description:
        'A condition says "days" beside the value: within so many days from today. The number that is usual, and holds where it is left out.',
      resolve: ({ attribute }) => attribute.days,
    }),
    decimal: t.boolean({ description: 'The number need not be whole.', resolve: ({ attribute }) => attribute.decimal ?? false }),
    entity: t.string({
      nullable: true,
      description: 'The values are global ids of this type.',
      resolve: ({ attribute }) => attribute.entity,
    }),
    options: t.field({
      type: [ConditionOption],
      description: 'Or one of these.',
      resolve: ({ attribute }) => Object.entries(attribute.options ?? {}).map(([name, words]) => ({ name, words })),
    }),
    operators: t.field({
      type: [ConditionOperator],
      description: 'How it can be compared, the most usual first.',
      resolve: ({ attribute }) => operatorsOf(attribute).map((operator) => ({ type: attribute.type, operator })),
    }),
  }),
});

const ConditionSubject = builder.enumType('ConditionSubject', {
  description: 'What a condition is about.',
  values: {
    MEMBER: { description: 'A member: segments, tags, levels.' },
    SALE: { description: 'A sale while it is made, and its member: earning rules, promotions, coupons, commission.' },
  },
});

const entries = (vocabulary: Iterable<[string, Attribute]>) => [...vocabulary].map(([name, attribute]) => ({ name, attribute }));

builder.queryFields((t) => ({
  conditionAttributes: t.field({
    type: [ConditionAttribute],
    description:
      'What a condition can ask: {"attribute", "operator", "value"}, joined by {"all": []}, {"any": []} and {"not": {}}. The kinds of points and passes of this chain are among them.',
    authScopes: { can: 'segment.read' },
    args: {
      subject: t.arg({ type: ConditionSubject, required: true, defaultValue: 'MEMBER', description: 'Of what. Default: of a member.' }),
    },
    resolve: async (_root, { subject }) => {
      const members = await vocabularyOf(db);
      return entries(subject === 'SALE' ? ruleVocabulary(members) : members);
    },
  }),
  purchaseAttributes: t.field({
    type: [ConditionAttribute],
    description:
      'What {"purchases": "exists" | "count" | "quantity" | "amount", "operator", "value", "within", "where"} can ask of the lines of purchases in its `where`; `date` is for `within`.',
    authScopes: { can: 'segment.read' },
    resolve: () => entries([...LINE_ATTRIBUTES, ['date', LINE_DATE]]),
  }),
}));
