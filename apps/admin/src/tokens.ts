/** The look in one place: every colour, size and font of the admin. Contrast of text on its ground is AA or better. */

export const font = '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Liberation Sans", sans-serif';

export const mono = 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace';

export const radius = 8;

/** Width of the navigation in px, open and as icons; heights of the bars. */
export const frame = { nav: 216, rail: 60, top: 52, bottom: 56, side: 420 } as const;

export interface Palette {
  /** Page, raised surface, and the tint of a hovered row. */
  ground: string;
  surface: string;
  hover: string;
  /** Hairline between things. */
  line: string;
  text: string;
  quiet: string;
  accent: string;
  accentSoft: string;
  onAccent: string;
  good: string;
  warn: string;
  bad: string;
  /** Colours of chart series in order; distinct in lightness too, so that they survive a grey print. */
  series: readonly string[];
}

export const light: Palette = {
  ground: '#fafaf9',
  surface: '#ffffff',
  hover: '#f4f4f2',
  line: '#e6e5e1',
  text: '#1c1b19',
  quiet: '#66635c',
  accent: '#0f766e',
  accentSoft: '#e3f2f0',
  onAccent: '#ffffff',
  good: '#17734a',
  warn: '#945800',
  bad: '#b42318',
  series: ['#0f766e', '#c2700a', '#3b62b8', '#a33a74', '#6b8e23', '#77726a'],
};

export const dark: Palette = {
  ground: '#141413',
  surface: '#1c1c1a',
  hover: '#262624',
  line: '#32312e',
  text: '#edece8',
  quiet: '#a3a098',
  accent: '#4fc3b5',
  accentSoft: '#16322f',
  onAccent: '#08211e',
  good: '#5cc796',
  warn: '#e2a94c',
  bad: '#f2877c',
  series: ['#4fc3b5', '#e8a14b', '#8aa9ee', '#e08bbb', '#b3cf6b', '#a3a098'],
};
