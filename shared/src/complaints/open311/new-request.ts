import * as z from 'zod/mini';
import type { LocatedPlace } from '../../directory/place.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { Phone } from '../../kernel/words.ts';
import { findCategory } from '../category.ts';
import { mostPhotos } from '../submission.ts';
import { readAnswers, withAnswers } from './answers.ts';
import { readPlace } from './location.ts';
import { type ParameterReader, type Parameters, readerOf } from './parameters.ts';
import { plainText } from './plain-text.ts';
import { badRequest, notFound, type Refusal, refuse } from './refusal.ts';
import { jurisdictionId, longestDescription } from './standard.ts';

/** What a new request asks for, in our terms. Who the reporter is stays with the client: no name or mail is kept. */
export interface NewRequest {
  readonly categoryCode: string;
  readonly place: LocatedPlace;
  /** The description, and below it the answers to the service's questions. */
  readonly words: string;
  readonly phone?: string;
  readonly mediaUrls: readonly string[];
}

/** Naming the jurisdiction is optional, since there is one; naming another one is an error. */
export const checkJurisdiction = ({ errors, one }: ParameterReader): void => {
  const given = one('jurisdiction_id');
  if (given !== undefined && given !== jurisdictionId)
    errors.push(notFound(`jurisdiction_id：没有 ${given.slice(0, 80)}，这里只有 ${jurisdictionId}`));
};

const readServiceCode = ({ errors, one }: ParameterReader): string | undefined => {
  const given = one('service_code');
  if (given !== undefined && findCategory(given) !== undefined) return given;
  errors.push(
    given === undefined
      ? badRequest('缺少 service_code')
      : notFound(`service_code：没有 ${given.slice(0, 40)} 这个服务`),
  );
  return undefined;
};

const parseDescription = (text: string): Result<string, string> => {
  const words = plainText(text);
  return words.length > longestDescription ? err(`不能超过 ${longestDescription} 个字`) : ok(words);
};

const parsePhone = (text: string): Result<string, string> => {
  const phone = text.replace(/[\s()-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return z.safeParse(Phone, phone).success ? ok(phone) : err('请给 11 位手机号码，或不给');
};

const mediaUrl = /^https?:\/\/[^\s<>"@\\]{3,2000}$/;

const readMediaUrls = ({ errors }: ParameterReader, parameters: Parameters): readonly string[] => {
  const urls = [...new Set((parameters.get('media_url') ?? []).map((url) => url.trim()))];
  if (urls.length > mostPhotos) errors.push(badRequest(`media_url：最多 ${mostPhotos} 个`));
  if (!urls.every((url) => mediaUrl.test(url))) errors.push(badRequest('media_url：请给 http 或 https 地址'));
  return urls;
};

/** Reads the form of a new request; everything that is wrong with it is told at once. */
export const readNewRequest = (parameters: Parameters): Result<NewRequest, Refusal> => {
  const reader = readerOf(parameters);
  const { errors } = reader;
  const categoryCode = readServiceCode(reader);
  checkJurisdiction(reader);
  const place = readPlace(reader);
  const description = reader.read('description', parseDescription) ?? '';
  const phone = reader.read('phone', parsePhone);
  const mediaUrls = readMediaUrls(reader, parameters);
  const answers = categoryCode === undefined ? undefined : readAnswers(categoryCode, parameters);
  if (answers !== undefined) errors.push(...answers.errors);
  if (errors.length > 0 || categoryCode === undefined || place === undefined) return err(refuse(...errors));
  const words = withAnswers(description, answers?.lines ?? []);
  return ok({ categoryCode, place, words, mediaUrls, ...(phone === undefined ? {} : { phone }) });
};
