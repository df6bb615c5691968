import { FormDataConsumer, required } from 'react-admin';
import { CountInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { useMay } from '../../providers/viewer.ts';

const PUBLISHED = { state: 'PUBLISHED' };

interface CouponsOnTopProps {
  /** The field that holds how many. */
  count: string;
  /** The field that holds the template. */
  template: string;
}

/** Coupons that a gift pack or a package gives on top. */
export const CouponsOnTop = ({ count, template }: CouponsOnTopProps) => {
  const reads = useMay('coupon.read');
  if (!reads) return null;
  return (
    <>
      <CountInput source={count} helperText="resources.coupons.on_top_help" />
      <FormDataConsumer<Record<string, unknown>>>
        {({ formData }) =>
          Boolean(formData[count]) && <PickInput source={template} reference="couponTemplates" filter={PUBLISHED} validate={required()} />
        }
      </FormDataConsumer>
    </>
  );
};
