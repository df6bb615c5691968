import { Box, Step, StepButton, Stepper } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Mapping } from './Mapping.tsx';
import { Upload } from './Upload.tsx';

const STEPS = ['upload', 'map', 'check'] as const;
type Step = (typeof STEPS)[number];

/** From a file to a running import: upload, columns, check. File and step stand in the address. */
export const ImportWizard = () => {
  const t = useTranslate();
  const [params, setParams] = useSearchParams();
  const fileId = params.get('file');
  const step: Step = fileId ? (STEPS.find((name) => name === params.get('step')) ?? 'map') : 'upload';
  const go = (next: Step, file = fileId) => setParams(next === 'upload' || !file ? {} : { file, step: next });
  return (
    <Box sx={{ display: 'grid', gap: 8, maxWidth: 1120 }}>
      <Title title={t('resources.imports.start')} />
      <Stepper nonLinear activeStep={STEPS.indexOf(step)} sx={{ maxWidth: 520 }}>
        {STEPS.map((name) => (
          <Step key={name} completed={STEPS.indexOf(name) < STEPS.indexOf(step)}>
            <StepButton disabled={!fileId && name !== 'upload'} onClick={() => go(name)}>
              {t(`resources.imports.step.${name}`)}
            </StepButton>
          </Step>
        ))}
      </Stepper>
      {fileId === null || step === 'upload' ? (
        <Upload onStored={(stored) => go('map', stored)} />
      ) : (
        <Mapping fileId={fileId} checking={step === 'check'} onCheck={() => go('check')} onBack={() => go('map')} />
      )}
    </Box>
  );
};
