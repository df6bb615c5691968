import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { download } from '../../csv.ts';
import { sendToPrinter } from './printer.ts';
import { PrinterError, sendToUsb } from './usbPrinter.ts';
import { useTry } from './useTry.ts';

/** The ways that bytes for a printer can go. */
export function usePrinters(bytes: () => Promise<Uint8Array>, name: string) {
  const t = useTranslate();
  const { busy, failure, attempt } = useTry();
  const [other, setOther] = useState(false);
  const save = () => void attempt(async () => download(name, new Blob([new Uint8Array(await bytes())])));
  const serial = () => void attempt(async () => sendToPrinter(await bytes()));
  /** By USB; where that fails, another printer may be chosen. */
  const usb = (anew: boolean) =>
    void attempt(async () => {
      setOther(false);
      try {
        await sendToUsb(new Uint8Array(await bytes()), anew);
      } catch (error) {
        if (!(error instanceof PrinterError)) throw error;
        setOther(error.fault !== 'UNSUPPORTED');
        throw new Error(t(`resources.till.printer.${error.fault}`), { cause: error });
      }
    });
  return { busy, failure, other, save, serial, usb };
}
