import { Picture2012 } from '@/components/results/Picture2012';
import { LinkButton } from '@/components/ui/Button';
import { PageHeading } from '@/components/ui/PageHeading';
import { getActor } from '@/lib/people/get-actor';

const signedOutLinks = [
  { href: '/results', label: '調査結果を見る' },
  { href: '/register', label: '市区町村を探す' },
];

export default async function LandingPage() {
  const actor = await getActor();
  const signedIn = actor.kind === 'person' || actor.kind === 'secretariat';
  return (
    <>
      <PageHeading title="災害のとき、役所の情報システムを守る備えを、自治体どうしで" />
      <div className="max-w-[46rem]">
        <p>
          {'そなえあいは、市区町村のICT部門が、災害への備えを毎年1回、同じ質問で確かめる場です。'}
          {'答えは人口の規模ごとにまとめて、2012年の調査や前の年と並べて見られます。'}
          {'備えの足りないところを知り、災害のときに助け合う準備につなげます。'}
        </p>
        <div className="mt-6 flex flex-wrap gap-4">
          {signedIn ? <LinkButton href="/home">ホームへ進む</LinkButton> : <LinkButton href="/signin">サインイン</LinkButton>}
          {signedOutLinks.map(({ href, label }) => (
            <LinkButton key={href} href={href} look="secondary">{label}</LinkButton>
          ))}
        </div>
      </div>
      <section aria-labelledby="picture" className="mt-10 max-w-[52rem]">
        <h2 id="picture" className="mb-3 text-std-24B-150">2012年の調査で、備えができていた団体</h2>
        <Picture2012 />
        <p className="mt-3">
          <a href="/results/2012">2012年の調査結果をすべて見る</a>
        </p>
      </section>
    </>
  );
}
