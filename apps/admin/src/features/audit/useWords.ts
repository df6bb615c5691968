import { useTranslate } from 'react-admin';

/** `member.update` and `Member` in the language of the page; a word that is not known is shown as it is. */
export function useWords() {
  const t = useTranslate();
  return {
    action: (action: string) => t(`resources.audit.actions.${action.replaceAll('.', '_')}`, { _: action }),
    entity: (entity: string) => t(`resources.audit.entities.${entity}`, { _: entity }),
  };
}
