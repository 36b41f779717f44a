import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/people/SiteFooter';
import { SiteHeader } from '@/components/people/SiteHeader';
import { usesDirectory } from '@/lib/agreement/directory/list-directory';
import { getActor } from '@/lib/people/get-actor';
import { getInstallation } from '@/lib/people/get-installation';
import { codeInAddress, listHats } from '@/lib/people/list-hats';
import { chooseHat, signOut } from './(auth)/account/actions';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'そなえあい｜自治体ICT部門の災害対応準備', template: '%s｜そなえあい' },
  description: '自治体のICT部門が災害への備えを毎年確かめ、結果を持ち寄り、助け合うための場です。',
  robots: { index: false },
  manifest: '/manifest.webmanifest',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

// Every page shows who is signed in, and its scripts carry the nonce of this very answer: none is made ahead of time.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [actor, installation, all] = await Promise.all([getActor(), getInstallation(), headers()]);
  const [hats, directory] = await Promise.all([listHats(actor, codeInAddress(all.get('x-sonaeai-path'))), usesDirectory(actor)]);
  return (
    <html lang="ja">
      <body>
        <a href="#main" className="sr-only focus:not-sr-only focus:absolute focus:left-2 focus:top-2 focus:z-10 focus:bg-white focus:p-3">
          本文へ移る
        </a>
        <SiteHeader actor={actor} directory={directory} demo={installation.demo} hats={hats} signOut={signOut} chooseHat={chooseHat} />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[70rem] px-4 py-6 desktop:px-8 print:max-w-none print:p-0">
          {children}
        </main>
        <SiteFooter />
      </body>
    </html>
  );
}
