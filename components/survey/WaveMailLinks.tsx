import { LinkButton } from '@/components/ui/Button';

/** Where a year's invitations and reminders are sent from. */
export function WaveMailLinks({ year, open }: { year: number; /** Invitations go out only while a year is open. */ open: boolean }) {
  return (
    <p className="my-4 flex flex-wrap gap-4">
      {open && <LinkButton href={`/admin/waves/${year}/invitations`} look="secondary">まとめて招待する</LinkButton>}
      <LinkButton href={`/admin/waves/${year}/mail`} look="secondary">締切の案内と連絡</LinkButton>
    </p>
  );
}
