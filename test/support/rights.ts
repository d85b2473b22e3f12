// What the roles of a synthesized template allow, held against the calls that the functions made while they were proved.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Template {
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON.
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: any }>>;
}

/** `DogVisitsQueueA1B2C3D4` → `DogVisitsQueue`; also as another stack's export, or behind a stack's name. */
const bare = (name: string): string => name.replace(/^huzhou-[a-z]+-[a-z]+-/, '').replace(/[0-9A-F]{8}.*$/, '');

/** The resource that a statement is about: `Parking/byList`. */
const resourceName = (resource: unknown): string => {
  const text = JSON.stringify(resource);
  const exported = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?[0-9A-F]{8})/.exec(text)?.[1];
  const own = /"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z]+?[0-9A-F]{8})/.exec(text)?.[1];
  const index = /"\/index\/([^"]+)"/.exec(text)?.[1];
  return `${bare(exported ?? own ?? text)}${index === undefined ? '' : `/${index}`}`;
};

const idIn = (value: unknown): string | undefined =>
  /"(?:Ref|Fn::GetAtt)":\[?"([^":]+)"/.exec(JSON.stringify(value))?.[1];

/** By the name of a function, without its stack's: what its role allows. */
const allowed = (assembly: string): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const file of readdirSync(assembly).filter((name) => /^huzhou-.*\.template\.json$/.test(name))) {
    const { Resources } = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as Template;
    const ofType = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type);
    for (const [id, { Properties }] of ofType('AWS::Lambda::Function')) {
      const role = idIn(Properties.Role);
      const statements = ofType('AWS::IAM::Policy')
        .filter(([, policy]) => policy.Properties.Roles.some((each: unknown) => idIn(each) === role))
        .flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement);
      const rights = statements.flatMap(({ Action, Resource }) =>
        [Action]
          .flat()
          .flatMap((action: string) => [Resource].flat().map((each: unknown) => `${action} ${resourceName(each)}`)),
      );
      found.set(bare(id), new Set(rights));
    }
  }
  return found;
};

/** Calls that a function made and that AWS would have refused: `Insights dynamodb:GetItem Figures`. */
export const callsWithoutRight = (assembly: string, record: string): readonly string[] => {
  if (!existsSync(record)) return [];
  const roles = allowed(assembly);
  const made = readFileSync(record, 'utf8').trim().split('\n').filter(Boolean);
  const refused = made.flatMap((line) => {
    const [by = '', action = '', resource = ''] = line.split(' ');
    const [name = '', index] = resource.split('/');
    const right = `${action} ${bare(name)}${index === undefined ? '' : `/${index}`}`;
    return roles.get(bare(by))?.has(right) ? [] : [`${bare(by)} ${right}`];
  });
  return [...new Set(refused)].sort();
};
