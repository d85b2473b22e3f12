import type { FunctionName } from '../functions.ts';
import { idIn, ofType, ownFunctions, type TemplateJson } from './synthesized.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Effect: string;
}

/** What a role may do. */
export const statementsOf = (template: TemplateJson, roleId: string): { actions: string[]; resources: string[] }[] =>
  ofType(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: unknown) => idIn(role) === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
    .map(({ Action, Resource }) => ({
      actions: [Action].flat() as string[],
      resources: ([Resource].flat() as unknown[]).map((resource) => JSON.stringify(resource)),
    }));

/** What a function may do, written `action resource`, the resource by the part of its name that says which it is. */
export const rightsOf = (template: TemplateJson, name: FunctionName): string[] => {
  const properties = ownFunctions(template).find(([found]) => found === name)?.[2].Properties;
  const short = (resource: string) => {
    const exported = /ExportsOutput(?:FnGetAtt|Ref)([A-Za-z]+?)[0-9A-F]{8}/.exec(resource);
    const own = /"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z]+?)[0-9A-F]{8}"/.exec(resource);
    const rest = /"\/(?:index\/)?([^"]+)"/.exec(resource);
    return `${exported?.[1] ?? own?.[1] ?? resource}${rest === null ? '' : `/${rest[1]}`}`;
  };
  return statementsOf(template, idIn(properties?.Role) ?? '')
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((each) => `${action} ${short(each)}`)),
    )
    .filter((right) => !right.startsWith('logs:'))
    .sort();
};
