import { beforeEach, expect, test, vi } from 'vitest';
import { sendToUsb, type Usb, type UsbDevice } from './usbPrinter.ts';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

const alternate = (interfaceClass: number, type = 'bulk') => ({
  alternateSetting: 0,
  interfaceClass,
  endpoints: [
    { endpointNumber: 1, direction: 'in' as const, type },
    { endpointNumber: 2, direction: 'out' as const, type },
  ],
});

/** A device as a browser shows it, that keeps what it is told. */
function printer(productId: number, changes: Partial<UsbDevice> = {}) {
  const printed: number[] = [];
  const calls: string[] = [];
  const device: UsbDevice = {
    vendorId: 1,
    productId,
    configuration: {
      interfaces: [
        { interfaceNumber: 0, alternates: [alternate(3)] },
        { interfaceNumber: 1, alternates: [alternate(7)] },
      ],
    },
    open: async () => void calls.push('open'),
    close: async () => void calls.push('close'),
    selectConfiguration: async () => undefined,
    claimInterface: async (number) => void calls.push(`claim ${number}`),
    selectAlternateInterface: async () => undefined,
    releaseInterface: async () => undefined,
    transferOut: async (endpoint, bytes) => {
      calls.push(`out ${endpoint} ${bytes.length}`);
      printed.push(...bytes);
      return { status: 'ok' };
    },
    ...changes,
  };
  return { device, printed, calls };
}

const usb = (allowed: UsbDevice[], asked?: UsbDevice): Usb => ({
  getDevices: async () => allowed,
  requestDevice: async () => {
    if (!asked) throw new Error('NotFoundError');
    return asked;
  },
});

const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => at % 256);
const fault = (work: Promise<void>) => work.then(() => null).catch(({ fault: why }: { fault: string }) => why);

test('bytes go whole to the printer’s own interface, the one chosen last is taken again', async () => {
  const [first, second] = [printer(1), printer(2)];
  await sendToUsb(bytes, false, usb([], second.device));
  expect(second.calls).toEqual(['open', 'claim 1', 'out 2 4096', 'out 2 904', 'close']);
  expect(second.printed).toEqual([...bytes]);
  await sendToUsb(bytes, false, usb([first.device, second.device]));
  expect([first.calls, second.printed.length]).toEqual([[], 10_000]);
  await sendToUsb(bytes, true, usb([second.device], first.device));
  expect(first.printed).toHaveLength(5_000);
});

test('what went wrong is told apart, and the device is let go', async () => {
  expect(await fault(sendToUsb(bytes, false, undefined))).toBe('UNSUPPORTED');
  expect(await fault(sendToUsb(bytes, false, usb([])))).toBe('NONE');
  const fails = async () => {
    throw new Error('NetworkError');
  };
  const held = printer(1, { claimInterface: fails });
  expect([await fault(sendToUsb(bytes, false, usb([held.device]))), held.calls.at(-1)]).toEqual(['BUSY', 'close']);
  const gone = printer(1, { transferOut: fails });
  expect([await fault(sendToUsb(bytes, false, usb([gone.device]))), gone.calls.at(-1)]).toEqual(['FAILED', 'close']);
  const stalled = printer(1, { transferOut: async () => ({ status: 'stall' }) });
  expect(await fault(sendToUsb(bytes, false, usb([stalled.device])))).toBe('FAILED');
  const scanner = printer(1, { configuration: { interfaces: [{ interfaceNumber: 0, alternates: [alternate(3)] }] } });
  expect(await fault(sendToUsb(bytes, false, usb([scanner.device])))).toBe('NO_PRINTER');
});
