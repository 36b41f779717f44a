/** What a button of the page says: one of these with a finding's key, or `reset`. */
export type ChoiceAct = { what: 'up' | 'down' | 'add' | 'remove'; key: string } | { what: 'reset' };

const ACT = /^(up|down|add|remove):(.{1,200})$/s;

export function choiceAct(text: string): ChoiceAct | null {
  if (text === 'reset') return { what: 'reset' };
  const [, what, key] = ACT.exec(text) ?? [];
  return what && key ? { what: what as 'up', key } : null;
}

/** The choice after one button; what is not there cannot move, and nothing stands in it twice. */
export function afterAct(chosen: readonly string[], act: Exclude<ChoiceAct, { what: 'reset' }>): string[] {
  const { what, key } = act;
  const at = chosen.indexOf(key);
  if (what === 'add') return at < 0 ? [...chosen, key] : [...chosen];
  const rest = chosen.filter((one) => one !== key);
  if (what === 'remove' || at < 0) return rest;
  const to = Math.min(rest.length, Math.max(0, what === 'up' ? at - 1 : at + 1));
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}
