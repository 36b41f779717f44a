import type { Metadata } from 'next';
import { RuleText } from '@/components/results/RuleText';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { PageHeading } from '@/components/ui/PageHeading';

export const metadata: Metadata = { title: '公表する数を伏せる決まり' };

export default function RulePage() {
  return (
    <>
      <Breadcrumbs trail={[{ label: '調査結果', href: '/results' }, { label: '数を伏せる決まり' }]} />
      <PageHeading title="公表する数を伏せる決まり" />
      <RuleText />
    </>
  );
}
