import { useStore } from 'react-admin';

/** Whether errors and scans are heard; kept in the browser. */
export const useTillSound = () => useStore('till.sound', true);

/** Hz and seconds: a short high tone for what went well, a long low one for what did not. */
const TONES = { good: [1_320, 0.07], bad: [220, 0.35] } as const;

let context: AudioContext | null = null;

/** A tone. A browser that has not been touched yet stays silent. */
export function beep(tone: keyof typeof TONES): void {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  const [frequency, seconds] = TONES[tone];
  const volume = new GainNode(context, { gain: 0.12 });
  const note = new OscillatorNode(context, { frequency, type: tone === 'bad' ? 'square' : 'sine' });
  note.connect(volume).connect(context.destination);
  note.start();
  note.stop(context.currentTime + seconds);
}
