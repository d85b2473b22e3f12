/** An error of the S3 API; clients see its code, message and details as S3's XML. */
export class S3Error extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;
  constructor(status: number, code: string, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = code;
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

export const accessDenied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message);
export const invalidArgument = (message: string) => new S3Error(400, 'InvalidArgument', message);
export const noSuchKey = (key: string) =>
  new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key });
export const notImplemented = (what: string) =>
  new S3Error(501, 'NotImplemented', `The local object store has no ${what}.`, { Header: what });

type Xml = string | number | { readonly [tag: string]: Xml | readonly Xml[] | undefined };

/** Writes `value` as the content of `tag`; an array repeats its tag, undefined leaves it out. */
export function toXml(tag: string, value: Xml, attributes = ''): string {
  if (typeof value !== 'object') return `<${tag}${attributes}>${escapeXml(String(value))}</${tag}>`;
  const children = Object.entries(value).flatMap(([name, child]) => {
    if (child === undefined) return [];
    return (Array.isArray(child) ? child : [child]).map((one: Xml) => toXml(name, one));
  });
  return `<${tag}${attributes}>${children.join('')}</${tag}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const S3_NAMESPACE = ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

function escapeXml(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
  return text.replace(/[&<>"\r]/g, (character) => named[character] as string);
}
