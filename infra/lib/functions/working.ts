import { Duration } from 'aws-cdk-lib';
import type { Described } from './described.ts';

const ofParking = { branch: 'parking' } as const;
const ofDogs = { branch: 'dogs' } as const;

/** Functions that do what follows: fired by streams, queues, clocks, schedules and deployments. */
export const workingFunctions = {
  Relay: {
    entry: 'complaints/relay-function.ts',
    description:
      'Fired by the stream of complaints: asks for dispatch, starts clocks, sends notices, has photos cleaned.',
    impact: 'New complaints are dispatched a minute late, by the sweeper, and the promise of 30 seconds is broken.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
  },
  Projector: {
    entry: 'complaints/figures/projector-function.ts',
    description: 'Fired by the stream of complaints: counts each new event into the figures of the day of its case.',
    impact: 'The public board and the figures of staff show what was true minutes ago.',
    memorySize: 1024,
    timeout: Duration.seconds(60),
  },
  Exporter: {
    entry: 'complaints/export/exporter-function.ts',
    description: 'Fired by the exports queue: writes the cases that somebody of the staff asked for into a file.',
    impact: 'Staff wait for files of cases that nobody writes.',
    // A spreadsheet of some ten thousand cases is put together in memory.
    memorySize: 2048,
    timeout: Duration.minutes(15),
  },
  PlanRecount: {
    entry: 'complaints/figures/plan-recount-function.ts',
    description: 'Fired each night: asks for a recount of every day whose figures may still have changed.',
    impact: 'Published figures are not checked against the event log this night.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  Recount: {
    entry: 'complaints/figures/recount-function.ts',
    description: 'Fired by the recounts queue: counts a day or a month anew from the event log, and compares.',
    impact: 'Published figures are not checked against the event log.',
    memorySize: 1024,
    timeout: Duration.minutes(5),
  },
  Dispatcher: {
    entry: 'complaints/dispatcher-function.ts',
    description: 'Fired by the dispatch queue: picks the team of a complaint, else the duty desk of its district.',
    impact: 'Complaints wait for a team, and the promise of 30 seconds is broken.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
  },
  Clock: {
    entry: 'complaints/clock-function.ts',
    description: 'Fired by a complaint clock at its instant: marks what is late and gives the next instant.',
    impact: 'Late complaints are alarmed by the sweeper only, up to a minute after their instant.',
    memorySize: 512,
    timeout: Duration.seconds(15),
  },
  Sweeper: {
    entry: 'complaints/sweeper-function.ts',
    description: 'Fired each minute: drives again whatever is overdue for a look because a message or clock was lost.',
    impact: 'Whatever is lost on its way stays lost: undispatched complaints, unmarked lateness, pending photos.',
    memorySize: 1024,
    timeout: Duration.seconds(50),
  },
  Notifier: {
    entry: 'notices/notifier-function.ts',
    description: 'Fired by the notices queue: sends WeChat subscribe messages within the agreed quota.',
    impact: 'Citizens and staff are not told of news and alarms; they see them only when they open the client.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  Media: {
    entry: 'complaints/media-function.ts',
    description: 'Fired by the media queue: re-encodes a photo without its metadata and has WeChat check it.',
    impact: 'Photos stay pending: neither staff nor citizens see them.',
    // A photo of 12 megapixels is 48 MB as bare pixels, several times over while it is turned and encoded.
    memorySize: 2048,
    timeout: Duration.seconds(60),
  },
  FetchEvidence: {
    entry: 'complaints/intake/fetch-evidence-function.ts',
    description: 'Fired by the evidence queue: fetches the file of a photo from the address that its source gave.',
    impact: 'Evidence that a machine source names by address is not seen by staff.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  PushResult: {
    entry: 'complaints/intake/push-result-function.ts',
    description: 'Fired by the pushes queue: tells a source by its webhook what became of a case that it handed over.',
    impact: 'Nobody tells 12345 and the petition office how their cases ended.',
    memorySize: 512,
    timeout: Duration.seconds(60),
  },
  ParkingRelay: {
    entry: 'parking/relay-function.ts',
    description: 'Fired by the stream of parking: copies bookings and what is free, asks for offers, sends notices.',
    impact: 'Lists, search and gates show bookings late, and freed spots are not offered; no spot is given twice.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
    ...ofParking,
  },
  Offers: {
    entry: 'parking/offers-function.ts',
    description: 'Fired by the offers queue: holds a freed spot for the first in line, and tells them.',
    impact: 'Drivers in line for a full lot are not offered what becomes free.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
    ...ofParking,
  },
  Closures: {
    entry: 'parking/closures-function.ts',
    description: 'Fired by the closures queue: closes a lot for its operator and finds its drivers another spot.',
    impact: 'A lot that its operator closed stays open, and its drivers are not helped.',
    memorySize: 1024,
    timeout: Duration.minutes(5),
    ...ofParking,
  },
  Imports: {
    entry: 'parking/imports-function.ts',
    description: 'Fired by the imports queue: checks a file of lots line by line and brings it in as a whole or not.',
    impact: 'Operators wait for lots that they brought as a file.',
    memorySize: 1024,
    timeout: Duration.minutes(5),
    ...ofParking,
  },
  ParkingSweeper: {
    entry: 'parking/sweeper-function.ts',
    description: 'Fired each minute: ends holds and no-shows, tells of overstays, drives again what was lost.',
    impact: 'Spots of who does not come stay taken, overstays are not told of, what is lost on its way stays lost.',
    memorySize: 1024,
    timeout: Duration.seconds(50),
    ...ofParking,
  },
  ParkingRollup: {
    entry: 'parking/rollup-function.ts',
    description: 'Fired each quarter of an hour and each night: counts bookings, use and demand into the figures.',
    impact: 'The figures of parking on the board and of operators show what was true hours ago.',
    memorySize: 1024,
    timeout: Duration.minutes(5),
    ...ofParking,
  },
  DogRelay: {
    entry: 'dogs/relay-function.ts',
    description: 'Fired by the stream of dogs: counts coverage, sends notices, has photos cleaned.',
    impact: 'Keepers, clinics and registrars are told late, photos stay pending, coverage shows what was true before.',
    memorySize: 1024,
    timeout: Duration.seconds(30),
    ...ofDogs,
  },
  DogSweeper: {
    entry: 'dogs/sweeper-function.ts',
    description: 'Fired each minute: reminds of what is due, ends what has run out, works recalls off.',
    impact: 'Nobody is reminded of a vaccination or a renewal, and what is lost on its way stays lost.',
    memorySize: 1024,
    timeout: Duration.seconds(50),
    ...ofDogs,
  },
  DogPhotos: {
    entry: 'dogs/photo-function.ts',
    description: 'Fired by the dog photos queue: re-encodes a photo without its metadata and has WeChat check it.',
    impact: 'Photos of dogs stay pending: nobody sees them, and an application waits for its picture.',
    // As large as the photos of complaints.
    memorySize: 2048,
    timeout: Duration.seconds(60),
    ...ofDogs,
  },
  // In the service's stack: its queue is fed by the relay of complaints, which knows nothing of the branches.
  DogVisits: {
    entry: 'dogs/complaint-visit-function.ts',
    description: 'Fired by the dog visits queue: has a patrol look at the dog that a complaint is about.',
    impact: 'A complaint about a dog reaches its team and no patrol of dogs.',
    memorySize: 512,
    timeout: Duration.seconds(30),
  },
  Seed: {
    entry: 'directory/seed-function.ts',
    description: 'Fired once per deployment: writes teams and duty desks. Fired by an operator: makes people staff.',
    impact: 'The directory lacks what this release brings; the deployment has failed and was rolled back.',
    memorySize: 512,
    timeout: Duration.seconds(110),
  },
} as const satisfies Record<string, Described>;
