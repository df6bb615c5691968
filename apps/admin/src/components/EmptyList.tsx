import { useListContext, useTranslate } from 'react-admin';
import { EmptyState } from './EmptyState.tsx';

interface EmptyListProps {
  resource: string;
  create: boolean;
  fill?: { label: string; to: string } | undefined;
}

/** Nothing matches the filters, or nothing is there yet: then the step that fills the list. */
export const EmptyList = ({ resource, create, fill }: EmptyListProps) => {
  const t = useTranslate();
  const { filterValues } = useListContext();
  const name = t(`resources.${resource}.name`, { smart_count: 2 });
  if (Object.keys(filterValues).length > 0) return <EmptyState text={t('ra.navigation.no_filtered_results', { name })} />;
  const step = fill ?? (create ? { label: t('ra.action.create'), to: `/${resource}/create` } : undefined);
  return <EmptyState text={t('ra.page.empty', { name })} step={step} />;
};
