import { LinearProgress } from '@mui/material';
import { GroupEditor } from './GroupEditor.tsx';
import { LinesContext } from './lines.ts';
import type { Group } from './tree.ts';
import { useWords, VocabularyContext } from './vocabulary.ts';

interface ConditionBuilderProps {
  value: Group;
  onChange: (value: Group) => void;
}

/** The one editor of the condition language: nested groups that read like a sentence. */
export const ConditionBuilder = ({ value, onChange }: ConditionBuilderProps) => {
  const words = useWords();
  if (!words) return <LinearProgress />;
  return (
    <LinesContext value={words.purchase}>
      <VocabularyContext value={words.member}>
        <GroupEditor group={value} onChange={onChange} />
      </VocabularyContext>
    </LinesContext>
  );
};
