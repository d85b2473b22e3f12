import { expect, it } from 'vitest';
import { saveReplyTemplate } from './desk-routes.ts';
import { builtInTemplates } from './reply-templates.ts';
import { commandRoles } from './rights.ts';

const all = Object.entries(builtInTemplates).flatMap(([command, templates]) =>
  templates.map((template) => ({ command, ...template })),
);

it.each(all)('$command $title is as good as one that staff would save', (template) => {
  expect(saveReplyTemplate.input.body.safeParse(template).success).toBe(true);
});

it('belongs to commands that staff give, each title once for a command', () => {
  for (const [command, templates] of Object.entries(builtInTemplates)) {
    expect(commandRoles).toHaveProperty([command]);
    expect(new Set(templates.map(({ title }) => title)).size).toBe(templates.length);
  }
});
