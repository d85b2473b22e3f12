import { accessDenied, S3Error } from './s3-error.ts';
import { verifyPolicySignature } from './signature.ts';

/** How many bytes the policy allows. */
export interface SizeRange {
  readonly least: number;
  readonly most: number;
}

type Condition = Readonly<Record<string, string>> | readonly [string, string | number, string | number];

/** Fields that a policy need not mention. */
const FREE_FIELDS = new Set(['policy', 'x-amz-signature', 'file', 'bucket']);

/**
 * Holds a form upload against its signed policy: signature, expiry, every condition, and no field that the policy does
 * not know. `fields` are the form's, names in lower case. Returns the size range, which only the file can answer.
 */
export function enforcePolicy(fields: ReadonlyMap<string, string>, bucket: string, now: number): SizeRange {
  const policy = fields.get('policy');
  if (policy === undefined) throw accessDenied();
  verifyPolicySignature(policy, (name) => fields.get(name));
  const { expiration, conditions } = decode(policy);
  if (!(now < Date.parse(expiration))) throw refused('Policy expired.');

  const size = { least: 0, most: Number.MAX_SAFE_INTEGER };
  const mentioned = new Set<string>();
  const demand = (holds: boolean, condition: Condition) => {
    if (!holds) throw refused(`Policy Condition failed: ${JSON.stringify(condition)}`);
  };
  const value = (field: string) => (field === 'bucket' ? bucket : fields.get(field));
  for (const condition of conditions) {
    const [operator, left, right] = Array.isArray(condition)
      ? condition
      : toEquality(condition as Record<string, string>);
    if (operator === 'content-length-range') {
      size.least = Math.max(size.least, Number(left));
      size.most = Math.min(size.most, Number(right));
      continue;
    }
    const field = String(left).replace(/^\$/, '').toLowerCase();
    mentioned.add(field);
    if (operator === 'eq') demand(value(field) === String(right), condition);
    else if (operator === 'starts-with') demand(value(field)?.startsWith(String(right)) ?? right === '', condition);
    else throw invalidPolicy(`Invalid Condition operator ${String(operator)}`);
  }
  const extra = [...fields.keys()].find(
    (field) => !mentioned.has(field) && !FREE_FIELDS.has(field) && !field.startsWith('x-ignore-'),
  );
  if (extra !== undefined) throw refused(`Extra input fields: ${extra}`);
  return size;
}

/** `received` is what has come so far: too much is known before the end, too little only at the end. */
export function enforceSize({ least, most }: SizeRange, received: number, complete: boolean): void {
  if (received > most)
    throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: received,
      MaxSizeAllowed: most,
    });
  if (complete && received < least)
    throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      ProposedSize: received,
      MinSizeAllowed: least,
    });
}

function toEquality(condition: Readonly<Record<string, string>>): [string, string, string] {
  const [entry, ...more] = Object.entries(condition);
  if (entry === undefined || more.length > 0) throw invalidPolicy('A condition object must have exactly one member.');
  return ['eq', entry[0], entry[1]];
}

function decode(policy: string): { expiration: string; conditions: Condition[] } {
  try {
    const decoded = JSON.parse(Buffer.from(policy, 'base64').toString('utf8'));
    if (typeof decoded.expiration === 'string' && Array.isArray(decoded.conditions)) return decoded;
  } catch {
    // falls through
  }
  throw invalidPolicy('Invalid JSON, or no expiration, or no conditions.');
}

const refused = (reason: string) => accessDenied(`Invalid according to Policy: ${reason}`);
const invalidPolicy = (reason: string) =>
  new S3Error(
    400,
    'InvalidPolicyDocument',
    `The content of the form does not meet the conditions of the policy: ${reason}`,
  );
