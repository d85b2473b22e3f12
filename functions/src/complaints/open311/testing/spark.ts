import { XMLParser, XMLValidator } from 'fast-xml-parser';

interface Element {
  readonly [name: string]: Element[] | string | undefined;
}

const parser = new XMLParser({
  preserveOrder: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/** The containers whose children are a list even where there is none or one of them. */
const containers = [
  'services',
  'attributes',
  'values',
  'service_requests',
  'service_request_updates',
  'endpoints',
  'formats',
  'errors',
];
const numbers = ['lat', 'long', 'order'];
const booleans = ['metadata', 'variable', 'required'];

const nameOf = (element: Element): string => Object.keys(element)[0] ?? '';

const read = (name: string, children: readonly Element[], isInError: boolean): unknown => {
  const elements = children.filter((child) => nameOf(child) !== '#text');
  if (containers.includes(name))
    return elements.map((child) => read(nameOf(child), child[nameOf(child)] as Element[], name === 'errors'));
  if (elements.length > 0)
    return Object.fromEntries(
      elements.map((child) => [nameOf(child), read(nameOf(child), child[nameOf(child)] as Element[], isInError)]),
    );
  const text = children.map((child) => String(child['#text'] ?? '')).join('');
  if (text === '') return null;
  if (numbers.includes(name) || (isInError && name === 'code')) return Number(text);
  return booleans.includes(name) ? text === 'true' : text;
};

/**
 * A second reading of the Spark convention, from XML to JSON, by a parser: what the XML says must be what the JSON
 * says. Throws when the XML is not well-formed.
 */
export const fromXml = (xml: string): { readonly root: string; readonly value: unknown } => {
  const sound = XMLValidator.validate(xml);
  if (sound !== true) throw new Error(sound.err.msg);
  const [element] = (parser.parse(xml) as Element[]).filter((child) => nameOf(child) !== '#text');
  if (element === undefined) throw new Error('There is no root element');
  const root = nameOf(element);
  return { root, value: read(root, element[root] as Element[], false) };
};
