import { Box, Chip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { LIMITS, type Rule, type Version } from './draft.ts';

/** What stands beside a rule's points: each part in words. */
function useRuleParts() {
  const t = useTranslate();
  const word = (name: string, values?: object) => t(`resources.earningRules.${name}`, values);
  return (rule: Rule): string[] => [
    ...(rule.conditionText ? [word('when', { text: rule.conditionText })] : []),
    ...(rule.linesText ? [word('goods', { text: rule.linesText })] : []),
    ...(rule.byLevel ? [word('byLevel')] : []),
    ...(rule.group ? [word('in_group', { name: rule.group })] : []),
    ...(rule.stops ? [word('stops')] : []),
    ...LIMITS.flatMap((name) => {
      const most = rule[name];
      return most == null ? [] : [`${word(name)}: ${most}${name === 'budget' ? word('of_budget', { spent: rule.spent ?? 0 }) : ''}`];
    }),
    ...(rule.pendingDelivery ? [word('pendingDelivery')] : []),
  ];
}

/** A version of the rules as anybody can read it. `differs`: rules that are new or other than in the version beside. */
export const RulesInWords = ({ version, differs }: { version: Version; differs?: ReadonlySet<string> }) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const parts = useRuleParts();
  const word = (name: string, values?: object) => t(`resources.earningRules.${name}`, values);
  const { note, publishedAt, retiredAt, rules } = version;
  const times = [
    note,
    publishedAt && word('since', { when: instant(publishedAt) }),
    retiredAt && word('until', { when: instant(retiredAt) }),
  ];
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Typography variant="body2" color="text.secondary">
        {times.filter(Boolean).join(' · ')}
      </Typography>
      {rules.map((rule, at) => (
        <Box key={rule.ruleId} sx={{ display: 'grid', gap: 1 }}>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {at + 1}. {rule.name} {differs?.has(rule.ruleId) && <Chip size="small" color="warning" label={word('differs')} />}
          </Typography>
          <Typography variant="body2">
            {rule.effectText} · {rule.kind.name}
          </Typography>
          <Typography variant="body2" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
            {parts(rule).join(' · ')}
          </Typography>
        </Box>
      ))}
    </Box>
  );
};
