import { dateText, timeText } from '../../../ui/dates.ts';

export const whenText = (at: string): string => `${dateText(at)}, ${timeText(at)}`;
export const numberText = (count: number): string => count.toLocaleString('en-GB');
export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000).toLocaleString('en-GB')} kB`
    : `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
