import { useState } from 'react';
import type { DocumentKind, Gender, RegisterMutation } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { RegisterDocument, RequestRegistrationCodeDocument } from './documents.ts';

export interface Form {
  phone: string;
  code: string;
  name: string;
  birthday: string;
  gender: Gender | '';
  storeCode: string;
  'document.kind': DocumentKind;
  'document.number': string;
}

const EMPTY: Form = {
  phone: '',
  code: '',
  name: '',
  birthday: '',
  gender: '',
  storeCode: '',
  'document.kind': 'RESIDENT_ID',
  'document.number': '',
};

/** What somebody fills in who registers without staff, and what came of it. */
export function useJoin(withDocument: boolean) {
  const [form, setForm] = useState(EMPTY);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [joined, setJoined] = useState<RegisterMutation['register'] | null>(null);
  const set = <Name extends keyof Form>(name: Name, value: Form[Name]) => {
    setForm((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _gone, other: _too, ...rest }) => rest);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setErrors({});
    try {
      await work();
    } catch (error) {
      const fields = fieldErrors(error);
      setErrors(Object.keys(fields).some((field) => field in form) ? fields : { other: messageOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const askCode = () =>
    attempt(async () => {
      await mutate(RequestRegistrationCodeDocument, { phone: form.phone });
      setSent(true);
    });
  const join = () =>
    attempt(async () => {
      const { 'document.kind': kind, 'document.number': number, birthday, gender, ...told } = form;
      const input = {
        ...told,
        birthday: birthday || null,
        gender: gender || null,
        document: withDocument && number ? { kind, number } : null,
      };
      setJoined((await mutate(RegisterDocument, { input })).register);
    });
  return { form, set, errors, busy, sent, joined, askCode, join };
}
