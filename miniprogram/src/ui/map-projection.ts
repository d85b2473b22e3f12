/** A place on the sketch, in degrees. */
export interface LngLat {
  readonly longitude: number;
  readonly latitude: number;
}

/** What the sketch shows: the place in its middle, and how many degrees of latitude its height spans. */
export interface MapView {
  readonly centre: LngLat;
  readonly spanLatitude: number;
}

/** Width over height of the sketch. */
export const sketchRatio = 4 / 3;

const kilometresPerDegree = 111.32;

/** At Huzhou's latitude a degree of longitude is this much shorter than one of latitude. */
const squeeze = Math.cos((30.87 * Math.PI) / 180);

const spanLongitude = (view: MapView): number => (view.spanLatitude * sketchRatio) / squeeze;

/** Where a place lies on the sketch, as shares of its width and height; outside of 0…1 when out of sight. */
export const project = (
  view: MapView,
  { longitude, latitude }: LngLat,
): { readonly x: number; readonly y: number } => ({
  x: 0.5 + (longitude - view.centre.longitude) / spanLongitude(view),
  y: 0.5 - (latitude - view.centre.latitude) / view.spanLatitude,
});

/** The place at shares `x`, `y` of the sketch, to about a metre. */
export const unproject = (view: MapView, x: number, y: number): LngLat => ({
  longitude: Number((view.centre.longitude + (x - 0.5) * spanLongitude(view)).toFixed(5)),
  latitude: Number((view.centre.latitude + (0.5 - y) * view.spanLatitude).toFixed(5)),
});

/** The view that shows all the given rings with a little room around them. */
export const viewOf = (rings: readonly (readonly (readonly [number, number])[])[]): MapView => {
  const points = rings.flat();
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  return {
    centre: { longitude: (west + east) / 2, latitude: (south + north) / 2 },
    spanLatitude: Math.max(north - south, ((east - west) * squeeze) / sketchRatio) * 1.06,
  };
};

/** Where an area's name stands: its centre of mass, by the shoelace formula. */
export const centreOf = (ring: readonly (readonly [number, number])[]): LngLat => {
  let doubleArea = 0;
  let x = 0;
  let y = 0;
  for (const [index, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    const cross = x1 * y2 - x2 * y1;
    doubleArea += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return doubleArea === 0 ? viewOf([ring]).centre : { longitude: x / (3 * doubleArea), latitude: y / (3 * doubleArea) };
};

/** The rings as an SVG image of the view, to be used as a mask: filled areas, or their borders. */
export const outlineImage = (
  view: MapView,
  rings: readonly (readonly (readonly [number, number])[])[],
  draw: 'areas' | 'borders',
): string => {
  const width = 800;
  const height = width / sketchRatio;
  const path = rings
    .map((ring) => {
      const points = ring.map(([longitude, latitude]) => {
        const { x, y } = project(view, { longitude, latitude });
        return `${Math.round(x * width)} ${Math.round(y * height)}`;
      });
      return `M${points.join('L')}Z`;
    })
    .join('');
  const paint = draw === 'areas' ? '' : `fill='none' stroke='black' stroke-width='3' stroke-linejoin='round'`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}'><path ${paint} d='${path}'/></svg>`;
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E').replace(/#/g, '%23')}")`;
};

/** The longest round length that fits a fifth of the sketch: how long it is, in kilometres, and its share of the width. */
export const scaleBar = (view: MapView): { readonly kilometres: number; readonly share: number } => {
  const widthKilometres = view.spanLatitude * kilometresPerDegree * sketchRatio;
  const lengths = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05];
  const kilometres = lengths.find((length) => length <= widthKilometres / 5) ?? 0.05;
  return { kilometres, share: kilometres / widthKilometres };
};
