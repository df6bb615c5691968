import { type AskedSellers, sellersOf } from '@regulars/domain/commissions';
import { builder } from '../../builder.ts';
import { type GlobalId, optionalUuid, uuidOf } from '../../global-id.ts';

export const SellerShareInput = builder.inputType('SellerShareInput', {
  description: 'Who sells a line together with others, and which part of it is theirs.',
  fields: (t) => ({
    employeeId: t.globalID({ required: true, description: 'The Employee; each once, at most 10.' }),
    share: t.int({ required: true, description: 'Percent, above zero; those of a line come to 100.' }),
  }),
});

interface Told {
  employeeId?: GlobalId | null | undefined;
  sellers?: readonly (typeof SellerShareInput.$inferInput)[] | null | undefined;
}

/** Who sells a line. @throws BAD_ID, and what `sellersOf` refuses */
export function askedSellers({ employeeId, sellers }: Told, path: string): AskedSellers {
  return sellersOf(
    {
      employeeId: optionalUuid(employeeId, 'Employee', `${path}.employeeId`) ?? null,
      sellers: (sellers ?? []).map((one, at) => ({
        ...one,
        employeeId: uuidOf(one.employeeId, 'Employee', `${path}.sellers.${at}.employeeId`),
      })),
    },
    path,
  );
}
