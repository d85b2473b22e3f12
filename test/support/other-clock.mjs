// Loaded before the stack by a proof that needs another time than now: `?ahead=` milliseconds are added to every clock of JavaScript.
import { ServerResponse } from 'node:http';

const ahead = Number(new URL(import.meta.url).searchParams.get('ahead') ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};

// Node writes the header by a clock of its own, and a browser learns from it what time it is.
const { writeHead } = ServerResponse.prototype;
ServerResponse.prototype.writeHead = function (...given) {
  if (!this.headersSent && !this.hasHeader('date')) this.setHeader('date', new Date().toUTCString());
  return writeHead.apply(this, given);
};
