import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from '../durable/atomic-file.ts';
import { corruptDataFolder } from '../problem.ts';
import { type GenerateSecretString, generateSecretString } from './generate.ts';

/** A secret as the template declares it. `value` (the secret's text), when given, is served as it is and never stored. */
export interface DeclaredSecret {
  readonly arn: string;
  readonly name: string;
  readonly generate?: GenerateSecretString | undefined;
  readonly value?: string | undefined;
}

export interface Secret {
  readonly arn: string;
  readonly name: string;
  /** Undefined: declared without a value, which somebody would put in by hand on AWS. */
  readonly text: string | undefined;
  readonly versionId: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

interface Kept {
  readonly text: string;
  readonly versionId: string;
  readonly createdAt: number;
}

/** Opens the file of generated secrets, readable by its owner alone, and generates what is declared but not yet there. */
export function openVault(file: string, declared: readonly DeclaredSecret[]): Secret[] {
  const kept = readKept(file);
  const missing = declared.filter(({ name, generate, value }) => generate && value === undefined && !kept[name]);
  for (const { name, generate } of missing) {
    const text = generateSecretString(generate as GenerateSecretString);
    kept[name] = { text, versionId: randomUUID(), createdAt: Date.now() };
  }
  if (missing.length > 0) writeFileAtomically(file, JSON.stringify(kept, null, 2), 0o600);
  const startedAt = Date.now();
  return declared.map(({ arn, name, value }) => {
    const found = kept[name];
    return {
      arn,
      name,
      text: value ?? found?.text,
      versionId: found?.versionId ?? randomUUID(),
      createdAt: found?.createdAt ?? startedAt,
    };
  });
}

function readKept(file: string): Record<string, Kept> {
  if (!existsSync(file)) return {};
  chmodSync(file, 0o600);
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Kept>;
    const broken = Object.entries(kept).find(([, { text, versionId }]) => typeof text !== 'string' || !versionId);
    if (broken) throw new Error(`secret ${broken[0]} has no text`);
    return kept;
  } catch (error) {
    throw corruptDataFolder(file, (error as Error).message);
  }
}
