import Undo from '@mui/icons-material/UndoOutlined';
import { IconButton, InputAdornment, TextField, Tooltip } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isWithin, keyOf, type Threshold } from './changes.ts';

interface ThresholdFieldProps {
  threshold: Threshold;
  /** The branch whose settings these are. */
  orgId: string;
  typed: string | null | undefined;
  /** What the API said of it. */
  error: string | undefined;
  onType: (typed: string | null) => void;
}

/** A number of a kind: what holds here, who says so, and a way back to what holds above. */
export const ThresholdField = ({ threshold, orgId, typed, error, onType }: ThresholdFieldProps) => {
  const t = useTranslate();
  const { title, unit, value, min, max, level, from } = threshold;
  const said = from?.id === orgId;
  const beyond = typed !== undefined && !isWithin(typed, threshold);
  const source = () => {
    if (typed === null) return t('resources.alertSettings.will_inherit');
    if (typed !== undefined) return t('resources.alertSettings.limits', { min, max });
    if (said) return t('resources.alertSettings.own');
    return from ? t('resources.alertSettings.from', { name: from.name }) : t('resources.alertSettings.default');
  };
  return (
    <TextField
      id={`${keyOf(threshold)} ${title}`}
      label={level ? level.name : title}
      value={typed === null ? '' : (typed ?? String(value))}
      onChange={({ target }) => onType(target.value)}
      error={beyond || Boolean(error)}
      helperText={error ?? (beyond ? t('resources.alertSettings.limits', { min, max }) : source())}
      fullWidth
      slotProps={{
        htmlInput: { inputMode: 'decimal', 'aria-label': level ? `${title}, ${level.name}` : title },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              {t(`resources.alertSettings.unit.${unit}`)}
              {(said || typed !== undefined) && typed !== null && (
                <Tooltip title={t('resources.alertSettings.inherit')}>
                  <IconButton size="small" edge="end" aria-label={t('resources.alertSettings.inherit')} onClick={() => onType(null)}>
                    <Undo fontSize="small" />
                  </IconButton>
                </Tooltip>
              )}
            </InputAdornment>
          ),
        },
      }}
    />
  );
};
