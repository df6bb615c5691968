import { Box } from '@mui/material';
import {
  ArrayInput,
  AutocompleteArrayInput,
  BooleanInput,
  FormDataConsumer,
  ReferenceArrayInput,
  required,
  SelectInput,
  SimpleFormIterator,
  useTranslate,
} from 'react-admin';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import type { OfferEffectType } from '../../gql/graphql.ts';
import { rowsOnly } from '../../providers/rowsOnly.ts';
import { EFFECTS, type RuleForm } from './rule.ts';

const word = (name: string) => `resources.promotions.${name}`;
const field = (name: string) => ({ source: `rule.effect.${name}`, label: word(`fields.${name}`) });

const Money = ({ name, needed = false, help }: { name: string; needed?: boolean; help?: string }) => (
  <MoneyInput {...field(name)} {...(needed && { validate: required() })} {...(help && { helperText: word(help) })} />
);

const Count = ({ name, needed = false, help }: { name: string; needed?: boolean; help?: string }) => (
  <CountInput {...field(name)} {...(needed && { validate: required() })} {...(help && { helperText: word(help) })} />
);

const Parts = () => {
  const t = useTranslate();
  return (
    <ArrayInput source="rule.effect.parts" label={word('fields.parts')}>
      <SimpleFormIterator disableReordering fullWidth getItemLabel={(index) => t(word('part'), { number: index + 1 })}>
        <ReferenceArrayInput source="productIds" reference="products" queryOptions={rowsOnly}>
          <AutocompleteArrayInput
            label={word('fields.products')}
            optionText="name"
            filterToQuery={(q: string) => ({ q })}
            matchSuggestion={() => true}
            validate={required()}
          />
        </ReferenceArrayInput>
        <CountInput source="quantity" label={word('fields.pieces')} validate={required()} />
      </SimpleFormIterator>
    </ArrayInput>
  );
};

/** The fields of a kind of effect. */
const OfType = ({ type }: { type: OfferEffectType }) => {
  switch (type) {
    case 'AMOUNT_OFF':
      return (
        <>
          <Money name="amount" needed />
          <BooleanInput {...field('each')} helperText={word('each_help')} />
          <Money name="cap" help="cap_help" />
        </>
      );
    case 'PERCENT':
      return (
        <>
          <Count name="percent" needed help="percent_help" />
          <Money name="cap" help="cap_help" />
        </>
      );
    case 'PRICE':
      return (
        <>
          <Money name="price" needed help="price_help" />
          <Count name="mostPieces" help="most_help" />
        </>
      );
    case 'BUY_N':
      return (
        <>
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '1fr 1fr' }}>
            <Count name="buy" needed />
            <Count name="get" needed />
          </Box>
          <Count name="percent" needed help="buy_help" />
          <Count name="mostTimes" help="most_help" />
        </>
      );
    case 'BUNDLE':
      return (
        <>
          <Parts />
          <Money name="price" needed help="bundle_help" />
        </>
      );
    case 'GIFT':
      return (
        <>
          <PickInput {...field('productId')} reference="products" validate={required()} />
          <Count name="quantity" needed />
        </>
      );
    case 'FREE_DELIVERY':
      return null;
  }
};

/** Which kind of effect, and its figures. */
export const EffectFields = () => (
  <>
    <SelectInput {...field('type')} choices={EFFECTS.map((id) => ({ id, name: word(`effect.${id}`) }))} validate={required()} />
    <FormDataConsumer<{ rule?: RuleForm }>>
      {({ formData }) => <OfType type={formData.rule?.effect.type ?? 'AMOUNT_OFF'} />}
    </FormDataConsumer>
  </>
);
