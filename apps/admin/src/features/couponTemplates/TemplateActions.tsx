import { useRecordContext } from 'react-admin';
import type { CouponTemplateFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { VersionActions } from '../promotions/VersionActions.tsx';
import { DiscardCouponTemplateDraftDocument, PublishCouponTemplateDocument, RetireCouponTemplateDocument } from './documents.ts';

/** The versions of the template of the page, and what can be done with them. */
export const TemplateActions = ({ unsaved = false }: { unsaved?: boolean }) => {
  const template = useRecordContext<CouponTemplateFieldsFragment>();
  if (!template) return null;
  const { id, name, versions } = template;
  return (
    <VersionActions
      name={name}
      versions={versions}
      publish={() => mutate(PublishCouponTemplateDocument, { id })}
      retire={() => mutate(RetireCouponTemplateDocument, { id })}
      discard={() => mutate(DiscardCouponTemplateDraftDocument, { id })}
      unsaved={unsaved}
    />
  );
};
