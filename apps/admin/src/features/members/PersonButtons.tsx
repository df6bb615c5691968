import { useTranslate } from 'react-admin';
import { ActButton } from '../../components/ActDialog.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { DisclosureButton } from './DisclosureButton.tsx';
import { memberByNumber } from './memberByNumber.ts';
import { EraseMemberDocument, MergeMembersDocument, UndoMergeDocument } from './mutations.ts';
import type { Member } from './memberDocument.ts';

/** What concerns the person behind the record: two records become one, or the person is forgotten. */
export const PersonButtons = ({ member: { id, name, archivedAt, merges } }: { member: Member }) => {
  const t = useTranslate();
  const [merge, erase, disclose] = [useMay('member.merge'), useMay('member.erase'), useMay('member.disclose')];
  const say = (word: string) => t(`resources.members.person.${word}`, { name });
  const reason = { name: 'reason', label: 'resources.members.person.reason', required: true };
  const last = merges.find(({ undoneAt }) => undoneAt === null);
  return (
    <>
      {merge && !archivedAt && (
        <ActButton
          label={say('merge')}
          button={{ variant: 'outlined' }}
          title={say('merge_title')}
          text={say('merge_text')}
          asks={[{ name: 'number', label: 'resources.members.person.other', required: true }, reason]}
          action={say('merge')}
          done={say('merged')}
          act={async ({ number = '', reason: why = '' }) =>
            mutate(MergeMembersDocument, {
              fromId: await memberByNumber(number),
              intoId: id,
              reason: why,
              idempotencyKey: crypto.randomUUID(),
            })
          }
        />
      )}
      {merge && last && (
        <ActButton
          label={say('undo')}
          button={{ variant: 'outlined' }}
          title={say('undo_title')}
          text={say('undo_text')}
          asks={[]}
          action={say('undo')}
          done={say('undone')}
          act={() => mutate(UndoMergeDocument, { mergeId: last.mergeId, idempotencyKey: crypto.randomUUID() })}
        />
      )}
      {disclose && <DisclosureButton id={id} />}
      {erase && (
        <ActButton
          label={say('erase')}
          button={{ variant: 'outlined', color: 'error' }}
          title={say('erase_title')}
          text={say('erase_text')}
          asks={[reason]}
          action={say('erase')}
          done={say('erased')}
          danger
          act={({ reason: why = '' }) => mutate(EraseMemberDocument, { id, reason: why })}
        />
      )}
    </>
  );
};
