// Fired by Secrets Manager calls of the functions' SDK; answers with secrets that were generated once and are kept on disk.
import { AwsError, type Input, requireString, startAwsJsonServer } from '../loopback/aws-json.ts';
import { type DeclaredSecret, openVault, type Secret } from './vault.ts';

export interface SecretsServerOptions {
  /** Where generated values are kept, with mode 0600; made when absent. */
  readonly file: string;
  readonly secrets: readonly DeclaredSecret[];
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly log?: (message: string) => void;
}

export interface SecretsServer {
  readonly url: string;
  /** The text of a secret by name or ARN, for parts of the local stack that must agree with the functions. */
  secretString(id: string): string | undefined;
  close(): Promise<void>;
}

export async function startSecretsServer(options: SecretsServerOptions): Promise<SecretsServer> {
  const secrets = openVault(options.file, options.secrets);
  const find = (id: string): Secret | undefined =>
    // An ARN may be given without the six random characters that AWS adds to the name.
    secrets.find(({ arn, name }) => id === name || id === arn || id === arn.replace(/-[A-Za-z0-9]{6}$/, ''));
  const requireSecret = (input: Input): Secret => {
    const secret = find(requireString(input, 'SecretId'));
    if (secret !== undefined) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  };
  const listener = await startAwsJsonServer({
    name: 'Secrets Manager',
    targetPrefix: 'secretsmanager',
    version: '1.1',
    port: options.port ?? 0,
    log: options.log ?? (() => {}),
    operations: {
      GetSecretValue(input) {
        const { arn, name, text, versionId, createdAt } = requireSecret(input);
        const stage = input.VersionStage ?? 'AWSCURRENT';
        if (text === undefined || stage !== 'AWSCURRENT' || (input.VersionId ?? versionId) !== versionId)
          throw new AwsError(
            'ResourceNotFoundException',
            `Secrets Manager can't find the specified secret value for ${input.VersionId === undefined ? `staging label: ${String(stage)}` : `VersionId: ${String(input.VersionId)}`}`,
          );
        const version = { VersionId: versionId, VersionStages: ['AWSCURRENT'], CreatedDate: createdAt / 1000 };
        return { ARN: arn, Name: name, SecretString: text, ...version };
      },
      DescribeSecret(input) {
        const { arn, name, text, versionId, createdAt } = requireSecret(input);
        const versions = text === undefined ? {} : { [versionId]: ['AWSCURRENT'] };
        const dates = { CreatedDate: createdAt / 1000, LastChangedDate: createdAt / 1000 };
        return { ARN: arn, Name: name, ...dates, VersionIdsToStages: versions };
      },
    },
  });
  return { url: listener.url, close: listener.close, secretString: (id) => find(id)?.text };
}
