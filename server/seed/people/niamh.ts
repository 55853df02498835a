import { JOBS, MEMBERS } from '../cast.ts';
import { FIRST_CALL } from '../kits/first-call.ts';
import { PANEL } from '../kits/panel.ts';
import { FIRST_CALL_FOCUS, PANEL_FOCUS } from '../kits/plan.ts';
import { FOCUS, TECHNICAL } from '../kits/technical.ts';
import { daysBefore, Story } from '../story.ts';
import { UPCOMING } from '../upcoming.ts';

/** The candidate whose interview is about to start: the longest story, as a file really looks. */
export function niamhBrennan(now: number): Story {
  const { priya, elena, kofi, tomasz } = MEMBERS;
  const story = new Story(
    'niamh-brennan',
    {
      name: 'Niamh Brennan',
      say: 'NEEV BREN-an',
      email: 'niamh.brennan@example.com',
      phone: '+353 1 555 0142',
      location: 'Dublin',
      timeZone: 'Europe/Dublin',
      headline: 'Data engineer, 8 years, now at Corrib Rail',
      source: 'Careers page',
      links: [{ url: 'https://github.com/nbrennan' }],
      tags: ['dbt', 'Airflow', 'PostgreSQL'],
    },
    RESUME,
    now,
  );
  story
    .on(512, '10:12')
    .added()
    .after(1)
    .applied(JOBS.earlier)
    .on(509, '14:30')
    .moved(priya.id, 'Screen')
    .on(505, '15:02')
    .called(priya.id, 16, false)
    .after(20)
    .note(priya.id, 'Strong on SQL, wants to own a platform. Too early for this role.')
    .on(498, '11:05')
    .moved(tomasz.id, 'Rejected', 'Another candidate preferred')
    .after(25)
    .mailed(priya.id, 'Your application as Data Engineer');
  story
    .on(11, '20:41')
    .applied(JOBS.dataEngineer)
    .after(2)
    .resume(2)
    .on(10, '09:18')
    .moved(priya.id, 'Screen')
    .after(6)
    .mailed(priya.id, 'Thank you for applying, and a first call')
    .on(9, '18:22')
    .wrote('Questions about the role');
  const call = daysBefore(now, 7, '13:00');
  const screen = { title: 'Screen', round: 1, rounds: 4, minutes: 30, memberIds: [priya.id] };
  story
    .on(8, '08:55')
    .mailed(priya.id, 'Re: Questions about the role')
    .after(5)
    .scheduled(priya.id, screen, call)
    .heldWith(priya.id, FIRST_CALL.id, FIRST_CALL_FOCUS, 1)
    .on(7, '13:00')
    .meetingStarts()
    .after(1)
    .asks(priya.id, 'question-first-why-here')
    .after(4)
    .asks(priya.id, 'question-first-proud')
    .after(4)
    .note(priya.id, 'Runs the billing ledger alone since spring: 40 sources, nightly.', 'strength')
    .after(3)
    .asks(priya.id, 'question-first-again')
    .after(2)
    .asks(priya.id, 'question-first-explain')
    .after(4)
    .asks(priya.id, 'question-first-better')
    .after(3)
    .note(
      priya.id,
      'Asks who decides on schema changes here. Tomasz should answer that.',
      'followup',
    )
    .after(2)
    .asks(priya.id, 'question-first-practical')
    .after(3)
    .asked(priya.id)
    .after(2)
    .meetingEnds()
    .after(1)
    .called(priya.id, 28, true)
    .after(20)
    .scored(
      priya.id,
      { 'attr-communication': 'strong_yes', 'attr-motivation': 'yes' },
      'yes',
      'Clear, concrete, curious. Notice period of two months. Send on to the technical round.',
    )
    .note(priya.id, 'Keep the salary band in mind before the panel round.', null, 'author');
  const technical = {
    title: 'Technical interview',
    round: 2,
    rounds: 4,
    minutes: UPCOMING.technical.minutes,
    meetingNumber: UPCOMING.technical.meetingNumber,
    memberIds: [elena.id, tomasz.id],
  };
  const panel = {
    title: 'Panel interview',
    round: 3,
    rounds: 4,
    minutes: UPCOMING.panel.minutes,
    memberIds: [tomasz.id, elena.id, priya.id],
  };
  const [first, next] = [UPCOMING.technical.startsAt(now), UPCOMING.panel.startsAt(now)];
  // The next round is planned before this one, so that what follows is about the first interview.
  return story
    .on(6, '10:05')
    .moved(tomasz.id, 'Interview')
    .on(2, '09:40')
    .scheduled(priya.id, technical, first)
    .heldWith(priya.id, TECHNICAL.id, FOCUS)
    .after(4)
    .invited(priya.id, first)
    .on(1, '12:16')
    .answered('accepted')
    .after(3)
    .wrote('Re: Your interview with Larkfield Energy')
    .minutesAgo(31)
    .joinsPanel(priya.id, kofi.id)
    .minutesAgo(24)
    .scheduled(priya.id, panel, next)
    .heldWith(priya.id, PANEL.id, PANEL_FOCUS);
}

