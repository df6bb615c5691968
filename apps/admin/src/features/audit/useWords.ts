import { useTranslate } from 'react-admin';

/**
 * `member.setLevel` and `Member` in the language of the page. What is done to many kinds of things is said of each with its name:
 * "Supplier created". A word that is not known is shown as it is.
 */
export function useWords() {
  const t = useTranslate();
  const entity = (name: string) => t(`resources.audit.entities.${name}`, { _: name });
  const action = (name: string, of: string) => {
    const said = t(`resources.audit.verbs.${name.split('.').at(-1) ?? ''}`, { thing: entity(of), _: name });
    return t(`resources.audit.actions.${name.replaceAll('.', '_')}`, { _: said });
  };
  return { action, entity };
}
