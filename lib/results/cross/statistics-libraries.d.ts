// What is used of two libraries that bring no types of their own (docs/decisions/0125-statistics-libraries.md).
declare module 'wilson-score-interval' {
  /** 95% Wilson score interval of a share, as parts of one. */
  export default function wilson(count: number, base: number): { left: number; right: number };
}

declare module 'jstat' {
  /** How likely `found` marked ones are among `drawn` of `all`, of which `marked` are marked. */
  type Hypergeometric = { pdf: (found: number, all: number, marked: number, drawn: number) => number };
  const jstat: { jStat: { hypgeom: Hypergeometric } };
  export default jstat;
}
