import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface CountedRead {
  readonly command: string;
  readonly index: string | undefined;
  pages: number;
  units: number;
}

/** Has the store say what each read costs; pages of one query are counted together. */
export const countReads = (documents: DynamoDBDocumentClient): CountedRead[] => {
  const reads: CountedRead[] = [];
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      const input = args.input as { ReturnConsumedCapacity?: string; IndexName?: string; ExclusiveStartKey?: unknown };
      input.ReturnConsumedCapacity = 'TOTAL';
      const result = await next({ ...args, input });
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: { CapacityUnits?: number } };
      const units = ConsumedCapacity?.CapacityUnits ?? 0;
      const last = reads.at(-1);
      if (input.ExclusiveStartKey !== undefined && last !== undefined) {
        last.pages += 1;
        last.units += units;
      } else reads.push({ command: context.commandName ?? '', index: input.IndexName, pages: 1, units });
      return result;
    },
    { step: 'initialize', name: 'countReads' },
  );
  return reads;
};
