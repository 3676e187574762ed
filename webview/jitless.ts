import * as z from 'zod';

// Before any schema is made: zod tries `eval` otherwise, and the content security policy reports it.
z.config({ jitless: true });
