import { BAR, type Bar, type BarGroup, placed } from './bar-layout';

/** Bars take this part of the width; what they say stands right of them, at the same place for all. */
const BAR_PART = 40;

/** Told apart by pattern, so that they read without colour and on paper. Draw <BarPatterns/> once a page. */
const fills = ['var(--color-blue-900)', 'url(#bar-hatched)', 'url(#bar-dotted)'];

export function BarPatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        <pattern id="bar-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff" />
          <rect width="3" height="6" fill="var(--color-blue-900)" />
        </pattern>
        <pattern id="bar-dotted" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="#fff" />
          <circle cx="3" cy="3" r="1.7" fill="var(--color-blue-900)" />
        </pattern>
      </defs>
    </svg>
  );
}

/**
 * Bars in percent, drawn on the server. Lengths are parts of whatever width there is while the writing keeps its size,
 * so that a phone and a sheet of paper can both read them. The same numbers belong in a table beneath.
 */
export function Bars({ id, title, description, groups }: Figure) {
  const { marks, height } = placed(groups);
  return (
    <svg role="img" aria-labelledby={`${id}-title ${id}-desc`} width="100%" height={height} className="my-3 block max-w-[44rem] fill-solid-gray-900 text-[0.875rem]">
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {marks.map((mark, i) =>
        mark.kind === 'bar' ? (
          <g key={i}>
            {mark.bar.percent !== null && <rect x="0" y={mark.y} width={`${BAR_PART}%`} height={BAR.height} fill="#fff" stroke="var(--color-solid-gray-420)" />}
            <Length bar={mark.bar} y={mark.y} />
            <text x={`${BAR_PART + 2}%`} y={mark.y + BAR.height - 2}>{mark.bar.text}</text>
          </g>
        ) : (
          <text key={i} x="0" y={mark.y} className={mark.kind === 'heading' ? 'text-[1rem] font-bold' : undefined}>{mark.text}</text>
        ),
      )}
    </svg>
  );
}

const across = (percent: number) => `${(percent * BAR_PART) / 100}%`;

function Length({ bar: { series, percent, from = 0, mark }, y }: { bar: Bar; y: number }) {
  if (percent === null || (percent === 0 && mark === undefined)) return null;
  return (
    <>
      <rect x={across(from)} y={y} width={across(percent - from)} height={BAR.height} fill={fills[series] ?? fills[0]} stroke="var(--color-blue-900)" />
      {mark !== undefined && <line x1={across(mark)} x2={across(mark)} y1={y - 2} y2={y + BAR.height + 2} stroke="#fff" strokeWidth="6" />}
      {mark !== undefined && <line x1={across(mark)} x2={across(mark)} y1={y - 2} y2={y + BAR.height + 2} stroke="#000" strokeWidth="2" />}
    </>
  );
}

type Figure = { id: string; title: string; description: string; groups: BarGroup[] };

/** A figure of one group, or one small figure a group side by side where the width allows it. */
export function BarFigures({ id, title, description, groups }: Figure) {
  if (groups.length < 3) return <Bars {...{ id, title, description, groups }} />;
  return (
    <div className="grid gap-x-8 desktop:grid-cols-3 print:grid-cols-3">
      {groups.map((group, i) => <Bars key={group.label} id={`${id}-${i}`} title={`${title}（${group.label}）`} description={description} groups={[group]} />)}
    </div>
  );
}
