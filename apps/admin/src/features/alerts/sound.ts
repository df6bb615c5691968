import { useStore } from 'react-admin';

/** Two notes, a third apart; Hz. */
const NOTES = [660, 830];
const NOTE_SECONDS = 0.16;

/** Whether a new critical alert is heard; kept in the browser. */
export const useSound = () => useStore('alerts.sound', false);

/** A short sound. A browser that has not been touched yet stays silent. */
export async function ring(): Promise<void> {
  const context = new AudioContext();
  if (context.state !== 'running') return context.close();
  const start = context.currentTime;
  const volume = context.createGain();
  volume.gain.value = 0.15;
  volume.connect(context.destination);
  NOTES.forEach((frequency, at) => {
    const note = new OscillatorNode(context, { frequency });
    note.connect(volume);
    note.start(start + at * NOTE_SECONDS);
    note.stop(start + (at + 1) * NOTE_SECONDS);
    if (at === NOTES.length - 1) note.addEventListener('ended', () => void context.close());
  });
}
