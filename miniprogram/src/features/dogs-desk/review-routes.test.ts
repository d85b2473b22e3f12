import { expect, test } from 'vitest';
import { offeredCommands, reviewRoutes } from './review-routes.ts';

test('each command goes to the route that is called like it', () => {
  for (const [command, route] of Object.entries(reviewRoutes)) expect(route.id).toBe(`registry.${command}`);
});

test('an application is refused, returned or approved, and approving comes last, under the thumb', () => {
  expect(offeredCommands(['return', 'approve', 'refuse']).decisions).toEqual(['refuse', 'return', 'approve']);
});

test('a contested transfer is decided at the bottom of the page, an uncontested one is stopped aside', () => {
  expect(offeredCommands(['object-transfer', 'settle-objection', 'cancel-transfer', 'confiscate'])).toEqual({
    decisions: ['cancel-transfer', 'settle-objection'],
    others: ['object-transfer', 'confiscate'],
  });
  expect(offeredCommands(['object-transfer', 'cancel-transfer', 'confiscate'])).toEqual({
    decisions: [],
    others: ['cancel-transfer', 'object-transfer', 'confiscate'],
  });
});

test('what is a keeper’s is not offered', () => {
  expect(offeredCommands(['lose', 'renew'])).toEqual({ decisions: [], others: [] });
});
