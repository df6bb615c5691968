import Visibility from '@mui/icons-material/VisibilityOutlined';
import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { ActButton } from '../../components/ActDialog.tsx';
import { Section } from '../../components/Section.tsx';
import type { DocumentKind } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { RemoveMemberDocumentDocument, RevealMemberDocumentDocument, SetMemberDocumentDocument } from './mutations.ts';
import { useDocumentKinds } from './useDocumentKinds.ts';
import type { Member } from './memberDocument.ts';

type OneDocument = Member['documents'][number];

/** The number, masked; who may sees the whole of it, and that is kept in the trail. */
const Number = ({ id, document: { kind, recordId, masked } }: { id: string; document: OneDocument }) => {
  const t = useTranslate();
  const notify = useNotify();
  const unmask = useMay('member.unmask');
  const [whole, setWhole] = useState<string | null>(null);
  const reveal = async () => {
    try {
      setWhole((await mutate(RevealMemberDocumentDocument, { id, kind, recordId })).revealMemberDocument);
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  return (
    <>
      <Typography component="span" sx={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
        {whole ?? masked}
      </Typography>
      {unmask && whole === null && (
        <Tooltip title={t('resources.members.documents.reveal')}>
          <IconButton size="small" aria-label={t('resources.members.documents.reveal')} onClick={reveal}>
            <Visibility fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </>
  );
};

/** The member's identity documents. */
export const Documents = ({ member: { id, kind: holder, documents } }: { member: Member }) => {
  const t = useTranslate();
  const write = useMay('member.write');
  const kinds = useDocumentKinds();
  const say = (word: string, values?: Record<string, string>) => t(`resources.members.documents.${word}`, values);
  const nameOf = (kind: string) => kinds().find((one) => one.id === kind)?.name ?? kind;
  const add = write && (
    <ActButton
      label={say('add')}
      title={say('add')}
      text={say('help')}
      asks={[
        {
          name: 'kind',
          label: 'resources.members.documents.kind',
          required: true,
          choices: kinds(holder),
          initial: kinds(holder)[0]?.id ?? '',
        },
        { name: 'number', label: 'resources.members.documents.number', required: true },
      ]}
      action={t('ra.action.save')}
      done={say('saved')}
      act={({ kind, number = '' }) => mutate(SetMemberDocumentDocument, { id, document: { kind: kind as DocumentKind, number } })} // one of the choices
    />
  );
  return (
    <Section title={say('name')} action={add}>
      {documents.length === 0 && <Typography color="text.secondary">{say('empty')}</Typography>}
      {documents.map((document) => (
        <Box
          key={`${document.kind} ${document.recordId}`}
          sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}
        >
          <Typography color="text.secondary" sx={{ flex: '1 1 100%' }} variant="body2">
            {nameOf(document.kind)}
          </Typography>
          <Number id={id} document={document} />
          <Box sx={{ flex: 1 }} />
          {write && (
            <ActButton
              label={t('ra.action.delete')}
              title={say('remove', { name: nameOf(document.kind) })}
              asks={[]}
              action={t('ra.action.delete')}
              done={say('removed')}
              danger
              act={() => mutate(RemoveMemberDocumentDocument, { id, kind: document.kind, recordId: document.recordId })}
            />
          )}
        </Box>
      ))}
    </Section>
  );
};
