import { Box, Button, Card, Typography } from '@mui/material';
import { useState } from 'react';
import { EditButton, ShowBase, Title, TopToolbar, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useFormat } from '../../components/useFormat.ts';
import type { CouponTemplateFieldsFragment as Template } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { Batches } from '../couponBatches/Batches.tsx';
import { NewBatch, type BatchWay } from '../couponBatches/NewBatch.tsx';
import { TemplateCoupons } from '../coupons/TemplateCoupons.tsx';
import { RuleWords } from '../promotions/RuleWords.tsx';
import { StateBadge } from '../promotions/VersionActions.tsx';
import { TemplateActions } from './TemplateActions.tsx';
import { useValidText, versionOf } from './TemplateList.tsx';

const WAYS = ['segment', 'codes', 'import'] as const satisfies readonly BatchWay[];

const GiveButtons = ({ id }: { id: string }) => {
  const t = useTranslate();
  const [way, setWay] = useState<BatchWay | null>(null);
  return (
    <>
      {WAYS.map((one) => (
        <Button key={one} variant="outlined" onClick={() => setWay(one)}>
          {t(`resources.couponBatches.way.${one}`)}
        </Button>
      ))}
      {way && <NewBatch templateId={id} way={way} onClose={() => setWay(null)} />}
    </>
  );
};

/** What it says, in words. */
const Says = ({ template }: { template: Template }) => {
  const t = useTranslate();
  const { count, money } = useFormat();
  const valid = useValidText();
  const version = versionOf(template);
  const limit = (name: 'issueLimit' | 'perMember' | 'useLimit') => {
    const value = template[name];
    return value === null ? null : `${t(`resources.couponTemplates.fields.${name}`)}: ${count(value)}`;
  };
  const facts = [
    `${t('resources.couponTemplates.fields.valid')}: ${valid(template)}`,
    version && `${t('resources.promotions.fields.group')}: ${t(`resources.promotions.group.${version.rule.group}`)}`,
    limit('perMember'),
    limit('issueLimit'),
    limit('useLimit'),
    template.budget && `${t('resources.couponTemplates.fields.budget')}: ${money(template.budget)}`,
    template.claimable && t('resources.couponTemplates.claimable'),
    template.transferable && t('resources.couponTemplates.transferable'),
  ].filter(Boolean);
  return (
    <Box sx={{ minWidth: 0, flex: '1 1 320px' }}>
      <Typography variant="h2" component="h2" sx={{ mb: 1, display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        {template.name} <StateBadge state={template.state} />
      </Typography>
      {version && <RuleWords effect={version.rule.effectText} lines={version.rule.linesText} condition={version.rule.conditionText} />}
      {template.terms && <Typography color="text.secondary">{template.terms}</Typography>}
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {facts.join(' · ')}
      </Typography>
    </Box>
  );
};

const Page = () => {
  const t = useTranslate();
  const template = useRecordContext<Template>();
  const [batch, configure, report] = [useMay('coupon.batch'), useMay('coupon.configure'), useMay('coupon.report')];
  if (!template) return null;
  const { id, name, state } = template;
  return (
    <Box sx={{ display: 'grid', gap: 6, minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={`${t('resources.couponTemplates.name', { smart_count: 1 })} · ${name}`} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 4 }}>
        <Says template={template} />
        <TopToolbar sx={{ flexWrap: 'wrap', gap: 1 }}>
          {batch && state === 'PUBLISHED' && <GiveButtons id={id} />}
          {report && (
            <Button component={Link} to={`/couponStatistics?template=${encodeURIComponent(id)}`} variant="outlined">
              {t('resources.couponStatistics.name')}
            </Button>
          )}
          {configure && <EditButton variant="outlined" />}
        </TopToolbar>
      </Box>
      {configure && (
        <Card>
          <TemplateActions />
        </Card>
      )}
      <Batches templateId={id} />
      <TemplateCoupons templateId={id} />
    </Box>
  );
};

/** One template: what it says, the batches and the coupons of it. */
export const TemplateShow = () => (
  <ShowBase>
    <Page />
  </ShowBase>
);
