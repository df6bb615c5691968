import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton, type Asked } from '../../components/ActDialog.tsx';
import { Section } from '../../components/Section.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { RemoveBelongingDocument } from './belongingMutations.ts';

/** What the dialog gave; what was left empty is missing. */
export type Given = Readonly<Record<string, string>>;

export interface BelongingRow {
  id: string;
  name: string;
  /** Stands in the place of the name. */
  title?: ReactNode;
  detail: string;
  /** As the dialog shows it; without them it is changed elsewhere. */
  values?: Given;
}

interface BelongingsProps {
  /** Key of its words: resources.members.<words>. */
  words: 'family' | 'anniversaries' | 'possessions';
  rows: readonly BelongingRow[];
  asks: readonly Asked[];
  add: (given: Given) => Promise<unknown>;
  change: (id: string, given: Given) => Promise<unknown>;
}

/** Things that are written down with a member: each can be changed and forgotten, and one can be added. */
export const Belongings = ({ words, rows, asks, add, change }: BelongingsProps) => {
  const t = useTranslate();
  const write = useMay('member.write');
  const say = (word: string, values?: Given) => t(`resources.members.${words}.${word}`, values);
  const dialog = { title: say('add'), action: t('ra.action.save'), done: say('saved') };
  return (
    <Section title={say('name')} action={write && <ActButton {...dialog} label={t('ra.action.add')} asks={asks} act={add} />}>
      {rows.length === 0 && <Typography color="text.secondary">{say('empty')}</Typography>}
      {rows.map(({ id, name, title, detail, values }) => (
        <Box
          key={id}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Box sx={{ flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' }}>
            <Typography component="div">{title ?? name}</Typography>
            <Typography variant="body2" color="text.secondary">
              {detail}
            </Typography>
          </Box>
          {write && (
            <>
              {values && (
                <ActButton
                  {...dialog}
                  label={t('ra.action.edit')}
                  title={name}
                  asks={asks.map((ask) => ({ ...ask, initial: values[ask.name] ?? '' }))}
                  act={(given) => change(id, given)}
                />
              )}
              <ActButton
                label={t('ra.action.delete')}
                title={say('remove', { name })}
                asks={[]}
                action={t('ra.action.delete')}
                done={say('removed')}
                danger
                act={() => mutate(RemoveBelongingDocument, { id })}
              />
            </>
          )}
        </Box>
      ))}
    </Section>
  );
};
