import { useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Member } from './memberDocument.ts';

/** What is known of the member. */
export const MemberFacts = ({ member, short = false }: { member: Member; short?: boolean }) => {
  const t = useTranslate();
  const { day, phone } = useFormat();
  const label = (field: string) => t(`resources.members.fields.${field}`);
  const essentials = [
    [label('phone'), phone(member.phone)],
    [label('card'), member.cards.join(' ')],
    [label('birthday'), member.birthday && day(member.birthday)],
    [label('homeStore'), member.homeStoreName],
    [label('joinedOn'), day(member.joinedOn)],
  ] as const;
  const rest = [
    [label('kind'), t(`resources.members.kind.${member.kind}`)],
    [label('gender'), member.gender && t(`resources.members.gender.${member.gender}`)],
    [label('email'), member.email],
    [label('address'), member.address],
    [label('source'), t(`resources.members.source.${member.source}`)],
    [label('language'), member.language],
    [label('note'), member.note],
  ] as const;
  return <Facts facts={short ? essentials : [...essentials, ...rest]} />;
};
