import { HOLDINGS, type HoldingName } from '../../../db/inventory/holdings.ts';
import { INVENTORY } from '../../../db/inventory/inventory.ts';
import { KEPT } from '../../../db/inventory/kept.ts';
import type { Schema } from '../../../db/schema.ts';

interface Stored {
  purpose: string;
  kept: keyof typeof KEPT;
  columns: Readonly<Record<string, HoldingName>>;
}

const TABLES = (Object.keys(INVENTORY) as (keyof Schema)[])
  .toSorted()
  .map((table): Stored => INVENTORY[table]);

/** What a table holds about people, each kind of it once. */
const personalIn = ({ columns }: Stored): string[] => [
  ...new Set(
    Object.values(columns)
      .map((name) => HOLDINGS[name])
      .filter(({ of }) => of !== 'nobody')
      .map(({ what }) => what),
  ),
];

/**
 * `docs/marketplace/privacy-policy.md`: the parts about what is stored are made from the inventory,
 * so that policy and software cannot drift apart.
 */
export function privacyPolicy(): string {
  const rows = TABLES.filter((table) => personalIn(table).length > 0).map(
    (table) => `| ${table.purpose} | ${personalIn(table).join('; ')} | ${KEPT[table.kept]} |`,
  );
  const others = TABLES.filter((table) => personalIn(table).length === 0);
  return `# Privacy policy

This is the policy of the Hireside that \`‹operator›\` runs at \`‹address›\`. Its tables are made from the
data inventory of the program itself (\`db/inventory\`), in which every column of the database is named;
do not edit them by hand. Who runs a Hireside of their own fills in the names in ‹ ›.

## Who decides

The organization that invites a candidate decides what is written about them and why; \`‹operator›\`
keeps it for that organization. Ask the organization, or \`‹privacy contact›\`.

## What is stored about people

| For | What | How long |
|---|---|---|
${rows.join('\n')}

Beside these, ${others.length} kinds of records hold nothing about a person: keys, times, choices of
the organization, digests.

## How long

${Object.values(KEPT)
  .map((words) => `- ${words.charAt(0).toUpperCase()}${words.slice(1)}.`)
  .join('\n')}

Backups hold what they held until they are too old and removed; with daily backups of SQLite that is
a week, unless the operator chose otherwise.

## What comes from Zoom

Only what members granted, with their own Zoom accounts, and only about the organization's interviews:
who the member is; meetings of interviews and their times; where the organization turned it on, who
was there, recordings, transcripts, calls and chats with candidates. [Scopes](scopes.md) says each one.
Recordings stay at Zoom and are played from there. Recordings, transcripts and messages that are
deleted at Zoom are gone here, too.

When a member disconnects Zoom, or removes the app, tokens and what Zoom said about them are
deleted at once. [Removing](removing.md) says what stays.

## Whom it is given to

Nobody but the organization's own members, by their roles. The candidate gets the invitations that are
sent to them, by the operator's mail server. Zoom gets what it needs to make the meetings and calendar
entries of interviews. There is no advertising, no analytics, no sale, and nothing is used to train
models. The pages load nothing from other hosts.

## How it is protected

Connections are encrypted (TLS 1.2 or later). Zoom's tokens, join links and passcodes are sealed in
the database (AES-256-GCM) with keys that are kept apart from it. Permission is asked at every call
and every delivery. The program's log has no notes, no tokens and no mails. [Security](../../SECURITY.md)
says what must hold and how to report what does not.

## Cookies

One, \`hireside\`, for being signed in, at most for a day. The panel keeps what was written and not sent
yet in the browser's storage until the server has it.

## What you can ask for

To see, to correct and to erase what is stored about you, and to have a copy. Admins of the
organization do it in Hireside: candidates' files can be read and corrected there, an export holds
everything in open formats, and erasing removes the words and keeps a receipt without your name.
Names of you that somebody wrote into free text about another person are not found by it; say where.
`;
}
