// The lines that npm start prints: one a step, with the time it took.

/** @param {number} since milliseconds of performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)}秒`;

/**
 * @param {number} total number of steps
 * @param {NodeJS.WriteStream} [out]
 */
export function stepPrinter(total, out = process.stdout) {
  let number = 0;
  /**
   * Prints the step, keeps showing that it goes on, and closes the line.
   * @template T
   * @param {string} title
   * @param {(note: (text: string) => void) => Promise<T>} work `note` adds a remark to the closing
   * @returns {Promise<T>}
   */
  return async function step(title, work) {
    const head = `[${++number}/${total}] ${title}…`;
    const begin = performance.now();
    let remark = '';
    out.write(head);
    const beat = out.isTTY
      ? setInterval(() => out.write(`\r${head} ${seconds(begin)}`), 1000)
      : setInterval(() => out.write('・'), 5000);
    const close = (end) => {
      clearInterval(beat);
      out.write(out.isTTY ? `\r\x1b[K${head} ${end}\n` : ` ${end}\n`);
    };
    try {
      const result = await work((text) => (remark = text));
      close([remark, seconds(begin)].filter(Boolean).join(' '));
      return result;
    } catch (error) {
      close('できませんでした');
      throw error;
    }
  };
}
