import type { FormAction } from '@/components/form/use-action-form';
import { Tag } from '@/components/ui/Tag';
import type { ShownHandover } from '@/lib/people/get-handover';
import { roleName } from '@/lib/people/roles';
import { formatDate, formatDateTime } from '@/lib/platform/time';
import { OneButtonForm } from './OneButtonForm';

const states: Record<string, { word: string; tone: 'plain' | 'done' | 'waiting' | 'warning' }> = {
  planned: { word: '予定', tone: 'waiting' }, done: { word: '引き継ぎ済み', tone: 'done' }, withdrawn: { word: 'やめました', tone: 'plain' }, undone: { word: '元に戻しました', tone: 'plain' },
};

/** Handovers of a person, with what can still be done about each. */
export function HandoverList({ handovers, withdraw, undo }: { handovers: ShownHandover[]; withdraw: FormAction<never>; undo?: FormAction<never> }) {
  if (handovers.length === 0) return null;
  return (
    <section aria-labelledby="handovers" className="mt-10">
      <h2 id="handovers" className="text-std-24B-150">引き継ぎの記録</h2>
      <ul>
        {handovers.map((one) => (
          <li key={one.id} className="my-4 border-t border-solid-gray-420 pt-4">
            <p>
              <Tag tone={states[one.status]?.tone}>{states[one.status]?.word ?? one.status}</Tag>　<strong>{one.from}さんから{one.to || '後任の方'}さんへ</strong>
            </p>
            <p>{one.roles.map(({ role, place }) => `${roleName(role)}　${place}`).join('、')}</p>
            <p className="text-solid-gray-700">
              {one.status === 'planned' ? `${formatDate(one.on)}に引き継ぐ予定です。` : one.endedAt && formatDateTime(one.endedAt)}
              {one.waitsForInvited && (one.invitationExpired ? '招待のリンクの期限が過ぎました。この引き継ぎをやめて、もう一度決めてください。' : `${one.to}さんが招待のリンクを開くのを待っています。`)}
            </p>
            {one.note && <p className="whitespace-pre-wrap break-words">申し送り：{one.note}</p>}
            {one.status === 'planned' && (one.outgoing || undo) && <div className="mt-2"><OneButtonForm action={withdraw} field="handoverId" value={one.id} button="この引き継ぎをやめる" name={`${one.to}さんへの引き継ぎをやめる`} look="danger" /></div>}
            {one.status === 'done' && undo && <div className="mt-2"><OneButtonForm action={undo} field="handoverId" value={one.id} button="元に戻す" name={`${one.from}さんから${one.to}さんへの引き継ぎを元に戻す`} look="danger" /></div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
