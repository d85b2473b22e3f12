import { cityCode, cityName, districts } from './areas.ts';
import type { RoleGrant } from './role.ts';
import { roleNames } from './role.ts';
import { deskIdOf, type Unit } from './unit.ts';

/**
 * The units of the city: a team in each of the 72 towns and streets, each district's own teams for what needs
 * machines (municipal works, greening), and a duty desk for each district and the city.
 * Names are formed by rule; a deployment replaces them with the bureau's own list.
 */
export const foundingUnits: readonly Unit[] = [
  { unitId: deskIdOf(cityCode), kind: 'desk', name: `${cityName}城市管理指挥中心`, areaCode: cityCode, works: [] },
  ...districts.flatMap(({ code, name, towns }): Unit[] => [
    { unitId: deskIdOf(code), kind: 'desk', name: `${name}指挥中心值班台`, areaCode: code, works: [] },
    {
      unitId: `team-${code}-municipal`,
      kind: 'team',
      name: `${name}市政管护中队`,
      areaCode: code,
      works: ['municipal'],
    },
    { unitId: `team-${code}-greening`, kind: 'team', name: `${name}园林绿化中队`, areaCode: code, works: ['greening'] },
    ...towns.map(
      (town): Unit => ({
        unitId: `team-${town.code}`,
        kind: 'team',
        name: `${town.name}综合执法中队`,
        areaCode: town.code,
        works: ['enforcement', 'sanitation'],
      }),
    ),
  ]),
];

export const demonstrationOperatorOf = (districtCode: string): string => `operator-demo-${districtCode}`;
export const demonstrationClinicOf = (districtCode: string): string => `clinic-demo-${districtCode}`;

/** Made-up units besides the city's own, one operator and one clinic in each district: never seeded in production. */
export const demonstrationUnits: readonly Unit[] = districts.flatMap(({ code, name }): Unit[] => [
  {
    unitId: demonstrationOperatorOf(code),
    kind: 'operator',
    name: `${name}共享停车运营公司（演示）`,
    areaCode: code,
    works: [],
  },
  {
    unitId: demonstrationClinicOf(code),
    kind: 'clinic',
    name: `${name}宠物诊疗中心（演示）`,
    areaCode: code,
    works: [],
  },
]);

/** A made-up person with whom a demonstration stage can be used: never seeded in production. */
export interface Persona {
  readonly openid: string;
  readonly name: string;
  /** What the picker says under the name. */
  readonly note: string;
  readonly staffId?: string;
  readonly grants: readonly RoleGrant[];
}

const openidOf = (name: string): string => `oHuzhouPersona_${name}`.padEnd(28, '0');

const wuxing = '330502';
const anji = '330523';
const town = '330502001';
const unitId = `team-${town}`;

const staffPersona = (key: string, name: string, note: string, grant: RoleGrant): Persona => ({
  openid: openidOf(key),
  name,
  note: `${roleNames[grant.role]} · ${note}`,
  staffId: `staff-${key}`,
  grants: [grant],
});

export const personas: readonly Persona[] = [
  { openid: openidOf('citizen'), name: '沈小满', note: '市民', grants: [] },
  { openid: openidOf('neighbour'), name: '钱知秋', note: '市民', grants: [] },
  { openid: openidOf('citizen3'), name: '邱远山', note: '市民', grants: [] },
  staffPersona('handler', '周立行', '月河街道综合执法中队', { role: 'handler', areaCode: town, unitId }),
  staffPersona('handler2', '陆平安', '月河街道综合执法中队', { role: 'handler', areaCode: town, unitId }),
  staffPersona('lead', '姚守正', '月河街道综合执法中队', { role: 'team-lead', areaCode: town, unitId }),
  staffPersona('dispatch', '章一鸣', '吴兴区指挥中心', { role: 'dispatcher', areaCode: wuxing }),
  staffPersona('dispatch2', '费晓岚', '安吉县指挥中心', { role: 'dispatcher', areaCode: anji }),
  staffPersona('citydesk', '谈思远', '湖州市指挥中心', { role: 'dispatcher', areaCode: cityCode }),
  staffPersona('superv', '潘明鉴', '吴兴区', { role: 'supervisor', areaCode: wuxing }),
  staffPersona('citysup', '施惟清', '湖州市', { role: 'supervisor', areaCode: cityCode }),
  staffPersona('leader', '臧克勤', '湖州市', { role: 'leader', areaCode: cityCode }),
  staffPersona('admin', '吴理', '湖州市', { role: 'administrator', areaCode: cityCode }),
  staffPersona('operator', '闵泊舟', '吴兴区共享停车运营公司（演示）', {
    role: 'lot-operator',
    areaCode: wuxing,
    unitId: demonstrationOperatorOf(wuxing),
  }),
  staffPersona('parking', '严有序', '湖州市', { role: 'parking-officer', areaCode: cityCode }),
  staffPersona('clinician', '温仁心', '吴兴区宠物诊疗中心（演示）', {
    role: 'clinician',
    areaCode: wuxing,
    unitId: demonstrationClinicOf(wuxing),
  }),
  staffPersona('registrar', '易安居', '吴兴区', { role: 'registrar', areaCode: wuxing }),
  staffPersona('cityregist', '凌清源', '湖州市', { role: 'registrar', areaCode: cityCode }),
];
