/** Calls back with each whole line, and keeps what is behind the last line break for the next piece. */
export function splitLines(take: (line: string) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') take(line);
  };
}

/** The line itself when it is a JSON object, else one that wraps it: every line of a log can be parsed. */
export function jsonLine(line: string, level: 'INFO' | 'ERROR'): string {
  return isJson(line) ? line : JSON.stringify({ timestamp: new Date().toISOString(), level, message: line });
}

function isJson(line: string): boolean {
  if (!line.startsWith('{')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
