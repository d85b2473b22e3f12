import { areaName, cityName, districts, findArea } from '../../directory/areas.ts';
import { gcjFromWgs } from '../../directory/coordinates.ts';
import { districtNamedIn, type LocatedPlace, locate, type Place, type Point } from '../../directory/place.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type ParameterReader, parseDegrees } from './parameters.ts';
import { plainLine } from './plain-text.ts';
import { badRequest, type ErrorEntry } from './refusal.ts';

const longestAddress = 120;

const parseAddress = (text: string): Result<string, string> => {
  const address = plainLine(text);
  const { length } = [...address];
  return length < 2 || length > longestAddress ? err(`请用 2 到 ${longestAddress} 个字写明地点`) : ok(address);
};

/** Our address ids are the codes of the area tree: 330502 a district, 330502001 a town. */
const parseAreaCode = (text: string): Result<string, string> =>
  text.length >= 6 && text !== '330500' && findArea(text) !== undefined
    ? ok(text)
    : err('没有这个编号；请用湖州区县（6 位）或乡镇街道（9 位）的区划代码');

/** The one town in all of Huzhou that an address names. */
const townNamedAnywhere = (address: string): string | undefined => {
  const named = districts.flatMap(({ towns }) => towns.filter(({ name }) => address.includes(name)));
  return named.length === 1 ? named[0]?.code : undefined;
};

const fullName = (areaCode: string): string => {
  const area = findArea(areaCode);
  const parent = area?.parentCode;
  return `${parent === undefined ? '' : parent === '330500' ? cityName : fullName(parent)}${area?.name ?? ''}`;
};

/** What stands as the address where only a position or an area was given. */
const addressFor = (point: { lat: number; long: number } | undefined, areaCode: string | undefined): string =>
  point === undefined
    ? fullName(areaCode ?? '')
    : `${areaCode === undefined ? '' : fullName(areaCode)}地图定位点（WGS84 ${point.lat.toFixed(5)}，${point.long.toFixed(5)}）`;

// Where `locate` finds fault, in the words of the standard's parameters.
const faults: Readonly<Record<string, ErrorEntry>> = {
  'place.point': badRequest('lat, long：这个位置不在湖州市内'),
  'place.areaCode': badRequest('address_string：看不出在哪个区县，请写明区县或乡镇街道，或同时给 lat 和 long'),
};

const readPoint = (reader: ParameterReader): { lat: number; long: number } | undefined => {
  const lat = reader.read('lat', parseDegrees(90));
  const long = reader.read('long', parseDegrees(180));
  if (lat !== undefined && long !== undefined) return { lat, long };
  if (reader.has('lat') !== reader.has('long')) reader.errors.push(badRequest('lat 和 long 必须同时给出'));
  return undefined;
};

/**
 * The place of a new request: position, words, the code of an area, or several of these; one is enough. What was sent
 * in WGS84 comes out in GCJ-02. Undefined when something is wrong with it, which the reader then knows.
 */
export const readPlace = (reader: ParameterReader): LocatedPlace | undefined => {
  const before = reader.errors.length;
  const position = readPoint(reader);
  const address = reader.read('address_string', parseAddress);
  const given = reader.read('address_id', parseAreaCode);
  if (reader.errors.length > before) return undefined;
  if (position === undefined && address === undefined && given === undefined) {
    reader.errors.push(badRequest('请给出地点：lat 和 long，或 address_string，或 address_id'));
    return undefined;
  }
  const isNamed = address === undefined || position !== undefined || districtNamedIn(address) !== undefined;
  const areaCode = given ?? (isNamed ? undefined : townNamedAnywhere(address));
  const point: Point | undefined =
    position === undefined ? undefined : gcjFromWgs({ longitude: position.long, latitude: position.lat });
  const place: Place = {
    address: address ?? addressFor(position, given),
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(point === undefined ? {} : { point }),
  };
  const located = locate(place);
  if (located.ok) return located.value;
  reader.errors.push(faults[located.failure.field] ?? badRequest(located.failure.message));
  return undefined;
};

/** From the most specific to the most general, as the standard wants it. */
export const addressLine = (...parts: readonly (string | undefined)[]): string =>
  [...parts.filter((part) => part !== undefined), cityName].join(', ');

export const areaLine = (areaCode: string | undefined): string | undefined =>
  areaCode === undefined ? undefined : areaName(areaCode);

/** Postal codes of the districts' seats. */
export const zipcodes: Readonly<Record<string, string>> = {
  '330502': '313000',
  '330503': '313009',
  '330521': '313200',
  '330522': '313100',
  '330523': '313300',
};
