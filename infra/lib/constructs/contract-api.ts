import type { Route } from '@huzhou/shared/contract/route';
import { Duration, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Operations } from '../operations.ts';
import type { CapabilityFunction } from './capability-function.ts';
import { ServiceAlarm } from './service-alarm.ts';

export interface ContractApiProps {
  readonly operations: Operations;
  readonly name: string;
  /** The routes of each capability, and the function that answers them. */
  readonly routes: Readonly<Record<string, readonly Route[]>>;
  readonly functions: Readonly<Record<string, CapabilityFunction>>;
  /** Where the routes of a capability stand: beside the function that answers them. */
  readonly placeOf: (capability: string) => Construct;
  readonly authorizer: CapabilityFunction;
  /** Answers what no route does, so that even "not found" is a problem document. */
  readonly fallback: CapabilityFunction;
}

/**
 * What stands in the access log: enough to count and to find the function's own lines by request id; no address,
 * path, query, user agent or caller.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  functionMilliseconds: '$context.integration.latency',
  bytes: '$context.responseLength',
  error: '$context.error.messageString',
  functionError: '$context.integrationErrorMessage',
};

/**
 * The HTTP API of the contract: each route of `shared` is one gateway route, joined to the function of its capability
 * and, where people with a session call it, to the authorizer. Nothing else is open: no `{proxy+}`, no cross-origin calls.
 */
export class ContractApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: ContractApiProps) {
    super(scope, id);
    const { operations } = props;
    const authorizer = new HttpLambdaAuthorizer('Session', props.authorizer.lambda, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      // Without an identity source the gateway asks the authorizer about every call, also about one without a token, and
      // lets the function refuse it with a problem document. With one it would cache, but answer
      // {"message":"Unauthorized"} by itself. The authorizer remembers what it needs for a minute instead.
      identitySource: [],
      resultsCacheTtl: Duration.seconds(0),
    });
    this.api = new HttpApi(this, 'Http', {
      apiName: props.name,
      createDefaultStage: false,
      defaultIntegration: integrationOf('Fallback', props.fallback),
    });
    for (const [capability, routes] of Object.entries(props.routes)) {
      const answering = props.functions[capability];
      if (answering === undefined) throw new Error(`The contract has "${capability}", but no function answers it.`);
      const integration = integrationOf(capability, answering);
      const place = props.placeOf(capability);
      for (const route of routes) {
        new HttpRoute(Stack.of(place) === Stack.of(this) ? this : place, route.id, {
          httpApi: this.api,
          routeKey: HttpRouteKey.with(route.path, HttpMethod[route.method]),
          integration,
          ...(hasSession(route) ? { authorizer } : {}),
        });
      }
    }
    this.addStage(operations);
    this.watch(operations);
  }

  private addStage({ logRetention, logRemoval }: Operations): void {
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      // Three times the storm we promise to take, 100 submissions a second and their reads. Limits per caller and per
      // address are counted by the functions (table limits): a WAF is not to be had for HTTP APIs, and an address
      // behind a carrier's NAT is thousands of citizens, which only the routes' own limits can allow for.
      throttle: { rateLimit: 1000, burstLimit: 2000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy: logRemoval }),
        ),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    });
  }

  private watch(operations: Operations): void {
    const period = Duration.minutes(1);
    new ServiceAlarm(this, 'ServerErrors', {
      operations,
      metric: this.api.metricServerError({ period, statistic: Stats.SUM }),
      threshold: 5,
      impact: 'Citizens and staff get "something went wrong" instead of an answer.',
      runbook: 'The API answers with server errors',
    });
    new ServiceAlarm(this, 'Slow', {
      operations,
      metric: this.api.metricLatency({ period, statistic: Stats.percentile(99) }),
      threshold: 3000,
      evaluationPeriods: 3,
      impact: 'One call in a hundred takes longer than three seconds: pages hang, and people tap twice.',
      runbook: 'The API is slow',
    });
  }
}

/** Public routes know no caller; sources sign their calls, which the function itself verifies. */
const hasSession = ({ auth }: Route): boolean => auth !== 'public' && auth !== 'source';

const integrationOf = (id: string, { lambda, timeout }: CapabilityFunction): HttpLambdaIntegration =>
  new HttpLambdaIntegration(id, lambda, { timeout, scopePermissionToRoute: false });
