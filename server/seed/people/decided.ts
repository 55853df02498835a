import { JOBS, MEMBERS } from '../cast.ts';
import { daysBefore, Story } from '../story.ts';

const { priya, elena, kofi, tomasz } = MEMBERS;

/** Candidates whose story is over, or nearly. */
export const decided = (now: number): Story[] => [
  svenAalto(now),
  chiaraConti(now),
  danielOsei(now),
  oskarLindqvist(now),
];

function svenAalto(now: number): Story {
  const story = new Story(
    'sven-aalto',
    {
      name: 'Sven Aalto',
      email: 'sven.aalto@example.com',
      phone: '+358 2 555 0150',
      location: 'Turku',
      timeZone: 'Europe/Helsinki',
      headline: 'Backend engineer, now at Saaristo Shipping',
      source: 'LinkedIn',
    },
    {
      summary: 'Backend engineer who drifted into platforms and stayed.',
      jobs: [
        {
          title: 'Backend engineer',
          where: 'Saaristo Shipping, Turku',
          years: '2017 to today',
          did: ['Position reports of 200 ships; the platform is a by-product that grew up.'],
        },
      ],
      education: 'MSc, Åbo Akademi, 2017.',
      skills: 'Rust, Go, PostgreSQL, Nomad. Finnish, Swedish, English.',
    },
    now,
  );
  const at = daysBefore(now, 8, '12:00');
  const panel = { title: 'Technical interview', round: 1, rounds: 1, minutes: 60 };
  return story
    .on(21, '18:02')
    .added()
    .after(1)
    .applied(JOBS.platformEngineer)
    .after(1)
    .resume(1)
    .on(18, '09:30')
    .moved(priya.id, 'Screen')
    .on(16, '13:00')
    .called(priya.id, 25, true)
    .on(12, '10:00')
    .moved(priya.id, 'Interview')
    .after(4)
    .scheduled(priya.id, { ...panel, memberIds: [kofi.id, elena.id] }, at)
    .after(2)
    .invited(priya.id, at)
    .on(11, '06:59')
    .answered('accepted')
    .on(8, '12:00')
    .meetingStarts()
    .after(24)
    .note(kofi.id, 'Explains a deadlock with two cups and a spoon. Right, and short.', 'strength')
    .after(33)
    .meetingEnds()
    .after(20)
    .scored(kofi.id, { 'attr-debugging': 'strong_yes' }, 'strong_yes', 'Hire.')
    .after(45)
    .scored(elena.id, { 'attr-debugging': 'yes', 'attr-reliability': 'yes' }, 'yes', 'Agreed.')
    .on(1, '15:20')
    .moved(priya.id, 'Offer')
    .after(5)
    .note(priya.id, 'Prepare the offer, start in ten weeks.', 'followup');
}

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
  return story
    .on(58, '09:00')
    .added(priya.id)
    .after(2)
    .applied(JOBS.analyticsLead)
    .after(2)
    .resume(1)
    .on(54, '10:00')
    .moved(priya.id, 'Screen')
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
  return story
    .on(30, '12:45')
    .added()
    .after(1)
    .applied(JOBS.analyticsLead)
    .after(2)
    .resume(1)
    .on(27, '09:30')
    .moved(priya.id, 'Screen')
    .on(22, '10:05')
    .wrote('I have accepted another offer')
    .after(55)
    .moved(priya.id, 'Withdrawn', 'Accepted another offer')
    .after(3)
    .mailed(priya.id, 'Re: I have accepted another offer');
}

function oskarLindqvist(now: number): Story {
  const story = new Story(
    'oskar-lindqvist',
    {
      name: 'Oskar Lindqvist',
      email: 'oskar.lindqvist@example.com',
      phone: '+46 31 555 0191',
      location: 'Göteborg',
      timeZone: 'Europe/Stockholm',
      headline: 'Data engineer, now at Västra Power',
      source: 'LinkedIn',
    },
    {
      summary: 'Data engineer with a taste for dashboards.',
      jobs: [
        {
          title: 'Data engineer',
          where: 'Västra Power, Göteborg',
          years: '2022 to today',
          did: ['Dashboards for the control room.'],
        },
      ],
      education: 'BSc, Chalmers, 2021.',
      skills: 'SQL, Python, Grafana. Swedish, English.',
    },
    now,
  );
  const at = daysBefore(now, 11, '13:30');
  const technical = { title: 'Technical interview', round: 1, rounds: 4, minutes: 45 };
  return story
    .on(26, '20:20')
    .added()
    .after(1)
    .applied(JOBS.dataEngineer)
    .after(1)
    .resume(1)
    .on(22, '09:30')
    .moved(priya.id, 'Screen')
    .on(17, '09:30')
    .moved(tomasz.id, 'Interview')
    .after(12)
    .scheduled(priya.id, { ...technical, memberIds: [elena.id, tomasz.id] }, at)
    .after(2)
    .invited(priya.id, at)
    .on(16, '07:15')
    .answered('accepted')
    .on(11, '13:30')
    .meetingStarts()
    .after(28)
    .note(tomasz.id, 'Could not say how a re-run would behave.', 'concern')
    .after(15)
    .meetingEnds()
    .after(30)
    .scored(
      tomasz.id,
      { 'attr-reliability': 'no', 'attr-data-modelling': 'yes' },
      'no',
      'Not yet at the level of this role.',
    )
    .on(10, '10:00')
    .moved(tomasz.id, 'Rejected', 'Missing required skills')
    .after(40)
    .mailed(priya.id, 'Your application as Senior Data Engineer');
}
