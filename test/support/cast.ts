// The people of a walk through the chain: the demonstration's personas, each signed in and willing to get messages.
import { personas } from '@huzhou/shared/directory/demonstration';
import { getMe, recordSubscriptions } from '@huzhou/shared/identity/routes';
import { mostTemplatesAtOnce } from '@huzhou/shared/notices/templates';
import { type Person, signIn } from './api.ts';
import { createStandIn } from './stand-in.ts';

const openidOf = (name: string): string => {
  const persona = personas.find((candidate) => candidate.name === name);
  if (persona === undefined) throw new Error(`no persona ${name}`);
  return persona.openid;
};

export const nameOf = (openid: string): string =>
  personas.find((persona) => persona.openid === openid)?.name ?? 'somebody new';

export const cast = {
  citizen: openidOf('沈小满'),
  neighbour: openidOf('钱知秋'),
  handler: openidOf('周立行'),
  otherHandler: openidOf('陆平安'),
  teamLead: openidOf('姚守正'),
  dispatcher: openidOf('章一鸣'),
  otherDistrict: openidOf('费晓岚'),
  cityDispatcher: openidOf('谈思远'),
  supervisor: openidOf('潘明鉴'),
  citySupervisor: openidOf('施惟清'),
  leader: openidOf('臧克勤'),
  operator: openidOf('闵泊舟'),
  parkingOfficer: openidOf('严有序'),
  clinician: openidOf('温仁心'),
  registrar: openidOf('易安居'),
  cityRegistrar: openidOf('凌清源'),
} as const;
export type Part = keyof typeof cast;

/** Signs a persona in, and taps "allow" `times` for every template, as a phone would before each message. */
export const enter = async (origin: string, part: Part, times = 0): Promise<Person> => {
  const person = await signIn(origin, cast[part]);
  if (times > 0) await allowMessages(origin, person, times);
  return person;
};

export const allowMessages = async (origin: string, person: Person, times: number): Promise<void> => {
  const { templates } = await person.must(getMe, {});
  const all = templates.map(({ templateId }) => templateId);
  for (let accepted = 0; accepted < times; accepted += 1) {
    for (let first = 0; first < all.length; first += mostTemplatesAtOnce) {
      const templateIds = all.slice(first, first + mostTemplatesAtOnce);
      await createStandIn(origin).allow(person.openid, templateIds);
      await person.must(recordSubscriptions, { body: { templateIds } });
    }
  }
};
