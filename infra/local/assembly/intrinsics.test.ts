// biome-ignore-all lint/suspicious/noTemplateCurlyInString: CloudFormation writes its variables that way.
import { describe, expect, test } from 'vitest';
import { evaluateCondition, NO_VALUE, resolve, type Scope } from './intrinsics.ts';

const scope: Scope = {
  stackName: 'Test',
  ref: (name) => ({ Table: 'notes', 'AWS::Region': 'cn-north-1', 'AWS::NoValue': NO_VALUE })[name] ?? `ref:${name}`,
  getAtt: (logicalId, attribute) => `${logicalId}#${attribute}`,
  importValue: (name) => `imported:${name}`,
  condition: (name) => name === 'Yes',
  findInMap: (map, key, subkey) => `${map}/${key}/${subkey}`,
};

describe('each intrinsic function gives what CloudFormation would', () => {
  test.each([
    ['Ref', { Ref: 'Table' }, 'notes'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'Table#Arn'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'Table#Stream.Arn'],
    ['Join', { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Region' }, { Ref: 'Table' }]] }, 'arn:cn-north-1:notes'],
    ['Select and Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'http://host/path'] }] }, 'host'],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': 'Data:${Table}' } }, 'imported:Data:notes'],
    ['FindInMap', { 'Fn::FindInMap': ['M', { Ref: 'Table' }, 'k'] }, 'M/notes/k'],
    ['Sub', { 'Fn::Sub': '${Table}-${Table.Arn}-${!kept}' }, 'notes-Table#Arn-${kept}'],
    ['Sub with variables', { 'Fn::Sub': ['${own}/${Table}', { own: { Ref: 'AWS::Region' } }] }, 'cn-north-1/notes'],
    ['If, true', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ['If, false', { 'Fn::If': ['No', 1, { Ref: 'Table' }] }, 'notes'],
    [
      'nested in objects and lists',
      { a: [{ Ref: 'Table' }, { b: { Ref: 'Table' } }] },
      { a: ['notes', { b: 'notes' }] },
    ],
    ['NoValue', { a: 1, b: { Ref: 'AWS::NoValue' }, c: [{ Ref: 'AWS::NoValue' }, 2] }, { a: 1, c: [2] }],
    ['a policy that has a Condition is no intrinsic', { Condition: { Bool: true } }, { Condition: { Bool: true } }],
  ])('%s', (_name, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  test('conditions combine', () => {
    const equals = { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'cn-north-1'] };
    expect(evaluateCondition({ 'Fn::And': [equals, { Condition: 'Yes' }] }, scope)).toBe(true);
    expect(evaluateCondition({ 'Fn::And': [equals, { Condition: 'No' }] }, scope)).toBe(false);
    expect(evaluateCondition({ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, scope)).toBe(
      true,
    );
  });

  test('an unknown one stops with its name', () => {
    expect(() => resolve({ a: { 'Fn::Cidr': [] } }, scope)).toThrow('Fn::Cidr');
  });
});
