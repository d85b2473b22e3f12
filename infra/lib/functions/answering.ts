import { Duration } from 'aws-cdk-lib';
import type { Described } from './described.ts';

/** A core's share of processor, so that a cold start stays below a second. */
const answering = { memorySize: 1024, timeout: Duration.seconds(10) };

const ofParking = { branch: 'parking' } as const;
const ofDogs = { branch: 'dogs' } as const;

/** Functions that answer people and systems: one for each capability of the contract, and who lets the signed-in in. */
export const answeringFunctions = {
  Complaints: {
    entry: 'complaints/index.ts',
    description: 'Answers the complaint routes: filing, lists, one case, the commands of its life, uploads.',
    impact: 'Citizens cannot file or follow complaints, and staff cannot work on them.',
    ...answering,
  },
  Casework: {
    entry: 'complaints/casework-function.ts',
    description: 'Answers the routes of case work: more time, suspension, parts, merging, handing over, key cases.',
    impact: 'Staff cannot grant time, merge, split or hand over cases, nor supervise them; filing and handling go on.',
    ...answering,
  },
  Desk: {
    entry: 'complaints/desk-function.ts',
    description: 'Answers the routes of the desk: ledger, search, saved filters, templates, files, calls taken down.',
    impact: 'Staff see no ledger, cannot search, and the hotline desk cannot take calls down.',
    ...answering,
  },
  Directory: {
    entry: 'directory/index.ts',
    description: 'Answers the directory routes: units of a district, for those who dispatch by hand.',
    impact: 'Dispatchers cannot see the teams that they may choose from.',
    ...answering,
  },
  Identity: {
    entry: 'identity/index.ts',
    description: 'Answers the identity routes: a session for a WeChat code, who I am, agreed messages.',
    impact: 'Nobody can sign in; who is signed in already goes on until the session ends.',
    ...answering,
  },
  Service: {
    entry: 'service/index.ts',
    description: 'Answers health, the API document, and whatever no route does.',
    impact: 'Health checks fail, and unknown addresses are answered without a sentence.',
    ...answering,
    memorySize: 512,
  },
  Insights: {
    entry: 'insights/index.ts',
    description: 'Answers the insights routes: the public board, the figures of staff and the cases behind a figure.',
    impact: 'Nobody sees the figures: neither the public its board nor staff theirs.',
    ...answering,
  },
  Intake: {
    entry: 'complaints/intake/intake-function.ts',
    description: 'Answers the routes of sources: reports of machines, cases of 12345 and petitions, their registry.',
    impact: 'Machines, 12345 and the petition office can hand nothing over; they try again, and their cases come late.',
    ...answering,
  },
  Open311: {
    entry: 'complaints/open311/open311-function.ts',
    description: 'Answers the routes of Open311 GeoReport: services, what is public of cases, new requests.',
    impact: 'Applications of others can neither show complaints nor file them for people.',
    ...answering,
  },
  Parking: {
    entry: 'parking/index.ts',
    description: 'Answers the routes of drivers: search, lots, days, bookings and their commands, series, waitlist.',
    impact: 'Drivers cannot find, book, extend or leave a spot; gates go on letting in who has booked.',
    ...answering,
    ...ofParking,
  },
  Permits: {
    entry: 'parking/permits-function.ts',
    description: 'Answers the routes of permits: plates of a driver, contests, the decisions of officers.',
    impact: 'Drivers cannot register a plate, and officers cannot decide; who has a permit goes on booking.',
    ...answering,
    ...ofParking,
  },
  Lots: {
    entry: 'parking/lots-function.ts',
    description: 'Answers the routes of operators: lots, spots, closures, imports, bookings of a day, gate log.',
    impact: 'Operators cannot change or close their lots, nor see who comes; bookings go on.',
    ...answering,
    ...ofParking,
  },
  Gates: {
    entry: 'parking/gates-function.ts',
    description: 'Answers the cameras at the gates: whose booking has arrived or left, what fits to none.',
    impact: 'Nobody is entered as arrived or gone by the cameras: drivers must do it by hand, or lose their spot.',
    ...answering,
    ...ofParking,
  },
  Dogs: {
    entry: 'dogs/index.ts',
    description: 'Answers keepers and finders of dogs: registration, certificates, transfers, tags, coverage.',
    impact: 'Nobody can register a dog or ask for its keeper; certificates that are out can be checked without us.',
    ...answering,
    ...ofDogs,
  },
  Registry: {
    entry: 'dogs/registry-function.ts',
    description: 'Answers registrars and patrols: applications, disputes, recalls, sightings, visits.',
    impact: 'Registrars cannot decide, and patrols cannot look up the dog before them.',
    ...answering,
    ...ofDogs,
  },
  Clinics: {
    entry: 'dogs/clinics-function.ts',
    description: 'Answers clinics: vaccinations and chips, one by one and in bulk, what was treated.',
    impact: 'Clinics cannot enter vaccinations and chips; they note them and enter them later.',
    ...answering,
    ...ofDogs,
  },
  Authorizer: {
    entry: 'identity/authorizer-function.ts',
    description: 'Fired by the gateway before each signed-in route: turns the session token into the caller.',
    impact: 'Every signed-in person is refused, citizens and staff alike.',
    memorySize: 1024,
    timeout: Duration.seconds(5),
  },
} as const satisfies Record<string, Described>;
