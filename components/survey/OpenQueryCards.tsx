import { LinkButton } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { formatFiscalYear } from '@/lib/platform/time';
import { surveyAddress } from '@/lib/survey/addresses';

/** 疑義照会 that wait for a reply, with the way to them. */
export function OpenQueryCards({ waiting }: { waiting: { year: number; code: string; municipality: string; open: number }[] }) {
  return waiting.map(({ year, code, municipality, open }) => (
    <Notice key={`${year} ${code}`} tone="warning" title={`事務局からの疑義照会が${open}件あります（${formatFiscalYear(year)}　${municipality}）。`}>
      <p className="mt-3"><LinkButton look="secondary" href={surveyAddress(year, code, 'queries')}>照会を読んで回答する</LinkButton></p>
    </Notice>
  ));
}
