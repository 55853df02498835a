import { manifestFor } from '../manifest/manifest.ts';
import { type Command, DONE, readArgs, UsageError } from './command.ts';

export const manifest: Command = {
  name: 'manifest',
  summary: 'Print the Zoom Marketplace manifest for an address',
  usage: `manifest --url URL

Prints the manifest to upload in Zoom's build flow, for a Hireside that people reach at URL:
https and a host, without a path.`,
  async run(args, io) {
    const { values } = readArgs(args, ['url']);
    if (values.url === undefined) throw new UsageError('--url is missing');
    io.out(JSON.stringify(manifestFor(values.url), null, 2));
    return DONE;
  },
};
