import { useQuery } from '@apollo/client/react';
import Add from '@mui/icons-material/Add';
import { Box, Chip, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { Swatch } from '../../components/Swatch.tsx';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { TagsDocument } from '../tags/documents.ts';
import { TagMembersDocument, UntagMembersDocument } from './mutations.ts';
import type { Member } from './memberDocument.ts';

/** Puts a tag on the member or takes one off, and reads the page again. */
function useTagging(memberId: string) {
  const notify = useNotify();
  const refresh = useRefresh();
  const run = async (change: Promise<unknown>) => {
    try {
      await change;
      refresh();
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
    }
  };
  return {
    add: (tagId: string) => run(mutate(TagMembersDocument, { input: { tagId, memberIds: [memberId] } })),
    remove: (tagId: string) => run(mutate(UntagMembersDocument, { input: { tagId, memberIds: [memberId] } })),
  };
}

const AddTag = ({ taken, onAdd }: { taken: ReadonlySet<string>; onAdd: (tagId: string) => void }) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { data } = useQuery(TagsDocument, { variables: { first: 200 }, skip: anchor === null });
  const free = (data?.tags.edges ?? []).filter(({ node }) => !taken.has(node.id));
  const choose = (id: string) => {
    setAnchor(null);
    onAdd(id);
  };
  return (
    <>
      <Tooltip title={t('resources.members.add_tag')}>
        <IconButton
          size="small"
          aria-label={t('resources.members.add_tag')}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ p: 0.25 }}
        >
          <Add fontSize="small" />
        </IconButton>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null && data !== undefined} onClose={() => setAnchor(null)}>
        {free.length === 0 && <MenuItem disabled>{t('common.none')}</MenuItem>}
        {free.map(({ node }) => (
          <MenuItem key={node.id} onClick={() => choose(node.id)}>
            <Swatch colour={node.colour} name={node.name} />
          </MenuItem>
        ))}
      </Menu>
    </>
  );
};

/** The member's tags; who may tag adds and removes them here. */
export const MemberTags = ({ member: { id, tags } }: { member: Member }) => {
  const assign = useMay('tag.assign');
  const { add, remove } = useTagging(id);
  return (
    <Box sx={{ display: 'contents' }}>
      {tags.map(({ tag, reason }) => (
        <Tooltip key={tag.id} title={reason ?? ''}>
          <Chip
            size="small"
            variant="outlined"
            label={<Swatch colour={tag.colour} name={tag.name} />}
            {...(assign && { onDelete: () => remove(tag.id) })}
          />
        </Tooltip>
      ))}
      {assign && <AddTag taken={new Set(tags.map(({ tag }) => tag.id))} onAdd={add} />}
    </Box>
  );
};
