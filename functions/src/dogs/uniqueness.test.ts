import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import { Dispute } from '@huzhou/shared/dogs/dispute';
import { Dog } from '@huzhou/shared/dogs/dog';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import { secondsIn } from '@huzhou/shared/kernel/time';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { callerOf, createDogStand, type DogStand, formOf, identityNumber } from './testing/dog-stand.ts';

// Many people at once over few chips and few doors; then everything that lies in the table is held against itself.

const chips = Array.from({ length: 6 }, (_, index) => `15600000000009${index}`);
const doors = Array.from({ length: 6 }, (_, index) => ({ townCode: '330502001', address: `红旗路 ${index} 号` }));
const keepers = Array.from({ length: 5 }, (_, index) => callerOf(`crowd-${index}`));
const clinician = callerOf('clinician');
const city = callerOf('cityregist');

const verbs = [
  'enter',
  'enter',
  'enter',
  'treat',
  'chip',
  'approve',
  'approve',
  'approve',
  'withdraw',
  'refuse',
  'offer',
  'offer',
  'accept',
  'accept',
  'accept',
  'cancel',
  'move',
  'out',
  'end',
  'drop',
  'decide',
  'decide',
  'tag',
] as const;
const moves = fc.array(
  fc.record({
    verb: fc.constantFrom(...verbs),
    who: fc.nat({ max: keepers.length - 1 }),
    dog: fc.nat({ max: 30 }),
    chip: fc.constantFrom(...chips),
    door: fc.constantFrom(...doors),
  }),
  { minLength: 104, maxLength: 104 },
);
type Move = typeof moves extends fc.Arbitrary<(infer M)[]> ? M : never;

const fitting: Readonly<Partial<Record<Move['verb'], (dog: Dog) => boolean>>> = {
  decide: ({ claim }) => claim !== undefined,
  accept: ({ state }) => state === 'transferring',
  offer: ({ state }) => state === 'registered',
  approve: ({ state }) => state === 'submitted',
};

const crowd = (stand: DogStand) => {
  const ids: string[] = [];
  /** A dog, at best one of which the verb makes sense. */
  const pick = async (verb: Move['verb'], from: number): Promise<string> => {
    const some = ids[from % Math.max(1, ids.length)] ?? 'HQ20261123-0000000000';
    const isFit = fitting[verb];
    if (isFit === undefined) return some;
    for (let index = 0; index < Math.min(8, ids.length); index += 1) {
      const dog = await stand.store.find(ids[(from + index) % ids.length] ?? '');
      if (dog !== undefined && isFit(dog)) return dog.dogId;
    }
    return some;
  };
  const act = async ({ verb, who, dog, chip, door }: Move): Promise<number> => {
    const caller = keepers[who] ?? callerOf('citizen');
    const dogId = await pick(verb, dog);
    const keeperId = (await stand.store.find(dogId))?.keeperId;
    // Mostly it is the keeper who does it; sometimes somebody whose dog it is not.
    const own = { caller: who === 0 || keeperId === undefined ? caller : { personId: keeperId }, path: { dogId } };
    const theirs = { caller: city, path: { dogId } };
    const words = { words: '情况如此' };
    const given = async (): Promise<{ status: number }> => {
      switch (verb) {
        case 'enter': {
          const begun = await stand.must(routes.createDog, { caller, body: { form: formOf({ chip, home: door }) } });
          ids.push(begun.dogId);
          const answer = await stand.call(routes.submitDog, {
            caller,
            path: { dogId: begun.dogId },
            body: { insist: dog % 2 === 0 },
          });
          if (answer.status === 200)
            await stand.call(clinicRoutes.recordVaccination, {
              caller: clinician,
              body: { dogId: begun.dogId, ...stand.vaccination },
            });
          return answer;
        }
        case 'treat':
          return stand.call(clinicRoutes.recordVaccination, {
            caller: clinician,
            body: { dogId, ...stand.vaccination },
          });
        case 'chip':
          return stand.call(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip } });
        case 'approve':
          return stand.call(registryRoutes.approveDog, { ...theirs, body: {} });
        case 'refuse':
          return stand.call(registryRoutes.refuseDog, { ...theirs, body: { reason: 'other', ...words } });
        case 'withdraw':
          return stand.call(routes.withdrawDog, { ...own, body: {} });
        case 'offer':
          return stand.call(routes.offerTransfer, { ...own, body: {} });
        case 'accept': {
          const code = (await stand.store.find(dogId))?.transfer?.code ?? '0'.repeat(16);
          const keeper = { name: '新主人', identityNumber: identityNumber(), phone: '13700002222' };
          return stand.call(routes.acceptTransfer, { caller, body: { code, keeper, home: door } });
        }
        case 'cancel':
          return stand.call(routes.cancelTransfer, { ...own, body: {} });
        case 'move':
          return stand.call(routes.changeAddress, { ...own, body: { home: door } });
        case 'out':
          return stand.call(routes.moveOut, { ...own, body: words });
        case 'end':
          return stand.call(routes.deregisterDog, { ...own, body: { kind: dog % 2 === 0 ? 'giving-up' : 'death' } });
        case 'drop':
          return stand.call(routes.dropClaim, { ...own, body: {} });
        case 'decide':
          return stand.call(registryRoutes.decideDispute, {
            ...theirs,
            body: { outcome: dog % 2 === 0 ? 'holder' : 'claimant', ...words },
          });
        case 'tag':
          return stand.call(routes.replaceTag, { ...own, body: {} });
      }
    };
    return (await given()).status;
  };
  return { ids, act };
};

