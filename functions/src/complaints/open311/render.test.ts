import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render, toXml } from './render.ts';
import { fromXml } from './testing/spark.ts';

const request = (description: unknown) => ({ root: 'service_requests' as const, value: [{ description }] });

describe('words in XML', () => {
  it.each([
    ['<script>alert("&\'")</script>]]>', '<script>alert("&\'")</script>]]>'],
    ['<!-- x --> <?php ?> <![CDATA[x]]>', '<!-- x --> <?php ?> <![CDATA[x]]>'],
    ['&amp; &#60; &lt;', '&amp; &#60; &lt;'],
    ['表情💡和𠮷', '表情💡和𠮷'],
    ['a\u0000b\u0008c\u001Fd\uFFFEe\uFFFF', 'abcde'],
    ['半个\uD83D字', '半个\uFFFD字'],
  ])('%j is read back as %j', (words, read) => {
    expect(fromXml(toXml(request(words))).value).toEqual([{ description: read }]);
  });

  it('are well-formed whatever they are, and come back as they were sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const xml = toXml(request(words));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
        expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
        expect(() => fromXml(xml)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

it('an empty list is an empty container, and nothing is an empty element', () => {
  expect(render({ root: 'service_requests', value: [] }, 'xml').body).toMatch(
    /<service_requests>\s*<\/service_requests>|<service_requests\/>/,
  );
  expect(render({ root: 'service_requests', value: [] }, 'json').body).toBe('[]');
  expect(fromXml(toXml(request(null))).value).toEqual([{ description: null }]);
});
