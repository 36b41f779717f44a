import 'server-only';
import { cache } from 'react';
import { type Actor, codesOf, supportersOf } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { roleName } from './roles';

/** For whom somebody acts: a municipality or prefecture with its roles there, or the role alone. */
export type Hat = { code: string | null; place: string; roles: string[] };

/** All the hats of an actor, the one worn first. `inAddress` is the code of the page asked for, which wins when the actor holds it. */
export const listHats = cache(async (actor: Actor, inAddress: string | null): Promise<Hat[]> => {
  if (actor.kind === 'secretariat') return [{ code: null, place: '', roles: [roleName('secretariat')] }];
  if (actor.kind !== 'person') return [];
  const codes = codesOf(actor);
  const worn = inAddress && codes.includes(inAddress) ? inAddress : codes[0];
  const [municipalities, prefectures, supporters] = await db.as(actor, async (tx) => [
    codes.length > 0 ? await tx.municipality.findMany({ where: { code: { in: codes } }, select: { code: true, name: true } }) : [],
    actor.coordinatorOf.length > 0 ? await tx.prefecture.findMany({ where: { code: { in: actor.coordinatorOf } }, select: { name: true } }) : [],
    supportersOf(actor).length > 0 ? await tx.supporter.findMany({ where: { id: { in: supportersOf(actor) } }, select: { name: true } }) : [],
  ]);
  const hats: Hat[] = codes.map((code) => ({
    code,
    place: municipalities.find((one) => one.code === code)?.name ?? code,
    roles: [...(actor.editorOf.includes(code) ? [roleName('editor')] : []), ...(actor.approverOf.includes(code) ? [roleName('approver')] : [])],
  }));
  hats.sort((a, b) => Number(b.code === worn) - Number(a.code === worn));
  for (const { name } of prefectures) hats.push({ code: null, place: name, roles: [roleName('coordinator')] });
  for (const { name } of supporters) hats.push({ code: null, place: name, roles: [roleName('supporter')] });
  if (hats.length === 0 && actor.viewer) hats.push({ code: null, place: '', roles: [roleName('viewer')] });
  return hats;
});

/** The code in an address such as `/survey/2026?code=992011`. */
export const codeInAddress = (path: string | null): string | null => (path && URL.canParse(path, 'http://x.invalid') ? new URL(path, 'http://x.invalid').searchParams.get('code') : null);
