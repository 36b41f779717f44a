import type { ReactNode } from 'react';

type Tone = 'plain' | 'done' | 'waiting' | 'warning';

const tones: Record<Tone, string> = {
  plain: 'border-solid-gray-536 text-solid-gray-800',
  done: 'border-success-2 text-success-2',
  waiting: 'border-blue-900 text-blue-900',
  warning: 'border-warning-orange-2 text-warning-orange-2',
};

/** A short state in words, e.g. 提出済. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`inline-block whitespace-nowrap rounded-4 border bg-white px-2 text-oln-14B-100 leading-[1.75rem] ${tones[tone]}`}>{children}</span>;
}
