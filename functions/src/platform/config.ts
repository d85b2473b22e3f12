/** Every setting that a function may be given; the template sets them, and a misspelt name does not compile. */
export type Setting =
  | 'COMPLAINTS_TABLE'
  | 'DIRECTORY_TABLE'
  | 'IDENTITY_TABLE'
  | 'NOTICES_TABLE'
  | 'AUDIT_TABLE'
  | 'LIMITS_TABLE'
  | 'FIGURES_TABLE'
  | 'SOURCES_TABLE'
  | 'CASEWORK_TABLE'
  | 'PARKING_TABLE'
  | 'DOGS_TABLE'
  | 'UPLOADS_BUCKET'
  | 'MEDIA_BUCKET'
  | 'EXPORTS_BUCKET'
  | 'DISPATCH_QUEUE_URL'
  | 'NOTICES_QUEUE_URL'
  | 'MEDIA_QUEUE_URL'
  | 'EXPORTS_QUEUE_URL'
  | 'PUSHES_QUEUE_URL'
  | 'EVIDENCE_QUEUE_URL'
  | 'RECOUNTS_QUEUE_URL'
  | 'OFFERS_QUEUE_URL'
  | 'CLOSURES_QUEUE_URL'
  | 'IMPORTS_QUEUE_URL'
  | 'DOG_PHOTOS_QUEUE_URL'
  | 'DOG_VISITS_QUEUE_URL'
  | 'CLOCK_MACHINE_ARN'
  | 'SESSION_KEYS_SECRET_ID'
  | 'FIELD_KEYS_SECRET_ID'
  | 'CERTIFICATE_KEYS_SECRET_ID'
  | 'WECHAT_SECRET_ID'
  | 'WECHAT_ORIGIN'
  | 'WECHAT_TEMPLATE_IDS'
  | 'COMPLAINT_POLICY'
  | 'PARKING_PERMIT_POLICY'
  | 'SEED_PERSONAS'
  | 'HISTORY_DAYS'
  | 'ALLOW_LOOPBACK_WEBHOOKS'
  | 'RELEASE';

/** The setting, or undefined where the template leaves it out. */
export const optionalEnv = (name: Setting): string | undefined => process.env[name] || undefined;

/**
 * The setting. Throws when it is missing: called in composition roots only, so that a function that was
 * deployed without it fails at its first start and not at the first citizen who needs it.
 */
export const env = (name: Setting): string => {
  const value = optionalEnv(name);
  if (value === undefined) throw new Error(`The function was deployed without its setting ${name}`);
  return value;
};
