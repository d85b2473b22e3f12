import { describe, expect, it } from 'vitest';
import type { Role } from '../directory/role.ts';
import type { Caller } from '../identity/caller.ts';
import type { Dog } from './dog.ts';
import { dogCommands } from './lifecycle.ts';
import { availableCommands, isRegistrarOf, mayGive, mayRecall, registryArea } from './rights.ts';
import { inState, startsAt } from './sample-dog.ts';

const staff = (staffId: string, role: Role, areaCode: string): Caller => ({
  personId: `person-${staffId}`,
  staff: { staffId, name: staffId, grants: [{ role, areaCode }] },
});
const people = {
  keeper: { personId: 'person-keeper' },
  neighbour: { personId: 'person-neighbour' },
  registrar: staff('registrar', 'registrar', '330502'),
  city: staff('city', 'registrar', '330500'),
  other: staff('other', 'registrar', '330523'),
  handler: staff('handler', 'handler', '330502001'),
  clinician: staff('clinician', 'clinician', '330502'),
  supervisor: staff('supervisor', 'supervisor', '330502'),
} as const satisfies Record<string, Caller>;

const dog = inState('registered');
const of = (caller: Caller) => dogCommands.filter((command) => mayGive(command, dog, caller));

describe('who may give what', () => {
  it('is a keeper’s for what keepers do, a registrar’s of the place for what registrars decide, and nobody else’s', () => {
    expect(of(people.neighbour)).toEqual([]);
    expect(of(people.handler)).toEqual([]);
    expect(of(people.clinician)).toEqual([]);
    expect(of(people.supervisor)).toEqual([]);
    expect(of(people.other)).toEqual([]);
    expect(of(people.registrar)).toEqual(of(people.city));
    expect(of(people.registrar)).not.toContain('lose');
    expect(of(people.keeper)).not.toContain('approve');
  });

  it('is never the machine’s own command', () => {
    const machines = [
      'note-expiring',
      'expire',
      'lapse',
      'remind',
      'complete-transfer',
      'win-chip',
      'lose-chip',
      'claim-chip',
      'recall-vaccination',
      'vaccinate',
    ] as const;
    for (const caller of Object.values(people))
      for (const command of machines) expect(mayGive(command, dog, caller)).toBe(false);
  });

  it('is no registrar’s on their own dog, nor on the appeal against what they refused', () => {
    const own: Caller = { ...people.registrar, personId: 'person-keeper' };
    expect(of(own)).not.toContain('approve');
    // Nor on the one that is to be theirs: they would overrule who objects.
    const coming: Dog = {
      ...inState('transferring'),
      transfer: {
        code: '0'.repeat(16),
        offeredAt: startsAt,
        acceptBy: startsAt,
        newKeeperId: people.registrar.personId,
        household: [],
        objections: [],
      },
    };
    expect(mayGive('settle-objection', coming, people.city)).toBe(true);
    expect(mayGive('settle-objection', coming, people.registrar)).toBe(false);
    const appealed = {
      ...inState('appealed'),
      refusal: { reason: 'other', words: '', staffId: 'registrar', at: startsAt },
    } as const;
    expect(mayGive('uphold', appealed, people.registrar)).toBe(false);
    expect(mayGive('uphold', appealed, people.city)).toBe(true);
  });

  it('is offered only in its turn', () => {
    expect(availableCommands(dog, people.keeper, startsAt)).toContain('lose');
    expect(availableCommands(dog, people.keeper, startsAt)).not.toContain('find');
  });

  it('of a draft is its keeper’s alone', () => {
    expect(isRegistrarOf(inState('draft'), people.city)).toBe(false);
  });

  it('of recalls is the city’s', () => {
    expect(mayRecall(people.city)).toBe(true);
    expect(mayRecall(people.registrar)).toBe(false);
  });

  it('has the widest of several areas', () => {
    const both: Caller = {
      personId: 'p',
      staff: {
        staffId: 's',
        name: 's',
        grants: [
          { role: 'handler', areaCode: '330502001' },
          { role: 'registrar', areaCode: '330502' },
        ],
      },
    };
    expect(registryArea(both)).toBe('330502');
    expect(registryArea(people.clinician)).toBeUndefined();
  });
});
