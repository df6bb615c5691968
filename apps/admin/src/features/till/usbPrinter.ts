/** What we need of WebUSB; TypeScript's own library does not know it yet. */
interface Alternate {
  alternateSetting: number;
  interfaceClass: number;
  endpoints: readonly { endpointNumber: number; direction: 'in' | 'out'; type: string }[];
}
export interface UsbDevice {
  vendorId: number;
  productId: number;
  serialNumber?: string | undefined;
  configuration: { interfaces: readonly { interfaceNumber: number; alternates: readonly Alternate[] }[] } | null;
  open: () => Promise<void>;
  close: () => Promise<void>;
  selectConfiguration: (value: number) => Promise<void>;
  claimInterface: (number: number) => Promise<void>;
  selectAlternateInterface: (number: number, setting: number) => Promise<void>;
  releaseInterface: (number: number) => Promise<void>;
  transferOut: (endpoint: number, bytes: Uint8Array<ArrayBuffer>) => Promise<{ status?: string | undefined }>;
}
export interface Usb {
  getDevices: () => Promise<UsbDevice[]>;
  requestDevice: (options: { filters: { classCode: number }[] }) => Promise<UsbDevice>;
}

/** Why nothing was printed; `resources.till.printer` says it in words. */
export type PrinterFault = 'UNSUPPORTED' | 'NONE' | 'BUSY' | 'NO_PRINTER' | 'FAILED';

export class PrinterError extends Error {
  readonly fault: PrinterFault;

  constructor(fault: PrinterFault) {
    super(fault);
    this.fault = fault;
  }
}

/** The class of printers, whoever made them: no list of makers is needed. */
const PRINTER = 7;
/** So many bytes at a time: cheap printers have small buffers. */
const CHUNK = 4_096;
const REMEMBERED = 'regulars.printer';

const usbOf = (): Usb | undefined => ('usb' in navigator ? (navigator.usb as Usb) : undefined); // of browsers that have it

const nameOf = ({ vendorId, productId, serialNumber }: UsbDevice) => [vendorId, productId, serialNumber ?? ''].join(':');

/** The printer that was chosen last, if it is plugged in; else another one that was allowed; else the browser asks. */
async function choose(usb: Usb, anew: boolean): Promise<UsbDevice> {
  const allowed = anew ? [] : await usb.getDevices();
  const last = localStorage.getItem(REMEMBERED);
  const known = allowed.find((device) => nameOf(device) === last) ?? allowed[0];
  if (known) return known;
  return usb.requestDevice({ filters: [{ classCode: PRINTER }] }).catch(() => {
    throw new PrinterError('NONE'); // the list was closed, or empty
  });
}

/** Where bytes for printing go in. @throws NO_PRINTER */
function outletOf({ configuration }: Pick<UsbDevice, 'configuration'>) {
  for (const { interfaceNumber, alternates } of configuration?.interfaces ?? []) {
    for (const { alternateSetting, interfaceClass, endpoints } of alternates) {
      const out = endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk');
      if (interfaceClass === PRINTER && out) return { interfaceNumber, alternateSetting, endpoint: out.endpointNumber };
    }
  }
  throw new PrinterError('NO_PRINTER');
}

/**
 * Sends bytes to a USB printer. The first time (or `anew`) the browser asks which; it is remembered.
 * @throws PrinterError
 */
export async function sendToUsb(bytes: Uint8Array<ArrayBuffer>, anew = false, usb = usbOf()): Promise<void> {
  if (!usb) throw new PrinterError('UNSUPPORTED');
  const device = await choose(usb, anew);
  await device.open().catch(busy);
  try {
    if (!device.configuration) await device.selectConfiguration(1);
    const { interfaceNumber, alternateSetting, endpoint } = outletOf(device);
    await device.claimInterface(interfaceNumber).catch(busy);
    await device.selectAlternateInterface(interfaceNumber, alternateSetting);
    for (let from = 0; from < bytes.length; from += CHUNK) {
      const { status } = await device.transferOut(endpoint, bytes.slice(from, from + CHUNK));
      if (status && status !== 'ok') throw new PrinterError('FAILED');
    }
    await device.releaseInterface(interfaceNumber);
    localStorage.setItem(REMEMBERED, nameOf(device));
  } catch (error) {
    throw error instanceof PrinterError ? error : new PrinterError('FAILED'); // unplugged, out of paper
  } finally {
    await device.close().catch(() => undefined);
  }
}

/** Another page or the system's own driver holds it. */
const busy = () => {
  throw new PrinterError('BUSY');
};
