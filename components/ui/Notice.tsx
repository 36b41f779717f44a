import type { ReactNode } from 'react';

type Tone = 'info' | 'success' | 'warning' | 'error';

const tones: Record<Tone, { box: string; word: string }> = {
  info: { box: 'border-blue-900', word: 'お知らせ' },
  success: { box: 'border-success-2', word: '完了' },
  warning: { box: 'border-warning-orange-2', word: '注意' },
  error: { box: 'border-error-2', word: 'エラー' },
};

/** A message in a box. Its tone is said in a word as well, not by colour alone. `live` announces it when it appears. */
export function Notice({ tone = 'info', title, live = false, children, className = '' }: { tone?: Tone; title?: string; live?: boolean; children?: ReactNode; className?: string }) {
  const { box, word } = tones[tone];
  return (
    <div className={`my-4 rounded-8 border-2 border-l-8 bg-white p-4 ${box} ${className}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <p className="text-std-16B-170">
        <span className="mr-2">［{word}］</span>
        {title}
      </p>
      {children}
    </div>
  );
}
