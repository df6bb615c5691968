import { useFieldValue } from 'react-admin';
import { useFormat } from './useFormat.ts';

interface FieldProps {
  /** Path in the record. */
  source: string;
}

/** An amount in the chain's currency, in full. */
export const MoneyField = ({ source }: FieldProps) => useFormat().money(useFieldValue({ source }));

/** A whole number: points, orders. */
export const PointsField = ({ source }: FieldProps) => useFormat().count(useFieldValue({ source }));

/** Up to three decimals, none that are zero. */
export const QuantityField = ({ source }: FieldProps) => useFormat().quantity(useFieldValue({ source }));

/** A calendar day. */
export const DateField = ({ source }: FieldProps) => useFormat().day(useFieldValue({ source }));

/** An instant to the minute, by the chain's clock. */
export const InstantField = ({ source }: FieldProps) => useFormat().instant(useFieldValue({ source }));

/** A phone number as people read it out. */
export const PhoneField = ({ source }: FieldProps) => useFormat().phone(useFieldValue({ source }));
