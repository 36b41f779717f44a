import 'server-only';
import { type Role, roleName } from '@/lib/people/roles';
import { publicUrl } from '@/lib/platform/env';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { CODE_MARK, composeText, greetingOf, LINK_MARK } from './compose';

/** Whom an invitation greets whose name nobody has given. */
export const NAMELESS = 'ご担当者';

type Invited = { place: string; name: string; department: string; role: Role };

/**
 * An invitation's text, with marks where the link and the code belong.
 * @param wave the year that is to be answered; null where someone is invited to a role, whatever the year
 */
export function invitationText({ place, name, department, role }: Invited, wave: { title: string; closesOn: Date | null; contact: string } | null, expiresAt: Date): string {
  return composeText({
    greeting: greetingOf(place, [{ name: name || NAMELESS, department }]),
    paragraphs: [
      `${wave ? `「${wave.title}」にご回答いただくため、` : ''}${place && `${place}の`}${roleName(role)}として、そなえあいにご招待します。`,
      `下のリンクを開き、利用者名とパスワードをお決めください。リンクと番号は${formatDateTime(expiresAt)}まで、1回だけ使えます。期限が過ぎたときは、事務局に新しい招待をご依頼ください。`,
      ...(wave?.closesOn ? [`回答の締切日は${formatDate(wave.closesOn)}です。`] : []),
      'リンクと番号はあなただけのものです。担当がほかの方のときは、転送せずに事務局へお知らせください。',
    ],
    link: { label: '招待を受け取る', url: LINK_MARK, code: CODE_MARK },
    site: publicUrl(),
    contact: wave?.contact,
  });
}
