import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { gcjFromWgs } from '../../directory/coordinates.ts';
import { categories } from '../category.ts';
import { eventTypes } from '../event.ts';
import { complaintStates } from '../lifecycle.ts';
import { acceptedAt, inState, sampleCase, staff, team } from '../sample-case.ts';
import { isListed, isShown } from './public-case.ts';
import { requestUpdateOf } from './request-update.ts';
import { definitionOf, ServiceDefinition, Services, services } from './service.ts';
import { ServiceRequest, serviceRequestOf } from './service-request.ts';

const secrets = { phone: '13812341234', plate: '浙E12345', door: '红旗路 12 号 3 幢 402 室', name: '王某某' };
const wgs = { longitude: 120.186_54, latitude: 30.868_76 };

const told = sampleCase({
  words: `${secrets.name}家堵门，电话 ${secrets.phone}，车 ${secrets.plate}`,
  address: secrets.door,
  point: gcjFromWgs(wgs),
});

describe('a case as everyone sees it', () => {
  it('holds nothing that anybody wrote', () => {
    const shown = JSON.stringify(serviceRequestOf(told, 'everyone'));
    for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
  });

  it('stands where its trouble is: within a hundred metres, or ten where it is a public thing', () => {
    expect(serviceRequestOf(told, 'everyone')).toMatchObject({ lat: 30.869, long: 120.187, description: null });
    const lamp = sampleCase({ categoryCode: 'C0102', point: gcjFromWgs(wgs) });
    expect(serviceRequestOf(lamp, 'everyone')).toMatchObject({ lat: 30.8688, long: 120.1865 });
    expect(serviceRequestOf(told, 'everyone').address).toBe('月河街道, 吴兴区, 湖州市');
  });

  it('of somebody who stays unnamed has a district and no more', () => {
    expect(serviceRequestOf({ ...told, anonymous: true }, 'everyone')).toMatchObject({
      address: '吴兴区, 湖州市',
      address_id: '330502',
      lat: null,
      long: null,
    });
  });

  it.each(complaintStates)('says how it stands: %s', (state) => {
    const request = z.parse(ServiceRequest, serviceRequestOf(inState(state), 'everyone'));
    const isOpen = ['submitted', 'dispatched', 'returned', 'responded', 'suspended', 'resolved'].includes(state);
    expect(request.status).toBe(isOpen ? 'open' : 'closed');
    expect(request.status_notes).toMatch(/^[\u4e00-\u9fff].+/);
    expect(request.updated_datetime >= request.requested_datetime).toBe(true);
  });

  it('says when it was closed as when it was last updated', () => {
    expect(serviceRequestOf({ ...inState('rated'), closedAt: '2026-11-23T02:00:00.000Z' }, 'everyone')).toMatchObject({
      requested_datetime: '2026-11-23T08:00:00+08:00',
      updated_datetime: '2026-11-23T10:00:00+08:00',
      expected_datetime: '2026-11-24T08:00:00+08:00',
      service_notice: '30 秒内派单，30 分钟内响应，24 小时内办结',
    });
  });

  it('names an outside body that is on our list, and no other', () => {
    const transferred = inState('transferred');
    const named = (body: string) => serviceRequestOf({ ...transferred, transferredTo: body }, 'everyone').status_notes;
    expect(named('国网湖州供电公司')).toBe('已移送国网湖州供电公司');
    expect(named(`${secrets.name} ${secrets.phone}`)).toBe('已移送有关部门');
  });
});

describe('a case as the client sees it that brought it', () => {
  it('has the words and the place', () => {
    const request = serviceRequestOf(told, 'client', 'https://media.example/1.jpg');
    expect(request.description).toBe(told.words);
    expect(request.address).toBe(`${secrets.door}, 月河街道, 吴兴区, 湖州市`);
    expect(request.lat).toBeCloseTo(wgs.latitude, 5);
    expect(request.long).toBeCloseTo(wgs.longitude, 5);
    expect(request.media_url).toBe('https://media.example/1.jpg');
  });

  it('is cut to what the standard allows, and not within a character', () => {
    const words = `${'字'.repeat(3999)}𠮷${'补'.repeat(500)}`;
    const { description } = serviceRequestOf({ ...told, words }, 'client');
    expect(description?.length).toBe(4000);
    expect(description?.isWellFormed()).toBe(true);
  });
});

describe('what is shown at all', () => {
  it('leaves out petitions and our division of work; what was withdrawn is in no list', () => {
    expect(isShown(told)).toBe(true);
    expect(isShown({ ...told, source: 'petition' })).toBe(false);
    expect(isShown({ ...told, parentId: 'HZ20261123-0000000000' })).toBe(false);
    expect(isListed(inState('withdrawn'))).toBe(false);
    expect(isShown(inState('withdrawn'))).toBe(true);
  });
});

describe('an update', () => {
  const event = (type: (typeof eventTypes)[number]) =>
    ({
      complaintId: told.complaintId,
      seq: 7,
      opening: 1,
      type,
      at: acceptedAt,
      actor: staff('li'),
      state: 'responded',
      words: `请找${secrets.name}，${secrets.phone}`,
      unit: team,
      body: secrets.name,
    }) as const;

  const internal = ['submitted', 'referred', 'marked', 'noted', 'rated', 'extension-requested', 'suspension-requested'];

  it.each(eventTypes)('%s: the public is told in our own words or not at all', (type) => {
    const update = requestUpdateOf(event(type), 'everyone');
    for (const secret of Object.values(secrets)) expect(JSON.stringify(update ?? '')).not.toContain(secret);
    if (internal.includes(type)) expect(update).toBeUndefined();
  });

  it('has a name of its own, and for the client what staff said to its reporter', () => {
    expect(requestUpdateOf(event('responded'), 'client')).toEqual({
      update_id: 'HZ20261123-0123456789-7',
      service_request_id: told.complaintId,
      status: 'open',
      updated_datetime: '2026-11-23T08:00:00+08:00',
      description: `处置人员已响应。请找${secrets.name}，${secrets.phone}`,
      media_url: null,
    });
    // Why a team sends a case back is said to the desk.
    expect(requestUpdateOf(event('returned'), 'client')?.description).toBe('正在重新派单');
    expect(requestUpdateOf(event('noted'), 'client')).toBeUndefined();
  });
});

describe('services', () => {
  it('are the kinds of case, each with the questions that it says it has', () => {
    expect(z.parse(Services, [...services]).map(({ service_code }) => service_code)).toEqual(
      categories.map(({ code }) => code),
    );
    for (const { service_code, metadata } of services) {
      const { attributes } = z.parse(ServiceDefinition, definitionOf(service_code));
      expect(metadata).toBe(attributes.length > 0);
      expect(attributes.map(({ order }) => order)).toEqual(attributes.map((_, index) => index + 1));
      expect(new Set(attributes.map(({ code }) => code)).size).toBe(attributes.length);
      for (const { datatype, values } of attributes)
        expect((values?.length ?? 0) > 1).toBe(datatype === 'singlevaluelist' || datatype === 'multivaluelist');
    }
  });

  it('ask every type of question that the standard knows', () => {
    const asked = services.flatMap(({ service_code }) => definitionOf(service_code)?.attributes ?? []);
    expect(new Set(asked.map(({ datatype }) => datatype)).size).toBe(6);
    expect(asked.some(({ variable }) => !variable)).toBe(true);
    expect(asked.some(({ required }) => required)).toBe(true);
  });
});
