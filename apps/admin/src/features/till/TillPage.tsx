import { useQuery } from '@apollo/client/react';
import { Box, CircularProgress } from '@mui/material';
import { useState } from 'react';
import { Authenticated, Title, useTranslate } from 'react-admin';
import { useLocation } from 'react-router';
import { Shelter } from '../../frame/Shelter.tsx';
import { SpokenWords } from '../../frame/SpokenWords.tsx';
import { ViewerGate } from '../../frame/ViewerGate.tsx';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { MyShiftDocument } from '../shifts/documents.ts';
import { OpenShift } from './OpenShift.tsx';
import { ClosedShift } from './ShiftDialog.tsx';
import { Till } from './Till.tsx';

const Waiting = () => (
  <Box sx={{ display: 'grid', placeItems: 'center', height: '100vh' }}>
    <CircularProgress size={24} />
  </Box>
);

/** The till of the own shift; without one, what opens it; after one, its report. */
const Shifted = () => {
  const t = useTranslate();
  const { data, refetch } = useQuery(MyShiftDocument, { fetchPolicy: 'network-only' });
  const [closed, setClosed] = useState<ShiftFieldsFragment | null>(null);
  if (closed) {
    const next = () => {
      setClosed(null);
      void refetch();
    };
    return <ClosedShift shift={closed} onNext={next} />;
  }
  if (!data) return <Waiting />;
  return (
    <>
      <Title title={t('resources.till.name')} />
      {data.myShift ? <Till shift={data.myShift} onMoved={refetch} onClosed={setClosed} /> : <OpenShift onOpened={refetch} />}
    </>
  );
};

/** 收银: full screen, without navigation. */
const TillPage = () => {
  const { pathname } = useLocation();
  return (
    <Authenticated loading={<Waiting />}>
      <ViewerGate waiting={<Waiting />}>
        <SpokenWords>
          <Shelter place={pathname}>
            <Shifted />
          </Shelter>
        </SpokenWords>
      </ViewerGate>
    </Authenticated>
  );
};

export default TillPage;
