import { usePalette } from './usePalette.ts';

/** A figure with a bar behind it: how large it is beside the largest of its column. Styled in place, for there are many of them. */
export const BarCell = ({ text, share }: { text: string; share: number }) => {
  const { accentSoft } = usePalette();
  const end = `${Math.max(0, Math.min(1, share)) * 100}%`;
  const background = `linear-gradient(to right, ${accentSoft} ${end}, transparent ${end})`;
  return <span style={{ display: 'block', minWidth: 108, marginBlock: -3, padding: '3px 4px', borderRadius: 3, background }}>{text}</span>;
};
