/** argon2id at the stronger end of OWASP's Password Storage Cheat Sheet (its first row: m = 46 MiB, t = 1, p = 1), with a second pass. */
export const argon2Parameters = { memoryCost: 47_104, timeCost: 2, parallelism: 1 } as const;

export const PASSWORD_LENGTH = 12;
const LONGEST = 200;

// The commonest of the published lists that are long enough, or become so by repeating, in lower case.
const common = new Set([
  '123456789012', '1234567890123', '12345678901234', '123456789abc', '111111111111', '000000000000', '121212121212', '123123123123',
  '112233445566', '987654321098', '1q2w3e4r5t6y', '1q2w3e4r5t6y7u', '1qaz2wsx3edc', 'qazwsxedcrfv', 'qwertyuiop12', 'qwertyuiop123',
  'qwertyuiopas', 'qwertyqwerty', 'asdfghjkl123', 'asdfghjklzxc', 'zxcvbnm12345', 'abcdefghijkl', 'abcdefg12345', 'abcabcabcabc',
  'abc123abc123', 'aaaaaaaaaaaa', 'passwordpassword', 'password1234', 'password12345', 'password123456', 'password2024', 'password2025',
  'password2026', 'p@ssw0rd1234', 'passw0rd1234', 'iloveyou1234', 'administrator', 'administrator1', 'admin1234567', 'adminadmin12',
  'adminadminadmin', 'welcome12345', 'letmein12345', 'changeme1234', 'sunshine1234', 'football1234', 'baseball1234', 'princess1234',
  'dragon123456', 'monkey123456', 'qwerty123456', 'sakura123456', 'sonaeai12345', 'sonaeaisonaeai', 'bousai123456', 'yakuba123456',
  'shiyakusho12', 'shiyakusho123', 'jichitai1234', 'japan1234567', 'arigatou1234', 'doraemon1234', 'pokemon12345', 'takahashi123',
]);

/** One spelling for a sign-in name: half width, lower case. あ and Ａ／a／A never make two accounts. */
export const normaliseSignInName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** A password typed on another keyboard or input method has to come out the same (NIST SP 800-63B, 3.1.1.2: normalise before hashing). */
export const normalisePassword = (password: string): string => password.normalize('NFKC');

/** @returns a sentence when the name cannot be used, else undefined; `name` is normalised */
export function signInNameProblem(name: string): string | undefined {
  const length = [...name].length;
  if (length === 0) return '「利用者名」を入力してください。';
  if (length < 3 || length > 60) return '「利用者名」は3文字以上60文字以下にしてください。';
  if (!/^[\p{L}\p{N}._@-]+$/u.test(name)) return '「利用者名」に使えるのは文字・数字と「.」「_」「-」「@」です。空白は入れないでください。';
  return undefined;
}

/**
 * Length counts, composition does not (NIST SP 800-63B): at least twelve characters, not the name, none of the commonest.
 * @returns a sentence when the password cannot be used, else undefined
 */
export function passwordProblem(password: string, signInName: string, label = 'パスワード'): string | undefined {
  const normal = normalisePassword(password);
  const length = [...normal].length;
  if (length === 0) return `「${label}」を入力してください。`;
  if (length < PASSWORD_LENGTH) return `「${label}」は${PASSWORD_LENGTH}文字以上にしてください。いまは${length}文字です。`;
  if (length > LONGEST) return `「${label}」は${LONGEST}文字以下にしてください。`;
  if (/\p{Cc}/u.test(normal)) return `「${label}」に制御文字（改行やタブなど）は使えません。取り除いてください。`;
  const lower = normal.toLowerCase();
  const name = normaliseSignInName(signInName);
  if (name && lower === name) return `「${label}」は利用者名と違うものにしてください。`;
  if (name.length >= 3 && lower.replaceAll(name, '') === '') return `「${label}」は利用者名の繰り返しではないものにしてください。`;
  if (common.has(lower) || new Set(lower).size < 4) return `「${label}」は推測されやすいので使えません。ほかのものにしてください。`;
  return undefined;
}

/** The rule in words, beside the field. */
export const passwordHint = `${PASSWORD_LENGTH}文字以上。利用者名と同じものや、よく使われるものは使えません。いくつかの言葉をつなげると、長くても覚えやすくなります。`;
