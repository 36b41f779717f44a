/** Where an office stands, in degrees. */
export type Office = { prefecture: string; lat: number; lng: number };

export type Inset = 'main' | 'south-west' | 'ogasawara';
export type Box = { inset: Inset; x: number; y: number; width: number; height: number };
export type MapDot = { prefecture: string; inset: Inset; x: number; y: number };

/**
 * How degrees become pixels: both axes even, longitude shortened by the cosine of 37° north (the middle of the four main
 * islands), so that shapes are right there and a little wide in Hokkaido. Distances are not to be measured on it.
 * The islands south of 29° stand in a box of their own at the same scale, Ogasawara in another.
 */
const SHORTENED = Math.cos((37 * Math.PI) / 180);

/** Degrees: west, east, south, north. */
const AREAS: Record<Inset, readonly [number, number, number, number]> = {
  main: [128.4, 145.9, 30.1, 45.7],
  'south-west': [122.7, 131.6, 24.1, 28.7],
  ogasawara: [141.6, 142.8, 26.6, 27.6],
};

export const insetOf = ({ lat, lng }: Office): Inset => (lat >= 29.2 ? 'main' : lng < 135 ? 'south-west' : 'ogasawara');

/** All offices on a picture of the given width, with the boxes around the insets. */
export function projected(offices: Office[], width: number): { dots: MapDot[]; boxes: Box[]; height: number } {
  const [west, east, south, north] = AREAS.main;
  const perLatitude = width / ((east - west) * SHORTENED);
  const perLongitude = perLatitude * SHORTENED;
  const height = (north - south) * perLatitude;
  const boxOf = (inset: Inset, x: number, y: number): Box => {
    const [w, e, s, n] = AREAS[inset];
    return { inset, x, y, width: (e - w) * perLongitude, height: (n - s) * perLatitude };
  };
  // North-west of Honshu there is sea, and south-east of it.
  const boxes = [boxOf('south-west', 1, height * 0.08), boxOf('ogasawara', width * 0.86, height * 0.86)];
  const corner: Record<Inset, { x: number; y: number }> = { main: { x: 0, y: 0 }, 'south-west': boxes[0]!, ogasawara: boxes[1]! };
  const dots = offices.map((office): MapDot => {
    const inset = insetOf(office);
    const [w, , , n] = AREAS[inset];
    return { prefecture: office.prefecture, inset, x: corner[inset].x + (office.lng - w) * perLongitude, y: corner[inset].y + (n - office.lat) * perLatitude };
  });
  return { dots, boxes, height };
}
