import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isToEveryone, parseChatFile } from '../../common/chat-file.ts';

describe('the chat file of a recording', () => {
  test('name and tab, as cloud recordings have it; names may hold colons', () => {
    expect(
      parseChatFile('00:01:05\tElena Duarte:\tHello\r\n01:00:00\tKofi: data:\tHere: a link'),
    ).toEqual([
      { offset: 65, author: 'Elena Duarte', to: null, text: 'Hello' },
      { offset: 3_600, author: 'Kofi: data', to: null, text: 'Here: a link' },
    ]);
  });

  test('from and to, in both forms of the clients', () => {
    const text = [
      '00:00:02\t From Niamh Brennan to Everyone:\thttps://example.com/talk',
      '14:22:09 From  Elena  to  Everyone : thanks',
      '00:00:09\tFrom Kofi : no name of whom to',
    ].join('\n');
    expect(parseChatFile(text).filter(isToEveryone)).toEqual([
      { offset: 2, author: 'Niamh Brennan', to: null, text: 'https://example.com/talk' },
      { offset: 51_729, author: 'Elena', to: null, text: 'thanks' },
      { offset: 9, author: 'Kofi', to: null, text: 'no name of whom to' },
    ]);
  });

  test('a message of several lines is one; what comes before the first is none', () => {
    const text = '\uFEFFMeeting chat\n00:00:02\tNiamh:\tfirst\n\tsecond\n\nthird';
    expect(parseChatFile(text)).toEqual([
      { offset: 2, author: 'Niamh', to: null, text: 'first\nsecond\n\nthird' },
    ]);
  });

  test.each([
    '00:00:02\tFrom Elena to Kofi(Direct Message):\tnot convinced\nstill not',
    '00:00:02\tFrom Elena to Kofi (Privately) : not convinced',
    '00:00:02\tFrom Elena to Kofi Mensah:\tnot convinced',
    '00:00:02\tFrom Elena to Everyone (Direct Message):\tnot convinced',
    '00:00:02\tElena (Privately):\tnot convinced',
    '00:00:02\tFrom Elena to Hosts and panelists:\tnot convinced',
  ])('private words are not for everyone: %s', (text) => {
    expect(parseChatFile(text).filter(isToEveryone)).toEqual([]);
  });

  test('nothing makes it throw, and every message has words and a time', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\t', '\r', ':', ' ', 'From ', ' to ', '00:00:01', 'Everyone'),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((all) => all.join('')),
        (text) => {
          for (const line of parseChatFile(text)) {
            expect(line.text.trim()).not.toBe('');
            expect(line.offset).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  test('what was written comes back', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{1,9}( [A-Z][a-z]{1,9})?$/);
    const words = fc.stringMatching(/^[a-z][a-z :.,/?]{0,40}[a-z]$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, words), { maxLength: 8 }), (said) => {
        const text = said.map(([who, what], i) => `00:00:0${i}\t${who}:\t${what}`).join('\r\n');
        expect(parseChatFile(text)).toEqual(
          said.map(([author, what], offset) => ({ offset, author, to: null, text: what })),
        );
      }),
    );
  });
});
