// Run by `npm run bench`: 200 complaints on a stack of its own, and how long each waited for its team.
import { parseArgs } from 'node:util';
import { getComplaint, submitComplaint } from '@huzhou/shared/complaints/routes';
import { districts } from '@huzhou/shared/directory/areas';
import { type Person, signIn } from '../support/api.ts';
import { spread } from '../support/figures.ts';
import { photo, upload } from '../support/photo.ts';
import { removeDataFolder, startStack } from '../support/stack.ts';
import { newOpenid } from '../support/stand-in.ts';
import { until } from '../support/waiting.ts';

const { values } = parseArgs({
  options: { complaints: { type: 'string', default: '200' }, perSecond: { type: 'string', default: '5' } },
});
const total = Number(values.complaints);
const everyMilliseconds = 1000 / Number(values.perSecond);
/** Below the hourly limit of submissions per person. */
const perPerson = 10;

const stack = await startStack({ policy: '303024' });
try {
  console.log(`ready after ${stack.readyAfter} ms`);
  const people: { person: Person; photoId: string }[] = [];
  for (let index = 0; index < Math.ceil(total / perPerson); index += 1) {
    const person = await signIn(stack.origin, newOpenid());
    people.push({ person, photoId: await upload(person, photo('before')) });
  }
  const towns = districts.flatMap((district) => district.towns);
  const acceptedIn: number[] = [];
  const filed = await Promise.all(
    Array.from({ length: total }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * everyMilliseconds));
      const { person, photoId } = people[index % people.length] as (typeof people)[number];
      const began = performance.now();
      const { complaintId } = await person.must(submitComplaint, {
        body: {
          categoryCode: 'E0102',
          place: { address: `人民路 ${index + 1} 号`, areaCode: towns[index % towns.length]?.code },
          photoIds: [photoId],
        },
      });
      acceptedIn.push(performance.now() - began);
      return { person, complaintId };
    }),
  );
  const waited = await Promise.all(
    filed.map(async ({ person, complaintId }) => {
      const detail = await until(
        `${complaintId} dispatched`,
        async () => {
          const found = await person.must(getComplaint, { path: { complaintId } });
          return found.state === 'dispatched' && found;
        },
        60,
        500,
      );
      const dispatched = detail.timeline.find(({ type }) => type === 'dispatched');
      return Date.parse(dispatched?.at ?? '') - Date.parse(detail.submittedAt);
    }),
  );
  console.table({
    'submission over HTTP, ms': spread(acceptedIn),
    'acceptance to dispatch, ms': spread(waited),
  });
} finally {
  await stack.stop();
  removeDataFolder(stack.data);
}