const RESUME = {
  summary:
    'Data engineer with eight years in transport and energy. I build pipelines that other people ' +
    'can run at night, and I like to be asked what a number means.',
  jobs: [
    {
      title: 'Data engineer',
      where: 'Corrib Rail, Dublin',
      years: '2021 to today',
      did: [
        'Own the billing ledger: 40 sources, nightly, closed by six in the morning.',
        'Moved the ledger to incremental loads with dual writes and comparison by partition.',
        'Built row-count and sum alerts that found a double count three days before finance did.',
        'Keep the on-call rota of two people sane: eleven pages a quarter, down from ninety.',
        'Wrote the schema change guide that four teams follow.',
      ],
    },
    {
      title: 'Data engineer',
      where: 'Shannon Grid, Limerick',
      years: '2018 to 2021',
      did: [
        'Loaded smart meter readings of 310,000 households into PostgreSQL, hourly.',
        'Replaced hand-made spreadsheets by dbt models, tested and documented with the analysts.',
        'Took part in moving the warehouse to the cloud; wrote the plan to go back.',
      ],
    },
    {
      title: 'Analyst',
      where: 'Shannon Grid, Limerick',
      years: '2016 to 2018',
      did: [
        'Forecast of demand by substation, in Python, used each week by the planners.',
        'Taught SQL to nine colleagues in lunch breaks.',
      ],
    },
    {
      title: 'Selected work',
      where: 'talks and open source',
      years: '2019 to today',
      did: [
        '“Count your rows”, a talk on cheap checks, at a meet-up in Dublin and one in Porto.',
        'A small command-line tool that compares two tables by partition, on GitHub.',
        'Reviewer for the data track of a students’ conference in Galway, two years.',
        'Mentor at a returners’ programme: three people, all in data jobs now.',
        'Volunteer: timetable data for a rural bus network, kept open and up to date.',
      ],
    },
    {
      title: 'Internship',
      where: 'Óran Software, Galway',
      years: 'Summer 2015',
      did: [
        'Moved a reporting job from nightly scripts to a queue; it has run ever since.',
        'Wrote tests for a date library and found out how many kinds of week there are.',
      ],
    },
    {
      title: 'Teaching assistant',
      where: 'University of Galway',
      years: '2014 to 2016',
      did: [
        'Two groups a week in databases; wrote the exercises on keys and on time.',
        'Marked 240 exams, fairly and before the date.',
        'Ran the revision week: joins on Monday, windows on Tuesday, tears on Friday.',
      ],
    },
  ],
  education: 'MSc Statistics, University of Galway, 2016. BSc Mathematics, Galway, 2014.',
  skills:
    'Python, SQL, PostgreSQL, dbt, Airflow, Kafka, Terraform. English, Irish, some Portuguese.',
};
