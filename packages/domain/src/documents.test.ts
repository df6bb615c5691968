import { describe, expect, test } from 'vitest';
import { ageOn, type Applicant, checkApplicant, checkDocument, type DocumentKind, maskDocument, type Requirements } from './documents.ts';
import { DomainError } from './errors.ts';

const TODAY = '2026-11-22';
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'fine';
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.field}` : String(error);
  }
};

test.each<[DocumentKind, string, string, DocumentKind]>([
  ['RESIDENT_ID', '11010519491231002x', '11010519491231002X', 'RESIDENT_ID'],
  ['RESIDENT_ID', '81000019980902013X', '81000019980902013X', 'RESIDENCE_PERMIT'],
  ['RESIDENCE_PERMIT', '110105 19491231 002X', '11010519491231002X', 'RESIDENT_ID'],
  ['PASSPORT', 'e1234 5678', 'E12345678', 'PASSPORT'],
  ['TRAVEL_PERMIT', 'h12345678', 'H12345678', 'TRAVEL_PERMIT'],
  ['TRAVEL_PERMIT', '12345678', '12345678', 'TRAVEL_PERMIT'],
  ['BUSINESS_LICENCE', '91350100m000100y43', '91350100M000100Y43', 'BUSINESS_LICENCE'],
  ['OTHER', '军字第123号', '军字第123号', 'OTHER'],
])('%s %s is kept as %s, a %s', (kind, typed, number, kept) =>
  expect(checkDocument(kind, typed, TODAY)).toMatchObject({ number, kind: kept }),
);

test.each<[DocumentKind, string, string]>([
  ['RESIDENT_ID', '110105194912310021', 'BAD_DOCUMENT document.number'],
  ['RESIDENT_ID', '', 'REQUIRED document.number'],
  ['PASSPORT', '12', 'BAD_DOCUMENT document.number'],
  ['TRAVEL_PERMIT', 'X12345678', 'BAD_DOCUMENT document.number'],
  ['BUSINESS_LICENCE', '12345', 'BAD_DOCUMENT document.number'],
  ['OTHER', 'x'.repeat(41), 'TOO_LONG document.number'],
])('%s "%s" is refused: %s', (kind, typed, code) => expect(codeOf(() => checkDocument(kind, typed, TODAY))).toBe(code));

test.each([
  ['11010519491231002X', '1101**********002X'],
  ['E12345678', 'E1*****78'],
  ['1234', '1****4'],
])('%s is shown as %s', (number, masked) => expect(maskDocument(number)).toBe(masked));

test.each([
  ['2014-11-22', 12],
  ['2014-11-23', 11],
  ['2012-02-29', 14],
])('who was born on %s is %i', (birthday, age) => expect(ageOn(birthday, TODAY)).toBe(age));

describe('what the programme asks for', () => {
  const nothing: Requirements = { phone: false, document: false, minAge: null, personsOnly: false };
  const who: Applicant = { kind: 'PERSON', phone: null, birthday: null, document: null };
  const id = checkDocument('RESIDENT_ID', '11010519491231002X', TODAY);
  test.each<[string, Partial<Requirements>, Partial<Applicant>, string]>([
    ['nothing', {}, {}, 'fine'],
    ['a phone', { phone: true }, {}, 'REQUIRED phone'],
    ['a document', { document: true }, {}, 'REQUIRED document.number'],
    ['a document that says the age', { document: true, minAge: 12 }, { document: id, birthday: id.birthday }, 'fine'],
    ['a passport, and with it the age', { document: true, minAge: 12 }, { document: { ...id, birthday: null } }, 'REQUIRED birthday'],
    ['an age', { minAge: 12 }, { birthday: '2014-11-23' }, 'TOO_YOUNG birthday'],
    ['an age where none is known', { minAge: 12 }, {}, 'fine'],
    ['a person', { personsOnly: true }, { kind: 'ORGANISATION' }, 'PERSONS_ONLY kind'],
    ['a document of the right holder', {}, { kind: 'ORGANISATION', document: id }, 'DOCUMENT_HOLDER document.kind'],
    ['one birthday', {}, { document: id, birthday: '1950-01-01' }, 'BIRTHDAY_MISMATCH birthday'],
  ])('%s', (_what, wants, is, code) => {
    expect(codeOf(() => checkApplicant({ ...who, ...is }, { ...nothing, ...wants }, TODAY))).toBe(code);
  });
});
