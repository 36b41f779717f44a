import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

/**
 * @param {string} host
 * @param {number} port
 * @throws {Problem} when the web server could not listen there
 */
export function refuseTakenPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', (error) => reject(explain(error, host, port)));
    probe.listen({ host: host.replace(/^\[|\]$/g, ''), port, exclusive: true }, () => probe.close(resolve));
  });
}

function explain(error, host, port) {
  const example = `「PORT=${port === 8080 ? 8081 : 8080} npm start」のように、別の番号を指定してください。`;
  if (error.code === 'EADDRINUSE') return new Problem(`ポート${port}は、ほかのプログラムが使っています。${example}`);
  if (error.code === 'EACCES') return new Problem(`ポート${port}を使う権限がありません。${example}`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') return new Problem(`「HOST」は、このパソコンのIPアドレスを指定してください。現在の値: ${host}`);
  return error;
}
