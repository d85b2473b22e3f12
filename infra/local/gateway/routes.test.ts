import { describe, expect, test } from 'vitest';
import { matchRoute, type Route } from './routes.ts';

const route = (key: string): Route => {
  const [method = 'ANY', path = ''] = key === '$default' ? ['ANY', ''] : key.split(' ');
  return { key, method, segments: path.split('/').filter(Boolean), functionArn: key, timeoutMs: 1 };
};
const routes = [
  '$default',
  'ANY /v1/cases/{id}',
  'GET /v1/cases/{id}',
  'GET /v1/cases/mine',
  'POST /v1/cases/{id}/{command}',
  'POST /v1/cases/{id}/close',
  'GET /files/{path+}',
].map(route);

describe('the most specific route is taken', () => {
  test.each([
    ['GET', '/v1/cases/mine', 'GET /v1/cases/mine', {}],
    ['GET', '/v1/cases/7', 'GET /v1/cases/{id}', { id: '7' }],
    ['DELETE', '/v1/cases/7', 'ANY /v1/cases/{id}', { id: '7' }],
    ['POST', '/v1/cases/7/close', 'POST /v1/cases/{id}/close', { id: '7' }],
    ['POST', '/v1/cases/a%20b/return', 'POST /v1/cases/{id}/{command}', { id: 'a b', command: 'return' }],
    ['GET', '/files/a/b.txt', 'GET /files/{path+}', { path: 'a/b.txt' }],
    ['GET', '/files', '$default', {}],
    ['GET', '/v1/cases/7/close', '$default', {}],
    ['GET', '/%E0%A4%A', '$default', {}],
  ])('%s %s → %s', (method, path, key, pathParameters) => {
    expect(matchRoute(routes, method, path)).toEqual({ route: route(key), pathParameters });
  });

  test('without $default there may be none', () => {
    expect(matchRoute(routes.slice(1), 'GET', '/nowhere')).toBeUndefined();
  });
});
