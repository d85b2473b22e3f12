import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateSecretString } from './generate.ts';
import { type SecretsServer, startSecretsServer } from './server.ts';
import type { DeclaredSecret } from './vault.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:session-keys-AbCdEf';
const generated: DeclaredSecret = {
  arn: ARN,
  name: 'session-keys',
  generate: {
    SecretStringTemplate: '{"kid":"1"}',
    GenerateStringKey: 'key',
    PasswordLength: 64,
    ExcludePunctuation: true,
  },
};

let folder: string;
let file: string;
let server: SecretsServer | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'deep', 'secrets.json');
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  rmSync(folder, { recursive: true });
});

async function start(...secrets: DeclaredSecret[]): Promise<SecretsManagerClient> {
  server = await startSecretsServer({ file, secrets });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new SecretsManagerClient({ endpoint: server.url, region: 'eu-west-1', credentials });
}
const read = (client: SecretsManagerClient, over: object = {}) =>
  client.send(new GetSecretValueCommand({ SecretId: 'session-keys', ...over }));

describe('a generated secret', () => {
  it('is made once, by its template, and outlives a restart in a file of its owner alone', async () => {
    const first = await read(await start(generated));
    const value = JSON.parse(first.SecretString as string);
    expect(value).toEqual({ kid: '1', key: expect.stringMatching(/^[A-Za-z0-9]{64}$/) });
    expect(first).toMatchObject({ ARN, Name: 'session-keys', VersionStages: ['AWSCURRENT'] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await server?.close();
    chmodSync(file, 0o644);
    const other = { ...generated, name: 'other', arn: `${ARN}2` };
    const again = await start(generated, other);
    expect((await read(again)).SecretString).toBe(first.SecretString);
    expect((await read(again)).VersionId).toBe(first.VersionId);
    expect((await read(again, { SecretId: 'other' })).SecretString).not.toBe(first.SecretString);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is found by name, ARN and ARN without its suffix, and described without its text', async () => {
    const client = await start(generated);
    for (const SecretId of ['session-keys', ARN, ARN.slice(0, -7)])
      expect((await read(client, { SecretId })).SecretString).toBe(server?.secretString('session-keys'));
    const described = await client.send(new DescribeSecretCommand({ SecretId: ARN }));
    expect(described).toMatchObject({ ARN, Name: 'session-keys', CreatedDate: expect.any(Date) });
    expect(Object.values(described.VersionIdsToStages ?? {})).toEqual([['AWSCURRENT']]);
    expect(JSON.stringify(described)).not.toContain(JSON.parse(server?.secretString(ARN) as string).key);
  });
});

describe('a given secret', () => {
  it('is served as it is and never written down', async () => {
    const given = { ...generated, value: '{"appid":"wx0000000000000000"}' };
    expect((await read(await start(given, { ...generated, name: 'kept' }))).SecretString).toBe(given.value);
    expect(readFileSync(file, 'utf8')).not.toContain('wx0000000000000000');
  });
});

describe('what cannot be answered', () => {
  it('is refused with the error of the service', async () => {
    const client = await start(generated, { arn: `${ARN}x`, name: 'by-hand' });
    for (const over of [
      { SecretId: 'nobody' },
      { SecretId: 'by-hand' },
      { VersionStage: 'AWSPREVIOUS' },
      { VersionId: 'x'.repeat(32) },
    ])
      await expect(read(client, over)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    const unknown = await fetch(server?.url as string, {
      method: 'POST',
      headers: { 'x-amz-target': 'secretsmanager.PutSecretValue' },
      body: '{}',
    });
    expect(await unknown.json()).toMatchObject({ __type: 'UnknownOperationException' });
  });

  it('stops the start when the file is corrupt, rather than making new keys over the old ones', async () => {
    await start(generated);
    await server?.close();
    writeFileSync(file, '{"session-keys":');
    await expect(start(generated)).rejects.toThrow(/secrets\.json is corrupt .* --reset/);
    expect(readFileSync(file, 'utf8')).toBe('{"session-keys":');
  });
});

describe('generated strings', () => {
  it.each([
    [{}, /^[!-~]{32}$/],
    [{ PasswordLength: 8, ExcludePunctuation: true, ExcludeUppercase: true }, /^[a-z0-9]{8}$/],
    [{ ExcludeCharacters: 'abcdef', ExcludeUppercase: true, ExcludePunctuation: true }, /^[g-z0-9]{32}$/],
    [
      {
        ExcludeLowercase: true,
        ExcludeUppercase: true,
        ExcludePunctuation: true,
        ExcludeNumbers: true,
        IncludeSpace: true,
      },
      /^ {32}$/,
    ],
  ])('follow the rules %j', (rules, pattern) => {
    for (let round = 0; round < 50; round += 1) expect(generateSecretString(rules)).toMatch(pattern);
  });

  it('have each kind of character, unless told otherwise', () => {
    for (let round = 0; round < 200; round += 1) {
      const password = generateSecretString({ PasswordLength: 4 });
      for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]) expect(password).toMatch(kind);
    }
  });

  it.each([
    [{ GenerateStringKey: 'key' }, /belong together/],
    [{ PasswordLength: 3 }, /cannot be generated/],
    [
      { ExcludeLowercase: true, ExcludeUppercase: true, ExcludePunctuation: true, ExcludeNumbers: true },
      /every character/,
    ],
  ])('are refused when the rules %j cannot hold', (rules, reason) => {
    expect(() => generateSecretString(rules)).toThrow(reason);
  });
});
