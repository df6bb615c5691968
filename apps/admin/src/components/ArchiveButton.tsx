import ArchiveOutlined from '@mui/icons-material/ArchiveOutlined';
import Unarchive from '@mui/icons-material/UnarchiveOutlined';
import { type RaRecord, useRecordContext, useResourceContext, useTranslate } from 'react-admin';
import { ConfirmButton } from './ConfirmButton.tsx';

interface ArchiveButtonProps {
  archive: (id: string) => Promise<unknown>;
  restore: (id: string) => Promise<unknown>;
}

/** Takes the record out of use or puts it back; the words are the room's own (archive_title, archive_text, archived_done, …). */
export const ArchiveButton = ({ archive, restore }: ArchiveButtonProps) => {
  const t = useTranslate();
  const resource = useResourceContext();
  const record = useRecordContext<RaRecord<string> & { name: string; archivedAt?: string | null }>();
  if (!record) return null;
  const archived = Boolean(record.archivedAt);
  const word = archived ? 'restore' : 'archive';
  return (
    <ConfirmButton
      label={t(`common.${word}`)}
      color={archived ? 'primary' : 'error'}
      icon={archived ? <Unarchive /> : <ArchiveOutlined />}
      title={t(`resources.${resource}.${word}_title`, { name: record.name })}
      consequence={t(`resources.${resource}.${word}_text`)}
      action={() => (archived ? restore : archive)(record.id)}
      done={`resources.${resource}.${word}d_done`}
    />
  );
};
