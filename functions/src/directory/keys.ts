import { cityCode, districtOf, findArea } from '@huzhou/shared/directory/areas';

/** Rows of the directory table. Whole copies of a staff row stand where somebody looks for them with one read. */
export const unitKey = (unitId: string) => ({ pk: `UNIT#${unitId}`, sk: 'UNIT' });
export const staffKey = (staffId: string) => ({ pk: `STAFF#${staffId}`, sk: 'STAFF' });
export const staffOfPersonKey = (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'STAFF' });
export const staffAreaKey = (staffId: string, home: string) => ({ pk: `STAFF#${staffId}`, sk: `AREA#${home}` });

/**
 * The district that an area is or lies in, or the city: the partitions of the index by area.
 * @throws for a code that is not of the area tree, so that nobody is entered where nobody will look.
 */
export const homeOf = (areaCode: string): string => {
  if (findArea(areaCode) === undefined) throw new Error(`There is no area ${areaCode}`);
  return districtOf(areaCode) ?? cityCode;
};

export const unitsIn = (home: string): string => `UNITS#${home}`;
export const staffIn = (home: string): string => `STAFF#${home}`;
