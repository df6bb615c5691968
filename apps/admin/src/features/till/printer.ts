/** What we need of a serial port; TypeScript's own library does not know them yet. */
interface Port {
  writable: WritableStream<Uint8Array> | null;
  open: (options: { baudRate: number }) => Promise<void>;
  close: () => Promise<void>;
}
interface Serial {
  getPorts: () => Promise<Port[]>;
  requestPort: () => Promise<Port>;
}

const BAUD = 9_600;

const serial = (): Serial | undefined => ('serial' in navigator ? (navigator.serial as Serial) : undefined); // of browsers that have it

/** Whether the browser reaches printers: Chrome and Edge do. */
export const hasPrinter = () => serial() !== undefined;

/** Sends bytes to a printer at a serial port (USB ones have it, too); the first time the browser asks which. @throws what the browser says */
export async function sendToPrinter(bytes: Uint8Array): Promise<void> {
  const ports = serial();
  if (!ports) throw new Error('WebSerial');
  const port = (await ports.getPorts())[0] ?? (await ports.requestPort());
  await port.open({ baudRate: BAUD });
  try {
    const writer = port.writable?.getWriter();
    await writer?.write(bytes);
    writer?.releaseLock();
  } finally {
    await port.close();
  }
}
