// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../server/mail/html.ts';

describe('the HTML', () => {
  test('links what is an address and leaves the sentence’s full stop outside', () => {
    expect(htmlOf('see https://zoom.us/j/1?a=1&b=2. Bye')).toContain(
      'see <a href="https://zoom.us/j/1?a=1&amp;b=2">https://zoom.us/j/1?a=1&amp;b=2</a>. Bye',
    );
    expect(htmlOf('javascript:alert(1)')).not.toContain('<a');
  });

  test('has paragraphs, line ends and links, and nothing else that a text could bring', () => {
    const piece = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      'https://example.com/"onmouseover="alert(1)',
      "https://example.com/'><b>",
      '&lt;b&gt;',
      '\n\n',
      '\n',
    );
    const text = fc.array(fc.oneof(piece, fc.string())).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (written) => {
        const { body } = new DOMParser().parseFromString(htmlOf(written), 'text/html');
        for (const element of body.querySelectorAll('*')) {
          expect(['P', 'BR', 'A']).toContain(element.tagName);
          const names = element.getAttributeNames();
          expect(names).toEqual(element.tagName === 'A' ? ['href'] : []);
          if (element.tagName === 'A') expect(element.getAttribute('href')).toMatch(/^https?:\/\//);
        }
      }),
    );
  });
});
