const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * Names one intended effect, so that sending it again does not do it again. Keep it with the draft: after a crash the
 * same submission must carry the same key. It must be unlike all others, not secret, so Math.random serves.
 */
export const newIdempotencyKey = (): string =>
  `${Date.now().toString(36)}-${Array.from({ length: 20 }, () => digits[Math.floor(Math.random() * 36)]).join('')}`;
