// Fired by each deployment of a demonstration stage; writes the days of a made-up year that are not there yet.
import { systemClock } from '@huzhou/shared/kernel/time';
import { env, optionalEnv } from '../../platform/config.ts';
import { log } from '../../platform/log.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { tellHistory } from './history.ts';
import { createToldDaysRepository } from './told-days-repository.ts';

const days = createToldDaysRepository(createDocumentClient(), env('COMPLAINTS_TABLE'));

export const handler = async (): Promise<{ readonly cases: number }> => {
  let told = 0;
  for (const { day, cases } of tellHistory(systemClock.now(), Number(optionalEnv('HISTORY_DAYS') ?? '0'))) {
    if (await days.isTold(day)) continue;
    const all = cases();
    await days.tell(day, all);
    told += all.length;
  }
  log.info('history.told', { cases: told });
  return { cases: told };
};
