import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../components/ActDialog.tsx';
import { Face } from '../../components/Face.tsx';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { RemoveMemberPhotoDocument } from './mutations.ts';
import { PictureButton } from './PictureButton.tsx';
import type { Member } from './memberDocument.ts';

/** The member's face; who may change the member sends a photo here, or removes it. */
export const Photo = ({ member: { id, name, photo, archivedAt } }: { member: Member }) => {
  const t = useTranslate();
  const write = useMay('member.write');
  const say = (word: string) => t(`resources.members.photo.${word}`, { name });
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', gap: 1, flex: '0 0 auto' }}>
      <Face name={name} src={photo?.url} size={72} />
      {write && !archivedAt && (
        <PictureButton address={`/api/members/${encodeURIComponent(id)}/photo`} label={say(photo ? 'replace' : 'add')} />
      )}
      {write && photo && (
        <ActButton
          label={say('remove')}
          title={say('remove_title')}
          asks={[]}
          action={t('ra.action.delete')}
          done={say('removed')}
          danger
          act={() => mutate(RemoveMemberPhotoDocument, { id })}
        />
      )}
    </Box>
  );
};
