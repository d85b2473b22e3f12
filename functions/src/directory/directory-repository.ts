import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { cityCode } from '@huzhou/shared/directory/areas';
import { Unit } from '@huzhou/shared/directory/unit';
import * as z from 'zod/mini';
import { putAll, type TransactItems, transact } from '../platform/table.ts';
import { homeOf, staffAreaKey, staffIn, staffKey, staffOfPersonKey, unitKey, unitsIn } from './keys.ts';
import { StaffRecord } from './staff.ts';

/** What other capabilities ask the directory. */
export interface Directory {
  readonly findUnit: (unitId: string) => Promise<Unit | undefined>;
  /** The units of the district that an area is or lies in, of all its towns, and of the city. */
  readonly unitsAround: (areaCode: string) => Promise<readonly Unit[]>;
  /** The staff who hold a grant in the district that an area is or lies in, in any of its towns, or for the city. */
  readonly staffAround: (areaCode: string) => Promise<readonly StaffRecord[]>;
  /** The staff who hold a grant for a unit. */
  readonly staffOfUnit: (unitId: string) => Promise<readonly StaffRecord[]>;
  readonly staffById: (staffId: string) => Promise<StaffRecord | undefined>;
  readonly staffByPerson: (personId: string) => Promise<StaffRecord | undefined>;
}

export interface DirectoryRepository extends Directory {
  /** Adds or replaces units, in batches: not all at once. */
  readonly putUnits: (units: readonly Unit[]) => Promise<void>;
  /** Adds or replaces a member of staff with all copies, all at once. */
  readonly putStaff: (staff: StaffRecord) => Promise<void>;
}

export interface DirectoryRepositoryDeps {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
}

const unique = <T>(rows: readonly T[], idOf: (row: T) => string): readonly T[] => [
  ...new Map(rows.map((row) => [idOf(row), row])).values(),
];

export const createDirectoryRepository = ({ documents, table }: DirectoryRepositoryDeps): DirectoryRepository => {
  const get = async <S extends z.core.$ZodType>(Key: { pk: string; sk: string }, schema: S) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key }));
    return Item === undefined ? undefined : z.parse(schema, Item);
  };

  const inArea = async <S extends z.core.$ZodType>(areaKey: string, schema: S): Promise<z.infer<S>[]> => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        IndexName: 'byArea',
        KeyConditionExpression: 'areaKey = :areaKey',
        ExpressionAttributeValues: { ':areaKey': areaKey },
      },
    );
    const rows: z.infer<S>[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items.map((item) => z.parse(schema, item)));
    return rows;
  };

  const around = async <S extends z.core.$ZodType>(areaCode: string, keyIn: (home: string) => string, schema: S) =>
    (await Promise.all([...new Set([homeOf(areaCode), cityCode])].map((home) => inArea(keyIn(home), schema)))).flat();

  const findUnit = (unitId: string) => get(unitKey(unitId), Unit);

  const staffAround = async (areaCode: string) =>
    unique(await around(areaCode, staffIn, StaffRecord), ({ staffId }) => staffId);

  const staffById = (staffId: string) => get(staffKey(staffId), StaffRecord);

  const rowsOf = (staff: StaffRecord) => {
    const homes = [...new Set(staff.grants.map(({ areaCode }) => homeOf(areaCode)))];
    return [
      { ...staff, ...staffKey(staff.staffId) },
      { ...staff, ...staffOfPersonKey(staff.personId) },
      ...homes.map((home) => ({
        ...staff,
        ...staffAreaKey(staff.staffId, home),
        areaKey: staffIn(home),
        areaSort: staff.staffId,
      })),
    ];
  };

  return {
    findUnit,
    unitsAround: async (areaCode) => unique(await around(areaCode, unitsIn, Unit), ({ unitId }) => unitId),
    staffAround,
    staffOfUnit: async (unitId) => {
      const unit = await findUnit(unitId);
      if (unit === undefined) return [];
      return (await staffAround(unit.areaCode)).filter(({ grants }) => grants.some((grant) => grant.unitId === unitId));
    },
    staffById,
    staffByPerson: (personId) => get(staffOfPersonKey(personId), StaffRecord),

    putUnits: async (units) => {
      const rows = units.map((unit) => ({
        ...unit,
        ...unitKey(unit.unitId),
        areaKey: unitsIn(homeOf(unit.areaCode)),
        areaSort: unit.unitId,
      }));
      await putAll(documents, table, rows);
    },

    putStaff: async (staff) => {
      const before = await staffById(staff.staffId);
      const rows = rowsOf(staff);
      const kept = new Set(rows.map(({ pk, sk }) => `${pk}/${sk}`));
      const stale = (before === undefined ? [] : rowsOf(before)).filter(({ pk, sk }) => !kept.has(`${pk}/${sk}`));
      const items: TransactItems = [
        ...rows.map((Item) => ({ Put: { TableName: table, Item } })),
        ...stale.map(({ pk, sk }) => ({ Delete: { TableName: table, Key: { pk, sk } } })),
      ];
      await transact(documents, items);
    },
  };
};
