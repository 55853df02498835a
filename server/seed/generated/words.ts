export const FIRST_NAMES =
  'Aoife Amina Anders Beatriz Bilal Bruno Camille Carla Chidi Clara Daria Dilip Eamon Elif Emeka Emil Farah Femke Finn Grace Hamza Hanna Ines Ivan Jana Joao Kamal Karin Kwame Lars Layla Leon Lina Malik Mara Marek Mei Milan Mira Nadia Nils Noor Olga Omar Paula Petra Quentin Rania Ravi Rosa Samir Sara Sinead Stefan Tariq Tessa Uma Viktor Wanda Xavier Yara Yusuf Zoe'.split(
    ' ',
  );

export const LAST_NAMES =
  'Abara Adeyemi Almeida Andersson Bakker Baptiste Barros Becker Berg Bianchi Blanc Brady Byrne Castro Chen Costa Dahl Demir Dubois Eklund Farrell Fischer Fonseca Garcia Gruber Haddad Hansen Horvat Ibrahim Ito Jansen Jensen Kaya Keane Khan Kovacs Kumar Lang Laurent Lindgren Lopez Maier Marino Mbeki Moreau Murphy Nagy Nakamura Ndiaye Nolan Novak Nowak Okeke Oliveira Ortiz Patel Petrov Quinn Rahman Reyes Ricci Rossi Santos Sato Schmidt Silva Singh Sousa Suzuki Tanaka Toth Vargas Visser Wagner Walsh Weber Yilmaz Zeman'.split(
    ' ',
  );

export const PLACES = [
  ['Dublin', 'Europe/Dublin'],
  ['Cork', 'Europe/Dublin'],
  ['London', 'Europe/London'],
  ['Lisbon', 'Europe/Lisbon'],
  ['Madrid', 'Europe/Madrid'],
  ['Paris', 'Europe/Paris'],
  ['Berlin', 'Europe/Berlin'],
  ['Vienna', 'Europe/Vienna'],
  ['Warsaw', 'Europe/Warsaw'],
  ['Lagos', 'Africa/Lagos'],
  ['Bengaluru', 'Asia/Kolkata'],
  ['Toronto', 'America/Toronto'],
] as const;

export const TITLES = [
  'Data engineer',
  'Analyst',
  'Platform engineer',
  'Backend engineer',
  'Product manager',
  'Designer',
  'Support engineer',
  'Accountant',
  'Operations manager',
  'Machine learning engineer',
];

export const COMPANIES = [
  'Corrib Rail',
  'Shannon Grid',
  'Banca Nova',
  'Polder Logistics',
  'Murtal Energie',
  'Saaristo Shipping',
  'Volta Mobile',
  'Douro Retail',
  'Aare Versicherung',
  'Lee Valley Foods',
];

export const SOURCES = ['Careers page', 'Referral', 'LinkedIn', 'Agency', 'Conference'];
export const TAGS = ['remote', 'relocates', 'senior', 'returner', 'speaks German', 'night shift'];

export const JOB_TITLES = [
  'Data Engineer, Trading',
  'Data Engineer, Grid',
  'Analyst, Finance',
  'Analyst, Retail',
  'Platform Engineer, Cloud',
  'Platform Engineer, Edge',
  'Backend Engineer, Billing',
  'Backend Engineer, Metering',
  'Product Manager, Tariffs',
  'Product Manager, Apps',
  'Designer, Web',
  'Designer, Research',
  'Support Engineer, Night',
  'Support Engineer, Day',
  'Accountant',
  'Operations Manager, North',
  'Operations Manager, South',
  'Machine Learning Engineer, Forecast',
  'Machine Learning Engineer, Faults',
  'Internship, Data',
];

const OPENINGS = [
  'Explains clearly',
  'Hesitates',
  'Has done this before',
  'Gives a concrete example',
  'Asks good questions',
  'Stays vague',
  'Draws the whole picture',
  'Knows the trade-offs',
];
const SUBJECTS = [
  'how to roll back a migration',
  'what an alert is for',
  'working with other teams',
  'cost of the nightly load',
  'the incident in spring',
  'who owns the numbers',
  'testing a schema change',
  'saying no to a request',
];
const ENDINGS = [
  'Ask again in the panel.',
  'Better than the last round.',
  'Would work with them.',
  'Check with the reference.',
  'Needs support at first.',
  'A clear yes on this point.',
];
export const NOTE_PARTS = [OPENINGS, SUBJECTS, ENDINGS] as const;

export const SUBJECT_LINES = [
  'Your application',
  'Re: Your application',
  'Questions about the role',
  'Your interview',
  'Re: Your interview',
  'Travel expenses',
];
