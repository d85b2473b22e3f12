import { err, ok, type Result } from '../../kernel/result.ts';
import { attributesOf, type ServiceAttribute } from './attributes.ts';
import type { Parameters } from './parameters.ts';
import { plainLine, plainText } from './plain-text.ts';
import { badRequest, type ErrorEntry } from './refusal.ts';
import { parseW3cDate } from './w3c-date.ts';

const longestLine = 200;
const longestText = 1000;

/** `attribute[CODE]`, and `attribute[CODE][]` for each of several values. */
const parameterName = /^attribute\[([^\][]{1,64})\](\[\])?$/;

/** The values that were sent for each attribute's code. */
const sentAnswers = (parameters: Parameters): ReadonlyMap<string, readonly string[]> => {
  const sent = new Map<string, readonly string[]>();
  for (const [name, values] of parameters) {
    const code = parameterName.exec(name)?.[1];
    if (code !== undefined) sent.set(code, [...(sent.get(code) ?? []), ...values]);
  }
  return sent;
};

const optionName = ({ options = [] }: ServiceAttribute, key: string): Result<string, string> => {
  const name = options.find((option) => option.key === key.trim())?.name;
  return name === undefined ? err(`没有 ${key.trim().slice(0, 40)} 这个选项`) : ok(name);
};

const textOf =
  (clean: (text: string) => string, longest: number) =>
  (value: string): Result<string, string> => {
    const text = clean(value);
    return [...text].length > longest ? err(`不能超过 ${longest} 个字`) : ok(text);
  };

const parseValue = (attribute: ServiceAttribute, value: string): Result<string, string> => {
  switch (attribute.datatype) {
    case 'string':
      return /[\r\n]/.test(value.trim()) ? err('不能分行') : textOf(plainLine, longestLine)(value);
    case 'text':
      return textOf(plainText, longestText)(value);
    case 'number':
      return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(value.trim()) ? ok(String(Number(value))) : err('请给一个数字');
    case 'datetime':
      return parseW3cDate(value.trim()) === undefined ? err('请给带时区的时间') : ok(value.trim());
    default:
      return optionName(attribute, value);
  }
};

/** An answer in words; undefined when the question was not answered. */
const answerOf = (attribute: ServiceAttribute, values: readonly string[]): Result<string | undefined, string> => {
  if (values.length === 0) return attribute.required ? err('必须填写') : ok(undefined);
  if (values.length > 1 && attribute.datatype !== 'multivaluelist') return err('只能给一个值');
  const parsed = [...new Set(values)].map((value) => parseValue(attribute, value));
  const wrong = parsed.find((result) => !result.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  const text = parsed.flatMap((result) => (result.ok ? [result.value] : [])).join('、');
  return ok(text === '' ? undefined : text);
};

export interface Answers {
  /** `井盖状况：缺失`, one a question that was answered. */
  readonly lines: readonly string[];
  readonly errors: readonly ErrorEntry[];
}

/** Reads the answers to a service's questions, as they will stand in the words of the case. */
export const readAnswers = (categoryCode: string, parameters: Parameters): Answers => {
  const sent = sentAnswers(parameters);
  const questions = attributesOf(categoryCode);
  const known = new Set(questions.map(({ code }) => code));
  const unknown = [...sent.keys()].filter((code) => !known.has(code));
  const errors = unknown.map((code) => badRequest(`attribute[${code}]：这个服务没有这一项`));
  const lines: string[] = [];
  for (const question of questions.filter(({ notice }) => notice !== true)) {
    const answer = answerOf(question, sent.get(question.code) ?? []);
    if (!answer.ok) errors.push(badRequest(`attribute[${question.code}]：${answer.failure}`));
    else if (answer.value !== undefined) lines.push(`${question.label}：${answer.value}`);
  }
  return { lines, errors };
};

/** Under which the answers stand in the words of a case, below what the reporter wrote. */
export const answersHeading = '补充信息';

export const withAnswers = (description: string, lines: readonly string[]): string =>
  lines.length === 0 ? description : `${description}\n\n${answersHeading}\n${lines.join('\n')}`.trim();
