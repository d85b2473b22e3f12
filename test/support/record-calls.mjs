// Loaded before every function of a stack under proof: writes down once each call to AWS that the function makes, for `rights.ts`.
import { appendFileSync } from 'node:fs';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';

const into = new URL(import.meta.url).searchParams.get('into');
const { AWS_LAMBDA_FUNCTION_NAME: functionName } = process.env;

const single = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'];

/** What a role must allow for this call: `dynamodb:Query <table>/<index>`, `sqs:SendMessage <queue>`. */
const needed = (target, body) => {
  const [service, operation] = target.split('.');
  if (service === 'AmazonSQS') return [`sqs:${operation.replace(/Batch$/, '')} ${body.QueueUrl.split('/').at(-1)}`];
  if (service !== 'DynamoDB_20120810') return [];
  if (single.includes(operation)) {
    return [`dynamodb:${operation} ${body.TableName}${body.IndexName === undefined ? '' : `/${body.IndexName}`}`];
  }
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem')
    return Object.keys(body.RequestItems).map((table) => `dynamodb:${operation} ${table}`);
  if (operation === 'TransactWriteItems') {
    return body.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => `dynamodb:${kind}Item ${TableName}`),
    );
  }
  if (operation === 'TransactGetItems') return body.TransactItems.map(({ Get }) => `dynamodb:GetItem ${Get.TableName}`);
  return [`dynamodb:${operation} ?`];
};

if (functionName !== undefined && into !== null) {
  const seen = new Set();
  const note = (target, text) => {
    for (const right of needed(target, JSON.parse(text))) {
      if (seen.has(right)) continue;
      seen.add(right);
      appendFileSync(into, `${functionName} ${right}\n`);
    }
  };
  const send = http.request;
  http.request = (...given) => {
    const request = send(...given);
    const target = request.getHeader('x-amz-target');
    if (target === undefined) return request;
    let text = '';
    const { write, end } = request;
    request.write = (chunk, ...rest) => {
      text += chunk;
      return write.call(request, chunk, ...rest);
    };
    request.end = (chunk, ...rest) => {
      if (chunk !== undefined && typeof chunk !== 'function') text += chunk;
      note(target, text);
      return end.call(request, chunk, ...rest);
    };
    return request;
  };
  syncBuiltinESMExports();
}
