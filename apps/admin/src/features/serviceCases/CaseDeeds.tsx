import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton, type Asked } from '../../components/ActDialog.tsx';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import type { CaseWholeFragment, ServiceCaseEnd } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { AssigneePick } from '../followUps/AssigneePick.tsx';
import { CloseServiceCaseDocument, ReopenServiceCaseDocument, UpdateServiceCaseDocument } from './documents.ts';

interface DeedProps {
  of: CaseWholeFragment;
  after?: (() => unknown) | undefined;
}

const Give = ({ of: { id, assignee, subject }, after }: DeedProps) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(assignee ?? null);
  const { act, busy, failure } = useAct(after);
  const save = () =>
    act(() => mutate(UpdateServiceCaseDocument, { id, input: { assigneeId: chosen?.id ?? null } }), 'resources.serviceCases.given');
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.serviceCases.give')}
      </Button>
      {open && (
        <Operation title={subject} action={t('ra.action.save')} ready {...{ busy, failure }} onClose={() => setOpen(false)} onSave={save}>
          <AssigneePick value={chosen} onChange={setChosen} />
        </Operation>
      )}
    </>
  );
};

const RATINGS = ['', '5', '4', '3', '2', '1'].map((id) => ({ id, name: id || '—' }));

/** What can be done with a case: given to somebody, closed, taken up again. */
export const CaseDeeds = ({ of, after }: DeedProps) => {
  const t = useTranslate();
  const write = useMay('contact.write');
  if (!write) return null;
  const { id, state, subject } = of;
  const say = (word: string) => t(`resources.serviceCases.${word}`);
  const outcome: Asked = { name: 'outcome', label: 'resources.serviceCases.fields.outcome', required: true, rows: 3 };
  const rating: Asked = { name: 'rating', label: 'resources.serviceCases.fields.rating', choices: RATINGS };
  const close = (end: ServiceCaseEnd) => async (given: Readonly<Record<string, string>>) => {
    const input = { state: end, outcome: given['outcome'] ?? '', rating: given['rating'] ? Number(given['rating']) : null };
    await mutate(CloseServiceCaseDocument, { id, input });
    after?.();
  };
  const reopen = async () => {
    await mutate(ReopenServiceCaseDocument, { id });
    after?.();
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {state === 'OPEN' && (
        <>
          <ActButton
            label={say('finish')}
            button={{ variant: 'contained' }}
            title={subject}
            asks={[outcome, rating]}
            action={say('finish')}
            done={say('finished')}
            act={close('DONE')}
          />
          <Give of={of} after={after} />
          <ActButton
            label={say('cancel')}
            button={{ variant: 'outlined' }}
            title={subject}
            asks={[outcome]}
            action={say('cancel')}
            done={say('cancelled')}
            danger
            act={close('CANCELLED')}
          />
        </>
      )}
      {state !== 'OPEN' && (
        <ActButton
          label={say('reopen')}
          button={{ variant: 'outlined' }}
          title={subject}
          asks={[]}
          action={say('reopen')}
          done={say('reopened')}
          act={reopen}
        />
      )}
    </Box>
  );
};
