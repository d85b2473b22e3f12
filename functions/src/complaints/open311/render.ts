import { contentTypes, type Format } from '@huzhou/shared/complaints/open311/standard';
import { XMLBuilder } from 'fast-xml-parser';
import { type Answer, itemNames } from './answer.ts';

/** What XML 1.0 cannot hold at all, not even escaped. */
const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * The standard's JSON follows its XML by the Spark convention: a container of like elements is an array, an empty
 * element is null. This goes the other way.
 */
const toElements = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) {
    const item = itemNames[name as keyof typeof itemNames];
    return { [item]: value.map((member) => toElements(item, member)) };
  }
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([child, member]) => [child, toElements(child, member)]));
  return typeof value === 'string' ? value.toWellFormed().replace(notInXml, '') : (value ?? '');
};

const builder = new XMLBuilder({ format: false, ignoreAttributes: true, suppressEmptyNode: false });

export const toXml = ({ root, value }: Answer): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: toElements(root, value) })}`;

export interface Rendered {
  readonly contentType: string;
  readonly body: string;
}

export const render = (answer: Answer, format: Format): Rendered => ({
  contentType: answer.isBare === true ? contentTypes[format] : `${contentTypes[format]}; charset=utf-8`,
  body: format === 'xml' ? toXml(answer) : JSON.stringify(answer.value),
});
