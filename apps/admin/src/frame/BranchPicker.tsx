import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import Storefront from '@mui/icons-material/StorefrontOutlined';
import { Autocomplete, Box, Button, createFilterOptions, Popover, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useOrgs } from '../features/orgs/useOrgs.ts';
import { useBranch } from './useBranch.ts';

type Option = { id: string | null; name: string; code: string; depth: number };

const filter = createFilterOptions<Option>({ limit: 200, stringify: ({ name, code }) => `${name} ${code}` });

/** Which branch the figures and lists are about; only for those who see more than one store. */
export const BranchPicker = () => {
  const t = useTranslate();
  const orgs = useOrgs();
  const [branch, choose] = useBranch();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (orgs.length < 2) return null;
  const whole: Option = { id: null, name: t('frame.whole_chain'), code: '', depth: 0 };
  const options = [whole, ...orgs.slice(1)];
  const chosen = options.find(({ id }) => id === branch) ?? whole;
  return (
    <>
      <Button
        color="inherit"
        aria-label={`${t('frame.branch')}: ${chosen.name}`}
        aria-haspopup="listbox"
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
        startIcon={<Storefront fontSize="small" />}
        endIcon={<ArrowDropDown />}
        sx={{ maxWidth: { xs: 150, md: 260 }, flexShrink: 0, '& .MuiButton-icon': { mx: 0.5 } }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {chosen.name}
        </Box>
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      >
        <Box sx={{ p: 2, width: 300 }}>
          <Autocomplete<Option, false, true>
            open
            disablePortal
            disableClearable
            autoHighlight
            options={options}
            value={chosen}
            filterOptions={filter}
            getOptionLabel={({ name }) => name}
            isOptionEqualToValue={(a, b) => a.id === b.id}
            getOptionKey={({ id }) => id ?? 'all'}
            onChange={(_, { id }) => {
              choose(id);
              setAnchor(null);
            }}
            renderInput={(params) => <TextField {...params} autoFocus hiddenLabel placeholder={t('frame.branch')} />}
            renderOption={({ key, ...props }, { name, code, depth }) => (
              <Box component="li" key={key} {...props} sx={{ '&&': { pl: 3 + depth * 3 } }}>
                {name}
                <Box component="span" sx={{ ml: 'auto', pl: 2, color: 'text.secondary', fontSize: 12 }}>
                  {code}
                </Box>
              </Box>
            )}
            slotProps={{
              popper: { sx: { position: 'static !important', transform: 'none !important', width: '100% !important' } },
              paper: { elevation: 0 },
            }}
          />
        </Box>
      </Popover>
    </>
  );
};
