import { StartProblem } from '../problem.ts';

/** Does the record pass one of the filters of the mapping? Without filters everything passes. */
export type EventFilter = (record: unknown) => boolean;

export function eventFilter(criteria: unknown): EventFilter {
  const filters = (criteria as { Filters?: { Pattern: string }[] } | undefined)?.Filters ?? [];
  if (filters.length === 0) return () => true;
  const patterns = filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown);
  for (const pattern of patterns) matchesPattern(pattern, {});
  return (record) => patterns.some((pattern) => matchesPattern(pattern, record));
}

/** EventBridge patterns, as far as streams and queues need them: literals, exists, prefix, suffix, anything-but. */
function matchesPattern(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.map((rule) => matchesRule(rule, value)).some(Boolean);
  if (typeof pattern !== 'object' || pattern === null) throw unknownRule(pattern);
  const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return Object.entries(pattern)
    .map(([name, inner]) => matchesPattern(inner, record[name]))
    .every(Boolean);
}

function matchesRule(rule: unknown, value: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return rule === value;
  const [name, argument] = Object.entries(rule)[0] ?? [];
  switch (name) {
    case 'exists':
      return (value !== undefined) === argument;
    case 'prefix':
      return typeof value === 'string' && value.startsWith(String(argument));
    case 'suffix':
      return typeof value === 'string' && value.endsWith(String(argument));
    case 'anything-but':
      return value !== undefined && !(Array.isArray(argument) ? argument : [argument]).includes(value);
    default:
      throw unknownRule(rule);
  }
}

function unknownRule(rule: unknown): StartProblem {
  const text = JSON.stringify(rule);
  return new StartProblem(`事件过滤规则 ${text} 本机不支持。`, `The event filter rule ${text} is not known here.`);
}