/** What is in the table against what the dogs say. */
const holdTogether = (rows: readonly Record<string, unknown>[]): void => {
  const dogs = rows.filter(({ sk }) => sk === 'DOG').map((row) => z.parse(Dog, row));
  const starting = (prefix: string) => rows.filter(({ pk }) => String(pk).startsWith(prefix));
  const named = (prefix: string, sk: string) =>
    new Map(
      starting(prefix)
        .filter((row) => row.sk === sk)
        .map((row) => [String(row.pk).slice(prefix.length), row]),
    );
  const owners = (of: (dog: Dog) => readonly string[]) =>
    new Map(dogs.flatMap((dog) => of(dog).map((name) => [name, dog.dogId])));

  // One chip, one dog: and every dog's chip is held for it.
  const holders = named('CHIP#', 'HOLDER');
  const wearing = dogs.filter(({ chip }) => chip !== undefined);
  expect(new Set(wearing.map(({ chip }) => chip?.number)).size).toBe(wearing.length);
  for (const { chip, dogId } of wearing) expect(holders.get(chip?.number ?? '')).toMatchObject({ dogId });
  for (const [number, { dogId, retired }] of holders) {
    const dog = dogs.find((one) => one.dogId === dogId);
    const isWorn = dog?.chip?.number === number;
    expect(isWorn || (retired === true && dog?.earlierChips.some((one) => one.number === number))).toBe(true);
  }
  // An open dispute for each claim, and none besides.
  const open = rows
    .filter(({ sk }) => String(sk).startsWith('DISPUTE#'))
    .map((row) => z.parse(Dispute, row))
    .filter(({ state }) => state === 'open');
  expect(open.map(({ claimantDogId, number }) => `${claimantDogId} ${number}`).sort()).toEqual(
    dogs.flatMap(({ dogId, claim }) => (claim === undefined ? [] : [`${dogId} ${claim.number}`])).sort(),
  );
  // Doors, tags, certificates and codes: each row a dog's, each dog's a row.
  const held: readonly (readonly [ReadonlyMap<string, Record<string, unknown>>, ReadonlyMap<string, string>])[] = [
    [
      named('HOUSEHOLD#', 'HOUSEHOLD'),
      owners(({ household, transfer }) => [...household, ...(transfer?.household ?? [])]),
    ],
    [named('TAG#', 'TAG'), owners(({ tagCode }) => (tagCode === undefined ? [] : [tagCode]))],
    [
      named('CERTIFICATE#', 'CERTIFICATE'),
      owners(({ certificate }) => (certificate === undefined ? [] : [certificate.number])),
    ],
    [named('TRANSFER#', 'TRANSFER'), owners(({ transfer }) => (transfer === undefined ? [] : [transfer.code]))],
  ];
  for (const [taken, owned] of held)
    expect(new Map([...taken].map(([name, { dogId }]) => [name, dogId]))).toEqual(owned);
  const places = dogs.flatMap(({ household }) => household);
  expect(new Set(places).size).toBe(places.length);
  // The history of each is whole.
  for (const { dogId, version } of dogs)
    expect(starting(`DOG#${dogId}`).filter(({ sk }) => String(sk).startsWith('EVENT#'))).toHaveLength(version);
};

it('whoever does what at once, a number is one dog’s and a door one household’s', async () => {
  const [sequence = []] = fc.sample(moves, { numRuns: 1, seed: 20261123 });
  const stand = await createDogStand();
  const { act } = crowd(stand);
  const statuses: Record<number, number> = {};
  for (let start = 0; start < sequence.length; start += 8) {
    // Every few rounds a fortnight passes: transfers complete, hearings end.
    if (start % 48 === 40) stand.wait(15 * secondsIn.day);
    for (const status of await Promise.all(sequence.slice(start, start + 8).map(act)))
      statuses[status] = (statuses[status] ?? 0) + 1;
    if (start % 32 === 24) await stand.newSweeper()();
  }
  expect(Object.keys(statuses).every((status) => Number(status) < 500)).toBe(true);
  expect(statuses[200]).toBeGreaterThan(20);
  const rows = await stand.tables.rows('dogs');
  holdTogether(rows);
  // It was worth looking at.
  const happened = new Set(rows.filter(({ sk }) => String(sk).startsWith('EVENT#')).map(({ type }) => type));
  for (const type of ['chip-disputed', 'registered', 'transfer-offered']) expect(happened).toContain(type);
}, 30_000);
