// Written so that an old Node can read it.

/** The oldest Node that everything here runs on: the one package.json names under "engines". */
export var OLDEST_NODE = [20, 19, 0];

/**
 * @param {string} version e.g. '20.19.0'
 * @returns {string | undefined} a sentence in Japanese that says what to do, or undefined when the version will do
 */
export function nodeRefusal(version) {
  var parts = version.split('.').map(Number);
  for (var i = 0; i < 3; i++) {
    if (parts[i] > OLDEST_NODE[i]) return undefined;
    if (parts[i] < OLDEST_NODE[i]) {
      return 'Node.jsのバージョンが古いため起動できません（現在 ' + version + '）。' + OLDEST_NODE.slice(0, 2).join('.') + '以上のNode.jsを https://nodejs.org/ から入れて、もう一度 npm start を実行してください。';
    }
  }
  return undefined;
}
