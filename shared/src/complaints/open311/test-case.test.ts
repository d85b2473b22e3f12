import { describe, expect, it } from 'vitest';
import { gcjFromWgs } from '../../directory/coordinates.ts';
import { plusSeconds } from '../../kernel/time.ts';
import { serviceRequestOf } from './service-request.ts';
import { findTestCase, newTestCase, sampleTestCases } from './test-case.ts';

const now = '2026-11-23T00:00:00.000Z';
const facts = {
  categoryCode: 'C0102',
  districtCode: '330521',
  point: gcjFromWgs({ longitude: 119.977, latitude: 30.543 }),
};

describe('a request to the test endpoint', () => {
  const { complaint } = newTestCase(facts, 'source:test', now);

  it('is found by its number alone, as it was sent', () => {
    const found = findTestCase(complaint.complaintId, 'source:test', now)?.complaint;
    expect(found).toMatchObject({ complaintId: complaint.complaintId, categoryCode: 'C0102', districtCode: '330521' });
    expect(serviceRequestOf(found ?? complaint, 'client')).toMatchObject({ lat: 30.543, long: 119.977 });
  });

  it.each([
    [0, 'submitted'],
    [5, 'dispatched'],
    [60, 'responded'],
    [300, 'resolved'],
    [600, 'closed'],
  ])('after %d seconds is %s', (seconds, state) => {
    const found = findTestCase(complaint.complaintId, 'source:test', plusSeconds(now, seconds));
    expect(found?.complaint.state).toBe(state);
    expect(found?.events.every(({ complaintId }) => complaintId === complaint.complaintId)).toBe(true);
  });

  it.each(['', 'TEST', 'TEST-zzzzzzzz-C0102-330521-0-0', 'TEST-1-E9999-330521-0-0', 'TEST-1-C0102-330100-0-0'])(
    'none is called %j',
    (id) => expect(findTestCase(id, 'source:test', now)).toBeUndefined(),
  );
});

it('shows four requests a day, newest first, the same whenever it is asked', () => {
  const samples = [...sampleTestCases('2026-11-22T00:00:00.000Z', '2030-01-01T00:00:00.000Z', 'source:test', now)];
  expect(samples).toHaveLength(5);
  expect(samples[0]?.complaint.submittedAt).toBe(now);
  expect(samples.map(({ complaint }) => complaint.submittedAt)).toEqual(
    samples
      .map(({ complaint }) => complaint.submittedAt)
      .toSorted()
      .toReversed(),
  );
  expect(samples.filter(({ complaint }) => complaint.state === 'responded')).toHaveLength(1);
  for (const { complaint } of samples)
    expect(findTestCase(complaint.complaintId, 'source:test', now)?.complaint.state).toBe(complaint.state);
});
