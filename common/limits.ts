/** Every bound in one place. Sizes in bytes or characters, times in milliseconds. */
export const LIMITS = {
  noteText: 10_000,
  reasonNote: 2_000,
  mailBody: 20_000,
  eventsPerPost: 100,
  jsonBody: 1_000_000,
  fileBody: 10_000_000,
  pageDefault: 50,
  pageMax: 200,
  snapshotHistory: 30,
  /** Log numbers are 32-bit integers in PostgreSQL. */
  seqMax: 2_147_483_647,
  snapshotNotes: 500,
  /** How long a player may open a file with the address it was given. */
  mediaTicketMs: 15 * 60_000,
  /** A file of a recording that is larger is not copied: about four hours of film. */
  copyFile: 2_000_000_000,
  /** Bytes of a copy that are in memory at a time, and in one row. */
  copyChunk: 1_048_576,
  /** A copy that cannot be fetched is given up after this. */
  copyGiveUpMs: 2 * 24 * 3_600_000,
  /** How long the address of a ready export can be opened, and how long the export is kept. */
  exportTicketMs: 5 * 60_000,
  exportKeptMs: 24 * 3_600_000,
  /** What a browser sends at a time of an export that is brought in; the last part is shorter. */
  takeInPart: 1_048_576,
  /** Unpacked it may be this many times larger than a packed one may be. */
  takeInUnpacked: 10,
  /** An export that nobody goes on to send, and one that nobody brings in, is removed. */
  takeInPartMs: 3_600_000,
  takeInKeptMs: 24 * 3_600_000,
  /** Lines that are told of those that do not come in. */
  takeInRefusals: 10_000,
  takeInsPerMinute: 20,
  /** A file of candidates that the desk takes in. */
  importBody: 20_000_000,
  /** Encoded app context, before any byte of it is read. */
  appContext: 8_192,
  appContextSkewMs: 30_000,
  /** From leaving for Zoom to coming back. */
  oauthStateMs: 10 * 60_000,
  sessionIdleMs: 8 * 3_600_000,
  sessionAbsoluteMs: 24 * 3_600_000,
  undoMs: 10_000,
  /** An undo pressed in the last second still has to travel. */
  undoGraceMs: 2_000,
  heartbeatMs: 15_000,
  /** A stream looks for news by itself this often, should every bell be lost. */
  streamTickMs: 5_000,
  streamsPerMember: 12,
  /** Bytes a slow reader may leave unread before its stream is closed. */
  streamBacklog: 1_000_000,
  presenceWritingMs: 6_000,
  /** A server that died is forgotten, with who was there, after this long. */
  serverLeaseMs: 20_000,
  matchBeforeMs: 30 * 60_000,
  matchAfterMs: 60 * 60_000,
  scorecardWindowMs: 14 * 24 * 3_600_000,
  /** Ratings of one scorecard; kits have far fewer attributes. */
  ratingsPerCard: 200,
  /** This long before the planned end the checklist comes. */
  checklistBeforeMs: 3 * 60_000,
  /** A missing scorecard is asked for this long after the real end, then each business day. */
  firstReminderMs: 3_600_000,
  remindersMax: 10,
  /** A candidate who has not come this long after the start is suggested as a no-show. */
  noShowAfterMs: 10 * 60_000,
  /** Of the person's own day. */
  reminderHour: 9,
} as const;
