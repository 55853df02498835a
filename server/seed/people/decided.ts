import { JOBS, MEMBERS } from '../cast.ts';
import { FOCUS, TECHNICAL } from '../kits/technical.ts';
import { daysBefore, Story } from '../story.ts';

const { priya, elena, kofi, tomasz } = MEMBERS;

/** Engineers whose technical interview decided it. */
export const decided = (now: number): Story[] => [svenAalto(now), oskarLindqvist(now)];

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
    .heldWith(priya.id, TECHNICAL.id, FOCUS, 1)
    .after(2)
    .invited(priya.id, at)
    .on(11, '06:59')
    .answered('accepted')
    .on(8, '12:00')
    .meetingStarts()
    .after(2)
    .asks(kofi.id, 'question-owned-today')
    .after(6)
    .asks(kofi.id, 'question-broke')
    .after(9)
    .asks(kofi.id, 'question-fix-complete')
    .after(7)
    .note(kofi.id, 'Explains a deadlock with two cups and a spoon. Right, and short.', 'strength')
    .after(2)
    .asks(elena.id, 'question-incremental')
    .after(8)
    .asks(kofi.id, 'question-alerts')
    .after(7)
    .asks(elena.id, 'question-disagreement')
    .after(6)
    .asks(elena.id, 'question-tariff')
    .after(4)
    .asked(elena.id)
    .after(6)
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
  const technical = { title: 'Technical interview', round: 2, rounds: 4, minutes: 45 };
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
    .heldWith(priya.id, TECHNICAL.id, FOCUS, 1)
    .after(2)
    .invited(priya.id, at)
    .on(16, '07:15')
    .answered('accepted')
    .on(11, '13:30')
    .meetingStarts()
    .after(3)
    .asks(elena.id, 'question-owned-today')
    .after(8)
    .asks(elena.id, 'question-broke')
    .after(11)
    .asks(tomasz.id, 'question-incremental')
    .after(6)
    .note(tomasz.id, 'Could not say how a re-run would behave.', 'concern')
    .after(3)
    .asks(tomasz.id, 'question-disagreement')
    .after(6)
    .asks(elena.id, 'question-tariff')
    .after(3)
    .asked(elena.id)
    .skips(elena.id, 'question-fix-complete')
    .after(3)
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
