/** Whose data something is. */
export type Subject = 'candidate' | 'member' | 'anyone' | 'nobody';

export interface Holding {
  of: Subject;
  /** In words an officer for data protection reads. */
  what: string;
}

/** What a column can hold. Everything the database keeps is one of these. */
export const HOLDINGS = {
  id: { of: 'nobody', what: 'a key made by Hireside' },
  ref: { of: 'nobody', what: 'a reference to another row' },
  time: { of: 'nobody', what: 'a time' },
  state: { of: 'nobody', what: 'how far something is, a choice or a count' },
  setting: { of: 'nobody', what: 'what the organization chose or wrote for itself' },
  hash: { of: 'nobody', what: 'a digest that cannot be turned back' },
  secret: { of: 'nobody', what: 'a secret, sealed' },
  organizationName: { of: 'nobody', what: 'the name of the organization' },

  candidateName: { of: 'candidate', what: 'the candidate’s name' },
  candidateEmail: { of: 'candidate', what: 'the candidate’s e-mail address' },
  candidatePhone: { of: 'candidate', what: 'the candidate’s telephone number' },
  candidateProfile: {
    of: 'candidate',
    what: 'name, contact, place, headline, source, links and tags of the candidate',
  },
  candidateStage: { of: 'candidate', what: 'where the candidate stands and why' },
  candidateSearch: { of: 'candidate', what: 'the candidate’s name and contact, folded for search' },
  candidateFile: { of: 'candidate', what: 'a document of the candidate' },
  candidateReply: { of: 'candidate', what: 'the candidate’s answer to an invitation' },
  candidateMail: { of: 'candidate', what: 'what was written to the candidate' },
  /** Notes, entries, ratings: about the candidate, by a member. Both may ask for it. */
  words: { of: 'candidate', what: 'what was written or done about the candidate, and by whom' },
  judgement: { of: 'candidate', what: 'a rating or a recommendation, with its words' },

  memberName: { of: 'member', what: 'the member’s name' },
  memberEmail: { of: 'member', what: 'the member’s e-mail address' },
  memberTimeZone: { of: 'member', what: 'the member’s time zone' },
  memberRole: { of: 'member', what: 'the member’s role and whether they are active' },
  memberZoomId: { of: 'member', what: 'who the member is at Zoom' },
  memberAct: { of: 'member', what: 'what the member did that is kept in the audit' },

  copy: { of: 'nobody', what: 'a copy of everything, encrypted under a key of its own' },

  auditDetail: { of: 'anyone', what: 'the circumstances of what is kept in the audit' },

  participant: { of: 'anyone', what: 'name, address and Zoom id of somebody in an interview' },
  presence: { of: 'anyone', what: 'when somebody joined and left an interview' },
  speech: { of: 'anyone', what: 'what was said or written in an interview, and by whom' },
  film: { of: 'anyone', what: 'picture and voice of those in an interview' },
  call: { of: 'candidate', what: 'a telephone call with the candidate' },
  meeting: { of: 'nobody', what: 'the number or the instance of a Zoom meeting' },
} as const satisfies Record<string, Holding>;

export type HoldingName = keyof typeof HOLDINGS;
