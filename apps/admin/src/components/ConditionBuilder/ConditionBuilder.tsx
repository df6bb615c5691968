import { LinearProgress } from '@mui/material';
import { GroupEditor } from './GroupEditor.tsx';
import { LinesContext } from './lines.ts';
import type { Group } from './tree.ts';
import { useWords, VocabularyContext } from './vocabulary.ts';

interface ConditionBuilderProps {
  /** LINES: of the lines of a sale, such as which products a coupon is for. Default: a member. */
  subject?: 'MEMBER' | 'SALE' | 'LINES';
  value: Group;
  onChange: (value: Group) => void;
}

/** The one editor of the condition language: nested groups that read like a sentence. */
export const ConditionBuilder = ({ subject = 'MEMBER', value, onChange }: ConditionBuilderProps) => {
  const words = useWords(subject === 'SALE' ? 'SALE' : 'MEMBER');
  if (!words) return <LinearProgress />;
  return (
    <LinesContext value={subject === 'LINES' ? [] : words.purchase}>
      <VocabularyContext value={subject === 'LINES' ? words.purchase : words.member}>
        <GroupEditor group={value} onChange={onChange} />
      </VocabularyContext>
    </LinesContext>
  );
};
