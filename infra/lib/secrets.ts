import type { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export interface Secrets {
  /** Key ring that signs sessions: `{kid, secret}`, or `{keys: [{kid, secret}, …]}` while it is rotated. */
  readonly sessionKeys: Secret;
  /** Key ring that seals fields of persons, such as telephone numbers. Lost keys are lost data. */
  readonly fieldKeys: Secret;
  /** Key ring from which the keys are derived that sign certificates of dogs: whoever has it can issue them. */
  readonly certificateKeys: Secret;
  /** `{appId, appSecret, pushToken}` of the mini-program. The first two are entered once, after the first deployment. */
  readonly weChat: Secret;
}

/** The secrets hold generated values from the start, so that no template, pipeline or person ever carries one. */
export const createSecrets = (scope: Construct, removalPolicy: RemovalPolicy): Secrets => {
  const keyRing = (id: string, description: string) =>
    new Secret(scope, id, {
      description,
      removalPolicy,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ kid: 'first' }),
        generateStringKey: 'secret',
        passwordLength: 64,
        excludePunctuation: true,
      },
    });
  return {
    sessionKeys: keyRing('SessionKeys', 'Signs sessions. To rotate: docs/runbook.md, "Rotating keys".'),
    fieldKeys: keyRing('FieldKeys', 'Seals personal fields. To rotate: docs/runbook.md, "Rotating keys".'),
    certificateKeys: keyRing('CertificateKeys', 'Signs certificates. To rotate: docs/runbook.md, "Rotating keys".'),
    weChat: new Secret(scope, 'WeChat', {
      description: 'WeChat mini-program: enter appId and appSecret; give the generated pushToken to WeChat.',
      removalPolicy,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ appId: 'wx0000000000000000', appSecret: 'enter-it-after-deployment' }),
        generateStringKey: 'pushToken',
        // WeChat takes 3 to 32 letters and digits.
        passwordLength: 32,
        excludePunctuation: true,
      },
    }),
  };
};
