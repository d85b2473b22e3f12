// Imported first by app.tsx: WeChat forbids `new Function`, so zod must never compile schemas, whatever module makes one.
import * as z from 'zod/mini';

z.config({ jitless: true });
