import { describe, expect, it } from 'vitest';
import { parametersOf } from './parameters.ts';
import { readRequestsQuery, readUpdatesQuery } from './requests-query.ts';

const now = '2026-11-23T00:00:00.000Z';
const read = (query: Readonly<Record<string, string>>) => readRequestsQuery(parametersOf(Object.entries(query)), now);

const span = (query: Readonly<Record<string, string>>) => {
  const result = read(query);
  if (!result.ok || result.value.kind !== 'span') throw new Error(JSON.stringify(result));
  return result.value.span;
};

const status = (query: Readonly<Record<string, string>>) => {
  const result = read(query);
  return result.ok ? 200 : result.failure.status;
};

describe('the span of a list', () => {
  it('is the last 90 days when nothing is said', () => {
    expect(span({})).toEqual({ from: '2026-08-25T00:00:00.000Z', to: now });
  });

  it('reaches 90 days from the one end that is given, and never past now', () => {
    expect(span({ start_date: '2026-01-01T00:00:00Z' })).toEqual({
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-04-01T00:00:00.000Z',
    });
    expect(span({ start_date: '2026-11-01T00:00:00Z' }).to).toBe(now);
    expect(span({ end_date: '2026-04-01T00:00:00.000Z' }).from).toBe('2026-01-01T00:00:00.000Z');
  });

  it('holds the whole of the second that its end names', () => {
    expect(span({ start_date: '2026-11-01T00:00:00Z', end_date: '2026-11-02T00:00:00Z' }).to).toBe(
      '2026-11-02T00:00:00.999Z',
    );
  });

  it('may be 90 days long, and no second longer', () => {
    expect(status({ start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-01T00:00:00Z' })).toBe(200);
    expect(status({ start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-01T00:01:00Z' })).toBe(400);
    expect(status({ start_date: '2026-01-01T00:00:00Z', end_date: '2026-04-01T00:00:01Z' })).toBe(400);
  });

  it.each([
    [{ start_date: '2026-11-23' }],
    [{ start_date: '2026-11-23T00:00:00' }],
    [{ end_date: 'today' }],
    [{ start_date: '2026-11-02T00:00:00Z', end_date: '2026-11-01T00:00:00Z' }],
  ])('%j is refused', (query) => expect(status(query)).toBe(400));

  it('of the future is empty', () => {
    const { from, to } = span({ start_date: '2027-01-01T00:00:00Z' });
    expect(from > to).toBe(true);
  });
});

describe('the filters of a list', () => {
  it('take several values with commas, and nothing for all', () => {
    expect(read({ service_code: 'E0102, C0101', status: 'open,closed' })).toMatchObject({
      value: { categoryCodes: ['E0102', 'C0101'], statuses: ['open', 'closed'], page: 1, pageSize: 1000 },
    });
    expect(read({ service_code: '', status: ' ' })).toMatchObject({ value: { categoryCodes: [], statuses: [] } });
  });

  it.each([
    [{ status: 'resolved' }, 400],
    [{ service_code: 'E0102,E9999' }, 404],
    [{ jurisdiction_id: 'sfgov.org' }, 404],
    [{ page: '0' }, 400],
    [{ page_size: '1001' }, 400],
    [{ page: '6', page_size: '1000' }, 400],
    [{ page: '-1' }, 400],
  ])('%j answers %d', (query, expected) => expect(status(query)).toBe(expected));

  it('give way to a list of ids', () => {
    const query = { service_request_id: 'HZ20261123-0123456789, HZ20261123-9876543210', status: 'nonsense', page: 'x' };
    expect(read({ ...query, start_date: 'never' })).toEqual({
      ok: true,
      value: { kind: 'named', ids: ['HZ20261123-0123456789', 'HZ20261123-9876543210'] },
    });
    expect(status({ service_request_id: Array.from({ length: 1001 }, (_, index) => `id${index}`).join(',') })).toBe(
      400,
    );
  });
});

describe('updates', () => {
  const updates = (query: Readonly<Record<string, string>>) =>
    readUpdatesQuery(parametersOf(Object.entries(query)), now);

  it('are those of the last day, of a span, or of named requests', () => {
    expect(updates({})).toMatchObject({ value: { kind: 'span', span: { from: '2026-11-22T00:00:00.000Z', to: now } } });
    expect(updates({ start_date: '2026-11-20T00:00:00Z' })).toMatchObject({ value: { span: { to: now } } });
    expect(updates({ service_request_id: 'A' })).toEqual({ ok: true, value: { kind: 'named', ids: ['A'] } });
    expect(updates({ service_request_id: 'A', end_date: now })).toMatchObject({ value: { span: { to: now } } });
  });

  it('are refused for too many requests at once, a bad date, a foreign jurisdiction', () => {
    const ids = Array.from({ length: 51 }, (_, index) => `id${index}`).join(',');
    for (const query of [{ service_request_id: ids }, { start_date: 'x' }, { service_request_id: 'A', end_date: 'x' }])
      expect(updates(query)).toMatchObject({ ok: false, failure: { status: 400 } });
    expect(updates({ jurisdiction_id: 'x' })).toMatchObject({ ok: false, failure: { status: 404 } });
  });
});
