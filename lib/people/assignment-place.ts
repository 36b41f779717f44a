/** What `include` of an assignment has to hold for assignmentPlace. */
export const withPlace = { municipality: { include: { prefecture: true } }, supporter: { select: { name: true } } } as const;

type Placed = { prefectureCode: string | null; municipality: { code: string; name: string; prefecture: { name: string } } | null; supporter?: { name: string } | null };

/** The place of a role in words: 見本県 見本市（992011）, 見本県, or nothing. */
export function assignmentPlace({ municipality, prefectureCode, supporter }: Placed, prefectures: { code: string; name: string }[]): string {
  if (municipality) return `${municipality.prefecture.name} ${municipality.name}（${municipality.code}）`;
  if (supporter) return supporter.name;
  return prefectures.find((prefecture) => prefecture.code === prefectureCode)?.name ?? '';
}
