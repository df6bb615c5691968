import { ROLE_TITLES } from '@regulars/domain/permissions';
import { builder } from '../../builder.ts';

export const Role = builder.enumType('Role', {
  description: 'What somebody may do within the branch he works in.',
  values: Object.fromEntries(Object.entries(ROLE_TITLES).map(([role, { en, zh }]) => [role, { description: `${en}, ${zh}` }])) as {
    [Name in keyof typeof ROLE_TITLES]: { description: string };
  }, // fromEntries forgets the keys that entries had
});
