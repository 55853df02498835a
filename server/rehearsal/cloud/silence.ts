/** 8 kHz, one channel: enough for nothing to be heard. */
const RATE = 8_000;
const SAMPLES = 1_024;
/** One AAC-LC frame in which nobody speaks. */
const FRAME = Buffer.from([0x00, 0xc8, 0x00, 0x80, 0x23, 0x80]);
/** AudioSpecificConfig of AAC-LC, 8 kHz, mono (ISO 14496-3 §1.6.2). */
const CONFIG = [0x15, 0x88];

/** An MP4 file of silence that players open and move about in (ISO 14496-12 and -14). */
export function silence(seconds: number): Buffer {
  const frames = Math.max(1, Math.ceil((seconds * RATE) / SAMPLES));
  const head = box('ftyp', text('isom'), u32(512), text('isommp42'));
  // The header is as long wherever the sound begins.
  const at = head.length + moov(frames, 0).length + 8;
  const sound = Buffer.alloc(frames * FRAME.length, FRAME);
  return Buffer.concat([head, moov(frames, at), box('mdat', sound)]);
}

function moov(frames: number, soundAt: number): Buffer {
  const length = frames * SAMPLES;
  const times = [u32(0), u32(0), u32(RATE), u32(length)];
  const matrix = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32);
  const mvhd = full(
    'mvhd',
    0,
    ...times,
    u32(0x10000),
    u16(0x100),
    zeros(10),
    ...matrix,
    zeros(24),
    u32(2),
  );
  const tkhd = full(
    'tkhd',
    7,
    ...[u32(0), u32(0), u32(1), u32(0), u32(length), zeros(8)],
    ...[u16(0), u16(0), u16(0x100), u16(0), ...matrix, u32(0), u32(0)],
  );
  const mdhd = full('mdhd', 0, ...times, u16(0x55c4), u16(0));
  const hdlr = full('hdlr', 0, u32(0), text('soun'), zeros(12), text('Silence\0'));
  const dinf = box('dinf', full('dref', 0, u32(1), full('url ', 1)));
  const stbl = box(
    'stbl',
    full('stsd', 0, u32(1), mp4a()),
    full('stts', 0, u32(1), u32(frames), u32(SAMPLES)),
    full('stsc', 0, u32(1), u32(1), u32(frames), u32(1)),
    full('stsz', 0, u32(FRAME.length), u32(frames)),
    full('stco', 0, u32(1), u32(soundAt)),
  );
  const minf = box('minf', full('smhd', 0, u32(0)), dinf, stbl);
  return box('moov', mvhd, box('trak', tkhd, box('mdia', mdhd, hdlr, minf)));
}

function mp4a(): Buffer {
  const decoder = descriptor(4, [0x40, 0x15, 0, 0, 0, ...zeros(8), ...descriptor(5, CONFIG)]);
  const esds = full('esds', 0, descriptor(3, [0, 1, 0, ...decoder, ...descriptor(6, [2])]));
  const sound = [zeros(8), u16(1), u16(16), u32(0), u32(RATE * 0x10000)];
  return box('mp4a', zeros(6), u16(1), ...sound, esds);
}

const descriptor = (tag: number, bytes: number[]) => Buffer.from([tag, bytes.length, ...bytes]);
const text = (ascii: string) => Buffer.from(ascii, 'latin1');
const zeros = (count: number) => Buffer.alloc(count);
const u16 = (value: number) => Buffer.from([value >> 8, value & 0xff]);

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const box = (type: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), text(type), body]);
};

/** A box with a version, which is 0, and flags. */
const full = (type: string, flags: number, ...content: Buffer[]) =>
  box(type, u32(flags), ...content);
