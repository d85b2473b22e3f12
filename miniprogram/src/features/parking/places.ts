import type { Point } from '@huzhou/shared/directory/place';

interface KnownPlace {
  readonly name: string;
  readonly point: Point;
}

const place = (name: string, longitude: number, latitude: number): KnownPlace => ({
  name,
  point: { longitude, latitude },
});

/**
 * Where people in Huzhou often want to go (GCJ-02, to a few hundred metres): something to begin with where a device
 * neither knows where it is nor has a map that knows names. The first is where nobody has said anything yet.
 */
export const places: readonly [KnownPlace, ...KnownPlace[]] = [
  place('湖州市政府', 120.0868, 30.8944),
  place('爱山广场', 120.0985, 30.8665),
  place('湖州站', 120.0413, 30.8692),
  place('吴兴区政府', 120.1858, 30.8572),
  place('南浔古镇', 120.4335, 30.8785),
  place('南浔区政府', 120.4185, 30.8497),
  place('德清县政府', 119.9774, 30.5425),
  place('长兴县政府', 119.911, 31.0267),
  place('安吉县政府', 119.6804, 30.6387),
];
