import { JOBS, MEMBERS } from '../cast.ts';
import { FIRST_CALL } from '../kits/first-call.ts';
import { FIRST_CALL_FOCUS } from '../kits/plan.ts';
import { daysBefore, Story } from '../story.ts';

const { priya } = MEMBERS;

const SCREEN = { title: 'Screen', round: 1, rounds: 3, minutes: 30, memberIds: [priya.id] };

/** Analysts whose story is over after a first call like everyone's. */
export const called = (now: number): Story[] => [chiaraConti(now), danielOsei(now)];

function chiaraConti(now: number): Story {
  const story = new Story(
    'chiara-conti',
    {
      name: 'Chiara Conti',
      email: 'chiara.conti@example.com',
      phone: '+353 1 555 0177',
      location: 'Cork',
      timeZone: 'Europe/Dublin',
      headline: 'Analytics lead, before at Lee Valley Foods',
      source: 'Referral',
    },
    {
      summary: 'Lead of four analysts; I write the first draft and delete the last chart.',
      jobs: [
        {
          title: 'Analytics lead',
          where: 'Lee Valley Foods, Cork',
          years: '2019 to today',
          did: ['Demand forecast that buyers changed their orders for.'],
        },
      ],
      education: 'MSc Business Analytics, Cork, 2018.',
      skills: 'SQL, Python, leading. Italian, English.',
    },
    now,
  );
  const call = daysBefore(now, 52, '13:00');
  return story
    .on(58, '09:00')
    .added(priya.id)
    .after(2)
    .applied(JOBS.analyticsLead)
    .after(2)
    .resume(1)
    .on(54, '10:00')
    .moved(priya.id, 'Screen')
    .after(6)
    .scheduled(priya.id, SCREEN, call)
    .heldWith(priya.id, FIRST_CALL.id, FIRST_CALL_FOCUS, 1)
    .after(2)
    .invited(priya.id, call)
    .on(53, '08:20')
    .answered('accepted')
    .on(52, '13:00')
    .meetingStarts()
    .after(1)
    .asks(priya.id, 'question-first-why-here')
    .after(3)
    .asks(priya.id, 'question-first-proud')
    .after(5)
    .note(
      priya.id,
      'Buyers changed their orders for her forecast, and she checked that.',
      'strength',
    )
    .after(2)
    .asks(priya.id, 'question-first-again')
    .after(3)
    .asks(priya.id, 'question-first-explain')
    .after(4)
    .asks(priya.id, 'question-first-better')
    .after(4)
    .asks(priya.id, 'question-first-practical')
    .after(3)
    .asked(priya.id)
    .after(4)
    .meetingEnds()
    .after(12)
    .scored(
      priya.id,
      { 'attr-communication': 'strong_yes', 'attr-motivation': 'yes', 'attr-own-work': 'yes' },
      'strong_yes',
      'Leads by writing. On to the panel.',
    )
    .on(50, '10:00')
    .moved(priya.id, 'Interview')
    .on(41, '10:00')
    .moved(priya.id, 'Offer')
    .after(30)
    .mailed(priya.id, 'Your offer from Larkfield Energy')
    .on(37, '17:12')
    .wrote('Re: Your offer, signed')
    .on(36, '09:00')
    .moved(priya.id, 'Hired')
    .after(10)
    .note(priya.id, 'Starts on the first. Laptop and desk are ordered.');
}

function danielOsei(now: number): Story {
  const story = new Story(
    'daniel-osei',
    {
      name: 'Daniel Osei',
      say: 'DAN-iel o-SAY',
      email: 'daniel.osei@example.com',
      phone: '+233 30 555 0109',
      location: 'Accra',
      timeZone: 'Africa/Accra',
      headline: 'Data analyst, now at Volta Mobile',
      source: 'Careers page',
    },
    {
      summary: 'Analyst in telecoms, looking for a team to lead.',
      jobs: [
        {
          title: 'Data analyst',
          where: 'Volta Mobile, Accra',
          years: '2021 to today',
          did: ['Churn model that the shops use at the counter.'],
        },
      ],
      education: 'BSc Statistics, University of Ghana, 2020.',
      skills: 'SQL, Python. English, Twi.',
    },
    now,
  );
  const call = daysBefore(now, 25, '10:00');
  return story
    .on(30, '12:45')
    .added()
    .after(1)
    .applied(JOBS.analyticsLead)
    .after(2)
    .resume(1)
    .on(27, '09:30')
    .moved(priya.id, 'Screen')
    .after(4)
    .scheduled(priya.id, SCREEN, call)
    .heldWith(priya.id, FIRST_CALL.id, FIRST_CALL_FOCUS, 1)
    .after(2)
    .invited(priya.id, call)
    .on(26, '11:11')
    .answered('accepted')
    .on(25, '10:00')
    .meetingStarts()
    .after(1)
    .asks(priya.id, 'question-first-why-here')
    .after(4)
    .asks(priya.id, 'question-first-proud')
    .after(7)
    .asks(priya.id, 'question-first-again')
    .after(4)
    .asks(priya.id, 'question-first-better')
    .after(5)
    .note(priya.id, 'Has another offer to answer by the end of the week.', 'followup')
    .after(1)
    .asks(priya.id, 'question-first-practical')
    .after(3)
    .asked(priya.id)
    .skips(priya.id, 'question-first-explain')
    .after(2)
    .meetingEnds()
    .after(15)
    .scored(
      priya.id,
      { 'attr-communication': 'yes', 'attr-motivation': 'no', 'attr-own-work': 'yes' },
      'yes',
      'Good work, in a hurry. Decide soon.',
    )
    .on(22, '10:05')
    .wrote('I have accepted another offer')
    .after(55)
    .moved(priya.id, 'Withdrawn', 'Accepted another offer')
    .after(3)
    .mailed(priya.id, 'Re: I have accepted another offer');
}
